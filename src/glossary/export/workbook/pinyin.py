"""The pronunciation of a Chinese term."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

_SPACES = re.compile(r"\s+")
Convert = Callable[..., Iterable[str]]


@cache
def _converter() -> tuple[Convert, object]:
    """Load pypinyin when the first term needs it (0.1 s, 30 MB)."""
    from pypinyin import Style, lazy_pinyin

    return cast("Convert", lazy_pinyin), Style.TONE


def pinyin(term: str) -> str:
    """Give the pinyin of a term, a space between syllables, with tone marks.

    Syllables stand apart, since where a word ends would be a guess. Whatever is
    not Chinese stays as it is.

    >>> pinyin("2023年世界互联网大会")
    '2023 nián shì jiè hù lián wǎng dà huì'
    >>> pinyin("重庆银行")
    'chóng qìng yín háng'
    """
    convert, style = _converter()
    return _SPACES.sub(" ", " ".join(convert(term, style=style))).strip() if term else ""
