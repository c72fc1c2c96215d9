#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds what has changed, starts Coroscope with the given arguments.
set -euo pipefail
# shellcheck source=app/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

build=$coroscope_root/build/release
program=$build/bin/coroscope

# quietly COMMAND…: what the command says is shown only when it fails.
quietly() {
    local log=$coroscope_root/build/release.log
    if ! "$@" </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        say "the build failed; what it said stands above and in $log"
        exit 1
    fi
}

configure() {
    local stamp=$build/.configured
    if [ ! -e "$build/build.ninja" ] || [ ! -e "$stamp" ] \
        || [ "$coroscope_root/CMakePresets.json" -nt "$stamp" ]; then
        quietly cmake -S "$coroscope_root" --preset release
        touch "$stamp"
    fi
}

build_program() {
    if [ -x "$program" ] && ninja -C "$build" -n bin/coroscope 2>/dev/null \
        | grep -q 'no work to do'; then
        return 0
    fi
    say "building (the first time takes some minutes)"
    quietly cmake --build "$build" --target bin/coroscope
}

install_packages build run
use_ccache
one_at_a_time release
forget_moved_build release
configure
build_program
until_done
exec "$program" "$@"
