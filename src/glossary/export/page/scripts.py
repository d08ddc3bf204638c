"""Which characters are one and the same in the two Chinese scripts."""

from collections.abc import Set as AbstractSet
from functools import cache

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0))  # CJK, extensions A and B


@cache
def _simplified() -> tuple[tuple[str, str], ...]:
    """Give every character that OpenCC's t2s changes, with what it becomes."""
    import opencc

    chars = [chr(code) for first, end in _BLOCKS for code in range(first, end)]
    simple = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return tuple((char, to) for char, to in zip(chars, simple, strict=True) if char != to)


def to_simplified(chars: AbstractSet[str]) -> str:
    """Give the characters that become one of these in Simplified, or are one of them.

    Each stands before its Simplified form, in one string: with it a page compares
    terms of either script, also mixed ones, without a dictionary of its own.

    >>> to_simplified({"龙"})
    '龍龙'
    """
    chosen = (
        pair
        for pair in _simplified()
        if not chars.isdisjoint(pair) and len("".join(pair)) == len(pair)
    )
    return "".join(char + simple for char, simple in chosen)
