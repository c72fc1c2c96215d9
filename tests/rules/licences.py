# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence: core MIT, CMake MIT, the rest GPL-3.0-or-later."""
from tree import Offence

SOURCES = (".h", ".cpp", ".py", ".sh", ".cmake", "CMakeLists.txt", ".supp")
COPYRIGHT = "SPDX-FileCopyrightText: 2026 The Coroscope authors"
# REUSE-IgnoreStart
LICENCE = "SPDX-License-Identifier: "
# REUSE-IgnoreEnd
FIRST_LINES = 5


def licence_for(path):
    is_cmake = path.endswith((".cmake", "CMakeLists.txt"))
    return "MIT" if is_cmake or path.startswith("core/") else "GPL-3.0-or-later"


def check(tree):
    for path in tree.matching(SOURCES):
        first = tree.text(path).splitlines()[:FIRST_LINES]
        if not any(line.strip("/#* ").startswith(COPYRIGHT) for line in first):
            yield Offence(path, 1, f'one of the first lines has to say "{COPYRIGHT}"')
        if not any(line.strip("/#* ") == LICENCE + licence_for(path) for line in first):
            message = f'one of the first lines has to say "{LICENCE}{licence_for(path)}"'
            yield Offence(path, 1, message)
