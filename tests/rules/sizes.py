# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes: no tail. Functions, constructors, class bodies in headers, files."""
import subprocess

from tree import Offence

SOURCES = (".h", ".cpp", ".py", ".sh", ".cmake", "CMakeLists.txt")
FUNCTION, CONSTRUCTOR, CLASS_BODY = 50, 30, 120
FILE, ROOT_CMAKE, DEMO = 400, 79, 120
CTAGS = ["ctags", "-x", "--_xformat=%{kind}\t%{line}\t%{end}\t%{name}\t%{scope}\t%{input}",
         "--fields=+eZK", "--kinds-C++=fsc", "--kinds-Python=fmc", "-L", "-", "-I",
         "Q_OBJECT,Q_GADGET,Q_SLOTS,Q_SIGNALS,Q_INVOKABLE,Q_NAMESPACE"]


def limit_of_file(tree, path):
    if path == "CMakeLists.txt":
        return ROOT_CMAKE
    is_demo = path.startswith("core/scenario/") and path.endswith(".cpp") \
        and "co_await" in tree.code(path)
    return DEMO if is_demo else FILE


def files(tree):
    for path in tree.matching(SOURCES):
        lines, limit = len(tree.text(path).splitlines()), limit_of_file(tree, path)
        if lines > limit:
            yield Offence(path, 1, f"{lines} lines, at most {limit}", path.rpartition("/")[2])


def too_long(kind, name, scope, path, lines):
    """The limit that is exceeded, as words, or None."""
    if kind in ("class", "struct"):
        return f"at most {CLASS_BODY} in a header" \
            if path.endswith(".h") and lines - 2 > CLASS_BODY else None
    if name == scope.replace("::", ".").rpartition(".")[2] and lines > CONSTRUCTOR:
        return f"at most {CONSTRUCTOR} for a constructor"
    return f"at most {FUNCTION} for a function" if lines > FUNCTION else None


def symbols(tree):
    paths = tree.matching((".h", ".cpp", ".py"))
    listed = subprocess.run(CTAGS, cwd=tree.root, input="\n".join(paths), text=True,
                            capture_output=True, check=True).stdout
    for row in listed.splitlines():
        kind, line, end, name, scope, path = row.split("\t")
        if end.isdigit():
            lines = int(end) - int(line) + 1
            limit = too_long(kind, name, scope, path, lines)
            if limit:
                yield Offence(path, int(line), f"{name} has {lines} lines, {limit}", name)


def check(tree):
    yield from files(tree)
    yield from symbols(tree)
