"""A plain XLSX table for an importer: one sheet, a heading row, text that stays text."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from glossary.export.carry import Carrier
from glossary.export.table import clean
from glossary.export.workbook.package import write_package

MOST_UNITS = 32_767  # UTF-16 units a cell of XLSX holds
MOST_ROWS = 1_048_576  # rows of a sheet, with the heading

Cell = str | bool | None


def write_sheet(path: Path, title: str, rows: Iterable[Sequence[Cell]], moment: datetime) -> None:
    """Write the rows (the heading first) as the only sheet of a workbook.

    A text is never a formula, even if it begins with ``=``; a bool is a real
    TRUE or FALSE. Raises OSError when the file cannot be written.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=None if value == "" else value)
            if isinstance(value, str) and value:
                cell.data_type = "s"
                cell.quotePrefix = value[0] in "=+-@"
            cells.append(cell)
        sheet.append(cells)
    write_package(workbook, {}, path, moment)


def cell_text(carrier: Carrier, concept: str, text: str) -> str:
    """Give a text as a cell can hold it, and report what it cannot hold."""
    kept, dropped = clean(text)
    if dropped:
        carrier.lose(concept, f"control characters in {kept[:40]!r}")
    units = len(kept.encode("utf-16-le")) // 2
    if units > MOST_UNITS:
        carrier.lose(concept, f"a text of {units} characters: a cell holds {MOST_UNITS}")
        return ""
    return kept
