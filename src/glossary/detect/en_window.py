"""How far left an English term before a bracket may begin."""

import re

from glossary.detect.parts import strip_marks
from glossary.model.candidate import Edge, Window
from glossary.text.brackets import Group, Groups
from glossary.text.romanized import is_pinyin
from glossary.text.script import HAN, has_han, has_latin

MAX_EN = 220
"""Code points of an English window."""

_STOP = re.compile(
    rf"(?=[{HAN}\s。，；：！？、【】（「」『』《》|•◦●→⇒©….!?:;—\[\](){{}}])(?:"  # most are none
    rf"[{HAN}\n。，；：！？、【】（「」『』《》|•◦●→⇒©…—\[\](){{}}]"
    r"|\.{3}|[.!?:;](?=[\s\"”’'])|\s(?:[–—-]+|/)(?=\s))"
)
_NEAR = 60  # code points: most terms begin no farther left
_ABBREVIATED = re.compile(
    r"(?:\b(?:v|No|Nos|Cap|Ch|Chap|Co|Corp|Inc|Ltd|Mr|Mrs|Ms|Dr|Prof|St|Mt|Ft|Jr|Sr|vs|Art|Arts"
    r"|Vol|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Rev|Hon|Bros|spp?|subsp|var|cf|et al)"
    r"|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_SAINTS = ("St", "St.", "Saint", "Of")
_BLANK_OR_DASH = " \t\n\u3000–—-"
_OWNER = re.compile(r"(?:[’']|'')s$")
_CHAPTER = re.compile(r",\s*(?:[Cc]ap|[Cc]hapter|[Nn]o|[Aa]rts?)\.?\s*\d+[A-Z]?$")


def en_window(text: str, end: int, start: int, groups: Groups) -> Window | None:
    """Go left while an English term could go on: to a sentence's begin, a quote, a bracket.

    A bracket inside a name is passed over where it is short and English:
    Special Measures (Negative List) for Access. None where no letter stands there.

    >>> from glossary.text.brackets import find_groups
    >>> text = "It works. The Palace Museum (故宫博物院)"
    >>> text[slice(*en_window(text, 27, 0, find_groups(text, 0, len(text))).span)]
    'The Palace Museum'
    """
    left = _last_stop(text, max(start, end - MAX_EN), end, groups)
    opened = _last_open_quote(text, left, end)
    if opened is not None:
        left = opened + 1
    left, right, _ = strip_marks(text, left, end)
    if right < end and text[right:end].strip(_BLANK_OR_DASH):
        right = end
    chapter = _CHAPTER.search(text, left, right)
    right = chapter.start() if chapter else _without_owner(text, left, right)
    if right <= left or not has_latin(text[left:right]):
        return None
    return Window(start=left, end=right, edge=Edge.OPEN)


def _without_owner(text: str, left: int, right: int) -> int:
    """Take ’s away behind a Chinese name or two words: Zheng Wen’s (鄭問), but not McDonald’s."""
    owner = _OWNER.search(text, left, right)
    words = text[left : owner.start()].split()[-2:] if owner else []
    if owner and words and words[-1][0].isupper() and is_pinyin(words[-1]):
        return owner.start()  # Zhuangzi’s
    names = len(words) == 2 and all(word[0].isupper() for word in words)  # noqa: PLR2004
    return owner.start() if owner and names and words[0] not in _SAINTS else right


def _last_stop(text: str, left: int, end: int, groups: Groups) -> int:
    """Give the place behind the last sign that no term goes across."""
    inner = [group for group in groups.within(left, end) if not has_han(text[group.inside])]
    near = _word_before(text, left, end - _NEAR)
    return _stop_in(text, near, end, inner) or _stop_in(text, left, end, inner) or left


def _word_before(text: str, left: int, place: int) -> int:
    """Give the place of a word at or before a place, so that no sign is cut in two."""
    while place > left and not (text[place].isalnum() and text[place - 1].isalnum()):
        place -= 1
    return max(left, place)


def _stop_in(text: str, left: int, end: int, inner: list[Group]) -> int | None:
    for found in reversed(list(_STOP.finditer(text, left, end))):
        sign, place = found[0], found.end()
        if any(group.start <= found.start() < group.end for group in inner):
            continue
        if sign in ("?", "!", ".") and place >= end:
            continue
        if sign == "." and _ABBREVIATED.search(text, left, place):
            continue
        return place
    return None


def _last_open_quote(text: str, left: int, end: int) -> int | None:
    """Find a quote opened in the window and not closed in it."""
    for opener, closer in (("“", "”"), ("«", "»")):
        place = text.rfind(opener, left, end)
        if place >= 0 and text.find(closer, place, end) < 0:
            return place
    return None
