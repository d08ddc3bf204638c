"""Read a text and its translation from two files, line by line or paragraph by paragraph."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.errors import InputError
from glossary.model import Fault, Segment
from glossary.read.articles import read_file
from glossary.read.file import name_of
from glossary.read.options import ReadOptions
from glossary.text.lines import find_lines

_NOTE = re.compile(r"<!--((?:(?!<!--).)*?)-->", re.DOTALL)
_NOT_A_BREAK = re.compile(r"[^\n]")


class _Unit(NamedTuple):
    """Hold a line or paragraph, where it begins, and the notes before and inside it."""

    line: int
    text: str
    notes: tuple[str, ...]


def read_aligned(source: Path, target: Path, options: ReadOptions) -> Iterator[Segment]:
    """Give a segment for each line of the two files, else for each paragraph.

    Lines that hold nothing do not count. What stands in ``<!-- -->`` is a note on
    the line that holds it or follows. Raises InputError when one of them cannot
    be read, or when both lines and paragraphs differ in number.
    """
    sources, targets = (_read_lines(path, options) for path in (source, target))
    counts = f"{len(sources)} lines against {len(targets)}"
    if len(sources) != len(targets):
        sources, targets = _join_paragraphs(sources), _join_paragraphs(targets)
        counts += f", {len(sources)} paragraphs against {len(targets)}"
    if len(sources) != len(targets):
        raise InputError(
            f"{name_of(target)}: cannot be laid beside {name_of(source)} ({counts}); give each"
            " line of one its line in the other, or a bilingual file"
        )
    has_lines = source.suffix.lower() in (".txt", ".text", ".md", ".markdown")
    for number, (left, right) in enumerate(zip(sources, targets, strict=True), start=1):
        yield Segment(
            file=name_of(target),
            id=str(number),
            line=right.line if has_lines else 0,
            source=left.text,
            target=right.text,
            notes=left.notes + right.notes,
        )


def _read_lines(path: Path, options: ReadOptions) -> list[_Unit]:
    """Read the lines of a file; a paragraph of a document is a line."""
    text = ""
    for read in read_file(path, options):
        if isinstance(read, Fault):
            raise InputError(str(read))
        if text:
            raise InputError(f"{name_of(path)}: holds several articles; give one at a time")
        text = read.text
    notes = deque((note.end(), " ".join(note[1].split())) for note in _NOTE.finditer(text))
    bare = _NOTE.sub(lambda note: _NOT_A_BREAK.sub(" ", note[0]), text)
    units = []
    number, place = 1, 0
    for line in find_lines(bare):
        number += bare.count("\n", place, line.start)
        place = line.start
        end = bare.find("\n", line.start)
        inside = []
        while notes and (end < 0 or notes[0][0] <= end):
            inside.append(notes.popleft()[1])
        units.append(_Unit(number, bare[line.start : line.end].strip(), tuple(inside)))
    return units


def _join_paragraphs(lines: list[_Unit]) -> list[_Unit]:
    """Join the lines that no empty line parts."""
    joined: list[_Unit] = []
    last = 0
    for line in lines:
        if joined and line.line == last + 1:
            first = joined[-1]
            joined[-1] = _Unit(first.line, f"{first.text}\n{line.text}", first.notes + line.notes)
        else:
            joined.append(line)
        last = line.line
    return joined
