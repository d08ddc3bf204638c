"""The rows of a table as the XML of a worksheet part (ECMA-376 part 1, 18.3.1.73)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from glossary.export.workbook.grid import Grid, head_height
from glossary.export.workbook.styles import LOOKS, StyleIds, Styles
from glossary.export.workbook.values import LINK_LIMIT, Link, Rich, Value
from glossary.export.workbook.widths import ROOMY, line_count, row_height, text_height, text_width

# What a spreadsheet would take for a formula were the cell's type lost or the cell edited.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_ESCAPE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH = date(1899, 12, 30).toordinal()


class RowWriter:
    """Write the rows of one sheet and keep its links (cell -> web address)."""

    def __init__(self, grid: Grid, styles: Styles) -> None:
        """Take the ids of all styles once, before the first row."""
        self.grid = grid
        self.links: list[tuple[str, str]] = []
        self.links_left_out = 0
        self._unlinked = styles.ids("text", editable=False)
        self._heads = [styles.head(editable=column.editable) for column in grid.columns]
        self._columns: list[tuple[str, StyleIds]] = [
            (get_column_letter(number), styles.ids(column.look, editable=column.editable))
            for number, column in enumerate(grid.columns, start=1)
        ]
        # The widest first: they hold the longest texts, and then the others need no measuring.
        # Nobody sees how high the rows of a hidden sheet are.
        self._measured: list[tuple[int, float, float]] = sorted(
            (
                (place, column.width / LOOKS[column.look].spread, LOOKS[column.look].size)
                for place, column in enumerate(grid.columns if grid.shown else ())
            ),
            key=lambda measured: (-measured[1], measured[0]),
        )

    def write(self) -> Iterator[str]:
        """Give the XML of the heading row, then of each row."""
        cells = "".join(
            f'<c r="{letter}1" s="{style}" t="inlineStr"><is>{text_xml(column.head)}</is></c>'
            for (letter, _), style, column in zip(
                self._columns, self._heads, self.grid.columns, strict=True
            )
        )
        yield f'<row r="1" ht="{head_height(self.grid):g}" customHeight="1">{cells}</row>'
        for number, values in enumerate(self.grid.rows, start=2):
            yield self._row(number, values)

    def _row(self, number: int, values: Sequence[Value]) -> str:
        """Give the XML of one row, as high as its highest cell."""
        cells = "".join(
            f'<c r="{letter}{number}" s="{style.plain}"/>'
            if value is None or value == ""
            else self._cell(f"{letter}{number}", style, value)
            for (letter, style), value in zip(self._columns, values, strict=True)
        )
        return f'<row r="{number}" ht="{self._height(values):g}" customHeight="1">{cells}</row>'

    def _height(self, values: Sequence[Value]) -> float:
        """Give the height of a row; most cells cannot be its highest and are not measured."""
        highest = text_height(1)
        for place, width, size in self._measured:
            value = values[place]
            if value is None or isinstance(value, int | float | date):
                continue
            text = value if isinstance(value, str) else value.text
            enough = width * ROOMY * highest / size
            if (len(text) * 2 > enough and text_width(text) > enough) or "\n" in text:
                highest = max(highest, text_height(line_count(text, width), size))
        return row_height(highest)

    def _cell(self, place: str, style: StyleIds, value: Value) -> str:
        """Give the XML of one cell that is not empty."""
        if isinstance(value, Link):
            if value.address:
                self._link(place, value)
            else:
                style = self._unlinked
            value = value.text
        if isinstance(value, str):
            chosen = style.quoted if value.startswith(_FORMULA_STARTS) else style.plain
            return f'<c r="{place}" s="{chosen}" t="inlineStr"><is>{text_xml(value)}</is></c>'
        if isinstance(value, Rich):
            chosen = style.quoted if value.text.startswith(_FORMULA_STARTS) else style.plain
            return f'<c r="{place}" s="{chosen}" t="inlineStr"><is>{rich_xml(value)}</is></c>'
        if isinstance(value, bool):
            return f'<c r="{place}" s="{style.plain}" t="b"><v>{value:d}</v></c>'
        if isinstance(value, date):
            value = value.toordinal() - _EPOCH
        return f'<c r="{place}" s="{style.plain}"><v>{value!r}</v></c>'

    def _link(self, place: str, link: Link) -> None:
        """Keep a link; Excel repairs a sheet that has more than its limit."""
        if len(self.links) < LINK_LIMIT:
            self.links.append((place, link.address))
        else:
            self.links_left_out += 1


def text_xml(text: str) -> str:
    r"""Give a text as a ``t`` element.

    ``_x0041_`` means A to a spreadsheet (ECMA-376 part 1, 22.9.2.19), so the
    underscore of a text that looks so is itself escaped.

    >>> text_xml("A&B_x0041_"), text_xml(" a")
    ('<t>A&amp;B_x005F_x0041_</t>', '<t xml:space="preserve"> a</t>')
    """
    if "_x" in text:
        text = _ESCAPE_LOOKALIKE.sub("_x005F_", text)
    space = "" if text.strip() == text and text.isprintable() else ' xml:space="preserve"'
    return f"<t{space}>{escape(text)}</t>"


def rich_xml(rich: Rich) -> str:
    """Give a text as runs, the marked spans in bold."""
    runs = []
    at = 0
    for start, end in rich.bold:
        if at < start:
            runs.append(f"<r>{text_xml(rich.text[at:start])}</r>")
        if start < end:
            runs.append(f"<r>{_BOLD}{text_xml(rich.text[start:end])}</r>")
        at = end
    if at < len(rich.text) or not runs:
        runs.append(f"<r>{text_xml(rich.text[at:])}</r>")
    return "".join(runs)


# The order of the properties is the schema's (CT_RPrElt is a choice, but Excel wants this one).
_BOLD = (
    '<rPr><b/><sz val="10"/><color rgb="FF0F4C47"/><rFont val="Microsoft YaHei"/>'
    '<family val="2"/></rPr>'
)
