"""Which columns of a table hold the text, its translation, and remarks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.model import Segment
from glossary.read.fault import UnreadableError
from glossary.text.codes import is_chinese, is_english
from glossary.text.script import has_han, has_latin

_HEAD_ROWS = 10  # rows in which headings are looked for
_SAMPLE = 200  # rows by which a column's language is told
_ENOUGH = 0.6  # of a column's cells in one script
_CODE = re.compile(r"[a-z]{2,3}([-_][a-z]{2,4})*", re.IGNORECASE)
_WORDS = (
    ("source", ("source", "original", "原文", "源文")),
    ("target", ("target", "translation", "译文", "譯文")),
    ("zh", ("chinese", "中文", "汉语", "漢語")),
    ("en", ("english", "英文", "英语", "英語")),
    ("note", ("note", "comment", "remark", "备注", "備註", "批注", "注释")),
    ("id", ("id", "no.", "number", "segment", "编号", "序号")),
)


class TableRow(NamedTuple):
    """Hold a row: its number as a reader would count it, its cells, remarks attached to it."""

    line: int
    cells: Sequence[str]
    notes: tuple[str, ...] = ()


class _Columns(NamedTuple):
    """Name columns by their places; None where there is none."""

    source: int
    target: int
    note: int | None = None
    id: int | None = None


def read_rows(rows: Sequence[TableRow], file: str, prefix: str = "") -> Iterator[Segment]:
    """Give a segment for each row with a text; the columns are told by headings, else by script.

    ``prefix`` stands before the number of a row in the segment's id. Raises
    UnreadableError when no two columns look like a text and its translation.
    """
    head, columns = _find_columns(rows)
    for row in rows[head:]:

        def cell(at: int | None, row: TableRow = row) -> str:
            return row.cells[at].strip() if at is not None and at < len(row.cells) else ""

        note = cell(columns.note)
        if cell(columns.source) or cell(columns.target):
            yield Segment(
                file=file,
                id=cell(columns.id) or f"{prefix}{row.line}",
                line=0 if prefix else row.line,
                source=cell(columns.source),
                target=cell(columns.target),
                notes=(*row.notes, note) if note else row.notes,
            )


def _find_columns(rows: Sequence[TableRow]) -> tuple[int, _Columns]:
    """Give the number of rows above the first text, and the columns."""
    for number, row in enumerate(rows[:_HEAD_ROWS], start=1):
        places: dict[str, int] = {}
        for at, cell in enumerate(row.cells):
            if key := _key(cell):
                places.setdefault(key, at)
        named = ("source", "target") if "source" in places else ("zh", "en")
        if all(key in places for key in named):
            first, second = (places[key] for key in named)
            if "source" not in places and second < first:
                first, second = second, first
            return number, _Columns(first, second, places.get("note"), places.get("id"))
    return 0, _by_script(rows)


def _key(heading: str) -> str:
    """Say what a heading names; a sentence is no heading."""
    bare = " ".join(heading.lower().split())
    if not bare or len(bare) > 40:  # noqa: PLR2004 - as above
        return ""
    if _CODE.fullmatch(bare) and (is_chinese(bare) or is_english(bare)):
        return "zh" if is_chinese(bare) else "en"
    return next(
        (
            key
            for key, words in _WORDS
            if any(word in bare if has_han(word) else word in bare.split() for word in words)
        ),
        "",
    )


def _by_script(rows: Sequence[TableRow]) -> _Columns:
    """Find the first Chinese and the first English column by what stands in them."""
    found: dict[bool, int] = {}
    sample = rows[:_SAMPLE]
    for at in range(max((len(row.cells) for row in sample), default=0)):
        cells = [row.cells[at] for row in sample if at < len(row.cells) and row.cells[at].strip()]
        if len(cells) * 2 < len(sample):
            continue
        for chinese in (True, False):
            fitting = sum(
                has_han(cell) if chinese else has_latin(cell) and not has_han(cell)
                for cell in cells
            )
            if fitting >= _ENOUGH * len(cells):
                found.setdefault(chinese, at)
    if len(found) < 2:  # noqa: PLR2004 - Chinese and English
        raise UnreadableError(
            "no two columns that hold Chinese and English",
            "head them zh and en, or source and target",
        )
    first, second = sorted(found.values())
    return _Columns(first, second)
