"""A tree of markup to text: paragraphs, list entries and table rows, a blank line between."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.read.tidy import join_chinese_lines, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

# The tags of HTML, and those that trafilatura gives (lb, item, row, cell, head, quote).
_BREAKS = frozenset(("br", "lb"))
_ITEMS = frozenset(("li", "item"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_TABLES = frozenset(("table",))
_AS_IT_STANDS = frozenset(("pre", "textarea", "listing"))
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr hgroup html legend list main "
    "menu nav ol option p pre quote section select summary tbody tfoot thead title ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split()) | _ITEMS | _ROWS | _CELLS | _TABLES
_LINE_BREAK = "\u2028"  # stands for <br>, apart from the line ends of the source
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LAYOUT_CELL = 300  # code points: a longer cell holds prose, and the table is layout


@dataclass(slots=True)
class _Page:
    """Collect blocks; ``line`` is the text of the block that is still open."""

    most: int = sys.maxsize  # blocks; the rest is not looked at
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    prefix: str = ""

    def close(self) -> None:
        """End the open block."""
        text = tidy(join_wraps("".join(self.line)))
        self.line.clear()
        if text:
            self.blocks.append(self.prefix + text)
            self.prefix = ""


def render(tree: "_Element", *, most: int = sys.maxsize) -> str:
    """Give the text of a tree: blocks parted by blank lines, rows as ``cell | cell``.

    With ``most`` reading stops after so many blocks, or soon after.

    Inline markup leaves no trace, so it never splits a term. List entries begin
    with ``- ``; an entry of a definition list is a row of two cells.

    >>> from lxml.html import fragment_fromstring
    >>> print(render(fragment_fromstring("<div><p>人工<b>智能</b> (AI)</p><table><tr><td>entropy"
    ...                                  "<td>熵</table></div>")))
    人工智能 (AI)
    <BLANKLINE>
    entropy | 熵
    """
    page = _Page(most=most)
    _walk(tree, page)
    page.close()
    return "\n\n".join(page.blocks)


def join_wraps(text: str) -> str:
    r"""Turn line ends of the source into spaces, or nothing between Chinese characters.

    >>> join_wraps("人工\n智能 artificial\n intelligence")
    '人工智能 artificial intelligence'
    """
    return _SPACES.sub(" ", join_chinese_lines(text)).replace(_LINE_BREAK, "\n")


def _walk(element: "_Element", page: _Page) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _BREAKS:
        page.line.append(_LINE_BREAK)
    elif not tag:
        pass  # a comment or an entity
    elif tag in _TABLES and not _is_layout(element):
        page.close()
        for row in element.iter(*_ROWS):
            _add_row(row, [cell for cell in row if cell.tag in _CELLS], page)
    elif tag == "dl" or (tag == "list" and element.get("rend") == "dl"):
        page.close()
        _add_definitions(element, page)
    elif tag in _AS_IT_STANDS or tag == "code":
        page.line.append(
            "".join(str(piece) for piece in element.itertext()).replace("\n", _LINE_BREAK)
        )
    elif tag in _BLOCKS:
        page.close()
        page.prefix = "- " if tag in _ITEMS else page.prefix
        _walk_inside(element, page)
        page.close()
        page.prefix = ""
    else:
        _walk_inside(element, page)
    if tag in _AS_IT_STANDS:
        page.close()


def _walk_inside(element: "_Element", page: _Page) -> None:
    page.line.append(element.text or "")
    for child in element:
        if len(page.blocks) >= page.most:
            return
        _walk(child, page)
        page.line.append(child.tail or "")


def _add_row(row: "_Element", cells: list["_Element"], page: _Page) -> None:
    if cells:
        if text := join_cells(_cell_text(cell) for cell in cells):
            page.blocks.append(text)
    else:
        _walk_inside(row, page)
        page.close()


def join_cells(cells: Iterable[str]) -> str:
    """Write the cells of a row in one line, without empty ones at its end.

    >>> join_cells(["entropy", "", "熵", ""])
    'entropy |  | 熵'
    """
    return " | ".join(cells).rstrip(" |")


def _cell_text(cell: "_Element") -> str:
    """Give a cell as one line; the lines in it are parted by a slash."""
    return " / ".join(line for line in render_inside(cell).split("\n") if line)


def render_inside(element: "_Element") -> str:
    """Give the text inside an element, whatever the element itself is."""
    page = _Page()
    _walk_inside(element, page)
    page.close()
    return "\n\n".join(page.blocks)


def _is_layout(table: "_Element") -> bool:
    """Say whether a table only arranges a page: tables or long prose in its cells."""
    return any(
        next(cell.iter(*_TABLES), None) is not None
        or len("".join(str(piece) for piece in cell.itertext())) > _LAYOUT_CELL
        for cell in table.iter(*_CELLS)
    )


def _add_definitions(element: "_Element", page: _Page) -> None:
    """Add the entries of a definition list: ``term | definition``."""
    terms: list[str] = []
    for kind, text in _definitions(element):
        if kind == "dt":
            terms.append(text)
            continue
        page.blocks.append(" | ".join([*(" / ".join(terms).splitlines()), text]) if terms else text)
        terms = []
    page.blocks.extend(terms)


def _definitions(element: "_Element") -> Iterator[tuple[str, str]]:
    for child in element.iter("dt", "dd", "item"):
        kind = str(child.get("rend", ""))[:2] if child.tag == "item" else str(child.tag)
        if text := _cell_text(child):
            yield kind, text
