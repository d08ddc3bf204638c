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
HAN_BEHIND_BLANK = rf" 《?[{HAN}]"
MEANING_BEHIND_HAN = rf"[{HAN}].*(?:[\"“'‘][{LATIN}]|[À-ÖØ-öø-ɏḀ-ỿ])"
LATIN_BEHIND_HAN = (
    rf"[{HAN}》”」』]{BLANK}?(?:[{LATIN}]|[(（]{BLANK}?[{LATIN}][{LATIN} '’.-]+[{HAN}，。；])"
)
HAN_BEHIND_COMMA = rf"[,—–]{BLANK}?[《“]?[{HAN}]"
WORD_BEHIND_HAN = rf"[{HAN}{DOTS}]{BLANK}[{LATIN}’']"
QUOTE_BEFORE_HAN = (
    rf"[“\"‘][{LATIN}][^“”\"‘’]+[”\"’](?:{BLANK}|[:：=,–—]|or|is|in|Chinese|i\.e\.)*[“「]?[{HAN}]"
)
ANNOUNCES_CHINESE = (
    rf"in{BLANK}+Chinese|Chinese{BLANK}+(?:as|name|term|word)"
    rf"|i\.e\.|known{BLANK}+as|called|namely"
)
ANNOUNCES_ENGLISH = "英[文语語]"
_SEPARATOR = "[,;，；、]"
_BOTH = "(?:{0}[^,;，；、]*{1}|{1}[^,;，；、]*{0})".format(f"[{HAN}]", f"[{LATIN}]")
PAIRS_SIDE_BY_SIDE = f"{_BOTH}[^,;，；、]*{_SEPARATOR}+[^,;，；、]*{_BOTH}"
_TO_END = r"(?s:.*)\z"  # RE2 is far slower behind a match: let all be found at the end
_MEMORY = 64 << 20  # bytes at most; a few hundred kilobytes are what it takes


class Scan:
    """Hold what is sought, and tell by number what a text has."""

    def __init__(self, sought: Iterable[str]) -> None:
        """Compile all expressions into one automaton."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._sought = [self._set.Add(f"(?:{expression}){_TO_END}") for expression in sought]
        self._always = self._set.Add(_TO_END)
        self._set.Compile()

    def find(self, text: bytes) -> list[int]:
        """Give the numbers of the expressions that a text in UTF-8 has.

        >>> Scan([SLASH, BRACKETS, f"[{HAN}]"]).find("消化不良(indigestion)".encode())
        [1, 2]
        """
        found = self._set.Match(text)
        if found is None:  # RE2 gave up for want of memory: anything may be there
            return self._sought
        found.remove(self._always)
        return sorted(found)
