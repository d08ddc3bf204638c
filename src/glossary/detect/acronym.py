"""Acronyms that stand between a term and the bracket: ``广域网 WAN（Wide Area Network）``."""

import re

from glossary.model.candidate import Edge, Window
from glossary.text.abbreviation import has_acronym_shape

_CHINESE_WITH_BRACKET = re.compile(r"(?P<han>.+?)\s*[(（](?P<acronym>[A-Za-z0-9./&-]{2,12})[)）]")
_CHINESE_WITH_TAIL = re.compile(
    r"(?P<han>.*[\u4e00-\u9fff])\s?(?P<acronym>[A-Za-z][A-Za-z0-9./+-]{1,9})$"
)
_ENGLISH_WITH_BRACKET = re.compile(
    r"\s*[(（](?:the\s+)?[“\"‘']?(?P<acronym>[A-Za-z0-9./&-]{2,14})[”\"’']?[)）]$"
)
_WORD = re.compile(r"[A-Za-z0-9]+")


def without_acronym(text: str, window: Window, inside: str) -> tuple[Window, tuple[str, ...]]:
    """Cut ``WAN`` from ``广域网 WAN（Wide Area Network）``, and ``（NMPA）`` likewise.

    Gives the Chinese window without it, and the acronym.
    """
    if window.edge is Edge.MARKED:
        return window, ()
    shown = text[window.start : window.end]
    bracket = _CHINESE_WITH_BRACKET.fullmatch(shown)
    found = bracket or _CHINESE_WITH_TAIL.fullmatch(shown)
    if found is None or inside.endswith(found["acronym"]):
        return window, ()
    acronym = found["acronym"]
    if not bracket and not (has_acronym_shape(acronym) and spells(acronym, inside)):
        return window, ()
    end = window.start + len(found["han"])
    return Window(start=window.start, end=end, edge=window.edge, quoted=window.quoted), (acronym,)


def without_english_acronym(text: str, window: Window) -> tuple[Window, tuple[str, ...]]:
    """Cut ``(MOJ)`` from ``Ministry of Justice (MOJ)``; keep ``(Trial)`` and ``(2024 Edition)``.

    Gives the English window without it, and the acronym.
    """
    if window.quoted:
        return window, ()
    found = _ENGLISH_WITH_BRACKET.search(text[window.start : window.end])
    if found is None or not has_acronym_shape(found["acronym"]):
        return window, ()
    end = window.start + found.start()
    return Window(start=window.start, end=end, edge=window.edge), (found["acronym"],)


def spells(acronym: str, words: str) -> bool:
    """Say whether the letters of an acronym run through the initials of the words.

    >>> spells("WAN", "Wide Area Network"), spells("T", "Cell Therapy")
    (True, False)
    """
    letters = [char for char in acronym.lower() if char.isalpha()]
    initials = [word[0] for word in _WORD.findall(words.lower())]
    if len(letters) < 2 or not initials or letters[0] != initials[0]:  # noqa: PLR2004 - one spells nothing
        return False
    return sum(letter in initials for letter in letters) >= len(letters) - 1
