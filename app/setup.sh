# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by app/run.sh and tests/run.sh: the packages, the compiler cache, one build at a time.
# All messages go to standard error; standard output belongs to the program.

coroscope_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() {
    printf '%s\n' "coroscope: $*" >&2
}

# The packages of the given kinds (build, run, test) that are not installed, one a line.
missing_packages() {
    local kind package
    while read -r kind package; do
        case " $* " in
        *" $kind "*) ;;
        *) continue ;;
        esac
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            printf '%s\n' "$package"
        fi
    done < <(grep -v '^#' "$coroscope_root/resources/debian-packages.txt")
}

# How to become root, as words in front of a command; fails where there is no way.
root_prefix() {
    if [ "$(id -u)" -eq 0 ]; then
        printf ''
    elif ! command -v sudo >/dev/null 2>&1; then
        return 1
    elif sudo -n true 2>/dev/null; then
        printf 'sudo -n'
    elif { : </dev/tty; } 2>/dev/null; then
        printf 'sudo'
    else
        return 1
    fi
}

apt_get() {
    local log
    log=$(mktemp)
    # $as_root is words on purpose.
    # shellcheck disable=SC2086
    if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" \
        </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# install_packages KIND…: installs what is missing, or says what to type and ends the script.
install_packages() {
    local missing as_root
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        say "this is not Debian: README.md names what has to be installed"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! as_root=$(root_prefix); then
        say "these packages are missing, and installing them takes root. Please run:"
        say "    apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    say "installing with apt: ${missing[*]}"
    apt_get update || say "apt-get update failed; trying with the lists at hand"
    if ! apt_get install --yes --no-install-recommends "${missing[@]}"; then
        say "apt could not install them. Please run:"
        say "    apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
}

# Where there is a ccache whose folder can be written.
use_ccache() {
    local folder
    if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null 2>&1 \
        && folder=$(ccache --get-config cache_dir 2>/dev/null) \
        && mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
}

# A build folder that was copied or moved with the tree is of no use to CMake.
forget_moved_build() {
    local cache=$coroscope_root/build/$1/CMakeCache.txt
    if [ -e "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$coroscope_root" "$cache"; then
        say "build/$1 belongs to another folder; building it anew"
        rm -rf "${coroscope_root:?}/build/$1"
    fi
}

# one_at_a_time PRESET: waits until no other script builds this preset; until_done ends the turn.
one_at_a_time() {
    mkdir -p "$coroscope_root/build"
    exec 9>"$coroscope_root/build/.$1.lock"
    if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
        say "waiting for another build of preset $1"
        flock 9
    fi
}

until_done() {
    exec 9>&-
}
