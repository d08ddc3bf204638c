"""Read a workbook that comes back from people: sorted, filtered, columns moved, saved by others.

Sheets, columns and words are known by the hidden sheet ``_lists``; what the
program had written by the hidden sheet ``_written``.
"""

import json
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from glossary.errors import InputError
from glossary.model import PairKeys
from glossary.review.cells import (
    Unreadable,
    as_text,
    bare_word,
    flag_text,
    term_text,
    unescape,
)
from glossary.review.fields import EDITABLE, TERMS, tidy
from glossary.review.opening import check_size, one_line, refuse_open_file
from glossary.review.package import Cell, Package
from glossary.review.reviewed import Choice, Reviewed, Row, Verdict, Written
from glossary.review.words import LISTS, WRITTEN, Body, Cells, read_words, recognize, triples

_FORM = "1"  # of the whole workbook, as the writer names it
_DECIDED = re.compile(r"\|decisions:([0-9a-f]+)")
_SHORT = 12  # code points; longer texts seldom come again
_MOST_NOTICES = 20  # of one sort


def read_workbook(path: Path) -> Reviewed:
    """Read what stands in a workbook now and what the program had written there.

    Raises InputError in one line when the file is open elsewhere, damaged, or
    none that ``glossary build`` wrote; nothing is changed then.
    """
    refuse_open_file(path)
    with one_line(path):
        check_size(path)
        with zipfile.ZipFile(path) as opened:
            return _Reading(path, Package(opened)).read()


class _Reading:
    """Hold one workbook while it is read."""

    def __init__(self, path: Path, package: Package) -> None:
        self.path = path
        self.package = package
        for name in (LISTS, WRITTEN):
            if name not in package.sheets:
                raise InputError(
                    f"{path}: not a workbook of glossary build (its hidden sheet {name} is"
                    " missing); give it with --base, or move it away"
                )
        self.notices: dict[str, list[str]] = defaultdict(list)
        self.words = read_words(package)
        if self.words.form.removesuffix(".0") != _FORM:
            raise InputError(
                f"{path}: form {self.words.form!r} of the workbook is not known here; use the"
                " program version that wrote it"
            )
        self.written = self._read_written()

    def read(self) -> Reviewed:
        """Read all sheets."""
        columns: set[str] = set()
        rows: list[Row] = []
        choices: list[Choice] = []
        verdicts: list[Verdict] = []
        for title in self.package.sheets:
            if title in (LISTS, WRITTEN):
                continue
            sheet = recognize(self.package, title, self.words)
            if sheet is None:
                continue
            if sheet.kind == "glossary":
                columns |= sheet.columns
                rows += self._concepts(title, sheet.columns, sheet.body)
            elif sheet.kind == "conflicts":
                choices += self._choices(sheet.body)
            else:
                verdicts += self._verdicts(title, sheet.body)
        if not columns:
            raise InputError(
                f"{self.path}: no sheet has the headings of a glossary; bring back the row of"
                " headings with its ID"
            )
        decided = _DECIDED.search(self.package.description)
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

    def _read_written(self) -> dict[str, Written]:
        """Read what the program had written; words that come often are held once."""
        once: dict[str, str] = {}
        found: dict[str, Written] = {}
        for name, keys, values in triples(self.package, WRITTEN):
            if name:
                told = {
                    str(key): self.words.known(key, str(text))
                    for key, text in json.loads(values or "{}").items()
                }
                found[name] = Written(
                    pairs=tuple(PairKeys(str(zh), str(en)) for zh, en in json.loads(keys or "[]")),
                    values={
                        once.setdefault(key, key): once.setdefault(text, text)
                        if len(text) <= _SHORT
                        else text
                        for key, text in told.items()
                    },
                )
        return found

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

    def _cell(self, key: str, cell: Cell | None, was: str, place: str) -> str:
        """Give what an editable cell says; where it says nothing sure, what it was."""
        cell = cell or Cell(None)
        try:
            if key == "forbidden":
                return flag_text(as_text(cell.value, cell.kind), was)
            if key in ("note", "reviewer"):
                text = as_text(cell.value, cell.kind)
            else:
                text = term_text(cell.value, cell.kind, was)
            if key in ("status", "kind") and text:
                return self._word(key, text)
        except Unreadable as why:
            self.notices[key].append(f"{place}: {key}: {why}; type it as text")
            return was
        return was if text == was else unescape(text)

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
        for key in sorted(set(columns).difference(EDITABLE, ("id",))):
            cell = cells.get(key)
            try:
                text = "" if cell is None else as_text(cell.value, cell.kind)
            except Unreadable as why:
                text = str(why)
            was = written.values.get(key, "")
            if (was or text) and not _is_written(text, was):
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


def _id(cell: Cell | None) -> str:
    """Give the id in a cell, in its usual form."""
    return unicodedata.normalize("NFKC", _loose(cell)).strip().lower()


def _loose(cell: Cell | None) -> str:
    """Give the text of a cell, nothing for a formula."""
    if cell is None:
        return ""
    try:
        return as_text(cell.value, cell.kind)
    except Unreadable:
        return ""


def _is_written(text: str, was: str) -> bool:
    """Say whether a text is what the program wrote, of a long one by its checksum.

    It may have written it otherwise than a spreadsheet saves it.
    """
    forms = (form(text) for form in (str, unescape, _with_returns))
    return text == tidy(was) or any(
        was == f"crc32:{crc32(form.encode('utf-8', 'replace')):08x}" for form in forms
    )


def _with_returns(text: str) -> str:
    return text.replace("\n", "\r\n")
