"""The hidden sheet of lists: what drop-downs offer, and which word means what.

Columns of the sheet: ``list``, ``key``, ``word``. Beside the drop-downs it says
which heading names which column, so that a later build reads the workbook in
whatever language it was written.
"""

from collections.abc import Iterable

from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.model import Kind, ReviewStatus

SHEET = "_lists"
FORM = "1"  # of the whole workbook: raised when a reader must know the difference
_DECISIONS = ("merge", "apart", "approve", "reject")


class Lists:
    """Hold the words of all lists, each list in rows that follow each other."""

    def __init__(self, words: Words) -> None:
        """Start with the lists of the drop-downs."""
        self._rows: list[tuple[str, str, str]] = [("workbook", "form", FORM)]
        for status in ReviewStatus:
            self._rows.append(("status", status, words(f"status.{status}")))
        for kind in Kind:
            self._rows.append(("kind", kind, words(f"kind.{kind}")))
        for decision in _DECISIONS:
            self._rows.append(("decision", decision, words(f"decision.{decision}")))

    def reference(self, name: str) -> str:
        """Give the range of a list's words, for a drop-down."""
        numbers = [number for number, row in enumerate(self._rows, start=2) if row[0] == name]
        return f"'{SHEET}'!$C${numbers[0]}:$C${numbers[-1]}"

    def add_sheets(self, grids: Iterable[Grid]) -> None:
        """Note the titles of the sheets and the headings of their columns."""
        for grid in grids:
            self._rows.append(("sheet", grid.key, grid.title))
            self._rows += [
                (f"column.{grid.key}", column.key, column.head) for column in grid.columns
            ]

    def grid(self) -> Grid:
        """Give the hidden sheet."""
        return Grid(
            key="lists",
            title=SHEET,
            columns=[
                Column(key=key, heading=key, look="quiet", width=30)
                for key in ("list", "key", "word")
            ],
            rows=self._rows,
            count=len(self._rows),
            shown=False,
        )
