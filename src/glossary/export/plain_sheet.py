"""A plain XLSX table for an importer: one sheet, a heading row, text that stays text."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from glossary.export.carry import Carrier
from glossary.export.table import clean
from glossary.export.workbook.package import write_package

# ``_x0041_`` means A to a spreadsheet (ECMA-376 part 1, 22.9.2.19) unless it is escaped.
_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
MOST_UNITS = 32_767  # UTF-16 units a cell of XLSX holds

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
            shown = _LOOKALIKE.sub("_x005F_", value) if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, value=None if shown == "" else shown)
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
