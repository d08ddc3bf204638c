"""Are these workbooks right: the tables of MultiTerm, Phrase and Matecat, and our own.

Sources: ECMA-376 (32,767 UTF-16 units a cell, 1,048,576 rows); Phrase, "Term
bases" (booleans are real TRUE and FALSE); Matecat, "Glossary file format"
(Forbidden in column A, a column a locale); RWS, "Formats for data import".
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossary.check.codes import check_code
from glossary.check.finding import Finding, Findings, quote
from glossary.check.rows import Row
from glossary.check.tables import check_columns
from glossary.text.codes import is_chinese, is_english
from glossary.unpacking import why_too_far

MOST_UNITS = 32_767
_PROSE = frozenset({"Subject", "Context", "Status", "Note"})  # a bar parts nothing there
_BOOLEANS = frozenset({"forbidden", "preferred"})


def check_multiterm(path: Path) -> tuple[Finding, ...]:
    """Check a table for MultiTerm and Trados: a row a concept, synonyms parted by a bar."""
    found = Findings(path)
    for _, rows in _sheets(path, found):
        split = [Row(row.line, [" ".join(cell.split(" | ")) for cell in row.cells]) for row in rows]
        _check_rows(split, found)
        head = rows[0].cells if rows else []
        for line, cells in rows[1:]:
            for name, cell in zip(head, cells, strict=False):
                if name in _PROSE:
                    continue
                if cell.startswith("|") or cell.endswith("|") or "||" in cell.replace(" ", ""):
                    found.error(line, f"an empty synonym in {quote(cell)}", "take the bar out")
    return found.in_order()


def check_phrase(path: Path) -> tuple[Finding, ...]:
    """Check a table for Phrase: a column a locale, real booleans."""
    found = Findings(path)
    for values, rows in _sheets(path, found):
        _check_rows(rows, found, codes=True, whole_rows=False)
        _check_concepts(rows, found)
        head = rows[0].cells if rows else []
        columns = [i for i, name in enumerate(head) if name in _BOOLEANS]
        for row, (line, _) in zip(values[1:], rows[1:], strict=True):
            for i in columns:
                if i < len(row) and row[i] is not None and not isinstance(row[i], bool):
                    found.error(
                        line,
                        f"{quote(str(row[i]))} in the column {head[i]}",
                        "write a real TRUE or FALSE, not a text",
                    )
    return found.in_order()


def _check_concepts(rows: list[Row], found: Findings) -> None:
    """Report the concepts that have terms in one language only, over all their rows."""
    head = rows[0].cells if rows else []
    if "CID" not in head:
        return
    languages: dict[str, set[bool]] = {}
    lines: dict[str, int] = {}
    for line, cells in rows[1:]:
        name = cells[head.index("CID")]
        lines.setdefault(name, line)
        for code, cell in zip(head, cells, strict=False):
            if cell and (is_chinese(code) or is_english(code)):
                languages.setdefault(name, set()).add(is_chinese(code))
    for name, line in lines.items():
        if len(languages.get(name, ())) < 2:  # noqa: PLR2004 - Chinese and English
            found.warn(line, f"a concept without a pair ({quote(name)})", "add the other language")


def check_matecat(path: Path) -> tuple[Finding, ...]:
    """Check a table for Matecat: Forbidden in column A, a column a locale."""
    found = Findings(path)
    for values, rows in _sheets(path, found):
        _check_rows(rows, found, codes=True)
        if rows and rows[0].cells[:1] != ["Forbidden"]:
            found.error(1, "column A is not Forbidden", "Matecat reads that column by its place")
            continue
        for row, (line, _) in zip(values[1:], rows[1:], strict=True):
            if row and row[0] not in {None, True, False, "TRUE", "FALSE", ""}:
                found.error(line, f"{quote(str(row[0]))} in column A", "write TRUE or nothing")
    return found.in_order()


def check_xlsx(path: Path) -> tuple[Finding, ...]:
    """Check any workbook: whole, no formulas, no cell over its limit."""
    found = Findings(path)
    for _ in _sheets(path, found, every=True):
        pass
    return found.in_order()


def first_row(path: Path) -> list[str]:
    """Give the first row of the first sheet as texts; nothing where it cannot be read."""
    found = Findings(path)
    return next((rows[0].cells for _, rows in _sheets(path, found) if rows), [])


def _check_rows(
    rows: list[Row], found: Findings, *, codes: bool = False, whole_rows: bool = True
) -> None:
    """Check the heading and the terms."""
    if not rows:
        found.error(0, "an empty sheet", "export it again")
        return
    if codes:
        for name in rows[0].cells:
            if is_chinese(name) or is_english(name):
                check_code(found, rows[0].line, name)
    check_columns(rows[0].cells, rows, found, whole_rows=whole_rows)


def _sheets(
    path: Path, found: Findings, *, every: bool = False
) -> Iterator[tuple[list[tuple[Any, ...]], list[Row]]]:
    """Give the first sheet (or each) as values and as texts, and report what no cell may hold."""
    from openpyxl import load_workbook

    try:
        why = why_too_far(path)
        if why:
            found.error(0, why, "this is no glossary; do not open it")
            return
        book = load_workbook(path, read_only=True)
    except OSError:
        raise
    except Exception as fault:  # noqa: BLE001 - openpyxl raises anything on a broken file
        why = type(fault).__name__
        found.error(0, f"not a workbook that can be read ({why})", "save it as .xlsx again")
        return
    try:
        sheets = book.worksheets if every else book.worksheets[:1]
        if not every and len(book.worksheets) > 1:
            found.warn(0, f"{len(book.worksheets)} sheets", "importers read the first")
        for sheet in sheets:
            yield _read_sheet(sheet, found)
    except OSError:
        raise
    except Exception as fault:  # noqa: BLE001 - parts are parsed only when they are read
        found.error(0, f"a broken sheet ({type(fault).__name__})", "save it as .xlsx again")
    finally:
        book.close()


def _read_sheet(sheet: Any, found: Findings) -> tuple[list[tuple[Any, ...]], list[Row]]:  # noqa: ANN401
    """Read the rows of a sheet that hold anything."""
    sheet.reset_dimensions()  # a file may claim to be 16,384 columns wide
    width = 0
    values: list[tuple[Any, ...]] = []
    texts: list[Row] = []
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        for cell in cells:
            if cell.data_type == "f":
                found.error(
                    line,
                    f"a formula in cell {cell.coordinate} of {sheet.title}",
                    "make it a text: importers read its result or nothing",
                )
            elif cell.data_type == "e":
                found.error(
                    line, f"{cell.value} in cell {cell.coordinate} of {sheet.title}", "mend it"
                )
            elif isinstance(cell.value, str) and len(cell.value) * 2 > MOST_UNITS:
                units = len(cell.value.encode("utf-16-le", "surrogatepass")) // 2
                if units > MOST_UNITS:
                    found.error(
                        line,
                        f"{units:,} characters in cell {cell.coordinate}",
                        f"a cell holds {MOST_UNITS:,}: shorten it",
                    )
        row = tuple(cell.value for cell in cells)
        if any(value is not None for value in row):
            width = width or len(row)  # that of the heading
            row += (None,) * (width - len(row))
            values.append(row)
            texts.append(Row(line, ["" if value is None else str(value) for value in row]))
    return values, texts
