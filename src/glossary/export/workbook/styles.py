"""How cells look: fonts, colours, number formats, and their ids in the file."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.styles.styleable import StyleableObject

FONT = "Microsoft YaHei"  # in every Excel; LibreOffice takes its own CJK font instead
TRADITIONAL_FONT = "Microsoft JhengHei"

INK = "FF1F2933"
GREY = "FF66737F"
LINK = "FF0B5CAD"
OWN_HEAD = "FF33475B"  # columns that belong to the program
EDIT_HEAD = "FF0F766E"  # columns that people may edit
EDIT_FILL = "FFFFFCF0"
EDIT_BAND = "FFF8F2DC"
OWN_BAND = "FFF1F4F7"
RULE = "FFD5DCE3"

HIGH, MEDIUM = 0.85, 0.6  # confidence
PERCENT = f'[>={HIGH}]"▲ "0%;[>={MEDIUM}]"◆ "0%;"▼ "0%'


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Describe a cell; ``form`` is the number format (``@`` keeps what is typed as text)."""

    size: float = 10
    bold: bool = False
    color: str = INK
    font: str = FONT
    underline: bool = False
    form: str = "General"
    across: Literal["left", "center", "right"] = "left"
    wrap: bool = True

    @property
    def spread(self) -> float:
        """Say how much wider the font is than the workbook's own, of size 10."""
        return self.size / 10 * (1.1 if self.bold else 1.0)


LOOKS = {
    "id": Look(size=8, color=GREY, form="@"),
    "chinese": Look(size=11, bold=True, form="@"),
    "traditional": Look(size=11, font=TRADITIONAL_FONT, form="@"),
    "english": Look(bold=True, form="@"),
    "text": Look(form="@"),
    "quiet": Look(size=9, color=GREY, form="@"),
    "sentence": Look(),  # never "@": old Excels show a long text cell as ####
    "choice": Look(form="@", across="center"),
    "flag": Look(form='"TRUE";"TRUE";"FALSE"', across="center"),
    "sign": Look(across="center"),
    "count": Look(form="#,##0", across="center"),
    "percent": Look(form=PERCENT, across="center"),
    "date": Look(form="yyyy-mm-dd", across="center"),
    "link": Look(color=LINK, underline=True),
    "address": Look(size=9, color=LINK, underline=True, wrap=False),
}


class StyleIds(NamedTuple):
    """Hold the ids of a style, and of the same style for texts like a formula."""

    plain: int
    quoted: int


class Styles:
    """Register looks in a workbook, each once, and give their ids."""

    def __init__(self, workbook: Workbook) -> None:
        """Take the workbook that will be saved."""
        self._sheet = workbook.worksheets[0]
        self._known: dict[tuple[str, bool], StyleIds] = {}

    def ids(self, look: str, *, editable: bool) -> StyleIds:
        """Give the ids of a body cell's style."""
        key = (look, editable)
        if key not in self._known:
            cell = self._cell()
            dress(cell, look, editable=editable)
            plain = cell.style_id
            cell.quotePrefix = True
            self._known[key] = StyleIds(plain, cell.style_id)
        return self._known[key]

    def head(self, *, editable: bool) -> int:
        """Give the id of a heading's style."""
        cell = self._cell()
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFFFF")
        cell.fill = solid(EDIT_HEAD if editable else OWN_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        side = Side(style="thin", color="FFFFFFFF")
        cell.border = Border(left=side, right=side)
        return cell.style_id

    def _cell(self) -> Cell:
        """Make a cell that stands in no sheet, to learn the id of its style."""
        return Cell(self._sheet, row=1, column=1)


def dress(target: StyleableObject, name: str, *, editable: bool) -> None:
    """Give a cell or a column its look."""
    look = LOOKS[name]
    target.font = Font(
        name=look.font,
        size=look.size,
        bold=look.bold,
        color=look.color,
        underline="single" if look.underline else None,
    )
    target.alignment = Alignment(
        wrap_text=look.wrap,
        vertical="center",
        horizontal=look.across,
        indent=0 if look.across == "center" else 1,
    )
    target.border = Border(
        bottom=Side(style="thin", color=RULE), right=Side(style="hair", color=RULE)
    )
    target.number_format = look.form
    if editable:
        target.fill = solid(EDIT_FILL)
        target.protection = Protection(locked=False)


def solid(color: str) -> PatternFill:
    """Give a fill of one colour."""
    return PatternFill(fill_type="solid", start_color=color, end_color=color)


def difference(
    *, fill: str = "", color: str = "", bold: bool = False, strike: bool = False, form: str = ""
) -> DifferentialStyle:
    """Give what a rule changes in a cell; ``form`` may put a sign before the value."""
    return DifferentialStyle(
        font=Font(color=color or None, bold=bold or None, strike=strike or None),
        # A rule's fill is read from the background colour, unlike a cell's.
        fill=PatternFill(bgColor=fill) if fill else None,
        numFmt=NumberFormat(numFmtId=_form_id(form), formatCode=form) if form else None,
    )


def _form_id(form: str) -> int:
    """Give a number format of a rule an id of its own, always the same."""
    return 200 + list(SIGNS.values()).index(form)


# A sign before each status, so that colour alone carries nothing.
SIGNS = {
    "new": '"○ "@',
    "approved": '"✓ "@',
    "edited": '"✎ "@',
    "rejected": '"✗ "@',
}
STATUS_COLORS = {  # fill and ink
    "new": ("FFFFF3CD", "FF6B5200"),
    "approved": ("FFD9F0DF", "FF14592B"),
    "edited": ("FFDCEAFB", "FF164A85"),
    "rejected": ("FFFADCD9", "FF8F1616"),
}
