"""Pairs that a slash joins: ``民族/Mínzú``, ``亲核取代反应 / Nucleophilic Substitution``."""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, marked_window, suspect
from glossary.detect.windows import find_window
from glossary.text.script import DOTS, HAN, LATIN

_SLASH_BEFORE_EN = re.compile(rf"(?<=[{HAN}》”」])\s?[/／]\s?(?=[“\"]?[{LATIN}])")
_SLASH_BEFORE_ZH = re.compile(rf"(?<=[{LATIN}”\")])\s?[/／]\s?(?=[《“「]?[{HAN}])")
_PATH = re.compile(r"\.[a-z]{2,4}\b|/")
_EN_BEHIND = re.compile(rf"[“\"]?[{LATIN}][{LATIN} '’&.–-]{{0,80}}")
_ZH_BEHIND = re.compile(rf"[《“「]?[{HAN}{DOTS}0-9]{{1,30}}[》”」]?")


def detect_slashed(line: HostLine) -> Iterator[Found]:
    """Find the pairs around the slashes of a line."""
    text = line.text
    slashes = [
        found
        for form in (_SLASH_BEFORE_EN, _SLASH_BEFORE_ZH)
        for found in form.finditer(text, line.start, line.end)
    ]
    for slash in sorted(slashes, key=lambda found: found.start()):
        before = find_window(text, slash.start(), line.start, line.groups)
        if before is None:
            continue
        language, window = before
        form = _EN_BEHIND if language == "zh" else _ZH_BEHIND
        behind = form.match(text, slash.end(), line.end)
        if behind is None or _PATH.match(text, behind.end(), line.end):
            continue
        other = marked_window(text, *behind.span())
        zh, en = (window, other) if language == "zh" else (other, window)
        yield from suspect(line.article, text, "slash", zh, en)
