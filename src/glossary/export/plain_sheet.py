"""A plain XLSX table for an importer: one sheet, a heading row, text that stays text."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from glossary.export.carry import Carrier
from glossary.export.table import clean
from glossary.export.workbook.package import write_package

# ``_x0041_`` means A to a spreadsheet (ECMA-376 part 1, 22.9.2.19) unless it is escaped.
_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
MOST_UNITS = 32_767  # UTF-16 units a cell of XLSX holds
MOST_ROWS = 1_048_576  # rows a sheet of XLSX holds, with the heading

Cell = str | bool | None


def write_sheet(
    path: Path,
    rows: Iterable[Sequence[Cell]],
    moment: datetime,
    carrier: Carrier,
    most_rows: int = MOST_ROWS,
) -> None:
    """Write the rows (the heading first) as the only sheet of a workbook.

    A text is never a formula, even if it begins with ``=``; a bool is a real
    TRUE or FALSE. Rows that no sheet can hold are left out and reported. Raises
    OSError when the file cannot be written.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Terms")
    sheet.freeze_panes = "A2"
    left_out = 0
    for number, row in enumerate(rows, start=1):
        if number > most_rows:
            left_out += 1
        else:
            sheet.append([_cell(sheet, value) for value in row])
    if left_out:
        carrier.lose("", f"the last {left_out} rows: a sheet holds {most_rows}")
    write_package(workbook, {}, path, moment)


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> OpenpyxlCell | None:
    """Make a cell; nothing for an empty one."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=_LOOKALIKE.sub("_x005F_", value))
    cell.data_type = "s"
    cell.quotePrefix = value[0] in "=+-@"
    return cell


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
