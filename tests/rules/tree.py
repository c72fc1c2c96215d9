# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree that the rules look at: which files there are, and C++ text without its comments."""
import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

IGNORED = {"build", ".git", "__pycache__", ".cache", ".vscode", ".idea"}
CPP = (".h", ".cpp")
_PIECES = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")'
    r'|(?P<text>"(?:\\.|[^"\\\n])*")|(?P<letter>(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\')', re.S)


@dataclass(frozen=True)
class Offence:
    """Where a rule is broken, and one sentence that says what would be right."""
    path: str
    line: int
    message: str
    symbol: str = ""

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class Tree:
    """The files under a root that belong to the project, named from the root with slashes."""

    def __init__(self, root):
        self.root = Path(root)
        names = self._tracked() if (self.root / ".git").exists() else None
        self.paths = sorted(self._walked() if names is None else names)

    def _tracked(self):
        command = ["git", "-C", self.root, "ls-files", "-z", "-co", "--exclude-standard"]
        try:
            listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        except (OSError, subprocess.CalledProcessError):
            return None
        return [name for name in listed.split("\0") if name and (self.root / name).is_file()]

    def _walked(self):
        for path in self.root.rglob("*"):
            name = path.relative_to(self.root)
            if path.is_file() and not IGNORED & set(name.parts):
                yield name.as_posix()

    def matching(self, suffixes, *folders):
        return [path for path in self.paths if path.endswith(tuple(suffixes))
                and (not folders or path.startswith(tuple(folder + "/" for folder in folders)))]

    @lru_cache(maxsize=None)
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def code(self, path):
        return without_comments(self.text(path))


def without_comments(text, texts_too=False):
    """Blanks comments (and string literals, where asked); every line keeps its number."""
    def blank(match):
        if match["comment"] is None and not texts_too:
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])
    return _PIECES.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
