"""XML written piece by piece: one concept in memory at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
LANG = f"{{{XML}}}lang"


class XmlStream:
    """Write elements into nested open ones, each top-level child on its own lines."""

    def __init__(self, out: "etree._IncrementalFileWriter") -> None:
        """Write to an open lxml writer."""
        self._out = out
        self._depth = 0

    @contextmanager
    def inside(
        self, tag: str, attributes: Mapping[str, str] | None = None, namespace: str = ""
    ) -> Iterator[None]:
        """Open an element around what is written in the ``with`` block.

        Elements written inside carry no namespace of their own and take this
        one over when the file is read.
        """
        attributes = attributes or {}
        prefixes: dict[str | None, str] = {None: namespace} if namespace else {}
        if LANG in attributes:  # else lxml declares a new, broken prefix for xml:lang
            prefixes["xml"] = XML
        name = f"{{{namespace}}}{tag}" if namespace else tag
        with self._out.element(name, attributes, nsmap=prefixes):
            self._out.write("\n")
            self._depth += 1
            yield
            self._depth -= 1
        if self._depth:  # nothing may follow the root here
            self._out.write("\n")

    def write(self, element: etree._Element) -> None:
        """Write a whole element, indented."""
        self._out.write(element, pretty_print=True)


@contextmanager
def xml_stream(path: Path) -> Iterator[XmlStream]:
    """Open an XML file in UTF-8 with its declaration."""
    with path.open("wb") as file:
        with etree.xmlfile(file, encoding="utf-8") as out:
            out.write_declaration()
            yield XmlStream(out)
        file.write(b"\n")


def leaf(parent: etree._Element, tag: str, text: str, kind: str = "") -> "etree._Element":
    """Add an element that holds only text, with a ``type`` where one is given."""
    element = etree.SubElement(parent, tag)
    if kind:
        element.set("type", kind)  # a third faster than attributes in the call
    element.text = text
    return element
