"""Read .html: the article of a page, without menus, footers and teasers."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.model import Article, Fault, Source
from glossary.read.blocks import render
from glossary.read.dates import date_line, iso_date
from glossary.read.decode import decode
from glossary.read.fault import no_text, too_deep
from glossary.read.file import read_bytes
from glossary.read.markup import parse, simplify
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, tidy, web_address

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
_PRESCAN = 4096  # bytes; the HTML standard asks for the first 1,024, real pages need more
_NO_ARTICLE = (
    "nav", "header", "footer", "aside", "form", "button", "select", "dialog", "menu",
)  # fmt: skip
_FURNITURE_NAMES = (
    "nav navbar navigation menu foot footer copyright crumbs? breadcrumbs? sidebar related share "
    "sharing cookies? pagination comments? advert adverts advertisement recommend recommended "
    "teasers? lang(?:uages?)?[_-]?(?:menu|list|switch|switcher)"
)
_FURNITURE = re.compile(
    rf"(?:^|[\s_-])(?:{'|'.join(_FURNITURE_NAMES.split())})(?:$|[\s_-])", re.IGNORECASE
)
_MAIN = (
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@itemprop='articleBody']",
    "//*[@id='content']",
)
_LARGEST_FURNITURE = 0.4  # of the page's text
_DATE_LINES = 40  # blocks from the top among which the date of an article stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold the bytes of a page and what is known about it from elsewhere.

    ``charset`` is what its server says of it; ``address`` counts before the
    page's own, ``date`` only where the page gives none.
    """

    raw: bytes
    name: str
    charset: str = ""
    address: str = ""
    date: str = ""


def read_html(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a page: its text as paragraphs, with title, date, address and site.

    Blocks whose ``lang`` is neither Chinese nor English are left out, as are
    phrases marked as Japanese or Korean.
    """
    anything = False
    for found in read_page(Page(raw=read_bytes(path, options.largest), name=name)):
        anything = anything or isinstance(found, Article)
        yield found
    if not anything:
        raise no_text("page")


def read_page(page: Page) -> Iterator[Article | Fault]:
    """Read the bytes of a page; one without text gives no article."""
    decoded = decode(page.raw, page.name, declared=page.charset or declared_encoding(page.raw))
    yield from decoded.faults
    tree, whole = parse(decoded.text)
    if tree is None:
        return
    if not whole:
        yield too_deep(page.name)
    found = _find_metadata(tree)
    simplify(tree)
    day = found["date"] or _date_in_page(tree) or page.date
    text = find_article(tree)
    if not text:
        return
    yield Article(
        id=page.name,
        text=text,
        source=Source(
            article=page.name,
            file=page.name,
            address=page.address or web_address(found["url"]),
            title=one_line(found["title"]),
            date=day,
            site=one_line(found["sitename"]),
        ),
    )


def declared_encoding(raw: bytes) -> str:
    """Give the encoding that a page states, or an empty string.

    >>> declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb2312'
    """
    top = raw[:_PRESCAN]
    found = _XML_ENCODING.search(top) or _CHARSET.search(top)
    return found[1].decode("ascii") if found else ""


def find_article(tree: "HtmlElement") -> str:
    """Give the text of the article in a simplified page.

    What names itself a menu or footer goes first; trafilatura finds the article
    in the rest; where it finds nothing or loses structure (which it does on very
    short pages), all of the rest is taken.
    """
    heading = _main_heading(tree)
    _drop_furniture(tree)
    text = _extract(tree)
    plain = _render_main(tree)
    if _is_poorer(text, plain):
        text = plain
    if text and heading and heading not in text:
        text = f"{heading}\n\n{text}"
    return text


def _extract(tree: "HtmlElement") -> str:
    """Give the article that trafilatura sees, or an empty string."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    _silence()
    try:
        document = bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            fast=True,  # its second opinion, jusText, takes quadratic time and needs blanks
            deduplicate=False,
            with_metadata=False,
            config=_settings(),
        )
    except Exception:  # noqa: BLE001 - a fault in the library must not cost the article
        return ""
    body = getattr(document, "body", None)
    return "" if body is None else render(body)


@lru_cache(maxsize=1)
def _settings() -> "ConfigParser":
    """Give trafilatura's settings, with one change.

    Below a number of characters it gives up and runs all blocks of the page
    together; its 250 are many for Chinese, which needs 80 for as much.
    """
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "25")
    return settings


def _silence() -> None:
    """Keep the libraries' own messages off the user's screen; a Fault says what matters."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _drop_furniture(tree: "HtmlElement") -> None:
    """Drop, in place, what is a menu or footer by its tag, class or id.

    Not if it holds a good part of the page's text: names are only names.
    """
    most = len(tree.text_content()) * _LARGEST_FURNITURE
    for element in list(tree.iter()):
        if element.tag in {"html", "body", "main", "article"} or element.getparent() is None:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _NO_ARTICLE or (named != " " and _FURNITURE.search(named)):
            # A header inside an article holds its heading and summary.
            own = (
                element.tag == "header" and next(element.iterancestors("article"), None) is not None
            )
            if not own and len(element.text_content()) <= most:
                element.drop_tree()


def _render_main(tree: "HtmlElement") -> str:
    """Give all text of the part that says it is the main one, else of the page."""
    for place in _MAIN:
        found = tree.xpath(place)
        if len(found) == 1:
            return render(found[0])
    return "\n\n".join(render(body) for body in tree.iter("body"))


def _is_poorer(text: str, plain: str) -> bool:
    """Say whether a text lost the rows of a table, or ran several lines together."""
    lost_rows = " | " in plain and " | " not in text
    lost_lines = "\n" not in text and plain.count("\n") > 1
    return not text or lost_rows or lost_lines


def _main_heading(tree: "HtmlElement") -> str:
    """Give the heading of the page if it has just one of the first rank."""
    headings = [tidy(" ".join(heading.text_content().split())) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else ""


def _find_metadata(tree: "HtmlElement") -> dict[str, str]:
    """Give title, date, url and sitename from the page's head and marks.

    The steps are those of trafilatura's ``extract_metadata`` without its search for
    authors, tags and licences, which takes longer than all the rest.
    """
    from htmldate import find_date
    from trafilatura import metadata

    _silence()
    found = dict.fromkeys(("title", "date", "url", "sitename"), "")
    try:
        document = metadata.examine_meta(tree)
        with suppress(Exception):  # what it makes of broken JSON must not cost the rest
            document = metadata.extract_meta_json(tree, document)
        document.title = document.title or metadata.extract_title(tree)
        document.url = document.url or metadata.extract_url(tree)
        document.sitename = document.sitename or metadata.extract_sitename(tree)
        # A guess from the running text would take any date that is mentioned; the
        # fixed last day makes the result independent of the day it is run on.
        document.date = find_date(
            tree,
            original_date=True,
            extensive_search=False,
            max_date="2999-12-31",
            url=document.url,
        )
        document.clean_and_trim()
    except Exception:  # noqa: BLE001 - as above
        return found
    found = {name: str(getattr(document, name) or "") for name in found}
    return found | {"date": iso_date(found["date"]), "sitename": _site(**found)}


def _site(*, sitename: str, url: str, **_: str) -> str:
    """Give the name of a site as trafilatura writes it, else its host."""
    from trafilatura.metadata import META_URL

    name = sitename.lstrip("@")
    if name:
        return name if "." in name or name[0].isupper() else name.title()
    host = META_URL.match(url)
    return str(host[1]) if host else ""


def _date_in_page(tree: "HtmlElement") -> str:
    """Give the first date that stands alone in a line near the top."""
    for line in render(tree, most=_DATE_LINES).split("\n")[: 2 * _DATE_LINES]:
        if date := date_line(line.removeprefix("- ")):
            return date
    return ""
