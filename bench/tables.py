"""Tables in markdown, and the place in a page where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BEGIN = "<!-- The tables below are written by `make benchmark`. -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Hold a table; the first column is text, the others are figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write_table(table: Table) -> Iterator[str]:
    """Give the lines of a table."""
    yield ""
    yield f"### {table.title}"
    yield ""
    yield f"| {' | '.join(table.head)} |"
    yield f"|---|{'---:|' * (len(table.head) - 1)}"
    for row in table.rows:
        yield f"| {' | '.join(row)} |"


def replace_tables(page: Path, tables: Sequence[Table]) -> None:
    """Put tables in the place of the old ones, which go from a mark to the end of the page."""
    kept, _, _ = page.read_text(encoding="utf-8").partition(_BEGIN)
    lines = [line for table in tables for line in write_table(table)]
    page.write_text(kept + _BEGIN + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
