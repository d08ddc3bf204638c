"""Scripts: which characters are Chinese, Latin, Japanese or Korean."""

import re
import string

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
"""The Han characters, as the inside of a character class (Unicode 15, chapter 18)."""

LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
"""The Latin letters with their accents, as the inside of a character class."""

KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d"
CYRILLIC = "\u0400-\u052f"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
DOTS = "·‧˙•・･"
"""The characters that stand between the parts of a foreign name: 本·伯南克."""

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(f"[{LATIN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_NO_ASCII_LETTERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_KANA_OR_HANGUL = re.compile(f"[{KANA}{HANGUL}]")


def has_han(text: str) -> bool:
    """Say whether a Chinese character occurs.

    >>> has_han("T细胞"), has_han("T cell")
    (True, False)
    """
    return not text.isascii() and _HAN.search(text) is not None


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
    return 0 if text.isascii() else sum(map(len, _HAN_RUN.findall(text)))


def count_ascii_letters(text: str) -> int:
    """Count the plain Latin letters; as bytes, which is far faster than one by one.

    >>> count_ascii_letters("T细胞 receptor")
    9
    """
    return len(text.encode("ascii", "ignore").translate(None, _NO_ASCII_LETTERS))


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
    return len(text) + len(_WIDE.findall(text))
