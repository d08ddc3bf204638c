"""Read .html: the article of a page, without menus, footers and teasers."""

import logging
import re
from collections.abc import Iterator
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
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
_PRESCAN = 4096  # bytes; the HTML standard asks for the first 1,024, real pages need more
_NO_ARTICLE = (
    "nav", "header", "footer", "aside", "form", "button", "select", "dialog", "menu", "head",
)  # fmt: skip
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|breadcrumbs?|sidebar|related|share|sharing|cookie|"
    r"lang(?:uage)?s?[_-]?(?:menu|switch(?:er)?|list)|pagination|comments?|advert\w*|recommend\w*|teasers?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN = (
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@itemprop='articleBody']",
    "//*[@id='content']",
)
_DATE_LINES = 40  # blocks from the top among which the date of an article stands


def read_html(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a page: its text as paragraphs, with title, date, address and site.

    Blocks whose ``lang`` is neither Chinese nor English are left out, as are
    phrases marked as Japanese or Korean.
    """
    raw = read_bytes(path, options.largest)
    decoded = decode(raw, name, declared=declared_encoding(raw))
    yield from decoded.faults
    tree, whole = parse(decoded.text)
    if tree is None:
        raise no_text("page")
    if not whole:
        yield too_deep(name)
    found = _find_metadata(tree)
    simplify(tree)
    text = find_article(tree)
    if not text:
        raise no_text("page")
    date = found["date"] or _date_in_page(tree)
    yield Article(
        id=name,
        text=text,
        source=Source(
            article=name,
            file=name,
            address=web_address(found["url"]),
            title=one_line(found["title"]),
            date=date,
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

    trafilatura finds it; where it finds nothing, or loses a table (which it
    does on very short pages), the page without its furniture is taken.
    """
    text = _extract(tree)
    plain = _without_furniture(tree)
    if not text or _loses_rows(plain, text):
        text = plain
    return _with_heading(tree, tidy(text))


def _extract(tree: "HtmlElement") -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    _silence()
    try:
        document = bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - a fault in the library must not cost the article
        return ""
    body = getattr(document, "body", None)
    return "" if body is None else render(body)


def _silence() -> None:
    """Keep the libraries' own messages off the user's screen; a Fault says what matters."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _without_furniture(tree: "HtmlElement") -> str:
    from copy import deepcopy

    page = deepcopy(tree)
    for element in list(page.iter()):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        furniture = element.tag in _NO_ARTICLE or _FURNITURE.search(named)
        if furniture and element.tag != "body" and element.getparent() is not None:
            element.drop_tree()
    for place in _MAIN:
        found = page.xpath(place)
        if len(found) == 1:
            return render(found[0])
    return render(page)


def _loses_rows(plain: str, text: str) -> bool:
    return " | " in plain and " | " not in text


def _with_heading(tree: "HtmlElement", text: str) -> str:
    """Put the page's one main heading on top if the article came without it."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0] and headings[0] not in text and text:
        return f"{tidy(headings[0])}\n\n{text}"
    return text


def _find_metadata(tree: "HtmlElement") -> dict[str, str]:
    """Give title, date, url and sitename from the page's head and marks."""
    from trafilatura.metadata import extract_metadata

    _silence()
    names = ("title", "date", "url", "sitename")
    try:
        document = extract_metadata(
            tree,
            # A guess from the running text would take any date that is mentioned; the
            # fixed last day makes the result independent of the day it is run on.
            date_config={
                "original_date": True,
                "extensive_search": False,
                "max_date": "2999-12-31",
            },
        )
    except Exception:  # noqa: BLE001 - as above
        return dict.fromkeys(names, "")
    found = {name: str(getattr(document, name, None) or "") for name in names}
    return found | {"date": iso_date(found["date"])}


def _date_in_page(tree: "HtmlElement") -> str:
    """Give the first date that stands alone in a line near the top."""
    for line in render(tree).split("\n")[: 2 * _DATE_LINES]:
        if date := date_line(line.removeprefix("- ")):
            return date
    return ""
