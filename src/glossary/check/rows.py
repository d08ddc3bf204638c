"""Rows of a text table with their lines: CSV (RFC 4180) and tab-separated text."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.check.finding import Findings

BOM = b"\xef\xbb\xbf"
_MOST_FIELD = 1 << 20  # characters; a longer cell means a lost quote


class Row(NamedTuple):
    """Hold the cells of a row and the line where it begins."""

    line: int
    cells: list[str]


def read_text(path: Path, found: Findings) -> str | None:
    """Read a file as UTF-8, without its mark; report where it is not. Raises OSError."""
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.error(1, "UTF-16", "save it as UTF-8: importers read the other as noise")
        return None
    try:
        return raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        found.error(line, "not UTF-8", "save it as UTF-8: importers read another encoding as noise")
        return None


def read_rows(text: str, found: Findings, delimiter: str) -> Iterator[Row]:
    """Give the rows that hold anything; what ends the reading is reported."""
    csv.field_size_limit(_MOST_FIELD)
    if delimiter == "\t":  # no quotes there
        reader = csv.reader(_lines(text), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, cells)
            elif cells and len(cells) > 1:
                found.error(line, "a row of empty cells", "take it out")
            line = reader.line_num + 1
    except csv.Error as fault:
        found.error(line, f"not valid CSV ({fault})", "mend the quotes of that row")


def _lines(text: str) -> list[str]:
    r"""Part a text at line feeds only: other line ends are part of a cell."""
    return [f"{line}\n" for line in text.split("\n")] if text else []


def check_widths(rows: list[Row], width: int, found: Findings) -> None:
    """Report rows that are longer or shorter than they must be."""
    for row in rows:
        if len(row.cells) != width:
            found.error(
                row.line,
                f"{len(row.cells)} columns in place of {width}",
                "put a text that holds the delimiter between quotes",
            )
