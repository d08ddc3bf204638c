"""What a cell may hold, and its limits."""

from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from glossary.model import Span

CELL_LIMIT = 32_767  # UTF-16 code units; Excel specifications and limits
ROW_LIMIT = 1_048_576
LINK_LIMIT = 65_530  # hyperlinks a sheet
ADDRESS_LIMIT = 2_079  # characters; a longer one makes Excel repair the file


class Rich(NamedTuple):
    """Hold a text with parts in bold."""

    text: str
    bold: tuple[Span, ...]


class Link(NamedTuple):
    """Hold a text that opens a web address; ``address`` is empty where there is none."""

    text: str
    address: str


Value = str | int | float | bool | date | Rich | Link | None


def safe_address(address: str) -> str:
    """Give an http(s) address that Excel takes as a link, else an empty string.

    >>> safe_address("https://www.chinajusticeobserver.com/a/乌镇?x=1 2")
    'https://www.chinajusticeobserver.com/a/%E4%B9%8C%E9%95%87?x=1%202'
    >>> safe_address("javascript:alert(1)")
    ''
    """
    if not address.isprintable():
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a broken port or IPv6 host
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    if "@" in parts.netloc or not host.isprintable():  # user@host hides where a link leads
        return ""
    encoded = quote(address, safe="%/:=&?~#+!$,;@()*[].-_")
    return encoded if len(encoded) <= ADDRESS_LIMIT else ""


def as_date(text: str) -> date | str:
    """Give the day of an ISO 8601 date or time stamp, else the text as it is.

    >>> as_date("2023-11-29T08:00:00Z"), as_date("2023")
    (datetime.date(2023, 11, 29), '2023')
    """
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    # Before March 1900 Excel counts a leap day that never was.
    return day if day >= date(1900, 3, 1) and text[10:11] in {"", "T", " "} else text


def units(text: str) -> int:
    """Count UTF-16 code units, as Excel counts the length of a cell.

    >>> units("𠮷野家")
    4
    """
    return len(text.encode("utf-16-le")) // 2


def fits(text: str) -> bool:
    """Say whether a cell can hold a text."""
    return len(text) * 2 <= CELL_LIMIT or units(text) <= CELL_LIMIT


def cut(text: str, limit: int = CELL_LIMIT) -> str:
    """Cut a text to a number of UTF-16 code units, the last of them an ellipsis.

    >>> cut("生成式人工智能", 4)
    '生成式…'
    """
    if units(text) <= limit:
        return text
    encoded = text.encode("utf-16-le")[: (limit - 1) * 2]
    return encoded.decode("utf-16-le", errors="ignore") + "…"
