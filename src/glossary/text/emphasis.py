"""Where inline markup (emphasis, a link, a tag) stood in a text that is seen without it."""

import re
from collections.abc import Iterator

from glossary.text.layers import View

_OPENING = re.compile(r"<[A-Za-z]|\[(?![^\[\]]*\])|\\[a-z]+\{")
_CLOSING = re.compile(r"</|\]|\}")
_EITHER = re.compile(r"\*{1,3}|_{1,2}|`+|'{3}")
_READING = re.compile(r"<rt\b", re.IGNORECASE)  # of ruby; it is seen as a bracket
_FAR = 1_000  # code points; nobody emphasizes more, and an article may be one line


def find_emphasis(view: View, start: int, end: int) -> tuple[int, bool] | None:
    """Find the last inline markup that opens in ``view.text[start:end]`` and holds its end.

    Gives the place behind its opening, and whether it closes right at ``end``;
    None where nothing opens, or what opened closes before.

    >>> from glossary.text.view import read_view
    >>> find_emphasis(read_view("the *Lunyu* (论语)"), 0, 9)
    (4, True)
    >>> find_emphasis(read_view("**the Lunyu (论语)**"), 0, 9)
    (0, False)
    >>> find_emphasis(read_view("叫<ruby>著佐权<rt>copyleft</rt></ruby>"), 0, 4)
    (1, True)
    """
    opened, closes = None, False
    for place in _gaps(view, start - 1, end):
        begin, stop = view.raw_place(place - 1) + 1, view.raw_place(place)
        gap = view.raw[begin:stop]
        if _CLOSING.search(gap) or _ends(view.raw, begin, gap):
            opened, closes = (opened, True) if place == end else (None, False)
        elif place < end and (_OPENING.search(gap) or _EITHER.search(gap)):
            opened = place
    if opened is None:
        return None
    return opened, closes or _READING.match(view.raw, view.raw_place(end)) is not None


def _gaps(view: View, before: int, last: int) -> Iterator[int]:
    """Give the places behind ``before``, up to ``last``, before which something is not seen."""
    if view.raw_place(last) - view.raw_place(before) <= last - before:
        return
    if last - before == 1:
        yield last
        return
    middle = (before + last) // 2
    yield from _gaps(view, before, middle)
    yield from _gaps(view, middle, last)


def _ends(raw: str, begin: int, gap: str) -> bool:
    """Say whether a sign that opens as well as closes was opened before on its line."""
    sign = _EITHER.search(gap)
    if sign is None:
        return False
    far = max(0, begin - _FAR)
    return raw.count(sign[0], max(far, raw.rfind("\n", far, begin) + 1), begin) % 2 == 1
