"""Read .pdf: the lines of each page, without heads and feet that repeat."""

import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary.model import Article, Fault, Source
from glossary.read.dates import iso_date
from glossary.read.fault import UnreadableError, empty, no_text, too_large
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, tidy

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 5_000
_MOST_SECONDS = 120.0  # a page of text takes milliseconds; this ends endless ones only
_AGAIN = "save it again, or give its text"
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.。!?！？:：;；”」』)）]\s*$")
_SHARE_OF_PAGES = 0.5  # a first or last line on more of the pages than this is a head or foot
_FEWEST_PAGES = 2
_PROGRAM_TITLE = re.compile(r"^(?:Microsoft \w+ - |untitled|无标题)", re.IGNORECASE)


def read_pdf(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read a PDF that holds text; lines stay as they are set."""
    if not path.stat().st_size:
        raise empty()
    if path.stat().st_size > options.largest:
        raise too_large(options.largest)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a Fault says what matters
    with path.open("rb") as stream:
        reader = _open(stream)
        pages, faults = _pages(reader, name, options.largest)
        title, date = _metadata(reader)
    text = tidy(_join(_without_running_lines(pages)))
    if not text:
        if faults:
            raise UnreadableError(faults[0].problem, faults[0].advice)
        raise no_text("PDF")
    yield from faults
    yield Article(
        id=name, text=text, source=Source(article=name, file=name, title=title, date=date)
    )


def _open(stream: BinaryIO) -> "PdfReader":
    """Open a PDF; UnreadableError if it is damaged or asks for a password."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(stream, strict=False)
        # A PDF that only forbids printing or copying opens with an empty password.
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:  # noqa: BLE001 - pypdf raises errors of many kinds on damaged files
        if _is_about_encryption(error):
            raise _encrypted() from None
        raise UnreadableError("damaged or no PDF", _AGAIN) from None
    if locked:
        raise _encrypted()
    return reader


def _is_about_encryption(error: Exception) -> bool:
    """Say whether pypdf failed at the encryption, for which it may lack a package."""
    return "crypt" in str(error).lower() or type(error).__name__ == "DependencyError"


def _encrypted() -> UnreadableError:
    return UnreadableError("an encrypted PDF", "save it without a password")


def _pages(reader: "PdfReader", name: str, largest: int) -> tuple[list[str], list[Fault]]:
    """Extract each page; what fails on a page costs that page only."""
    pages: list[str] = []
    faults: list[Fault] = []
    end = time.monotonic() + _MOST_SECONDS
    size = 0
    try:
        for number, page in enumerate(reader.pages, 1):
            if number > _MOST_PAGES or size > largest or time.monotonic() > end:
                faults.append(
                    _fault(name, f"only the first {number - 1} pages were read", "split it")
                )
                break
            try:
                pages.append(_extract(page, end))
            except Exception:  # noqa: BLE001 - as above
                faults.append(_fault(name, f"page {number} is damaged", _AGAIN))
            else:
                size += len(pages[-1])
    except Exception:  # noqa: BLE001 - as above: the list of pages itself is damaged
        faults.append(_fault(name, f"damaged after page {len(pages)}", _AGAIN))
    return pages, faults


def _extract(page: "PageObject", end: float) -> str:
    """Extract a page's text, at most until ``end`` (monotonic seconds)."""

    def look_at_clock(*_: object) -> None:
        if time.monotonic() > end:
            raise TimeoutError

    return page.extract_text(visitor_operand_before=look_at_clock)


def _fault(name: str, problem: str, advice: str) -> Fault:
    return Fault(path=name, problem=problem, advice=advice, skipped=False)


def _metadata(reader: "PdfReader") -> tuple[str, str]:
    try:
        found = reader.metadata
        title = one_line(str(found.get("/Title") or "")) if found else ""
        date = iso_date(str(found.get("/CreationDate") or "")) if found else ""
    except Exception:  # noqa: BLE001 - as above: metadata must not cost the article
        return "", ""
    return "" if _PROGRAM_TITLE.match(title) else title, date


def _without_running_lines(pages: list[str]) -> list[list[str]]:
    """Drop first and last lines that come again on most pages, page numbers among them."""
    split = [[line for line in page.splitlines() if line.strip()] for page in pages]
    if len(pages) < _FEWEST_PAGES:
        return split
    for end in (0, -1):
        for _ in range(2):  # a head or foot may have two lines
            seen = Counter(_shape(lines[end]) for lines in split if lines)
            often = {shape for shape, count in seen.items() if count > len(pages) * _SHARE_OF_PAGES}
            for lines in split:
                if lines and _shape(lines[end]) in often:
                    del lines[end]
    return split


def _shape(line: str) -> str:
    """Give a line with its numbers made alike."""
    return _DIGITS.sub("0", line.strip())


def _join(pages: list[list[str]]) -> str:
    """Join pages; a sentence that runs on over the page break stays together."""
    text = ""
    for page in pages:
        lines = "\n".join(page)
        glue = "\n\n" if not text or _SENTENCE_END.search(text) else "\n"
        text += glue + lines if lines else ""
    return text
