"""Read .docx: paragraphs, tables and footnotes, as the text stands after all changes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.model import Article, Fault, Source
from glossary.read.archive import Archive, open_archive
from glossary.read.blocks import join_cells
from glossary.read.dates import iso_date
from glossary.read.fault import no_text
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, tidy
from glossary.read.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # ISO/IEC 29500 Strict
# Deleted text, field codes, old positions and the second copy of a text box.
_LEFT_OUT = frozenset(("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "Fallback", "rt"))
_MAIN = re.compile(r"word/document\d*\.xml")
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TEMPLATE_DATE = "2013-12-23"  # what python-docx writes into every new document
_TERMS = "{http://purl.org/dc/terms/}"


def read_docx(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a Word document; insertions count, deletions do not."""
    with open_archive(path, options.largest, "docx") as archive:
        blocks = list(_blocks(read_main_part(archive)))
        for notes in ("word/footnotes.xml", "word/endnotes.xml"):
            if notes in archive.names:
                blocks.extend(_blocks(parse_xml(archive.read(notes), notes)))
        text = tidy("\n\n".join(filter(None, blocks)))
        if not text:
            raise no_text("document")
        title, date = _metadata(archive)
    yield Article(
        id=name, text=text, source=Source(article=name, file=name, title=title, date=date)
    )


def read_main_part(archive: Archive) -> "_Element":
    """Parse the part that holds the text; some programs number it."""
    found = sorted(name for name in archive.names if _MAIN.fullmatch(name))
    main = found[0] if found else "word/document.xml"
    return parse_xml(archive.read(main), main)


def _metadata(archive: Archive) -> tuple[str, str]:
    if _CORE not in archive.names:
        return "", ""
    core = parse_xml(archive.read(_CORE), _CORE)
    title = one_line(core.findtext(f"{_DC}title") or "")
    date = iso_date(core.findtext(f"{_TERMS}created") or "")
    return title, "" if date == _TEMPLATE_DATE else date


def _local(element: "_Element") -> str:
    """Give a tag without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(element: "_Element") -> Iterator[str]:
    """Give paragraphs and table rows in their order."""
    for child in element:
        tag = _local(child)
        if tag == "p":
            line: list[str] = []
            boxes: list[_Element] = []
            _collect(child, line, boxes)
            mark = "- " if _is_list_entry(child) else ""
            text = tidy("".join(line))
            yield mark + text if text else ""
            for box in boxes:
                yield from _blocks(box)
        elif tag == "tbl":
            yield from _rows(child)
        elif tag not in _LEFT_OUT:
            yield from _blocks(child)


def _collect(element: "_Element", line: list[str], boxes: list["_Element"]) -> None:
    """Collect the text of a paragraph; text boxes are set aside, they hold paragraphs."""
    for child in element:
        tag = _local(child)
        if tag == "t":
            line.append(child.text or "")
        elif tag in {"tab", "ptab"}:
            line.append("\t")
        elif tag in {"br", "cr"}:
            line.append("\n")
        elif tag == "noBreakHyphen":
            line.append("-")
        elif tag == "ruby":
            _collect_ruby(child, line, boxes)
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag == "r" and _is_hidden(child):
            continue
        elif tag not in _LEFT_OUT:
            _collect(child, line, boxes)


def _collect_ruby(ruby: "_Element", line: list[str], boxes: list["_Element"]) -> None:
    """Write ruby as ``base(reading)``."""
    reading: list[str] = []
    for child in ruby:
        _collect(child, reading if _local(child) == "rt" else line, boxes)
    if text := "".join(reading).strip():
        line.append(f"({text})")


def _property(element: "_Element", group: str, name: str) -> "_Element | None":
    for space in (_W, _STRICT_W):
        if (found := element.find(f"{space}{group}/{space}{name}")) is not None:
            return found
    return None


def _is_hidden(run: "_Element") -> bool:
    return _property(run, "rPr", "vanish") is not None


def _is_list_entry(paragraph: "_Element") -> bool:
    if _property(paragraph, "pPr", "numPr") is not None:
        return True
    style = _property(paragraph, "pPr", "pStyle")
    return style is not None and any(str(value).startswith("List") for value in style.values())


def _rows(table: "_Element") -> Iterator[str]:
    """Give the rows of a table as ``cell | cell``; a cell's lines are parted by a slash."""
    for row in table:
        if _local(row) == "sdt":
            yield from _blocks(row)
        if _local(row) == "tr":
            yield join_cells([" / ".join(read_cell(cell)) for cell in find_cells(row)])


def find_cells(row: "_Element") -> "list[_Element]":
    """Give the cells of a table row, not those of a table inside it."""
    return [
        cell
        for cell in row.iter(f"{_W}tc", f"{_STRICT_W}tc")
        if cell.getparent() is row or _local(_parent(cell)) in {"sdtContent", "customXml"}
    ]


def read_cell(cell: "_Element") -> list[str]:
    """Give the lines of a table cell that hold anything."""
    return [line for block in _blocks(cell) for line in block.split("\n") if line]


def _parent(element: "_Element") -> "_Element":
    parent = element.getparent()
    return element if parent is None else parent
