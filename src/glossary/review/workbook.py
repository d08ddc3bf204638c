"""Read a workbook that comes back from people: sorted, filtered, columns moved, saved by others.

Sheets, columns and words are known by the hidden sheet ``_lists``; what the
program had written by the hidden sheet ``_written``.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from glossary.errors import InputError
from glossary.model import PairKeys
from glossary.review.cells import (
    Unreadable,
    as_text,
    bare_heading,
    bare_word,
    flag_text,
    term_text,
    unescape,
)
from glossary.review.fields import EDITABLE, KINDS, STATUSES, TERMS, tidy
from glossary.review.opening import check_size, one_line, refuse_open_file
from glossary.review.reviewed import Choice, Reviewed, Row, Verdict, Written

_FORM = "1"  # of the whole workbook, as the writer names it
_HEAD_ROWS = 30  # rows in which the headings are looked for
_DECIDED = re.compile(r"\|decisions:([0-9a-f]+)")
_KEYS = {"status": STATUSES, "kind": KINDS}  # the lists are hidden, not safe from strangers
_MOST_NOTICES = 20  # of one sort

Cells = Mapping[str, Any]
Body = list[tuple[int, dict[str, Any]]]  # number of the row, column -> cell


@dataclass(slots=True, kw_only=True)
class _Words:
    """Hold what the hidden lists say: titles, headings and words, each as a key."""

    titles: dict[str, str] = field(default_factory=dict)  # title -> key of the sheet
    headings: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    form: str = ""


def read_workbook(path: Path) -> Reviewed:
    """Read what stands in a workbook now and what the program had written there.

    Raises InputError in one line when the file is open elsewhere, damaged, or
    none that ``glossary build`` wrote; nothing is changed then.
    """
    refuse_open_file(path)
    with one_line(path):
        check_size(path)
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True)
        try:
            return _Reading(path, book).read()
        finally:
            book.close()


class _Reading:
    """Hold one workbook while it is read."""

    def __init__(self, path: Path, book: Any) -> None:  # noqa: ANN401 - openpyxl is loaded late
        self.path = path
        self.book = book
        self.notices: dict[str, list[str]] = defaultdict(list)
        self.words = _Words()
        self.written: dict[str, Written] = {}

    def read(self) -> Reviewed:
        """Read all sheets."""
        for name in ("_lists", "_written"):
            if name not in self.book.sheetnames:
                raise InputError(
                    f"{self.path}: not a workbook of glossary build (its hidden sheet {name} is"
                    " missing); give it with --base, or move it away"
                )
        self._read_words()
        self._read_written()
        columns: set[str] = set()
        rows: list[Row] = []
        choices: list[Choice] = []
        verdicts: list[Verdict] = []
        for sheet in self.book.worksheets:
            if sheet.title in ("_lists", "_written"):
                continue
            kind, heads, body = self._recognize(sheet)
            if kind == "glossary":
                columns |= heads
                rows += self._concepts(sheet.title, heads, body)
            elif kind == "conflicts":
                choices += self._choices(body)
            elif kind == "review":
                verdicts += self._verdicts(sheet.title, body)
        if not columns:
            raise InputError(
                f"{self.path}: no sheet has the headings of a glossary; bring back the row of"
                " headings with its ID"
            )
        description = getattr(self.book.properties, "description", "") or ""
        decided = _DECIDED.search(str(description))
        return Reviewed(
            name=self.path.name,
            columns=frozenset(columns),
            rows=tuple(rows),
            written=self.written,
            choices=tuple(choices),
            verdicts=tuple(verdicts),
            decided=decided[1] if decided else "",
            notices=tuple(self._told()),
        )

    def _told(self) -> Iterator[str]:
        """Give the notices, not too many of one sort."""
        for notices in self.notices.values():
            yield from notices[:_MOST_NOTICES]
            if len(notices) > _MOST_NOTICES:
                yield f"{self.path.name}: and {len(notices) - _MOST_NOTICES} more of these"

    def _read_words(self) -> None:
        """Read the hidden lists."""
        for cells in self.book["_lists"].iter_rows(min_row=2, values_only=True):
            name, key, word = (str(cell or "") for cell in (*cells, "", "", "")[:3])
            if name == "workbook" and key == "form":
                self.words.form = word
            elif name == "sheet":
                self.words.titles[word] = key
            elif name.startswith("column."):
                self.words.headings[name.removeprefix("column.")][bare_heading(word)] = key
            elif key in _KEYS.get(name, (key,)):
                self.words.words[name][bare_word(word)] = key
                self.words.words[name].setdefault(bare_word(key), key)
        if self.words.form.removesuffix(".0") != _FORM:
            raise InputError(
                f"{self.path}: form {self.words.form!r} of the workbook is not known here; use the"
                " program version that wrote it"
            )

    def _read_written(self) -> None:
        """Read what the program had written."""
        for cells in self.book["_written"].iter_rows(min_row=2, values_only=True):
            name, keys, values = (str(cell or "") for cell in (*cells, "", "", "")[:3])
            if name:
                told = json.loads(values or "{}")
                self.written[name] = Written(
                    pairs=tuple(PairKeys(str(zh), str(en)) for zh, en in json.loads(keys or "[]")),
                    values={key: self._known(key, str(text)) for key, text in told.items()},
                )

    def _known(self, column: str, text: str) -> str:
        """Give a written word of a list as its key."""
        if column in ("status", "kind"):
            return self.words.words[column].get(bare_word(text), text)
        return text

    def _recognize(self, sheet: Any) -> tuple[str, frozenset[str], Body]:  # noqa: ANN401 - openpyxl is loaded late
        """Find what a sheet is by its title or headings, and give its rows by column."""
        rows = sheet.iter_rows()
        best: tuple[int, str, dict[int, str], int] = (0, "", {}, 0)
        head: list[Any] = []
        for number, cells in enumerate(rows, start=1):
            head.append(cells)
            for kind, headings in self.words.headings.items():
                places = _places(cells, headings)
                score = 2 * len(places) + (self.words.titles.get(sheet.title) == kind)
                first = "left" if kind == "review" else "id"
                if first in places.values() and score > best[0]:
                    best = (score, kind, places, number)
            if number == _HEAD_ROWS:
                break
        _, kind, places, at = best
        if kind not in ("glossary", "conflicts", "review"):
            return "", frozenset(), []
        later = [*head[at:]]
        body = []
        for number, cells in enumerate(_chain(later, rows), start=at + 1):
            values = {key: cells[place] for place, key in places.items() if place < len(cells)}
            if any(cell.value is not None for cell in values.values()):
                body.append((number, values))
        return kind, frozenset(places.values()), body

    def _concepts(self, title: str, columns: frozenset[str], body: Body) -> Iterator[Row]:
        """Give the rows of the glossary sheet."""
        known = set(self.words.headings["glossary"].values())
        for key in sorted(known & set(EDITABLE) - columns):
            self.notices["column"].append(
                f"{self.path.name}: sheet {title}: the column {key} is gone; its cells stay as"
                " they were"
            )
        for number, cells in body:
            name = _id(cells.get("id"))
            place = f"{self.path.name}: sheet {title}, row {number}"
            written = self.written.get(name, Written())
            values = {
                key: self._cell(key, cells.get(key), written.values.get(key, ""), place)
                for key in EDITABLE
                if key in columns
            }
            # A row that shares no term has another's ID, sorted away from its own.
            shared = any(
                values.get(key) and values[key] == written.values.get(key) for key in TERMS
            )
            if name in self.written and shared:
                self._warn_of_own(columns, cells, written, place)
            in_conflict = bool(_loose(cells.get("conflict")))
            yield Row(id=name, values=values, place=place, in_conflict=in_conflict)

    def _cell(self, key: str, cell: Any, was: str, place: str) -> str:  # noqa: ANN401 - openpyxl is loaded late
        """Give what an editable cell says; where it says nothing sure, what it was."""
        if cell is None:
            return ""
        try:
            if key == "forbidden":
                return flag_text(as_text(cell.value, cell.data_type), was)
            if key in ("note", "reviewer"):
                text = as_text(cell.value, cell.data_type)
            else:
                text = term_text(cell.value, cell.data_type, was)
            if key in ("status", "kind") and text:
                return self._word(key, text)
        except Unreadable as why:
            self.notices[key].append(f"{place}: {key}: {why}; type it as text")
            return was
        return text if text == was else unescape(text)

    def _word(self, name: str, text: str) -> str:
        """Give the key of a word of a list."""
        key = self.words.words[name].get(bare_word(text))
        if key is None:
            raise Unreadable(f"{text[:40]!r} is not in the list of the column")
        return key

    def _warn_of_own(
        self, columns: Iterable[str], cells: Cells, written: Written, place: str
    ) -> None:
        """Say where a person changed what belongs to the program."""
        for key in sorted(set(columns) - set(EDITABLE) - {"id"}):
            cell = cells.get(key)
            try:
                text = "" if cell is None else as_text(cell.value, cell.data_type)
            except Unreadable as why:
                text = str(why)
            was = written.values.get(key, "")
            sums = {f"crc32:{crc32(form.encode('utf-8', 'replace')):08x}" for form in _forms(text)}
            if (was or text) and text != tidy(was) and was not in sums:
                self.notices[f"own {key}"].append(
                    f"{place}: {key} belongs to the program; the change is not kept"
                )

    def _choices(self, body: Body) -> Iterator[Choice]:
        """Give the choices of the conflicts sheet."""
        chinese = {bare_word(word) for word in ("one English, several Chinese", "一英多中")}
        for _, cells in body:
            value, note = _loose(cells.get("choice")), _loose(cells.get("note"))
            if value or note:
                field_name = "zh_hans" if bare_word(_loose(cells.get("type"))) in chinese else "en"
                yield Choice(id=_id(cells.get("id")), field=field_name, value=value, note=note)

    def _verdicts(self, title: str, body: Body) -> Iterator[Verdict]:
        """Give the decisions of the sheet of doubts."""
        for number, cells in body:
            word, note = _loose(cells.get("decision")), _loose(cells.get("note"))
            value = self.words.words["decision"].get(bare_word(word), "")
            if word and not value:
                self.notices["decision"].append(
                    f"{self.path.name}: sheet {title}, row {number}: {word[:40]!r} is no decision;"
                    " choose from the list"
                )
            if value or note:
                left, right = _id(cells.get("left")), _id(cells.get("right"))
                yield Verdict(left=left, right=right, value=value, note=note)


def _places(cells: Iterable[Any], headings: Mapping[str, str]) -> dict[int, str]:
    """Find which column stands where; the first of two alike counts."""
    places: dict[int, str] = {}
    for place, cell in enumerate(cells):
        key = headings.get(bare_heading(cell.value)) if isinstance(cell.value, str) else None
        if key and key not in places.values():
            places[place] = key
    return places


def _chain(first: Iterable[Any], second: Iterable[Any]) -> Iterator[Any]:
    """Give the rows read already, then the rest."""
    yield from first
    yield from second


def _id(cell: Any) -> str:  # noqa: ANN401 - openpyxl is loaded late
    """Give the id in a cell, in its usual form."""
    return unicodedata.normalize("NFKC", _loose(cell)).strip().lower()


def _loose(cell: Any) -> str:  # noqa: ANN401 - openpyxl is loaded late
    """Give the text of a cell, nothing for a formula."""
    if cell is None:
        return ""
    try:
        return as_text(cell.value, cell.data_type)
    except Unreadable:
        return ""


def _forms(text: str) -> Iterator[str]:
    """Give a text as the program may have written it before a spreadsheet saved it."""
    yield text
    yield unescape(text)
    yield text.replace("\n", "\r\n")
