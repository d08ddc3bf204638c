"""The Read me sheet: how to work with the workbook, in English and Chinese side by side."""

from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook.styles import EDIT_FILL, FONT, GREY, INK, OWN_HEAD, RULE, solid
from glossary.export.workbook.widths import line_count, row_height, text_height
from glossary.model import Glossary

_WIDTH = 66.0
_EDITABLE_ROW = 4  # says which columns are the reader's, in their colour


class Part(NamedTuple):
    """Hold one paragraph in both languages; a head begins a section."""

    en: str
    zh: str
    is_head: bool = False


def _head(en: str, zh: str) -> Part:
    """Begin a section."""
    return Part(en, zh, is_head=True)


_TEXT = (
    _head("How to use this workbook", "如何使用本工作簿"),
    Part(
        "Each row of the Glossary sheet is one concept with its Chinese and English terms. "
        "The terms were found side by side in the articles of the Sources sheet.",
        "“术语表”中每一行是一个概念及其中英文术语。术语均在“来源”所列文章中成对出现。",
    ),
    _head("What you may change", "您可以更改的内容"),
    Part(
        "Columns with ✎ and a green head are yours: terms, other terms, kind, subject field, "
        "status, forbidden, note, reviewer. What you write there is kept at every later "
        "build.",
        "带 ✎、表头为绿色的列由您填写：术语、其他术语、类别、领域、状态、禁用、备注、审校人。您"
        "填写的内容在以后每次生成时都会保留。",
    ),
    Part(
        "Columns with a grey-blue head belong to the program. A change there is reported at "
        "the next build, not kept.",
        "表头为灰蓝色的列由程序维护。在其中所作的更改，下次生成时会列出，但不会保留。",
    ),
    Part(
        "You may sort, filter, move, hide and add columns, and add rows below the last one. "
        "Leave the ID of a row as it is: it ties the row to its concept. Deleting a row "
        "rejects nothing; set its status to “rejected” instead.",
        "您可以排序、筛选、移动、隐藏或增加列，也可以在末行之后增加行。请勿更改编号：它将该行与概"
        "念对应起来。删除一行并不等于否决；请将其状态设为“已否决”（rejected）。",
    ),
    _head("Status", "状态"),
    Part(
        "○ new: nobody has looked at it.   ✓ approved: use it.   ✎ edited: use it as "
        "corrected.   ✗ rejected: not a term pair; it never comes back.",
        "○ 新（new）：尚未审校。　✓ 已通过（approved）：可以使用。　✎ 已修改（e"
        "dited）：按修改后的使用。　✗ 已否决（rejected）：不是术语对，不会再出现。",
    ),
    Part(
        "Forbidden (TRUE) means: a real pair, but do not use it in translations.",
        "禁用（TRUE）表示：确为术语对，但不得在译文中使用。",
    ),
    _head("Confidence", "可信度"),
    Part(
        "The probability that the pair is right and complete: ▲ 85% and more, ◆ 60% to 85%, "
        "▼ under 60%: look at these first.",
        "术语对正确且完整的概率：▲ 85% 及以上；◆ 60% 至 85%；▼ 60% 以下，请优先审校。",
    ),
    _head("Conflicts and Review needed", "译名冲突与待审"),
    Part(
        "Conflicts: one Chinese term with several English ones, or the reverse. Choose from "
        "the list, or type a better term.",
        "译名冲突：一个中文术语有多个英文译名，或者相反。请从列表中选择，或填写更好的译名。",
    ),
    Part(
        "Review needed: concepts that may be one and the same (merge or keep apart), and "
        "concepts of low confidence (approve or reject).",
        "待审：可能相同的概念（合并或保持分开），以及可信度低的概念（通过或否决）。",
    ),
    _head("Several terms in one cell", "一个单元格中有多个术语"),
    Part(
        "Terms are separated by a bar: first term | second term.",
        "术语之间以竖线分隔：第一个术语 | 第二个术语。",
    ),
)


def fill_readme(sheet: Worksheet, glossary: Glossary, options: ExportOptions) -> None:
    """Write the instructions, in the language of the locale first."""
    chinese_first = options.locale.lower().startswith("zh")
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.column_dimensions["B"].width = _WIDTH
    for row, part in enumerate(_TEXT, start=1):
        texts = (part.zh, part.en) if chinese_first else (part.en, part.zh)
        lines = max(line_count(text, _WIDTH) for text in texts)
        sheet.row_dimensions[row].height = (
            24 if part.is_head else row_height(text_height(lines)) + 2
        )
        for column, text in enumerate(texts, start=1):
            _write(sheet, row, column, text, is_head=part.is_head)
    last = sheet.cell(row=len(_TEXT) + 2, column=1, value=clean(str(glossary.signature))[0])
    last.font = Font(name=FONT, size=8, color=GREY)
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = OWN_HEAD


def _write(sheet: Worksheet, row: int, column: int, text: str, *, is_head: bool) -> None:
    """Write one text; the first head is the title."""
    cell = sheet.cell(row=row, column=column, value=text)
    cell.alignment = Alignment(
        horizontal="left", indent=1, wrap_text=True, vertical="center" if is_head else "top"
    )
    if row == 1:
        cell.font = Font(name=FONT, size=13, bold=True, color="FFFFFFFF")
        cell.fill = solid(OWN_HEAD)
    elif is_head:
        cell.font = Font(name=FONT, size=11, bold=True, color=OWN_HEAD)
        cell.border = Border(bottom=Side(style="thin", color=RULE))
    else:
        cell.font = Font(name=FONT, size=10, color=INK)
        if row == _EDITABLE_ROW:
            cell.fill = solid(EDIT_FILL)
