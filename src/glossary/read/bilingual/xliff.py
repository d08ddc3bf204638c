"""Read XLIFF 1.2 and 2, also as memoQ (.mqxliff) and Trados (.sdlxliff) write it.

Sources: XLIFF Version 1.2, OASIS Standard 2008, 2.3 (units), 2.5 (segmentation by
``mrk mtype="seg"``); XLIFF Version 2.1, OASIS Standard 2018, 4.2. Elements are known
by their local names, so that a tool's extensions do no harm.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.model import Segment
from glossary.read.bilingual.inline import (
    children,
    descendants,
    line_of,
    local_name,
    other_languages,
    plain_text,
    remark,
)
from glossary.read.fault import UnreadableError
from glossary.read.file import read_bytes
from glossary.read.options import ReadOptions
from glossary.read.xml import parse_document

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_xliff(path: Path, name: str, options: ReadOptions) -> Iterator[Segment]:
    """Read the segments of an XLIFF file; units that are not for translation are left out."""
    root = parse_document(read_bytes(path, options.largest))
    if local_name(root) != "xliff":
        raise UnreadableError(
            f"the root is {local_name(root)}, not xliff", "give an XLIFF file", line=line_of(root)
        )
    _refuse_languages(root)
    remarks = {
        str(comment.get("id")): remark(comment)
        for comment in descendants(root, "cmt-def")  # where Trados keeps its comments
    }
    for unit in descendants(root, "trans-unit", "unit"):
        if unit.get("translate") == "no":
            continue
        notes = tuple(_notes(unit, remarks))
        read = _unit_2 if local_name(unit) == "unit" else _unit_1
        for number, (element, source, target) in enumerate(read(unit), start=1):
            yield Segment(
                file=name,
                id="/".join(filter(None, (unit.get("id"), element.get("mid") or element.get("id"))))
                if element is not unit
                else unit.get("id") or str(number),
                line=line_of(element),
                source=source,
                target=target,
                notes=notes,
            )


def _refuse_languages(root: "_Element") -> None:
    """Refuse what is not between Chinese and English; a language that is not named passes."""
    for element in (root, *descendants(root, "file")):
        codes = [
            element.get(key, "")
            for key in ("source-language", "target-language", "srcLang", "trgLang")
        ]
        if others := other_languages(codes):
            raise UnreadableError(
                f"the language {others[0]!r} is neither Chinese nor English",
                "give a file between these two",
                line=line_of(element),
            )


def _unit_1(unit: "_Element") -> "Iterator[tuple[_Element, str, str]]":
    """Give the segments of a unit of version 1.2, by its own segmentation where it has one."""
    source, divided, target = (
        next(children(unit, name), None) for name in ("source", "seg-source", "target")
    )
    if target is None or source is None:
        return
    marks = [mark for mark in descendants(target, "mrk") if mark.get("mtype") == "seg"]
    if divided is None or not marks:
        yield unit, plain_text(source), plain_text(target)
        return
    sources = {mark.get("mid"): mark for mark in descendants(divided, "mrk")}
    for mark in marks:
        original = sources.get(mark.get("mid"))
        if original is not None:
            yield mark, plain_text(original), plain_text(mark)


def _unit_2(unit: "_Element") -> "Iterator[tuple[_Element, str, str]]":
    """Give the segments of a unit of version 2."""
    for segment in descendants(unit, "segment"):
        source, target = (next(children(segment, name), None) for name in ("source", "target"))
        if source is not None and target is not None:
            yield segment, plain_text(source), plain_text(target)


def _notes(unit: "_Element", remarks: dict[str, str]) -> Iterator[str]:
    """Give what people wrote about a unit: notes, and the comments of memoQ and Trados."""
    for note in descendants(unit, "note", "comment"):
        yield remark(note)
    for mark in descendants(unit, "mrk"):
        for key, value in mark.attrib.items():
            if str(key).rpartition("}")[2] == "cid" and str(value) in remarks:
                yield remarks[str(value)]
        if mark.get("type") == "comment":
            yield mark.get("value", "")
