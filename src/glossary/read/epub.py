"""Read .epub: each chapter an article, in reading order."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from glossary.model import Article, Fault, Source
from glossary.read.archive import Archive, open_archive
from glossary.read.blocks import render
from glossary.read.dates import iso_date
from glossary.read.decode import decode
from glossary.read.fault import UnreadableError, no_text, too_deep
from glossary.read.html import declared_encoding
from glossary.read.markup import parse, simplify
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, tidy
from glossary.read.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_OBFUSCATED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    title: str
    date: str
    chapters: tuple[str, ...]


def read_epub(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a book (EPUB 2 and 3); an article's id is ``path#chapter file``."""
    with open_archive(path, options.largest, "epub") as archive:
        _refuse_encrypted(archive)
        book = _open_book(archive)
        anything = False
        for chapter in book.chapters:
            try:
                for article in _read_chapter(archive, chapter, name, book):
                    anything = True
                    yield article
            except UnreadableError as error:
                anything = True
                yield error.fault(name)
        if not anything:
            raise no_text("book")


def _refuse_encrypted(archive: Archive) -> None:
    """Raise UnreadableError for a protected book; scrambled fonts alone do not matter."""
    if _ENCRYPTION not in archive.names:
        return
    for method in parse_xml(archive.read(_ENCRYPTION), _ENCRYPTION).iter("{*}EncryptionMethod"):
        if method.get("Algorithm") not in _OBFUSCATED_FONTS:
            raise UnreadableError("a protected book (DRM)", "use a copy without protection")


def _open_book(archive: Archive) -> _Book:
    root = parse_xml(archive.read(_CONTAINER), _CONTAINER).find(".//{*}rootfile")
    package = "" if root is None else str(root.get("full-path") or "")
    opf = parse_xml(archive.read(package), package)
    pages: dict[str, str] = {}
    for entry in opf.iter("{*}item"):
        menu = "nav" in str(entry.get("properties") or "").split()
        if entry.get("media-type") in _PAGES and not menu:
            pages[str(entry.get("id"))] = _member(package, str(entry.get("href") or ""))
    order = [str(ref.get("idref")) for ref in opf.iter("{*}itemref")]
    return _Book(
        title=one_line(_text(opf, "title")),
        date=iso_date(_text(opf, "date")),
        chapters=tuple(dict.fromkeys(pages[ref] for ref in order if ref in pages)),
    )


def _text(opf: "_Element", field: str) -> str:
    found = opf.find(f".//{{http://purl.org/dc/elements/1.1/}}{field}")
    return "" if found is None else str(found.text or "")


def _member(package: str, href: str) -> str:
    """Give the member that a link in the package document means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href)))


def _read_chapter(
    archive: Archive, chapter: str, name: str, book: _Book
) -> Iterator[Article | Fault]:
    """Read a chapter; one without text, such as a cover, gives nothing."""
    place = f"{name}#{one_line(chapter)}"
    raw = archive.read(chapter)
    decoded = decode(raw, place, declared=declared_encoding(raw))
    yield from decoded.faults
    tree, whole = parse(decoded.text)
    if tree is None:
        return
    if not whole:
        yield too_deep(place)
    title = _heading(tree) or book.title
    simplify(tree)
    text = tidy("\n\n".join(render(body) for body in tree.iter("body")))
    if text:
        yield Article(
            id=place,
            text=text,
            source=Source(article=place, file=place, title=title, date=book.date, site=book.title),
        )


def _heading(tree: "HtmlElement") -> str:
    for tag in ("h1", "h2", "title"):
        for found in tree.iter(tag):
            if title := one_line(found.text_content()):
                return title
    return ""
