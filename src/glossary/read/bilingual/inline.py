"""The text of a segment, without the codes that stand for formatting."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from glossary.text.codes import is_chinese, is_english

if TYPE_CHECKING:
    from lxml.etree import _Element

# Their content is markup of the original file (XLIFF 1.2, 2.4; TMX 1.4b, inline elements).
_NATIVE = frozenset({"bpt", "ept", "ph", "it", "ut"})
# Stand where a picture, a field or a line break was; what is before and after are two words.
_STANDALONE = frozenset({"x", "ph", "ut", "it"})


def local_name(element: "_Element") -> str:
    """Give a tag without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Give the children of these names."""
    return (child for child in element if local_name(child) in names)


def descendants(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Give all elements of these names inside another, in their order."""
    return (found for found in element.iterdescendants() if local_name(found) in names)


def line_of(element: "_Element") -> int:
    """Give the line where an element begins; the stubs of lxml do not know its type."""
    line: Any = element.sourceline
    return line or 0


def remark(element: "_Element") -> str:
    """Give all text inside an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def plain_text(element: "_Element") -> str:
    """Give the text of a segment on one line, formatting codes left out."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name in _STANDALONE and _ends_word(child):
            yield " "
        if name and name not in _NATIVE:
            yield from _pieces(child)
        yield child.tail or ""


def _ends_word(child: "_Element") -> bool:
    """Say whether Latin text stands directly on both sides; Chinese needs no space."""
    before = child.getprevious()
    parent = child.getparent()
    left = before.tail if before is not None else parent.text if parent is not None else ""
    ends = (left or "")[-1:], (child.tail or "")[:1]
    return all(char.isascii() and char.isalnum() for char in ends)


def other_languages(codes: Iterable[str]) -> list[str]:
    """Give the codes that name neither Chinese nor English; a code may be missing."""
    return [code for code in codes if code and not (is_chinese(code) or is_english(code))]
