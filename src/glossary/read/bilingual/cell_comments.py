"""The comments on the cells of a workbook, which openpyxl's streaming leaves out.

Source: ECMA-376 part 1, 12.3.3 (comments part) and part 2, 9.3 (relationships).
"""

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from glossary.read.bilingual.inline import descendants
from glossary.read.xml import parse_xml

if TYPE_CHECKING:
    from glossary.read.archive import Archive

_BOOK = "xl/workbook.xml"
_ROW = re.compile(r"[A-Z]+(\d{1,7})")

Notes = dict[int, tuple[str, ...]]


class _Relation(NamedTuple):
    """Name a part, and the id and type by which another part refers to it."""

    id: str
    type: str
    part: str


def read_comments(archive: "Archive") -> dict[str, Notes]:
    """Give the comments by the title of their sheet and the number of their row."""
    if _BOOK not in archive.names:
        return {}
    parts = {one.id: one.part for one in _related(archive, _BOOK)}
    found: dict[str, Notes] = {}
    for sheet in descendants(parse_xml(archive.read(_BOOK), _BOOK), "sheet"):
        name = next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")
        for one in _related(archive, parts.get(name, "")):
            if one.type.endswith("/comments") and one.part in archive.names:
                found[sheet.get("name", "")] = _by_row(archive, one.part)
    return found


def _related(archive: "Archive", part: str) -> list[_Relation]:
    """Give the parts that a part refers to."""
    folder, name = posixpath.split(part)
    place = f"{folder}/_rels/{name}.rels"
    if place not in archive.names:
        return []
    return [
        _Relation(
            relation.get("Id", ""),
            relation.get("Type", ""),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in descendants(parse_xml(archive.read(place), place), "Relationship")
    ]


def _by_row(archive: "Archive", part: str) -> Notes:
    notes: dict[int, list[str]] = defaultdict(list)
    for comment in descendants(parse_xml(archive.read(part), part), "comment"):
        if row := _ROW.fullmatch(comment.get("ref", "")):
            text = "".join(piece.text or "" for piece in descendants(comment, "t"))
            notes[int(row[1])].append(text)
    return {row: tuple(texts) for row, texts in notes.items()}
