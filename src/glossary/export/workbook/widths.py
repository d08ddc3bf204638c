"""How much room a text takes in a cell: columns across and lines down."""

import re
from math import ceil

from glossary.model import Span

LEADING = 1.45  # height of a line, in sizes of the font: CJK fonts have tall lines
MARGINS = 2.5  # columns: the cell's own and one indent
PADDING = 7.0  # points above and below together
HIGHEST = 409.0  # points; Excel's highest row has 409.5
MOST_LINES = 27  # that fit there at 10 points
ROOMY = 0.4  # lines of which less than this share is filled are too rare to look for

# A word, or one character of a script that breaks anywhere; then the spaces after it.
_PIECE = re.compile(r"([^\s\u2e80-\uffef\U00020000-\U0003ffff]+|\S|^(?=\s))(\s*)")


def text_width(text: str) -> int:
    """Measure a text in half-width columns: a Han character counts as two.

    Counted from the length in UTF-8, which is fast: three bytes are two columns,
    and an accented letter counts as one and a half (never too little).

    >>> text_width("消化不良 WHO")
    12
    """
    length = len(text)
    return length if text.isascii() else length + ceil((len(text.encode()) - length) / 2)


def line_count(text: str, width: float) -> int:
    """Count the lines a text takes when wrapped between words in a column.

    >>> line_count("Interim Measures for the Administration of Generative AI Services", 30)
    3
    >>> line_count("生成式人工智能服务管理暂行办法", 24)
    2
    """
    room = max(width - MARGINS, 4.0)
    if "\n" not in text and text_width(text) <= room:
        return 1
    return sum(_wrap(line, room) for line in text.split("\n"))


def _wrap(line: str, room: float) -> int:
    """Count the lines of one paragraph, as a spreadsheet breaks it."""
    if text_width(line) <= room:
        return 1
    lines, used = 1, 0
    for word, spaces in _PIECE.findall(line):
        wide = len(word) if word.isascii() else text_width(word)
        if used and used + wide > room:
            lines += 1
            used = 0
        if wide > room:  # a word longer than the column is broken inside
            lines += ceil(wide / room) - 1
            used = int(wide % room)
        else:
            used += wide + len(spaces)
    return lines


def text_height(lines: int, size: float = 10) -> float:
    """Give the height in points of so many lines in a font size.

    >>> text_height(2)
    29.0
    """
    return min(lines, MOST_LINES) * LEADING * size


def row_height(highest: float) -> float:
    """Give the height of a row whose highest text is so high; never over Excel's limit.

    >>> row_height(29.0)
    36.0
    """
    return min(round(highest + PADDING, 1), HIGHEST)


def excerpt(text: str, bold: tuple[Span, ...], width: float) -> tuple[str, tuple[Span, ...]]:
    """Shorten a sentence that no row can show to the part around its terms.

    Gives the text and bold spans as they are where they fit. Ellipses mark cuts.
    """
    if text_width(text) <= width * MOST_LINES * ROOMY or line_count(text, width) <= MOST_LINES:
        return text, bold
    most = int(width * MOST_LINES * 0.4)  # characters, were all of them Han
    first = bold[0].start if bold else 0
    last = min(bold[-1].end if bold else 0, first + most)
    spare = max(most - (last - first), 0)
    start = max(first - spare // 2, 0)
    end = min(start + most, len(text))
    head = "…" if start else ""
    shift = len(head) - start
    kept = f"{head}{text[start:end]}{'…' if end < len(text) else ''}"
    spans = tuple(
        Span(span.start + shift, min(span.end, end) + shift) for span in bold if span.start < end
    )
    return kept, spans
