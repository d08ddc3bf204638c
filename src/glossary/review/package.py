"""The sheets of an .xlsx file as rows of cells, one row in memory at a time.

openpyxl builds an object of some twenty parts for each cell, which takes its time with
100,000 rows. Here only what a cell says is looked at (ECMA-376 part 1, 18.3.1.4), with
its own functions for dates and formats. Nothing is fetched, no entity is expanded.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

_OFFICE = "officeDocument"
_MAC = ("1", "true", "on")


class Cell(NamedTuple):
    """Hold what a cell says; ``kind`` is s, n, b, d, e, or f for a formula."""

    value: Any
    kind: str = "s"


CellRow = dict[int, Cell]
"""The cells of a row by the number of their column, from 0; empty ones are left out."""


class Package:
    """Give the sheets of an open .xlsx file by their titles.

    Raises KeyError, ValueError, IndexError, BadZipFile or XMLSyntaxError where it is
    damaged; ``opening.one_line`` makes a line of them.
    """

    def __init__(self, opened: zipfile.ZipFile) -> None:
        """Find the sheets."""
        self._zip = opened
        self._book = _target(self._related(""), _OFFICE)
        self._parts = self._related(self._book)
        tree = self._tree(self._book)
        kinds = {name: kind for name, kind, _ in self._parts}
        paths = {name: path for name, _, path in self._parts}
        self.sheets = {
            str(sheet.get("name")): paths[name]
            for sheet in tree.iter("{*}sheet")
            if kinds.get(name := _relation(sheet)) == "worksheet"
        }
        settings = tree.find("{*}workbookPr")
        self._from_1904 = settings is not None and settings.get("date1904") in _MAC

    @property
    def description(self) -> str:
        """Give what the file says about itself."""
        for _, kind, path in self._related(""):
            if kind == "core-properties":
                return self._tree(path).findtext("{*}description") or ""
        return ""

    def rows(self, title: str) -> Iterator[tuple[int, CellRow]]:
        """Give the rows of a sheet that hold cells, each with its number, from 1."""
        number = 0
        columns: dict[str, int] = {}
        shared: dict[str, str] = {}
        for row in self._each(self.sheets[title], "row"):
            number = int(float(row.get("r") or number + 1))
            cells: CellRow = {}
            column = -1
            for element in row:
                letters = (element.get("r") or "").rstrip("0123456789")
                if letters in columns:
                    column = columns[letters]
                else:
                    column = _column(letters) if letters else column + 1
                    if letters:
                        columns[letters] = column
                cell = self._cell(element, shared)
                if cell is not None:
                    cells[column] = cell
            yield number, cells

    def _cell(self, element: Any, shared: dict[str, str]) -> Cell | None:  # noqa: ANN401, PLR0911 - lxml's elements have no public type; a cell is of many
        """Read a cell; None for an empty one. ``shared`` are the formulas that cells share."""
        kind = element.get("t") or "n"
        value: str | None = None
        for part in element:
            name = part.tag
            if name.endswith("}v"):
                value = part.text
            elif name.endswith("}is") and kind == "inlineStr":
                return Cell(_string(part))
            elif name.endswith("}f"):
                text = part.text or shared.get(part.get("si"), "")
                shared.setdefault(part.get("si"), text)
                return Cell(f"={text}", "f")
        if not value:
            return None
        if kind == "s":
            return Cell(self._strings[int(value)])
        if kind == "n":
            return self._number(value, int(element.get("s") or 0))
        if kind == "b":
            return Cell(bool(int(value)), "b")
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            return Cell(from_ISO8601(value), "d")  # type: ignore[no-untyped-call]
        return Cell(value, "e" if kind == "e" else "s")

    def _number(self, text: str, style: int) -> Cell:
        """Read a number, which is a date where its format says so."""
        number = float(text) if any(sign in text for sign in ".eE") else int(text)
        if style not in self._dates:
            return Cell(number, "n")
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        epoch = MAC_EPOCH if self._from_1904 else WINDOWS_EPOCH
        try:
            return Cell(from_excel(number, epoch, timedelta=self._dates[style]), "d")
        except (OverflowError, ValueError):
            return Cell("#VALUE!", "e")

    @cached_property
    def _strings(self) -> list[str]:
        """Give the texts that cells name by number."""
        paths = [path for _, kind, path in self._parts if kind == "sharedStrings"]
        # The underscore's escape is read here, as openpyxl does; cells.unescape knows.
        return [
            _string(one).replace("x005F_", "") for path in paths for one in self._each(path, "si")
        ]

    @cached_property
    def _dates(self) -> dict[int, bool]:
        """Give the styles that show a number as a date; True for a span of time."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

        found: dict[int, bool] = {}
        for path in [path for _, kind, path in self._parts if kind == "styles"]:
            tree = self._tree(path)
            formats = dict(BUILTIN_FORMATS) | {
                int(one.get("numFmtId")): str(one.get("formatCode"))
                for one in tree.iterfind("{*}numFmts/{*}numFmt")
            }
            for style, one in enumerate(tree.iterfind("{*}cellXfs/{*}xf")):
                code = formats.get(int(one.get("numFmtId") or 0), "")
                if is_date_format(code):
                    found[style] = bool(is_timedelta_format(code))
        return found

    def _related(self, part: str) -> list[tuple[str, str, str]]:
        """Give name, kind and path of the parts that a part names."""
        folder, name = posixpath.split(part)
        tree = self._tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            (
                str(one.get("Id")),
                str(one.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(one.get("Target"))))[1:],
            )
            for one in tree.iter("{*}Relationship")
            if one.get("TargetMode") != "External"
        ]

    def _tree(self, path: str) -> Any:  # noqa: ANN401 - as above
        with self._zip.open(path) as stream:
            return etree.parse(stream, _parser()).getroot()

    def _each(self, path: str, name: str) -> Iterator[Any]:
        """Give the elements of a name one by one; each is gone when the next one comes."""
        with self._zip.open(path) as stream:
            reading = etree.iterparse(
                stream,
                tag=f"{{*}}{name}",
                resolve_entities=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
            )
            for _, element in reading:
                yield element
                element.clear()
                while (before := element.getprevious()) is not None:
                    before.getparent().remove(before)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )


def _target(related: list[tuple[str, str, str]], kind: str) -> str:
    """Give the path of the one part of a kind."""
    return next(path for _, found, path in related if found == kind)


def _relation(sheet: Any) -> str:  # noqa: ANN401 - as above
    """Give the name under which a sheet's part is related; its prefix differs by program."""
    return next((str(sheet.get(key)) for key in sheet.attrib if key.endswith("}id")), "")


def _string(element: Any) -> str:  # noqa: ANN401 - as above
    """Give the text of a string, its runs joined, its phonetic guide left out."""
    texts = []
    for part in element:
        if part.tag.endswith("}t"):
            texts.append(part.text or "")
        elif part.tag.endswith("}r"):
            texts += [one.text or "" for one in part if one.tag.endswith("}t")]
    return "".join(texts)


def _column(letters: str) -> int:
    """Count a column from 0: A, B, ... Z, AA."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"no column {letters!r}")
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
