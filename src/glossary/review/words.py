"""Know sheets, columns and words of a workbook by its hidden lists, in whatever language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from glossary.review.cells import bare_heading, bare_word
from glossary.review.fields import KINDS, STATUSES
from glossary.review.package import Cell, CellRow, Package

LISTS, WRITTEN = "_lists", "_written"  # the hidden sheets
_HEAD_ROWS = 30  # rows in which the headings are looked for
_KEYS = {"status": STATUSES, "kind": KINDS}  # the lists are hidden, not safe from strangers
_SHEETS = ("glossary", "conflicts", "review")

Cells = Mapping[str, Cell]
Body = Iterator[tuple[int, Cells]]
"""Rows with something in them: the number of each, and its cells by the key of their column."""


@dataclass(slots=True, kw_only=True)
class Words:
    """Hold what the hidden lists say: titles, headings and words, each as a key."""

    titles: dict[str, str] = field(default_factory=dict)  # title -> key of the sheet
    headings: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    form: str = ""

    def known(self, column: str, text: str) -> str:
        """Give a word of a list as its key, any other text as it is."""
        if column in _KEYS:
            return self.words[column].get(bare_word(text), text)
        return text


class Sheet(NamedTuple):
    """Hold what a sheet is, the keys of its columns, and its rows."""

    kind: str
    columns: frozenset[str]
    body: Body


def read_words(package: Package) -> Words:
    """Read the hidden lists."""
    found = Words()
    for name, key, word in triples(package, LISTS):
        if name == "workbook" and key == "form":
            found.form = word
        elif name == "sheet":
            found.titles[word] = key
        elif name.startswith("column."):
            found.headings[name.removeprefix("column.")][bare_heading(word)] = key
        elif key in _KEYS.get(name, (key,)):
            found.words[name][bare_word(word)] = key
            found.words[name].setdefault(bare_word(key), key)
    return found


def triples(package: Package, title: str) -> Iterator[tuple[str, str, str]]:
    """Give the first three cells of each row of a hidden sheet, below its headings."""
    for number, cells in package.rows(title):
        if number > 1:
            first, second, third = (
                str(cells[at].value or "") if at in cells else "" for at in range(3)
            )
            yield first, second, third


def recognize(package: Package, title: str, words: Words) -> Sheet | None:
    """Find what a sheet is by its title or headings; None for one of no use here."""
    rows = package.rows(title)
    best: tuple[int, str, dict[int, str], int] = (0, "", {}, 0)
    head: list[tuple[int, CellRow]] = []
    for number, cells in islice(rows, _HEAD_ROWS):
        head.append((number, cells))
        for kind, headings in words.headings.items():
            places = _places(cells, headings)
            score = 2 * len(places) + (words.titles.get(title) == kind)
            first = "left" if kind == "review" else "id"
            if first in places.values() and score > best[0]:
                best = (score, kind, places, len(head))
    _, kind, places, at = best
    if kind not in _SHEETS:
        return None
    return Sheet(kind, frozenset(places.values()), _body(chain(head[at:], rows), places))


def _body(rows: Iterator[tuple[int, CellRow]], places: Mapping[int, str]) -> Body:
    for number, cells in rows:
        known = {key: cells[place] for place, key in places.items() if place in cells}
        if known:
            yield number, known


def _places(cells: CellRow, headings: Mapping[str, str]) -> dict[int, str]:
    """Find which column stands where; the first of two alike counts."""
    places: dict[int, str] = {}
    for place, cell in sorted(cells.items()):
        key = headings.get(bare_heading(cell.value)) if isinstance(cell.value, str) else None
        if key and key not in places.values():
            places[place] = key
    return places
