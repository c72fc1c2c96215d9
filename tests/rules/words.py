# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that must not stand where they stand."""
import re

from tree import CPP, Offence, line_of, without_comments

SLEEPS = r"\b(?:sleep_for|sleep_until|usleep|nanosleep)\s*\(|\bQThread::[mu]?sleep\b"
COLOURS = (r"\bQColor\s*(?:\w+\s*)?[({]\s*(?:\d|u?\")|\bqRgba?\s*\(\s*\d|\bQColorConstants::"
           r"|\bQt::(?:dark)?(?:red|green|blue|cyan|magenta|yellow|gr[ae]y)\b"
           r"|\bQt::(?:dark|light)Gr[ae]y\b|\bQt::(?:dark)[A-Z]\w+\b|\bQt::(?:black|white)\b"
           r"|\"#[0-9a-fA-F]{3}\"|\"[^\"\n]*#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b")
# (pattern, looks into string literals, folders where it counts, folders allowed, what is right)
CODE = [
    (r"\bqWait\s*\(", False, (), (), "wait for a condition (QTRY_*, QSignalSpy), not for time"),
    (SLEEPS, False, (), ("core/stage",), "nothing sleeps but the real stage's blocking call"),
    (r"(?:\bstd::|(?<![\w.>:]))s?rand\s*\(", False, (), (), "draw from the run's seeded random"),
    (COLOURS, True, ("core", "ui", "app"), ("ui/theme",), "colours live in ui/theme only"),
    (r"(?<![\w])tr\s*\(|\bQCoreApplication::translate\s*\(", False, ("core",), (),
     "core marks text with QT_TRANSLATE_NOOP; ui and app translate it"),
]
# In every text file, comments included.
ANYWHERE = [
    (r"\b(?:TODO|FIXME|XXX)\b", "what is left to do is an issue, not a comment"),
    (r"(?<![\w/.~}-])/(?:work|tmp/wt|home/\w+|root)/", "no paths of one machine"),
    (r"\b(?:pypi\.org|pythonhosted\.org|crates\.io|npmjs\.(?:com|org)|docker\.io|ghcr\.io"
     r"|deb\.debian\.org|proxy\.golang\.org)\b", "no hosts of package registries"),
]
NO_TEXT = (".png", ".ts", ".json", ".gz", ".ico")


def lies_in(path, folders):
    return path.startswith(tuple(folder + "/" for folder in folders))


def in_code(tree, path):
    for pattern, texts, only, allowed, message in CODE:
        if (only and not lies_in(path, only)) or lies_in(path, allowed):
            continue
        code = without_comments(tree.text(path), texts_too=not texts)
        for match in re.finditer(pattern, code):
            yield Offence(path, line_of(code, match.start()), f"{match[0]}: {message}", match[0])


def check(tree):
    for path in tree.paths:
        if lies_in(path, ("tests/rules", "LICENSES")) or path.endswith(NO_TEXT):
            continue
        if path.endswith(CPP):
            yield from in_code(tree, path)
        for pattern, message in ANYWHERE:
            for match in re.finditer(pattern, tree.text(path)):
                line = line_of(tree.text(path), match.start())
                yield Offence(path, line, f"{match[0]}: {message}", match[0])
