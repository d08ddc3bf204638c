"""The Summary sheet: what the glossary holds, in figures and two charts."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook.headings import Words
from glossary.export.workbook.styles import (
    EDIT_HEAD,
    FONT,
    GREY,
    HIGH,
    INK,
    MEDIUM,
    OWN_HEAD,
    RULE,
    solid,
)
from glossary.model import Glossary, Kind, ReviewStatus

Counts = Sequence[tuple[str, int]]


def fill_summary(sheet: Worksheet, glossary: Glossary, options: ExportOptions) -> None:
    """Write the tables below each other in columns A and B, the charts beside them."""
    words = Words(options)
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 14
    sheet.column_dimensions["C"].width = 4
    title = sheet.cell(row=1, column=1, value=words("summary.title"))
    title.font = Font(name=FONT, size=18, bold=True, color=OWN_HEAD)
    sheet.row_dimensions[1].height = 32
    signature = sheet.cell(
        row=2, column=1, value=clean(f"{words('summary.signature')}: {glossary.signature}")[0]
    )
    signature.font = Font(name=FONT, size=8, color=GREY)
    note = sheet.cell(row=3, column=1, value=words("summary.as_built"))
    note.font = Font(name=FONT, size=9, italic=True, color=GREY)

    row = _table(sheet, 5, (words("summary.totals"), ""), _totals(glossary, words))
    statuses = [
        (
            words(f"status.{status}"),
            sum(concept.review is status for concept in glossary.concepts),
        )
        for status in ReviewStatus
    ]
    count = words("summary.count")
    status_row = row
    row = _table(sheet, row, (words("summary.status"), count), statuses)
    kind_row = row
    kinds = [
        (words(f"kind.{kind}"), sum(concept.kind is kind for concept in glossary.concepts))
        for kind in Kind
    ]
    row = _table(sheet, row, (words("summary.kind"), count), kinds)
    _table(sheet, row, (words("summary.confidence"), count), _bands(glossary, words))

    _chart(sheet, words("summary.kind"), (kind_row, len(kinds)), "D5", OWN_HEAD)
    _chart(sheet, words("summary.status"), (status_row, len(statuses)), "D24", EDIT_HEAD)
    _set_print(sheet)


def _totals(glossary: Glossary, words: Words) -> Counts:
    """Count what there is in all."""
    return [
        (words("summary.count"), len(glossary.concepts)),
        (
            words("summary.mentions"),
            sum(len(concept.mentions) for concept in glossary.concepts),
        ),
        (words("summary.articles"), len(glossary.sources)),
        (
            words("summary.conflicts"),
            sum(len(concept.conflicts) for concept in glossary.concepts),
        ),
        (words("summary.proposals"), len(glossary.proposals)),
    ]


def _bands(glossary: Glossary, words: Words) -> Counts:
    """Count concepts by confidence."""
    high = sum(concept.confidence >= HIGH for concept in glossary.concepts)
    low = sum(concept.confidence < MEDIUM for concept in glossary.concepts)
    medium = len(glossary.concepts) - high - low
    return [
        (words("band.high"), high),
        (words("band.medium"), medium),
        (words("band.low"), low),
    ]


def _table(sheet: Worksheet, row: int, head: tuple[str, str], counts: Counts) -> int:
    """Write one small table; give the row where the next begins."""
    side = Side(style="thin", color=RULE)
    for column, text in enumerate(head, start=1):
        cell = sheet.cell(row=row, column=column, value=text or None)
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFFFF")
        cell.fill = solid(OWN_HEAD)
        cell.alignment = Alignment(horizontal="right" if column > 1 else "left")
    for number, (label, count) in enumerate(counts, start=row + 1):
        name = sheet.cell(row=number, column=1, value=label)
        figure = sheet.cell(row=number, column=2, value=count)
        figure.number_format = "#,##0"
        for cell in (name, figure):
            cell.font = Font(name=FONT, size=10, color=INK)
            cell.border = Border(bottom=side)
    return row + len(counts) + 2


def _chart(sheet: Worksheet, title: str, place: tuple[int, int], anchor: str, color: str) -> None:
    """Draw the counts of one table as bars, the figures beside them."""
    row, length = place
    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.title = _title(title)
    chart.legend = None
    chart.gapWidth = 60
    chart.width, chart.height = 17, max(6.5, 1.0 * length + 2.5)  # centimetres
    chart.add_data(Reference(sheet, min_col=2, min_row=row + 1, max_row=row + length))
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=row + length))
    chart.y_axis.delete = True  # the figures stand at the bars
    chart.y_axis.majorGridlines = None
    chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # in the order of the table
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=color[2:])
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = False
    series.dLbls.showLegendKey = series.dLbls.showPercent = False
    sheet.add_chart(chart, anchor)


def _title(text: str) -> Title:
    """Give a chart's title in a quiet size."""
    look = CharacterProperties(sz=1200, b=True, solidFill=OWN_HEAD[2:])
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)]
    )
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _set_print(sheet: Worksheet) -> None:
    """Show no grid and print on one page."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = OWN_HEAD
