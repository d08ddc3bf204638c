"""The places that all baselines look at: a term before a bracket in the other script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.text.script import HAN, has_han, has_latin

_BRACKET = re.compile(r"[（(]([^()（）]{1,120})[)）]")
_LABEL = re.compile(
    r"^\s*(?:in\s+)?(?:simplified |traditional )?"
    r"(?:Chinese|English|英文名|英文|英语|英語)\s*[:：]?\s*",
    re.IGNORECASE,
)
_MARKS = ' \t\n“”"‘’《》「」『』*_`'
_WINDOW = 160  # code points before a bracket
_STOP = re.compile(r"[。！？；;!?\n]|\.\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Hold the text before a bracket (back to the last stop) and the term inside it.

    ``english_inside`` says which of the two is English.
    """

    before: str
    inside: str
    english_inside: bool


Pair = tuple[str, str]
"""A Chinese and an English term."""


def find_places(text: str) -> Iterator[Place]:
    """Find every bracket whose first part is in another script than the text before it.

    >>> [place] = find_places("他患有消化不良(indigestion, 或称不消化)。")
    >>> place.before, place.inside
    ('他患有消化不良', 'indigestion')
    """
    for found in _BRACKET.finditer(text):
        inside = _LABEL.sub("", re.split(r"[,，;；]", found[1])[0]).strip(_MARKS)
        before = _STOP.split(text[max(0, found.start() - _WINDOW) : found.start()])[-1].rstrip()
        bare = before.rstrip(_MARKS)
        if not bare or not inside:
            continue
        chinese_before = re.match(f"[{HAN}]", bare[-1]) is not None
        if chinese_before and has_latin(inside) and not has_han(inside):
            yield Place(before=before, inside=inside, english_inside=True)
        elif not chinese_before and bare[-1].isalnum() and has_han(inside):
            yield Place(before=before, inside=inside, english_inside=False)


def as_pair(place: Place, term: str) -> Pair:
    """Tie the term chosen before the bracket to the one inside."""
    return (term, place.inside) if place.english_inside else (place.inside, term)
