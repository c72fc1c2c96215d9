# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CMake: files by name, targets with keywords, every test listed."""
import re
from pathlib import PurePosixPath

from tree import Offence, line_of

GLOB = re.compile(r"\bfile\s*\(\s*GLOB", re.I)
TARGET = re.compile(r"^[ \t]*target_\w+\s*\(\s*[^\s)]+\s+"
                    r"(?!(?:PUBLIC|PRIVATE|INTERFACE|REUSE_FROM|BEFORE|AFTER|SYSTEM)\b)", re.M)
FOLDER_WIDE = re.compile(
    r"^[ \t]*(?:(?:include|link)_directories|link_libraries|add_definitions"
    r"|add_compile_options|add_compile_definitions|add_link_options)\s*\(", re.M)
WRONG = [(GLOB, "name the files; a glob misses new ones"),
         (TARGET, "say PUBLIC, PRIVATE or INTERFACE"),
         (FOLDER_WIDE, "say it for a target, not for a folder")]


def cmake_code(tree, path):
    return re.sub(r"#[^\n]*", "", tree.text(path))


def lists(tree, test):
    """Whether a CMakeLists.txt in one of the folders above names the test."""
    for folder in PurePosixPath(test).parents:
        path = (folder / "CMakeLists.txt").as_posix()
        name = PurePosixPath(test).relative_to(folder).as_posix()
        if path in tree.paths and re.search(rf"(?<![\w/.]){re.escape(name)}\b",
                                            cmake_code(tree, path)):
            return True
    return False


def check(tree):
    for path in tree.matching(("CMakeLists.txt", ".cmake")):
        code = cmake_code(tree, path)
        for pattern, message in WRONG:
            for match in pattern.finditer(code):
                yield Offence(path, line_of(code, match.start()), message, match[0].strip())
    for path in tree.paths:
        if re.fullmatch(r"tests/(?:.*/)?tst_\w+\.cpp", path) and not lists(tree, path):
            yield Offence(path, 1, "no CMakeLists.txt names this test, so it never runs")
