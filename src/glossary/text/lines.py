"""The lines of a view, and the sentence around a place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.model import Span
from glossary.text.script import count_han


class Line(NamedTuple):
    """Mark a line of a view, without its line end."""

    start: int
    end: int


_LINE = re.compile(r"[^\r\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[。！？!?；;](?:[”’」』）)])?|(?<![A-Z])\.(?=[\s”\"’)])|\n")
_MAX_CONTEXT = 400


def find_lines(text: str) -> Iterator[Line]:
    r"""Give the lines that hold anything.

    >>> list(find_lines("甲\n\n 乙"))
    [Line(start=0, end=1), Line(start=3, end=5)]
    """
    for found in _LINE.finditer(text):
        size = len(found[0].rstrip())
        if size:
            yield Line(found.start(), found.start() + size)


def is_chinese_line(text: str, start: int, end: int) -> bool:
    """Say whether Chinese is the language that a line is written in.

    >>> is_chinese_line("消化不良(indigestion)很常见", 0, 20)
    True
    >>> is_chinese_line("Meituan (美团) pays", 0, 17)
    False
    """
    line = text[start:end]
    han = count_han(line)
    letters = sum(map(len, _LETTERS.findall(line))) - han
    return han * 3 >= letters


def find_sentence(text: str, start: int, end: int) -> Span:
    """Give the sentence that holds ``text[start:end]``, at most about 400 code points long.

    >>> text = "先看病名。消化不良(indigestion)很常见。再看药。"
    >>> text[slice(*find_sentence(text, 5, 21))]
    '消化不良(indigestion)很常见。'
    """
    left = max(0, start - _MAX_CONTEXT)
    left = max(left, text.rfind("\n", left, start) + 1)
    for found in _SENTENCE_END.finditer(text, left, start):
        left = found.end()
    found_end = _SENTENCE_END.search(text, end, min(len(text), end + _MAX_CONTEXT))
    right = found_end.end() if found_end else min(len(text), end + _MAX_CONTEXT)
    newline = text.find("\n", end, right)
    right = newline if newline >= 0 else right
    while left < start and text[left].isspace():
        left += 1
    return Span(left, right)
