"""What the program wrote, kept in a hidden sheet.

A later build reads it to tell what a person changed in a row from what the
program had put there itself. Rows are known by the concept's id, so sorting,
filtering or moving columns changes nothing.

Columns of the sheet: ``id``; ``keys``, a JSON list of the [Chinese key, English
key] of every pair of the concept, so that a rejected pair is known under another
spelling too; ``values``, a JSON object with, for each column key, the cell's
text for the columns that people may edit, and a checksum (``crc32:`` and 8 hex
digits) for those that belong to the program, or where a text is very long.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from zlib import crc32

from glossary.export.carry import Carrier
from glossary.export.table import clean
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.values import Link, Rich, Value, fits
from glossary.model import Concept, columns_of

SHEET = "_written"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LONGEST = 2_000  # characters of one value; all together stay within a cell


class Written:
    """Collect the rows of the hidden sheet while the visible ones are written."""

    def __init__(self, columns: Sequence[Column], count: int, carrier: Carrier) -> None:
        """Take the columns of the visible sheet and how many rows will come."""
        self._columns = [(column.key, column.editable) for column in columns if column.key != "id"]
        self._count = count
        self._carrier = carrier
        self._rows: list[tuple[str, str, str]] = []

    def keep(self, concept: Concept, values: Sequence[Value]) -> None:
        """Keep the values of a row; ``values`` are those of the columns without the id."""
        kept = {
            key: text if editable and len(text) <= _LONGEST else checksum(text)
            for (key, editable), text in zip(self._columns, map(as_text, values), strict=True)
            if text
        }
        text = _JSON.encode(kept)
        self._rows.append((concept.id, self._keys(concept), text))

    def grid(self) -> Grid:
        """Give the hidden sheet; its rows are there once the visible ones are written."""
        return Grid(
            key="written",
            title=SHEET,
            columns=[
                Column(key=key, heading=key, look="quiet", width=40)
                for key in ("id", "keys", "values")
            ],
            rows=self._drain(),
            count=self._count,
            shown=False,
        )

    def _drain(self) -> Iterator[tuple[str, str, str]]:
        """Give the rows, in the order in which the visible ones were written."""
        yield from self._rows

    def _keys(self, concept: Concept) -> str:
        """Give the keys of a concept's pairs, each once, as JSON."""
        pairs = sorted(
            {
                (clean(wording.zh_key)[0], clean(wording.en_key)[0])
                for wording in set(columns_of(concept.mentions).wordings)
                if wording.is_pair
            }
        )
        text = _JSON.encode(pairs)
        if not fits(text):
            total = len(pairs)
            while not fits(text):
                pairs = pairs[: len(pairs) // 2]
                text = _JSON.encode(pairs)
            self._carrier.lose(concept.id, f"{total - len(pairs)} of {total} spellings kept hidden")
        return text


def as_text(value: Value) -> str:
    """Give a cell's value as text, always the same whoever saved the file.

    >>> as_text(True), as_text(0.9), as_text(None)
    ('TRUE', '0.9', '')
    """
    if isinstance(value, Rich | Link):
        return value.text
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return f"{value:.10g}"
    return value or ""


def checksum(text: str) -> str:
    """Give the checksum of a text: it finds an edit, it guards against nobody.

    >>> checksum("消化不良")
    'crc32:df34e2a1'
    """
    return f"crc32:{crc32(text.encode()):08x}"
