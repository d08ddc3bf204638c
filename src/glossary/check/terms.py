"""What may be wrong with a term itself, whatever file it stands in."""

import re
import unicodedata
from collections.abc import Iterator

from glossary.check.finding import Findings, quote
from glossary.text.brackets import OPENING
from glossary.text.script import has_han, has_latin

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Zero-width spaces, direction marks, byte order marks, soft hyphens: nobody sees them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]|\u3000|  +")
_BREAK = re.compile("[\t\n\r\u2028\u2029]")

# Brackets and the quotes that come in pairs; ' and ’ are apostrophes too.
_PAIRS = {**OPENING, "《": "》", "〈": "〉", "「": "」", "『": "』", "“": "”"}
_SAME = {"（": "(", "）": ")", "﹙": "(", "﹚": ")", "［": "[", "］": "]"}  # widths may be mixed
_CLOSERS = {_SAME.get(close, close): _SAME.get(open_, open_) for open_, close in _PAIRS.items()}
_OPENERS = frozenset(_CLOSERS.values())


def check_term(found: Findings, line: int, text: str, where: str = "") -> bool:
    """Look at one term; say whether it holds any text at all.

    ``where`` names the place within the line (a cell, a language).
    """
    at = f" in {where}" if where else ""
    if not text.strip():
        found.error(line, f"an empty term{at}", "fill it in or take the whole entry out")
        return False
    if bad := _CONTROL.search(text):
        found.error(
            line, f"the control character U+{ord(bad[0]):04X} in {quote(text)}{at}", "take it out"
        )
    if text.isascii() and text.isprintable() and text == text.strip() and "  " not in text:
        _check_brackets(found, line, text, at)
        return True
    if _BREAK.search(text):
        found.warn(line, f"a tab or line break in {quote(text)}{at}", "put a space in its place")
    if text != text.strip():
        found.warn(line, f"a space before or after {quote(text)}{at}", "take it away")
    if odd := _ODD_SPACE.search(text.strip()):
        name = "two spaces" if " " in odd[0] else f"the odd space U+{ord(odd[0]):04X}"
        found.warn(line, f"{name} in {quote(text)}{at}", "put one plain space there")
    if hidden := _INVISIBLE.search(text):
        found.warn(
            line,
            f"the invisible character U+{ord(hidden[0]):04X} in {quote(text)}{at}",
            "take it out",
        )
    if "\ufffd" in text:
        found.warn(
            line,
            f"the replacement character U+FFFD in {quote(text)}{at}",
            "the text was read in a wrong encoding once: restore it",
        )
    if unicodedata.normalize("NFC", text) != text:
        found.warn(
            line, f"accents apart from their letters in {quote(text)}{at}", "save it in Unicode NFC"
        )
    _check_brackets(found, line, text, at)
    return True


def _check_brackets(found: Findings, line: int, text: str, at: str) -> None:
    """Report a bracket or quote without its partner."""
    for char in unbalanced(text):
        found.warn(
            line, f"{char} without its partner in {quote(text)}{at}", "add it or take this one out"
        )


def unbalanced(text: str) -> Iterator[str]:
    """Give the brackets and quotes that have no partner, half and full width alike.

    >>> list(unbalanced("世界（卫生)组织")), list(unbalanced("法（试行"))
    ([], ['（'])
    """
    stack: list[tuple[str, str]] = []
    for char in text:
        kind = _SAME.get(char, char)
        if kind in _OPENERS:
            stack.append((kind, char))
        elif kind in _CLOSERS:
            if stack and stack[-1][0] == _CLOSERS[kind]:
                stack.pop()
            else:
                yield char
    yield from (char for _, char in stack)


class Scripts:
    """Count whether the terms of a language are written in its script."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.seen: dict[bool, int] = {True: 0, False: 0}
        self.wrong: dict[bool, int] = {True: 0, False: 0}

    def add(self, text: str, *, chinese: bool) -> None:
        """Look at a term: a Chinese one holds a Han character, an English one no Han only."""
        self.seen[chinese] += 1
        fits = has_han(text) if chinese else has_latin(text) or not has_han(text)
        self.wrong[chinese] += not fits

    def report(self, found: Findings) -> None:
        """Say so where most terms are in the other script."""
        for chinese, name in ((True, "Chinese"), (False, "English")):
            if self.wrong[chinese] * 2 > self.seen[chinese]:
                found.error(
                    0,
                    f"{self.wrong[chinese]} of {self.seen[chinese]} {name} terms are not {name}",
                    "the two languages may have changed places: put them right",
                )


class Pairs:
    """Remember term pairs, to find what stands twice."""

    def __init__(self) -> None:
        """Start with no pair."""
        self._lines: dict[tuple[str, ...], int] = {}

    def first(self, key: tuple[str, ...], line: int) -> int:
        """Give the line where this stood first; 0 when this is the first time."""
        return self._lines.setdefault(key, line) if key in self._lines else self._note(key, line)

    def _note(self, key: tuple[str, ...], line: int) -> int:
        self._lines[key] = line
        return 0
