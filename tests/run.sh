#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/run.sh [PRESET]: installs what is missing, then configures, builds and tests one preset
# (dev by default). The last line is "N passed, N failed", with ", N skipped" where some were.
set -euo pipefail
# shellcheck source=app/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/../app/setup.sh"

preset=${1:-dev}
build=$coroscope_root/build/$preset
log=$coroscope_root/build/$preset.log
results=$build/Testing/Temporary/LastTest.log

install_packages build run test
use_ccache
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
export LC_ALL=C.UTF-8

one_at_a_time "$preset"
forget_moved_build "$preset"
rm -f "$results"
say "building and testing preset $preset; all that is said goes to $log"
cd "$coroscope_root"
status=0
cmake --workflow --preset "$preset" </dev/null >"$log" 2>&1 || status=$?

if [ ! -e "$results" ]; then
    cat "$log"
    echo "0 passed, 1 failed"
    exit 1
fi
summed=0
python3 "$coroscope_root/tests/totals.py" "$results" || summed=$?
[ "$status" -eq 0 ] && [ "$summed" -eq 0 ]
