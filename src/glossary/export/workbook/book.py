"""The whole workbook: its sheets in their order, then the file."""

from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook.articles import source_grid
from glossary.export.workbook.concepts import concept_grids
from glossary.export.workbook.conflicts import conflict_grid
from glossary.export.workbook.doubts import doubt_grid
from glossary.export.workbook.grid import Grid, lay_out
from glossary.export.workbook.headings import Words
from glossary.export.workbook.lists import Lists
from glossary.export.workbook.package import write_package
from glossary.export.workbook.readme import fill_readme
from glossary.export.workbook.rows import RowWriter
from glossary.export.workbook.styles import FONT, Styles
from glossary.export.workbook.summary import fill_summary
from glossary.export.workbook.values import LINK_LIMIT, ROW_LIMIT
from glossary.model import Glossary


def write_workbook(
    glossary: Glossary,
    path: Path,
    options: ExportOptions,
    *,
    rows_a_sheet: int = ROW_LIMIT - 1,
) -> tuple[Loss, ...]:
    """Write the translator's workbook at ``path`` and give what it could not hold.

    All concepts stand in it, rejected ones too: a decision must not be lost.
    The same glossary gives the same bytes. ``rows_a_sheet`` is Excel's limit;
    more concepts go to further sheets. Raises OSError when the file cannot be
    written.
    """
    words = Words(options)
    carrier = Carrier("xlsx")
    workbook = Workbook()
    _set_default_font(workbook)
    lists = Lists(words)
    concepts, written = concept_grids(glossary, options, lists, carrier, rows_a_sheet)
    visible: list[Grid] = [
        *concepts,
        conflict_grid(glossary, options, carrier),
        doubt_grid(glossary, options, lists),
        source_grid(glossary, options),
    ]
    lists.add_sheets(visible)
    hidden = [lists.grid(), written.grid()]

    styles = Styles(workbook)
    first = workbook.worksheets[0]
    for grid in visible:
        sheet = first if grid is visible[0] else workbook.create_sheet()
        sheet.title = grid.title
        lay_out(sheet, grid, options)
    fill_summary(workbook.create_sheet(words("sheet.summary")), glossary, options)
    fill_readme(workbook.create_sheet(words("sheet.readme")), glossary, options)
    for grid in hidden:
        sheet = workbook.create_sheet(grid.title)
        sheet.sheet_state = "hidden"
    workbook.active = 0

    made = _moment(glossary.signature.date)
    _set_properties(workbook, glossary, words)
    writers = {grid.title: RowWriter(grid, styles) for grid in (*visible, *hidden)}
    write_package(workbook, writers, path, made)
    _count_links(writers, carrier)
    return carrier.done()


def _set_default_font(workbook: Workbook) -> None:
    """Make the CJK font the workbook's own, so that widths are measured in it."""
    styles = workbook._named_styles  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    styles["Normal"].font = Font(name=FONT, size=10)


def _set_properties(workbook: Workbook, glossary: Glossary, words: Words) -> None:
    """Say in the file's properties what it is; its dates are set by ``write_package``."""
    properties = workbook.properties
    properties.creator = "glossary"
    properties.title = words("sheet.glossary")
    properties.description = clean(str(glossary.signature))[0]


def _moment(stamp: str) -> datetime:
    """Read the time stamp of the signature."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _count_links(writers: dict[str, RowWriter], carrier: Carrier) -> None:
    """Say where Excel's limit left web addresses as plain text."""
    for title, writer in writers.items():
        if writer.links_left_out:
            carrier.lose(
                "", f"{title}: {writer.links_left_out} links over Excel's {LINK_LIMIT} a sheet"
            )
