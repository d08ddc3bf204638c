"""Read translation memories.

Source: TMX 1.4b Specification, LISA 2005.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.model import Segment
from glossary.read.bilingual.inline import children, descendants, line_of, local_name, plain_text
from glossary.read.fault import UnreadableError
from glossary.read.file import read_bytes
from glossary.read.options import ReadOptions
from glossary.read.xml import parse_document
from glossary.text.codes import is_chinese, is_english

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(path: Path, name: str, options: ReadOptions) -> Iterator[Segment]:
    """Read the units that hold Chinese and English; other languages are left out."""
    root = parse_document(read_bytes(path, options.largest))
    if local_name(root) != "tmx":
        raise UnreadableError(
            f"the root is {local_name(root)}, not tmx", "give a TMX file", line=line_of(root)
        )
    header = next(children(root, "header"), None)
    language = header.get("srclang", "") if header is not None else ""
    for number, unit in enumerate(descendants(root, "tu"), start=1):
        variants = [
            (code, variant)
            for variant in children(unit, "tuv")
            if is_chinese(code := variant.get(_LANG) or variant.get("lang") or "")
            or is_english(code)
        ]
        zh = next((variant for code, variant in variants if is_chinese(code)), None)
        en = next((variant for code, variant in variants if is_english(code)), None)
        if zh is None or en is None:
            continue
        source_language = unit.get("srclang", language)
        if not (is_chinese(source_language) or is_english(source_language)):
            source_language = variants[0][0]
        texts = (zh, en) if is_chinese(source_language) else (en, zh)
        yield Segment(
            file=name,
            id=unit.get("tuid") or str(number),
            line=line_of(unit),
            source=_text(texts[0]),
            target=_text(texts[1]),
            notes=tuple(plain_text(note) for note in descendants(unit, "note")),
        )


def _text(variant: "_Element") -> str:
    """Give the text of one language."""
    return next((plain_text(segment) for segment in children(variant, "seg")), "")
