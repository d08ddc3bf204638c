"""XML read unit by unit, each element with its line; nothing outside the file is touched.

The parser is expat: it knows the exact line, keeps one unit in memory and
fetches nothing. A file that declares entities is refused: no glossary needs
them, and they can blow up or read other files.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from glossary.check.finding import Findings

LANG = "http://www.w3.org/XML/1998/namespace lang"
_CHUNK = 1 << 16


@dataclass(slots=True)
class Element:
    """Hold an element with its line; ``name`` is without its namespace.

    ``text`` is its own text, ``all_text`` that with the text of what is inside.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)
    all_text: str = ""

    def child(self, name: str) -> "Element | None":
        """Give the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def find(self, name: str) -> Iterator["Element"]:
        """Give all elements of a name below this one, in their order."""
        for one in self.children:
            if one.name == name:
                yield one
            yield from one.find(name)

    @property
    def lang(self) -> str:
        """Give xml:lang, or the ``lang`` of older files."""
        return self.attributes.get(LANG) or self.attributes.get("lang", "")


class _Refused(Exception):  # noqa: N818 - not an error, a verdict
    """Carry what makes a file unreadable."""


class _Reader:
    """Build elements out of the parser's events and hand out whole units."""

    def __init__(self, units: Collection[str]) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse_entity
        self.units = units
        self.stack: list[Element] = []
        self.ready: list[Element] = []

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        element = Element(name, namespace, attributes, self.parser.CurrentLineNumber)
        if not self.stack:
            self.ready.append(element)  # the root, as soon as its attributes are known
        self.stack.append(element)
        if len(self.stack) > 100:  # noqa: PLR2004 - deeper than any format goes
            raise _Refused("nested more than 100 deep; this is no glossary")

    def _end(self, _: str) -> None:
        element = self.stack.pop()
        if element.name in self.units:
            self.ready.append(element)
        elif len(self.stack) > 1:  # the root keeps nothing, or the file would be in memory
            self.stack[-1].children.append(element)
            self.stack[-1].all_text += element.all_text

    def _characters(self, text: str) -> None:
        if self.stack:
            self.stack[-1].text += text
            self.stack[-1].all_text += text

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise _Refused(f"it declares the entity {name[:40]!r}; take the declaration out")


def read_units(path: Path, units: Collection[str], found: Findings) -> Iterator[Element]:
    """Give the root (as yet empty), then each whole element that ``units`` names.

    What stops the reading is reported and ends it. Raises OSError.
    """
    reader = _Reader(units)
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                reader.parser.Parse(chunk, False)  # noqa: FBT003 - the parser's own signature
                yield from reader.ready
                reader.ready.clear()
        reader.parser.Parse(b"", True)  # noqa: FBT003
        yield from reader.ready
    except expat.ExpatError as fault:
        yield from reader.ready
        why = expat.errors.messages[fault.code]
        found.error(fault.lineno, f"not well-formed XML ({why})", "mend that place")
    except (LookupError, ValueError):
        found.error(1, "the encoding that it declares is not known", "save it as UTF-8")
    except _Refused as verdict:
        what, advice = str(verdict).split("; ")
        found.error(reader.parser.CurrentLineNumber, what, advice)
