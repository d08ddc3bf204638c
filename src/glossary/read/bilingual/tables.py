"""Read tables of two languages: .docx, .xlsx, .csv and .tsv."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.model import Segment
from glossary.read.archive import open_archive
from glossary.read.bilingual.cell_comments import read_comments
from glossary.read.bilingual.columns import TableRow, read_rows
from glossary.read.bilingual.inline import descendants
from glossary.read.decode import decode
from glossary.read.fault import UnreadableError, no_text
from glossary.read.file import read_bytes
from glossary.read.options import ReadOptions
from glossary.read.word import find_cells, read_cell, read_main_part
from glossary.read.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from glossary.read.archive import Archive

_MOST_COLUMNS = 50
_COMMENTS = "word/comments.xml"


def read_docx_table(path: Path, name: str, options: ReadOptions) -> Iterator[Segment]:
    """Read the tables of a Word document, a segment a row; Word's comments are its notes."""
    with open_archive(path, options.largest, "docx") as archive:
        comments = _comments(archive)
        tables = [
            table
            for table in descendants(read_main_part(archive), "tbl")
            if any(True for _ in descendants(table, "t"))
        ]
    if not tables:
        raise UnreadableError(
            "no table in this document", "put text and translation side by side, or give two files"
        )
    for number, table in enumerate(tables, start=1):
        rows = [
            TableRow(at, [" ".join(read_cell(cell)) for cell in find_cells(row)], notes)
            for at, row in enumerate(descendants(table, "tr"), start=1)
            for notes in [tuple(_comments_of(row, comments))]
        ]
        yield from read_rows(rows, name, prefix=f"table {number}, row ")


def _comments(archive: "Archive") -> dict[str, str]:
    """Give the comments of a document by their ids."""
    if _COMMENTS not in archive.names:
        return {}
    part = parse_xml(archive.read(_COMMENTS), _COMMENTS)
    return {
        _id(comment): "".join(text.text or "" for text in descendants(comment, "t"))
        for comment in descendants(part, "comment")
    }


def _comments_of(row: "_Element", comments: dict[str, str]) -> Iterator[str]:
    for reference in descendants(row, "commentReference"):
        if _id(reference) in comments:
            yield comments[_id(reference)]


def _id(element: "_Element") -> str:
    """Give an element's ``w:id``, in either namespace of the standard."""
    return next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")


def read_workbook(path: Path, name: str, options: ReadOptions) -> Iterator[Segment]:
    """Read the visible sheets of a workbook, a segment a row; formulas count by their result."""
    with open_archive(path, options.largest, "xlsx") as archive:
        for member in sorted(archive.names):
            if member.endswith((".xml", ".rels")):
                _refuse_entities(archive, member)  # openpyxl does not look
        comments = read_comments(archive)
    sheets = [(title, rows) for title, rows in _sheets(path) if rows]
    if not sheets:
        raise no_text("workbook")
    for title, found in sheets:
        notes = comments.get(title, {})
        rows = [row._replace(notes=notes.get(row.line, ())) for row in found]
        yield from read_rows(rows, name, prefix=f"{title}, row " if len(sheets) > 1 else "")


def _refuse_entities(archive: "Archive", member: str) -> None:
    raw = archive.read(member)
    if b"<!" in raw[:4096]:
        parse_xml(raw[:4096], member)


def _sheets(path: Path) -> list[tuple[str, list[TableRow]]]:
    """Give the rows of each visible sheet with its title."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return [
                (sheet.title, list(_sheet_rows(sheet)))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
        finally:
            book.close()
    except OSError:
        raise
    except Exception as error:
        raise UnreadableError(
            f"damaged, or no .xlsx workbook ({type(error).__name__})", "open and save it again"
        ) from error


def _sheet_rows(sheet: Any) -> Iterator[TableRow]:  # noqa: ANN401 - openpyxl is loaded late
    sheet.reset_dimensions()  # a file may claim to be 16,384 columns wide
    for line, values in enumerate(
        sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), start=1
    ):
        if any(value is not None for value in values):
            yield TableRow(line, ["" if value is None else str(value) for value in values])


def read_csv(path: Path, name: str, options: ReadOptions) -> Iterator[Segment]:
    """Read a table of text, a segment a row; the separator is told by the first line."""
    text = decode(read_bytes(path, options.largest), name).text
    first = text.partition("\n")[0]
    separator = max("\t,;", key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        rows = [TableRow(table.line_num, cells) for cells in table if any(cells)]
    except csv.Error as error:
        raise UnreadableError(
            f"not a table ({error})", "save it as UTF-8 CSV", line=table.line_num
        ) from None
    yield from read_rows(rows, name)
