# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test function checks something."""
import re

from tree import Offence, line_of, without_comments

SLOTS = re.compile(r"\bprivate\s+(?:Q_SLOTS|slots)\s*:")
SECTION = re.compile(r"\b(?:public|protected|private|Q_SIGNALS|signals)\b[^;{}()]*:(?!:)")
SLOT = re.compile(r"\bvoid\s+(\w+)\s*\(\s*\)\s*(?:const\s*)?(?:noexcept\s*)?([;{])")
CLASS = re.compile(r"\bclass\s+(\w+)[^;{()]*\{")
CHECKS = re.compile(r"\bQ(?:COMPARE|VERIFY|TRY|TEST|FAIL|BENCHMARK)\w*\b"
                    r"|\b(?:verify|expect|check)(?:[A-Z]\w*)?\s*[(<]")
FIXTURES = {"initTestCase", "cleanupTestCase", "init", "cleanup", "initMain"}


def braced(code, opening):
    """The text between the brace at `opening` and its partner."""
    depth = 0
    for position in range(opening, len(code)):
        depth += {"{": 1, "}": -1}.get(code[position], 0)
        if depth == 0:
            return code[opening:position + 1]
    return code[opening:]


def body_elsewhere(code, class_name, name):
    match = re.search(rf"\bvoid\s+{class_name}::{name}\s*\(\s*\)[^;{{]*\{{", code)
    return braced(code, match.end() - 1) if match else ""


def slots_of(code, start, end, class_name):
    """(name, position, body) of each private slot of the class between start and end."""
    position, listening = start, False
    while position < end:
        slots, section = SLOTS.match(code, position), SECTION.match(code, position)
        slot = SLOT.match(code, position)
        if slots or section:
            listening, position = bool(slots), (slots or section).end()
        elif slot and listening:
            inline = slot[2] == "{"
            body = braced(code, slot.end() - 1) if inline \
                else body_elsewhere(code, class_name, slot[1])
            yield slot[1], position, body
            position = slot.end() - 1 + (len(body) if inline else 1)
        else:
            position += len(braced(code, position)) if code[position] == "{" else 1


def check(tree):
    for path in tree.paths:
        if not re.fullmatch(r"tests/(?:.*/)?tst_\w+\.cpp", path):
            continue
        code = without_comments(tree.text(path), texts_too=True)
        for found in CLASS.finditer(code):
            end = found.end() + len(braced(code, found.end() - 1))
            for name, position, body in slots_of(code, found.end(), end, found[1]):
                if name not in FIXTURES and not name.endswith("_data") and not CHECKS.search(body):
                    message = f"{name} checks nothing"
                    yield Offence(path, line_of(code, position), message, name)
