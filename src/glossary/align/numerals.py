"""Number words and figures, and how Chinese writes them: 14th 十四, twelve 十二, 2025 二〇二五."""

import re
from functools import lru_cache

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LARGEST = 9999
_UP_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: value for words in (_UP_TO_TWENTY, _ORDINALS) for value, word in enumerate(words, 1)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, 3)},
    "hundred": 100,
    "thousand": 1000,
}
_FIGURES = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")

NUMERALS = frozenset({*_VALUES, *map(str, range(1, 11))})
"""English number words, and figures up to ten."""


@lru_cache(maxsize=4096)
def chinese_numerals(word: str) -> tuple[str, ...]:
    """Give the ways in which Chinese characters write an English number; none for other words.

    >>> chinese_numerals("14th"), chinese_numerals("1032"), chinese_numerals("thirteen")
    (('十四', '一四'), ('一千零三十二', '一〇三二'), ('十三', '一三'))
    >>> chinese_numerals("hundred"), chinese_numerals("2025")[1], chinese_numerals("plan")
    (('一百', '百'), '二〇二五', ())
    """
    found = _FIGURES.fullmatch(word)
    value = int(found[1]) if found else _VALUES.get(word.lower(), 0)
    if not 0 < value <= _LARGEST:
        return ()
    by_digit = "".join(_DIGITS[int(digit)] for digit in str(value))
    whole = _spell(value)
    if value in (100, 1000):
        return (whole, whole[1:])
    return (whole, by_digit) if whole != by_digit else (whole,)


def _spell(value: int) -> str:
    spelled, gap = "", False
    for place in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            gap = True
            continue
        if gap and spelled:
            spelled += "零"
        spelled += _DIGITS[digit] + _UNITS[place]
        gap = False
    return spelled.removeprefix("一") if spelled.startswith("一十") else spelled
