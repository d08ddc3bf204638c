"""How far left a Chinese term before a bracket may begin."""

import re

from glossary.model.candidate import Edge, Window
from glossary.text.brackets import Groups
from glossary.text.script import DOTS, HAN, LATIN, count_han, has_han

MAX_ZH = 48
"""Code points of a Chinese window."""

# What a Chinese term may hold besides Han characters. The full stop is here
# because damaged text has it for the dot of a name: 札哈.哈蒂.
_RUN = re.compile(rf"[{HAN}{LATIN}0-9０-９Ａ-Ｚａ-ｚ{DOTS}．.\-–—－~/、%+&'’Α-Ωα-ω ]")
_HAN_CHAR = re.compile(f"[{HAN}]")
_HAN_TAIL = re.compile(rf"[{HAN}·‧0-9]+$")
_LATIN_WORD = re.compile(f"[{LATIN}]+")
_SUFFIX = re.compile(rf"[{HAN}0-9“”]{{1,12}}")
_LIST_SIGN = re.compile(
    r"(?:\d{1,3}\s+)?(?:[甲乙丙丁戊己庚辛壬癸一二三四五六七八九十]{1,3}|\d{1,2})"
    r"[、.．)]\s*(?=\S)"
)
_SECTION = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})+\.?|第[一二三四五六七八九十百\d]{1,4}[章节節条條回讲講课課])"
    r"[ \t\u3000]+(?=\S)"
)
_OPENERS = "“‘「『《〈"
_CLOSERS = "”’」』》〉"
_NO_BEGIN = " .、-—–－/~%’”'．" + DOTS
_DOTS = tuple(DOTS)
_MAX_MIXED_WORDS = 2  # 广域网 WAN; more are an English term of their own


def zh_window(text: str, end: int, start: int, groups: Groups) -> Window:
    """Go left while a Chinese term could go on: to a sign, an earlier gloss, a lone blank.

    >>> from glossary.text.brackets import find_groups
    >>> text = "很好，威廉·帕森斯（William Parsons）"
    >>> text[slice(*zh_window(text, 9, 0, find_groups(text, 0, len(text))).span)]
    '威廉·帕森斯'
    """
    left = max(start, end - MAX_ZH)
    for group in groups.closing_in(left, end):
        if not _SUFFIX.fullmatch(text, group.start + 1, group.end - 1):
            left = max(left, group.end)  # an earlier gloss ends what came before it
    place = _go_left(text, end, left)
    shown = text[place:end]
    if count_han(shown) * 3 < sum(map(len, _LATIN_WORD.findall(shown))):  # English text
        run = _HAN_TAIL.search(shown)
        place = end - len(run[0]) if run else place
    while place < end and text[place] in _NO_BEGIN:
        place += 1
    section = _SECTION.match(text, start, end)
    if section and section.end() > place:  # 3.1 卡诺循环
        return Window(start=section.end(), end=end, edge=Edge.OPEN)
    listed = _LIST_SIGN.match(text, place, end)
    if listed and (place == start or text[place - 1].isspace() or listed[0][0].isdigit()):
        place = listed.end()
    return Window(start=place, end=end, edge=Edge.OPEN)


def mixed_window(text: str, window: Window, start: int, groups: Groups) -> Window | None:
    """Give the Chinese window that a Latin word ends: 虚拟 DOM, 广域网 WAN; None if no Han is near.

    ``window`` is that of the Latin words, ``start`` the line's begin.
    """
    if window.edge is Edge.MARKED:
        return None
    if len(text[window.start : window.end].split()) > _MAX_MIXED_WORDS:
        return None
    before = skip_blank(text, window.start, start)
    if before <= start or not _HAN_CHAR.match(text[before - 1]) or window.start - before > 1:
        return None
    left = zh_window(text, before, start, groups)
    return Window(start=left.start, end=window.end, edge=Edge.OPEN)


def skip_blank(text: str, place: int, start: int) -> int:
    """Go left over blanks and leftover marks to the end of what stands before."""
    while place > start and (text[place - 1].isspace() or text[place - 1] in "*_"):
        place -= 1
    return place


def _go_left(text: str, end: int, left: int) -> int:
    place, quotes = end, 0
    while place > left:
        char = text[place - 1]
        if char in _CLOSERS:
            quotes += 1
        elif char in _OPENERS:
            if not quotes:
                break
            quotes -= 1
        elif not _may_go_on(text, place - 1, end):
            break
        place -= 1
    if quotes:  # the opening quote was not reached: stay behind the closing one
        place = max(text.rfind(char, place, end) + 1 for char in _CLOSERS)
    return place


def _may_go_on(text: str, place: int, end: int) -> bool:
    """Say whether the character at a place may belong to the term that ends at ``end``."""
    char = text[place]
    if "\u4e00" <= char <= "\u9fff":
        return True
    left, right = text[place - 1 : place], text[place + 1 : place + 2]
    if char == " ":
        return _joins_scripts(left, right) or _is_stray(left, text[place + 1 : end])
    if char in ".,":
        inner = left.isalnum() and right.isalnum()
        return inner and (char == "." or (left.isascii() and right.isascii()))
    if char in "—–":  # 海涅–博雷尔, but not 缩写——邻避主义
        return bool(left.strip() and right.strip()) and "—" not in (left, right)
    return _RUN.match(char) is not None


def _joins_scripts(left: str, right: str) -> bool:
    """Say whether a blank stands between a Chinese and a Latin or digit character."""
    return left.isalnum() and right.isalnum() and has_han(left) != has_han(right)


def _is_stray(left: str, after: str) -> bool:
    """Say whether a lone blank stands inside a word, as damaged text has it: 衍 射, 托马斯 ·杨."""
    return (len(after) == 1 or after.startswith(_DOTS)) and has_han(left)
