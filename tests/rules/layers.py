# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers: who may include whom, and how an include is written."""
import re

from tree import CPP, Offence, line_of

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)
OURS = ("core/", "ui/", "app/", "tests/", "resources/")
BASE, TRACE = {"core/base"}, {"core/base", "core/trace"}
STAGE = TRACE | {"core/coro", "core/stage"}
SCENARIO = STAGE | {"core/net", "core/batch", "core/scenario"}
MAY_INCLUDE = {
    "core/base": BASE, "core/trace": TRACE, "core/analysis": TRACE | {"core/analysis"},
    "core/coro": TRACE | {"core/coro"}, "core/stage": STAGE, "core/net": STAGE | {"core/net"},
    "core/batch": STAGE | {"core/batch"}, "core/scenario": SCENARIO,
    "core/session": SCENARIO | {"core/session"}, "core/server": BASE | {"core/server"},
    "ui": TRACE | {"core/analysis", "core/session", "core/scenario", "ui", "resources"},
}
WINDOWS = ("QtGui/", "QtWidgets/", "QtSvg", "QtPrintSupport/", "Qsci/")


def layer(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "core" and len(parts) > 2 else parts[0]


def own_header(tree, path):
    """The header of a source of the same name, which it includes first: compiled file by file, that
    shows what the header lacks."""
    header = re.sub(r"\.cpp$", ".h", path)
    return header if header != path and header in tree.paths else None


def objection(path, quote, included):
    """What is wrong with one include line, or None."""
    here, there = layer(path), layer(included)
    if included.startswith(OURS):
        if there == "tests" and here != "tests":
            return "only tests may include tests/"
        if here in MAY_INCLUDE and there not in MAY_INCLUDE[here]:
            return f"{here} must not include {there}"
        return None
    if quote == '"' and not included.endswith(".moc"):
        return f'write our own headers from the root of the project, not "{included}"'
    if here.startswith("core") and included.startswith(WINDOWS):
        return f"core must not include <{included}>: it draws nothing"
    if here == "core/server" and re.match(r"Q[A-Za-z]|qcoro", included):
        return f"the server knows no Qt: <{included}>"
    if re.fullmatch(r"Q(?!Coro)[A-Za-z]+", included):
        return f"write Qt headers with their module, as <QtCore/QString>, not <{included}>"
    return None


def check(tree):
    for path in tree.matching(CPP, "core", "ui", "app", "tests"):
        code = tree.code(path)
        header, first = own_header(tree, path), INCLUDE.search(code)
        if header and (not first or first[2] != header):
            yield Offence(path, line_of(code, first.start()) if first else 1,
                          f"include {header} first", first[2] if first else "")
        for match in INCLUDE.finditer(code):
            message = objection(path, match[1], match[2])
            if message:
                yield Offence(path, line_of(code, match.start()), message, match[2])
