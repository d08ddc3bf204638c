"""The fast path: one pass over the bytes of a line says which patterns may find anything in it.

What a pattern needs is an expression that RE2 looks for, all of them at once
and in linear time. It may hold where the pattern then finds nothing, never the
other way round: a test tries both ways on any text.
"""

from collections.abc import Iterable

import re2

from glossary.text.script import DOTS, HAN, LATIN

BLANK = r"[\s\x0b\x1c-\x1f\x{85}\pZ]"
"""What Python's ``\\s`` stands for, as RE2 writes it."""

BRACKETS = r"[(（\[［【〔〖﹝﹙].+[)）\]］】〕〗﹞﹚]"
SLASH = "[/／]"
STRINGS = r"[\"“][^\"“”]+[\"”].*[\"“][^\"“”]+[\"”]"
HAN_BEHIND_BLANK = rf" [{HAN}]"
LATIN_BEHIND_HAN = rf"[{HAN}]{BLANK}?[{LATIN}]"
WORD_BEHIND_HAN = rf"[{HAN}{DOTS}]{BLANK}[{LATIN}’']"
QUOTE_BEFORE_HAN = (
    rf"[“\"‘][{LATIN}][^“”\"‘’]+[”\"’](?:{BLANK}|[:：=,–—]|or|is|in|Chinese|i\.e\.)*[“「]?[{HAN}]"
)
ANNOUNCES_CHINESE = (
    rf"in{BLANK}+Chinese|Chinese{BLANK}+(?:as|name|term|word)"
    rf"|i\.e\.|known{BLANK}+as|called|namely"
)
ANNOUNCES_ENGLISH = "英[文语語]"


class Scan:
    """Hold what is sought, and tell by number what a line has."""

    def __init__(self, sought: Iterable[str]) -> None:
        """Compile all expressions into one automaton, those for the scripts among them."""
        self._set = re2.Set.SearchSet()
        for expression in (f"[{HAN}]", f"[{LATIN}]", *sought):
            self._set.Add(expression)
        self._set.Compile()

    def find(self, line: str) -> list[int]:
        """Give the numbers of the expressions that a line has, if it has both scripts.

        >>> Scan([SLASH, BRACKETS]).find("消化不良(indigestion)"), Scan([SLASH]).find("a/b")
        ([1], [])
        """
        if line.isascii():
            return []
        found: list[int] = self._set.Match(line.encode("utf-8", "replace"))
        return sorted(number - 2 for number in found if number > 1) if {0, 1} <= {*found} else []
