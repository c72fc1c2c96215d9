# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""plantedrace.py PROGRAM: passes if the thread sanitizer reports the race that was planted there.

How the program ends does not matter: the sanitizer ends it while its other thread is still busy.
"""
import subprocess
import sys

REPORT = "ThreadSanitizer: data race"
LONGEST_SECONDS = 120


def output_of(program):
    """All that the program printed, and how it ended."""
    try:
        done = subprocess.run([program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=LONGEST_SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode(errors="replace"), "it had to be ended"
    return done.stdout.decode(errors="replace"), f"exit status {done.returncode}"


def main(program):
    output, ending = output_of(program)
    is_reported = REPORT in output
    if not is_reported:
        print(f"no report of a data race; {ending}\n{output}")
    print(f"Totals: {int(is_reported)} passed, {int(not is_reported)} failed, 0 skipped")
    return 0 if is_reported else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
