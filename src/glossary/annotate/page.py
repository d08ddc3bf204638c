"""Articles as one HTML page: each term marked, its gloss beside it, a list of all at the end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from glossary.annotate.gloss import Gloss, Glosser, Mark, legible
from glossary.model import Article, Entry, Language

if TYPE_CHECKING:
    import jinja2

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{}|\x00-\x20\x7f-\U0010ffff]+")


class Note(NamedTuple):
    """Hold what the page says of a term, ready to be escaped."""

    line: str
    language: str
    concept: str
    look: str


class Piece(NamedTuple):
    """Hold a stretch of a line, with a note or, between terms, without."""

    text: str
    note: Note | None


def write_page(articles: Iterable[Article], glosser: Glosser) -> str:
    """Give one self-contained page, all text escaped; nothing in it runs or is fetched.

    Raises what ``articles`` raises.
    """
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    sections = []
    for article in articles:
        text = legible(article.text)
        marks = list(glosser.find(text, seen))
        counts.update(mark.gloss.entry.id for mark in marks)
        entries |= {mark.gloss.entry.id: mark.gloss.entry for mark in marks}
        title = article.source.title or article.source.file or article.id
        sections.append((title, article.source, list(_lines(text, marks))))
    return _template().render(sections=sections, entries=list(entries.values()), counts=counts)


def _lines(text: str, marks: list[Mark]) -> Iterator[list[Piece]]:
    """Cut a text into its lines and these into pieces; a term is never cut."""
    notes: dict[tuple[int, bool], Note] = {}
    line: list[Piece] = []
    done = 0
    for mark in marks:
        first, *more = text[done : mark.start].split("\n")
        line.append(Piece(first, None))
        for part in more:
            yield line
            line = [Piece(part, None)]
        told = (id(mark.gloss), mark.is_new)  # there is one gloss for all occurrences of a term
        note = notes.get(told) or notes.setdefault(told, _note(mark.gloss, is_new=mark.is_new))
        line.append(Piece(text[mark.start : mark.end], note))
        done = mark.end
    first, *more = text[done:].split("\n")
    yield [*line, Piece(first, None)]
    for part in more:
        yield [Piece(part, None)]


def _note(gloss: Gloss, *, is_new: bool) -> Note:
    return Note(
        line=legible(gloss.line),
        language="zh" if gloss.term.language is Language.EN else "en",
        concept=gloss.entry.id,
        look=("warned" if gloss.warning else "term") + (" new" if is_new else ""),
    )


@cache
def _template() -> "jinja2.Template":
    import jinja2

    source = files("glossary.annotate").joinpath("page.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"safe_address": _safe, "legible": legible}
    return environment.from_string(source)


def _safe(address: str) -> str:
    """Give a web address that may become a link, else nothing."""
    return address if _ADDRESS.fullmatch(address) else ""
