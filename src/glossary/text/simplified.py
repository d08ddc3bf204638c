"""Traditional characters as Simplified ones, so that either script finds the other."""

from functools import cache
from typing import TYPE_CHECKING

from glossary.text.script import has_han

if TYPE_CHECKING:
    import opencc

# Characters that OpenCC changes only in certain words, or not at all where both forms are in use.
_SAME = str.maketrans("著瞭馀谘諮簷痺砲彞逕衞乾", "着了余咨咨檐痹炮彝径卫干")


@cache
def _converter() -> "opencc.OpenCC":
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Write Traditional characters as Simplified ones, so that both scripts share a key.

    Characters only (OpenCC t2s): regional words such as 軟體 and 软件 are different terms.

    >>> simplify("論語"), simplify("乾隆"), simplify("乾燥")
    ('论语', '乾隆', '干燥')
    """
    return _convert(text) if has_han(text) else text


def _convert(text: str) -> str:
    try:
        simple: str = _converter().convert(text)
    except UnicodeEncodeError:  # half a character, from a broken file
        simple = _converter().convert(text.encode("utf-8", "replace").decode("utf-8"))
    return simple


@cache
def simplify_character(char: str) -> str:
    """Give the one Simplified character that stands for a Traditional one, whatever the word.

    Places stay what they are, at the price of a few characters that are told apart no longer.

    >>> "".join(map(simplify_character, "乾隆與乾燥"))
    '干隆与干燥'
    """
    simple = _convert(char).translate(_SAME)
    return simple if len(simple) == 1 else char
