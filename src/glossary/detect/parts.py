"""The parts of a bracket: what each is, and where it lies."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from glossary.detect.labels import Label, read_label
from glossary.text.abbreviation import has_acronym_shape
from glossary.text.brackets import OPENING
from glossary.text.romanized import is_romanization
from glossary.text.script import HAN, LATIN, has_han, has_latin
from glossary.text.simplified import simplify_character


class PartKind(StrEnum):
    """Say in which language a part is written."""

    ZH = "zh"
    EN = "en"
    ACRONYM = "acronym"
    ROMANIZATION = "romanization"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """Mark a part of a bracket without its label, quotes and article (view offsets)."""

    start: int
    end: int
    kind: PartKind
    label: Label | None
    quoted: bool
    separator: str  # the sign before the part, empty for the first


_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", '"': '"', "«": "»"}
_SHORTEST_QUOTE = 3  # two quotes and a character
_QUOTE_PAIRS = frozenset(_QUOTES.items()) | {("'", "'"), ("„", "“"), ("”", "”"), ("’", "’")}
_SEPARATORS = ",，;；、|"
_CUT_SIGN = re.compile(
    "["
    + re.escape("".join([*OPENING, *OPENING.values(), *_QUOTES, *_QUOTES.values()]))
    + ",，;；、|/／]"
)
_COMPANY_FORM = re.compile(r",\s*(?:Ltd|Limited|Inc|LLC|Corp|Co|S\.A|Jr|Sr)\b")
_HAN_TAIL = re.compile(f"[{HAN}]{{1,12}}$")
_HAN_HEAD = re.compile(f"[{HAN}]{{1,12}}")
_TRIM = " \t\n\u3000\xa0.,，;；:：、。…—–-|/*_~=+™®"
_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SPLIT_SCRIPTS = re.compile(
    r"\s+(?:or|and|或|即)\s+"
    rf"|(?<=[{HAN}》”」』])\s+(?=[“\"'‘]?[{LATIN}])|(?<=[{LATIN}0-9.)”\"])\s+(?=[《“「『]?[{HAN}])"
)
_NO_TERM_BEGINS = frozenset("的是等为為")
_MAX_PIECES = 3  # more blanks between scripts are mixed prose
_WORDS = re.compile(rf"[{LATIN}][{LATIN}.'’-]*")


def find_parts(text: str, start: int, end: int) -> list[Part]:
    """Split the inside of a bracket at its separators and say what each part is.

    Separators inside quotes or inner brackets do not count; ``/`` parts only
    where the script changes.

    >>> text = "Cyberspace Administration of China, CAC，简称“网信办”"
    >>> for part in find_parts(text, 0, len(text)):
    ...     print(text[part.start : part.end], part.kind, part.label)
    Cyberspace Administration of China en None
    CAC acronym None
    网信办 zh short
    """
    shown = text[max(0, start - 1) : end + 1]  # the brackets too: what is beside a sign counts
    shift = start - 1 if start else 0
    return [
        Part(
            part.start + shift, part.end + shift, part.kind, part.label, part.quoted, part.separator
        )
        for part in _find_parts(shown, start - shift, end - shift)
    ]


@lru_cache(maxsize=4096)
def _find_parts(text: str, start: int, end: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    label: Label | None = None
    for begin, stop, separator in _cut(text, start, end):
        found, begin_term = read_label(text, *_trim(text, begin, stop))
        if found is not None:
            label = found
            if begin_term >= stop:
                continue  # the label stands alone: 简称：, then the name
        for left, right in _by_script(text, begin_term, stop):
            inner_label, left_term = (
                read_label(text, *_trim(text, left, right)) if left != begin_term else (None, left)
            )
            part = _make_part(text, left_term, right, inner_label or label, separator)
            if part is not None:
                parts.append(part)
        label = None
    return tuple(parts)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Cut at the separators of depth zero."""
    cuts: list[tuple[int, int, str]] = []
    closers: list[str] = []
    begin, separator = start, ""
    for found in _CUT_SIGN.finditer(text, start, end):
        char, place = found[0], found.start()
        if closers:
            if char == closers[-1] or (char in ")）" and closers[-1] in ")）"):
                closers.pop()
            elif char in OPENING:
                closers.append(OPENING[char])
            continue
        if char in OPENING:
            closers.append(OPENING[char])
        elif char in _QUOTES and text.find(_QUOTES[char], place + 1, end) > 0:
            closers.append(_QUOTES[char])
        elif _separates(text, place, start, end):
            cuts.append((begin, place, separator))
            begin, separator = place + 1, char
    cuts.append((begin, end, separator))
    return cuts


def _separates(text: str, place: int, start: int, end: int) -> bool:
    """Say whether the sign at a place parts the inside of a bracket."""
    if text[place] in "/／":
        return (
            (text[place - 1].isspace() and text[place + 1 : place + 2].isspace())
            or _parts_scripts(text, place, start, end)
            or _parts_variants(text, place, start, end)
        )
    return (
        text[place] in _SEPARATORS
        and not _is_number_comma(text, place)
        and _COMPANY_FORM.match(text, place, end) is None
    )


def _is_number_comma(text: str, place: int) -> bool:
    return (
        text[place] == ","
        and text[place - 1 : place].isdigit()
        and text[place + 1 : place + 4].isdigit()
    )


def _parts_scripts(text: str, place: int, start: int, end: int) -> bool:
    left, right = text[start:place].rstrip()[-1:], text[place + 1 : end].lstrip()[:1]
    return (has_han(left) and has_latin(right)) or (has_latin(left) and has_han(right))


def _parts_variants(text: str, place: int, start: int, end: int) -> bool:
    """Say whether a slash stands between two spellings of one word: 線/綫, 圍棋/围棋."""
    left = _HAN_TAIL.search(text, start, place)
    right = _HAN_HEAD.match(text, place + 1, end)
    return left is not None and right is not None and are_variants(left[0], right[0])


def are_variants(left: str, right: str) -> bool:
    """Say whether two spellings are Simplified and Traditional for the same word.

    >>> are_variants("圍棋", "围棋"), are_variants("线", "線"), are_variants("段鍾潭", "段鍾沂")
    (True, True, False)
    """
    if len(left) != len(right) or left == right:
        return False
    return all(map(str.__eq__, map(simplify_character, left), map(simplify_character, right)))


def _by_script(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a part at the blank between a Chinese and an English half."""
    shown = text[start:end]
    if not (has_han(shown) and has_latin(shown)):
        return [(start, end)]
    begin = start
    pieces: list[tuple[int, int]] = []
    for cut in _SPLIT_SCRIPTS.finditer(text, start, end):
        pieces.append((begin, cut.start()))
        begin = cut.end()
    pieces.append((begin, end))
    if any(text[left] in _NO_TERM_BEGINS for left, _ in pieces):
        return [(start, end)]  # YaST（openSUSE 的特色之一）
    if len(pieces) > _MAX_PIECES or any(
        not _one_script(text[left:right]) for left, right in pieces
    ):
        return [(start, end)]
    return pieces


def _one_script(text: str) -> bool:
    if not has_han(text):
        return True
    return len("".join(_WORDS.findall(text))) <= 0.5 * len(text)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        if text[end - 1] == "." and _keeps_dot(text, start, end):
            break
        end -= 1
    return start, end


_YEARS = re.compile(r"\s+\d{4}\s?[-–—]\s?\d{4}$")  # of a life: Stephen Switzer 1682-1745
_LONGEST_DOTTED = 8  # subsp. and what stands before it
_DOTTED = re.compile(r"(?:\b[A-Za-z]\.|\b(?:Co|Ltd|Inc|Corp|Jr|Sr|St|spp?|var|subsp|L|cv)\.)$")


def _keeps_dot(text: str, start: int, end: int) -> bool:
    """Say whether the last dot belongs to the name: ``Inc.``, ``U.S.``, ``Betula L.``."""
    return _DOTTED.search(text, max(start, end - _LONGEST_DOTTED), end) is not None


def strip_marks(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Take blanks, outer quotes and 《》 away; say whether there were any marks.

    >>> strip_marks("《民法典》", 0, 5)
    (1, 4, True)
    >>> strip_marks("“十四五”规划", 0, 7)
    (0, 7, False)
    """
    start, end = _trim(text, start, end)
    quoted = False
    while end - start >= _SHORTEST_QUOTE and (text[start], text[end - 1]) in _QUOTE_PAIRS:
        inner = text[start + 1 : end - 1]
        opener, closer = text[start], text[end - 1]
        if opener != closer and _crosses(inner, opener, closer):
            break
        start, end = _trim(text, start + 1, end - 1)
        quoted = True
    return start, end, quoted


def _crosses(inner: str, opener: str, closer: str) -> bool:
    """Say whether the first and the last quote belong to different pairs: “甲”和“乙”."""
    depth = 0
    for char in inner:
        depth += (char == opener) - (char == closer)
        if depth < 0:
            return True
    return False


def _make_part(text: str, start: int, end: int, label: Label | None, separator: str) -> Part | None:
    start, end, quoted = strip_marks(text, start, end)
    if start >= end:
        return None
    kind = _kind_of(text[start:end], label)
    if kind in (PartKind.EN, PartKind.ACRONYM):
        years = _YEARS.search(text, start, end)
        if years:
            end = years.start()
        article = _ARTICLE.match(text, start, end)
        if article and not quoted:
            start, end, quoted = strip_marks(text, article.end(), end)
        kind = _kind_of(text[start:end], label)
    return Part(start, end, kind, label, quoted, separator)


def _kind_of(text: str, label: Label | None) -> PartKind:
    if has_han(text):
        return PartKind.ZH
    if not has_latin(text):
        return PartKind.OTHER
    if label is Label.ROMANIZATION or is_romanization(text):
        return PartKind.ROMANIZATION
    if has_acronym_shape(text):
        return PartKind.ACRONYM
    return PartKind.EN
