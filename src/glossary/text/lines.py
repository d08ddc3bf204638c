"""The lines of a view, and the sentence around a place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.model import Span
from glossary.text.script import count_ascii_letters, count_han


class Line(NamedTuple):
    """Mark a line of a view, without its line end."""

    start: int
    end: int


_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII = bytes(range(128))
_NOT_SURELY_HAN = bytes({*range(256)} - {*range(0xE5, 0xEA)})  # U+5000 to U+9FFF begin with these
_SENTENCE_END = re.compile(
    r"(?=[。！？!?；;.\n])(?:[。！？!?；;](?:[”’」』）)])?|(?<![A-Z])\.(?=[\s”\"’)])|\n)"
)
_MAX_CONTEXT = 400
_NEAR = 80  # code points


def find_lines(text: str) -> Iterator[Line]:
    r"""Give the lines that hold anything.

    >>> list(find_lines("甲\n\n 乙"))
    [Line(start=0, end=1), Line(start=3, end=5)]
    """
    start = 0
    for line in text.replace("\r", "\n").split("\n"):
        size = len(line.rstrip())
        if size:
            yield Line(start, start + size)
        start += len(line) + 1


def is_chinese_line(text: str, start: int, end: int) -> bool:
    """Say whether Chinese is the language that a line is written in.

    >>> is_chinese_line("消化不良(indigestion)很常见", 0, 20)
    True
    >>> is_chinese_line("Meituan (美团) pays", 0, 17)
    False
    """
    return _is_chinese(text[start:end])


@lru_cache(maxsize=256)  # each pair of a line asks again
def _is_chinese(line: str) -> bool:
    # Bytes are counted at once, characters one by one.
    encoded = line.encode("utf-8", "surrogatepass")
    if len(encoded.translate(None, _NOT_SURELY_HAN)) * 4 >= len(line):
        return True
    others = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    han = count_han(others)
    letters = count_ascii_letters(line) + sum(map(len, _LETTERS.findall(others))) - han
    return han * 3 >= letters


def _last_end(text: str, start: int, end: int) -> int | None:
    """Give where the last sentence that ends in ``text[start:end]`` ends."""
    found = None
    for found in _SENTENCE_END.finditer(text, start, end):  # noqa: B007 - the last one counts
        pass
    return found.end() if found else None


def find_sentence(text: str, start: int, end: int) -> Span:
    """Give the sentence that holds ``text[start:end]``, at most about 400 code points long.

    >>> text = "先看病名。消化不良(indigestion)很常见。再看药。"
    >>> text[slice(*find_sentence(text, 5, 21))]
    '消化不良(indigestion)很常见。'
    """
    left = max(0, start - _MAX_CONTEXT)
    left = max(left, text.rfind("\n", left, start) + 1)
    near = max(left, start - _NEAR)  # mostly the sentence begins near by
    left = _last_end(text, near, start) or _last_end(text, left, start) or left
    most = min(len(text), end + _MAX_CONTEXT)
    found = _SENTENCE_END.search(text, end, most)
    right = found.end() if found else most
    newline = text.find("\n", end, right)
    right = newline if newline >= 0 else right
    while left < start and text[left].isspace():
        left += 1
    return Span(left, right)
