"""A sheet that is one table: its columns, its rows, and the skeleton that openpyxl saves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook.headings import EDITABLE_SIGN, Words
from glossary.export.workbook.styles import (
    EDIT_BAND,
    EDIT_HEAD,
    OWN_BAND,
    OWN_HEAD,
    difference,
    dress,
)
from glossary.export.workbook.values import Value
from glossary.export.workbook.widths import line_count, row_height, text_height

SPARE_ROWS = 1_000  # below the last row, where people add concepts of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Describe a column: its key (what programs know it by), heading, look and width.

    ``choices`` is the range of the hidden lists sheet, or a formula that gives
    one, from which people pick. ``rules`` colour its cells.
    """

    key: str
    heading: str
    look: str = "text"
    width: float = 16
    editable: bool = False
    hidden: bool = False
    choices: str = ""
    strict: bool = True
    rules: tuple[Rule, ...] = ()

    @property
    def head(self) -> str:
        """Give the heading as it stands in the sheet, marked where people may edit."""
        text = clean(self.heading)[0]
        return f"{EDITABLE_SIGN}{text}" if self.editable else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Hold one sheet: ``rows`` yields as many rows of values as ``count`` says."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    count: int
    frozen: int = 1  # columns that stay in view
    shown: bool = True
    print_wide: int = 1  # pages across
    row_rules: tuple[Rule, ...] = ()

    @property
    def last_row(self) -> int:
        """Give the number of the last row."""
        return self.count + 1

    @property
    def reference(self) -> str:
        """Give the range of the table with its headings."""
        return f"A1:{get_column_letter(len(self.columns))}{self.last_row}"


def lay_out(sheet: Worksheet, grid: Grid, options: ExportOptions) -> None:
    """Give an empty sheet all but its rows: head, widths, filter, colours, print set-up."""
    words = Words(options)
    _set_columns(sheet, grid)
    sheet.freeze_panes = f"{get_column_letter(grid.frozen + 1)}2"
    sheet.sheet_view.zoomScale = 100
    sheet.auto_filter.ref = grid.reference
    _add_choices(sheet, grid, words)
    _add_colors(sheet, grid)
    _set_print(sheet, grid, words)
    if options.protect:
        _protect(sheet)


def _set_columns(sheet: Worksheet, grid: Grid) -> None:
    """Set widths and the look that a row added below will have."""
    for number, column in enumerate(grid.columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden
        dress(dimension, column.look, editable=column.editable)
    sheet.sheet_properties.tabColor = (
        EDIT_HEAD if any(column.editable for column in grid.columns) else OWN_HEAD
    )


def head_height(grid: Grid) -> float:
    """Give the height of the heading row; a filter button takes three columns."""
    lines = max(line_count(column.head, column.width - 3) for column in grid.columns)
    return row_height(text_height(lines))


def _add_choices(sheet: Worksheet, grid: Grid, words: Words) -> None:
    """Add a drop-down to columns with choices, and a warning to the program's own."""
    last = min(grid.last_row + SPARE_ROWS, 1_048_576)
    own = DataValidation(type="custom", formula1="FALSE", errorStyle="warning", allow_blank=False)
    own.showErrorMessage = True
    own.errorTitle, own.error = words("warn.title"), words("warn.text")
    for number, column in enumerate(grid.columns, start=1):
        letter = get_column_letter(number)
        if column.choices:
            choice = DataValidation(type="list", formula1=column.choices, allow_blank=True)
            choice.showErrorMessage = True
            choice.errorStyle = "stop" if column.strict else "warning"
            choice.errorTitle, choice.error = words("list.title"), words("list.text")
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)
        elif not column.editable and grid.count:
            own.add(f"{letter}2:{letter}{grid.last_row}")
    if own.sqref:
        sheet.add_data_validation(own)


def _add_colors(sheet: Worksheet, grid: Grid) -> None:
    """Add the rules: those of rows and columns first, the bands of the rows last."""
    last = max(grid.last_row, 2)
    # Columns with colours of their own keep them in every row.
    plain = frozenset(column.key for column in grid.columns if not column.rules)
    for rule in grid.row_rules:
        sheet.conditional_formatting.add(_ranges(grid, last, plain), rule)
    for number, column in enumerate(grid.columns, start=1):
        letter = get_column_letter(number)
        for rule in column.rules:
            sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
    editable = frozenset(column.key for column in grid.columns if column.editable)
    own = frozenset(column.key for column in grid.columns if not column.editable)
    for keys, color in ((editable, EDIT_BAND), (own, OWN_BAND)):
        if keys:
            band = Rule(type="expression", formula=["MOD(ROW(),2)=1"], dxf=difference(fill=color))
            sheet.conditional_formatting.add(_ranges(grid, last, keys), band)


def _ranges(grid: Grid, last: int, keys: frozenset[str]) -> str:
    """Give the cells of some columns, those that stand side by side as one range."""
    ranges = []
    numbered = enumerate(grid.columns, start=1)
    for wanted, group in groupby(numbered, key=lambda numbered: numbered[1].key in keys):
        numbers = [number for number, _ in group]
        if wanted:
            first, end = get_column_letter(numbers[0]), get_column_letter(numbers[-1])
            ranges.append(f"{first}2:{end}{last}")
    return " ".join(ranges)


def _set_print(sheet: Worksheet, grid: Grid, words: Words) -> None:
    """Print on landscape A4, the head and first columns on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = grid.print_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    if grid.print_wide > 1:
        sheet.print_title_cols = f"A:{get_column_letter(grid.frozen)}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(text="&A"))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text=words("page")))


def _protect(sheet: Worksheet) -> None:
    """Lock the program's own cells, without a password; filters and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = False  # False: not forbidden
    protection.sort = False
    protection.formatColumns = False
    protection.formatRows = False
    protection.formatCells = False
    protection.insertRows = False
    protection.deleteRows = False
