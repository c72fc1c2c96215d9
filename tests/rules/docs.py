# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Public types of core say in /// what they promise."""
import re

from tree import Offence

# At the left margin: neither nested, nor a forward declaration, nor a specialisation.
TYPE = re.compile(r"(?:class|struct|enum class|enum)\s+(?:\[\[.*?\]\]\s*)?(\w+)\b"
                  r"(?!\s*(?:<|::))(?![^{]*;\s*$)")
NAMESPACE = re.compile(r"(?:inline )?namespace ([\w:]+)?\s*\{")
BETWEEN = re.compile(r"\s*(?:template\b|requires\b|\[\[|>|&&|\|\|)")
HIDDEN = {"detail", "internal", "impl"}


def is_documented(lines, number):
    """Whether a /// stands above line `number`, with nothing but template lines between."""
    for line in reversed(lines[:number]):
        if not BETWEEN.match(line):
            return line.startswith("///")
    return False


def check(tree):
    for path in tree.matching((".h",), "core"):
        lines = tree.text(path).splitlines()
        hidden = False
        for number, line in enumerate(lines):
            namespace = NAMESPACE.match(line)
            if namespace:
                hidden = (namespace[1] or "").rpartition("::")[2].lower() in HIDDEN
            elif line.startswith("} // namespace"):
                hidden = False
            found = TYPE.match(line)
            if found and not hidden and not is_documented(lines, number):
                message = f"{found[1]} needs a /// that says what it promises"
                yield Offence(path, number + 1, message, found[1])
