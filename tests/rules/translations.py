# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese translation is complete: every message finished and not empty."""
import xml.etree.ElementTree as ElementTree

from tree import Offence


def is_finished(translation):
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = translation.findall("numerusform") or [translation]
    return all("".join(form.itertext()).strip() for form in forms)


def check(tree):
    for path in tree.matching(("_zh_CN.ts",), "translations"):
        for message in ElementTree.fromstring(tree.text(path)).iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") in ("vanished", "obsolete"):
                continue
            if not is_finished(translation):
                source = message.findtext("source", "")
                yield Offence(path, 1, f'"{source}" is not translated', source)
