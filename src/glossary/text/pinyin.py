"""The pronunciation of a Chinese term."""

import re
from functools import cache

_HAN = re.compile("([〇㐀-鿿豈-\ufaff\U00020000-\U000323af]+)")


def pinyin(term: str) -> str:
    """Give the pinyin of a term, a space between syllables, with tone marks.

    Syllables stand apart, since where a word ends would be a guess. Whatever is
    not Chinese stays as it is.

    >>> pinyin("2023年世界互联网大会")
    '2023 nián shì jiè hù lián wǎng dà huì'
    >>> pinyin("重庆银行")
    'chóng qìng yín háng'
    """
    parts: list[str] = []
    for number, run in enumerate(_HAN.split(term)):
        # Runs of Han characters stand at the odd places of the split.
        parts.extend(map(_word, _words(run)) if number % 2 else run.split())
    return " ".join(parts)


def _words(run: str) -> list[str]:
    """Split Chinese into the longest words that pypinyin knows."""
    # Loaded with the first term (0.1 s, 30 MB), not with the program.
    from pypinyin.contrib.mmseg import seg

    return list(seg.cut(run))


@cache
def _word(word: str) -> str:
    """Give the pinyin of one word; words come again and again, terms do not."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(word, style=Style.TONE))
