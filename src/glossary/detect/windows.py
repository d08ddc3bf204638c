"""The window beside a bracket: from the bracket leftwards to where no term can go."""

import re

from glossary.detect.en_window import MAX_EN, en_window
from glossary.detect.parts import strip_marks
from glossary.detect.zh_window import skip_blank, zh_window
from glossary.model.candidate import Edge, Window
from glossary.text.brackets import Groups
from glossary.text.script import HAN, LATIN, has_han, has_latin

_HAN_CHAR = re.compile(f"[{HAN}]")
_POSSESSIVE = re.compile(f"(?<=[{HAN}])[’']s$")  # 鄧小平’s (Deng Xiaoping)
_ENGLISH_END = re.compile(rf"[{LATIN}.!?+#%℃-]")
_BRACKET_END = frozenset("”’」』》\"')）]】")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)")
_FIGURES = 40  # code points looked back over for what the figures belong to
_MAX_FIGURES = 6  # code points of figures at the end of a Chinese term
_MAX_BRACKETS = 8  # in a row: （试行）（2024年版）
_OPENING_QUOTES = {
    "”": "“",
    "’": "‘",
    '"': '"',
    "'": "'",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    "»": "«",
}


def find_window(
    text: str, place: int, start: int, groups: Groups, *, brackets: int = 0
) -> tuple[str, Window] | None:
    """Find the window that ends at ``place``; say whether it is ``zh`` or ``en``.

    ``start`` is the line's begin, ``groups`` the line's bracketed groups,
    ``brackets`` how many of them were passed over. None where no term can stand
    there.

    >>> from glossary.text.brackets import find_groups
    >>> find_window("《民法典》（Civil Code）", 5, 0, find_groups("", 0, 0))[1].span
    Span(start=1, end=4)
    """
    end = skip_blank(text, place, start)
    if end <= start:
        return None
    if text[end - 1] == "s":
        possessive = _POSSESSIVE.search(text, max(start, end - 3), end)
        end = possessive.start() if possessive else end
    marked = _quoted_window(text, end, start)
    if marked is not None:
        return marked
    char = text[end - 1]
    if _HAN_CHAR.match(char):
        return "zh", zh_window(text, end, start, groups)
    if char in _BRACKET_END:
        return _after_bracket(text, end, start, groups, brackets)
    if _ENGLISH_END.match(char) or char.isdigit():
        return _behind_latin(text, end, start, groups)
    return None


def _quoted_window(text: str, end: int, start: int) -> tuple[str, Window] | None:
    """Take what stands in quotes or 《》 right before the place."""
    closer = text[end - 1]
    opener = _OPENING_QUOTES.get(closer)
    if opener is None:
        return None
    start = max(start, end - 2 * MAX_EN)
    find = _opener_of_same if opener == closer else _opener
    opened = find(text, end - 1, start, opener)
    if opened is None:
        return None
    left, right, _ = strip_marks(text, opened + 1, end - 1)
    inside = text[left:right]
    if not inside or len(inside) > MAX_EN:
        return None
    if not (has_han(inside) or has_latin(inside) or inside.isdigit()):
        return None
    language = "zh" if has_han(inside) else "en"
    article = _ARTICLE.match(inside) if language == "en" else None
    if article:  # “the unity of knowing and acting”; a title keeps its The
        left += article.end()
    return language, Window(start=left, end=right, edge=Edge.MARKED, quoted=True)


def _opener(text: str, closed: int, start: int, opener: str) -> int | None:
    """Find the quote that opens what ``text[closed]`` closes."""
    closer = text[closed]
    depth = 0
    for place in range(closed - 1, start - 1, -1):
        char = text[place]
        if char == opener:
            if depth == 0:
                return place
            depth -= 1
        elif char == closer and not (closer == "’" and text[place + 1].isalpha()):
            depth += 1
    return None


def _opener_of_same(text: str, closed: int, start: int, quote: str) -> int | None:
    """Find the quote before ``text[closed]``, which looks like it; an apostrophe is none."""
    place = text.rfind(quote, start, closed)
    while (
        quote == "'" and place > start and text[place - 1].isalpha() and text[place + 1].isalpha()
    ):
        place = text.rfind(quote, start, place)
    if place < start or closed - place <= 1 or text[place + 1].isspace():
        return None
    return place


def _after_bracket(
    text: str, end: int, start: int, groups: Groups, brackets: int
) -> tuple[str, Window] | None:
    """Look behind a bracket that stands before this one: (SAMR), (Trial), （2024年版）."""
    group = groups.ending_at(end)
    if group is None or group.start < start or brackets >= _MAX_BRACKETS:
        return None
    inside = text[group.inside]
    if not inside.strip():
        return None
    before = find_window(text, group.start, start, groups, brackets=brackets + 1)
    if before is None:
        return None
    language, window = before
    if has_han(inside) != (language == "zh"):
        return None
    if window.edge is Edge.MARKED:  # 《办法》（试行）: the marks say what the name is
        return before
    return language, Window(start=window.start, end=end, edge=window.edge)


def _behind_latin(text: str, end: int, start: int, groups: Groups) -> tuple[str, Window] | None:
    """Tell an English term from figures and signs that end a Chinese one: 新冠-19."""
    left = max(start, end - _FIGURES)
    tail = text[left:end]
    han_end = max((found.end() for found in _HAN_CHAR.finditer(tail)), default=0)
    if not has_latin(tail[han_end:]):
        if han_end and len(tail) - han_end <= _MAX_FIGURES:
            chinese = zh_window(text, end, start, groups)
            return ("zh", chinese) if chinese.start < chinese.end else None
        return None
    window = en_window(text, end, start, groups)
    return ("en", window) if window else None
