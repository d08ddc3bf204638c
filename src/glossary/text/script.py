"""Scripts: which characters are Chinese, Latin, Japanese or Korean."""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
"""The Han characters, as the inside of a character class (Unicode 15, chapter 18)."""

LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
"""The Latin letters with their accents, as the inside of a character class."""

KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
DOTS = "·‧˙•・･"
"""The characters that stand between the parts of a foreign name: 本·伯南克."""

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(f"[{LATIN}]")
_ACRONYM = re.compile(
    r"(?=.*[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[A-Z]\d|\d[A-Z])[A-Za-z0-9]{1,10}(?:[-–./&+][A-Za-z0-9]{1,8}){0,3}s?"
    r"|(?:[A-Za-z]\.){2,6}"
)
_KANA_OR_HANGUL = re.compile(f"[{KANA}{HANGUL}]")


def has_han(text: str) -> bool:
    """Say whether a Chinese character occurs.

    >>> has_han("T细胞"), has_han("T cell")
    (True, False)
    """
    return _HAN.search(text) is not None


def has_latin(text: str) -> bool:
    """Say whether a Latin letter occurs.

    >>> has_latin("T细胞"), has_latin("细胞")
    (True, False)
    """
    return _LATIN.search(text) is not None


def count_han(text: str) -> int:
    """Count the Chinese characters.

    >>> count_han("2023年世界互联网大会")
    8
    """
    return len(_HAN.findall(text))


def has_kana_or_hangul(text: str) -> bool:
    """Say whether Japanese kana or Korean hangul occur.

    >>> has_kana_or_hangul("運行情報はこちら"), has_kana_or_hangul("运行情报")
    (True, False)
    """
    return _KANA_OR_HANGUL.search(text) is not None


def width(text: str) -> int:
    """Give the columns a text takes on a screen; a Han character takes two.

    >>> width("术语 term")
    9
    """
    return len(text) + sum(1 for char in text if char >= "\u2e80")


def is_acronym(text: str) -> bool:
    """Say whether a text is only an abbreviation.

    >>> [is_acronym(text) for text in ("WHO", "CAR-T", "SOD1", "IDPs", "mRNA", "Meituan")]
    [True, True, True, True, True, False]
    """
    return _ACRONYM.fullmatch(text) is not None
