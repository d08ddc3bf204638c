"""Read .txt and .md: the text as it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

from glossary.model import Article, Fault, Source
from glossary.read.dates import iso_date
from glossary.read.decode import decode
from glossary.read.fault import empty
from glossary.read.file import read_bytes
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(title|date|url|link|canonical)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_SEARCHED = 4096  # front matter and the first heading stand at the top


def read_text(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a text file; line ends and spaces stay as they are."""
    yield from _read(path, name, options, markdown=False)


def read_markdown(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a Markdown file; marks stay, title and date come from its head."""
    yield from _read(path, name, options, markdown=True)


def _read(
    path: Path, name: str, options: ReadOptions, *, markdown: bool
) -> Iterator[Article | Fault]:
    decoded = decode(read_bytes(path, options.largest), name)
    if not decoded.text.strip():
        raise empty()
    yield from decoded.faults
    fields = _head(decoded.text[:_SEARCHED]) if markdown else {}
    yield Article(
        id=name,
        text=decoded.text,
        source=Source(
            article=name,
            file=name,
            title=one_line(fields.get("title", "")),
            date=iso_date(fields.get("date", "")),
        ),
    )


def _head(top: str) -> dict[str, str]:
    """Find title and date in YAML front matter, else the title in the first heading."""
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(top):
        fields = {key: value.strip("\"'") for key, value in _FIELD.findall(front[1])}
    if "title" not in fields and (heading := _HEADING.search(top)):
        fields["title"] = heading[1]
    return fields
