"""Read .warc and .warc.gz: the pages of a web archive, one record in memory at a time.

The format is WARC 1.0 and 1.1 (ISO 28500); warcio finds the records. What could
grow without bound (a header, the chunks of a body, what is packed) is cut off here.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from glossary.model import Article, Fault
from glossary.read.dates import iso_date
from glossary.read.fault import UnreadableError, empty, no_text, too_large
from glossary.read.html import Page, read_page
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, web_address

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

_GZIP = b"\x1f\x8b"
_LONGEST_HEADERS = 256 * 1024  # bytes; servers refuse 8 to 64 KB already
_HIGHEST_RATIO = 300  # pages pack 4 to 30 times; gzip's own limit is 1032
_RATIO_COUNTS_FROM = 1024 * 1024  # bytes packed; a small file is harmless
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PAGE_START = re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_UNPACKED_BY = {
    "gzip": (16 + zlib.MAX_WBITS,),
    "x-gzip": (16 + zlib.MAX_WBITS,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),  # RFC 9110, 8.4.1.2: some leave out the wrapper
}
_AGAIN = "fetch or pack it again"


def read_warc(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read the pages (HTML) of a web archive; an article's id is ``path#record``.

    Records count from 1. The address is the record's; so is the date where the
    page gives none. Left out in silence, as most of a crawl is: requests, errors,
    pictures, scripts, and pages without text.
    """
    anything = False
    with path.open("rb") as stream:
        if not stream.peek(1):
            raise empty()
        packed = stream.peek(2)[:2] == _GZIP
        unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) if packed else stream
        limit = max(_RATIO_COUNTS_FROM, path.stat().st_size) * _HIGHEST_RATIO if packed else 0
        for number, record, block in _records(_Stream(unpacked, limit), options.largest):
            try:
                page = _page_of(record, block, f"{name}#{number}", options.largest)
                found = [] if page is None else list(read_page(page))
            except UnreadableError as error:
                found = [error.fault_at(name, number)]
            anything = anything or bool(found)
            yield from found
    if not anything:
        raise no_text("web archive")


def _records(stream: "_Stream", largest: int) -> "Iterator[tuple[int, ArcWarcRecord, bytes]]":
    """Give each record, its number and, of a response, its block up to one byte too many.

    Raises UnreadableError, with the number as its line, where no further record can be found.
    """
    from warcio.archiveiterator import WARCIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = WARCIterator(stream, no_record_parse=True)
    records.reader = stream
    records.INC_RECORD = ""  # what it would write to standard error
    number = 0
    try:
        for number, record in enumerate(records, 1):
            stream.headers = 0
            response = record.rec_type == "response"
            yield number, record, record.raw_stream.read(largest + 1) if response else b""
    except UnreadableError as error:
        raise UnreadableError(error.problem, error.advice, line=number + 1) from None
    except EOFError:
        raise UnreadableError("the gzip file ends too early", _AGAIN, line=number + 1) from None
    except (ArchiveLoadFailed, gzip.BadGzipFile, zlib.error):
        raise UnreadableError("damaged or no web archive (WARC)", _AGAIN, line=number + 1) from None


class _Stream:
    """Give warcio the bytes of the archive; it would read a line of any length."""

    decompressor = None  # warcio's own has no limit

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        """Take the unpacked stream and the most bytes it may give (0: no limit)."""
        self._stream = stream
        self._limit = limit
        self._given = 0
        self.headers = 0  # bytes of this record's headers

    def read(self, size: int = -1) -> bytes:
        return self._count(self._stream.read(size))

    def readline(self, size: int = _LONGEST_HEADERS) -> bytes:
        line = self._count(self._stream.readline(min(size, _LONGEST_HEADERS)))
        self.headers += len(line)
        if self.headers > _LONGEST_HEADERS:
            raise UnreadableError("the headers of a record never end", _AGAIN)
        return line

    def tell(self) -> int:
        return self._given

    def rem_length(self) -> int:
        return 0

    def close_decompressor(self) -> None:
        """Have nothing to close."""

    def _count(self, piece: bytes) -> bytes:
        self._given += len(piece)
        if self._limit and self._given > self._limit:
            raise UnreadableError(
                f"unpacks to more than {_HIGHEST_RATIO} times its size",
                "unpack it yourself if you trust it",
            )
        return piece


def _page_of(record: "ArcWarcRecord", block: bytes, name: str, largest: int) -> Page | None:
    """Give the page that a record holds; None for all other records."""
    address = web_address(record.rec_headers.get_header("WARC-Target-URI") or "")
    if record.rec_type != "response" or not address:
        return None
    if record.length is None:
        raise UnreadableError("a record without its length", _AGAIN)
    if len(block) > largest:
        raise too_large(largest)
    if len(block) < record.length:
        raise UnreadableError("the file ends too early", _AGAIN)
    headers, start = _http_headers(block)
    kind = (headers.get_header("Content-Type") or "").strip()
    known = (record.rec_headers.get_header("WARC-Identified-Payload-Type") or kind).lower()
    if headers.get_statuscode() != "200" or (known and not known.startswith(_PAGE_TYPES)):
        return None
    body = _unpack(_join_chunks(block[start:], headers), headers, largest)
    if not known and not _PAGE_START.match(body[:1024]):
        return None
    charset = _CHARSET.search(kind)
    return Page(
        raw=body,
        name=name,
        charset=charset[1] if charset else "",
        address=address,
        date=iso_date(record.rec_headers.get_header("WARC-Date") or ""),
    )


def _http_headers(block: bytes) -> "tuple[StatusAndHeaders, int]":
    """Parse the head of a response; give also where its body begins (bytes)."""
    from warcio.statusandheaders import StatusAndHeadersParser

    stream = io.BytesIO(block[:_LONGEST_HEADERS])
    try:
        headers = StatusAndHeadersParser((), verify=False).parse(stream)
    except EOFError:
        raise UnreadableError("a response without headers", _AGAIN) from None
    return headers, stream.tell()


def _join_chunks(body: bytes, headers: "StatusAndHeaders") -> bytes:
    """Join the chunks of a body (RFC 9112, 7.1); one that is not chunked stays."""
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() != "chunked":
        return body
    from warcio.bufferedreaders import ChunkedDataReader

    return bytes(ChunkedDataReader(io.BytesIO(body)).read())


def _unpack(body: bytes, headers: "StatusAndHeaders", largest: int) -> bytes:
    """Unpack a body (RFC 9110, 8.4); one that only says that it is packed stays."""
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if coding in {"", "identity"}:
        return body
    if coding not in _UNPACKED_BY:
        raise UnreadableError(
            f"a page packed as {one_line(coding)!r}", "record it packed with gzip or not at all"
        )
    for window in _UNPACKED_BY[coding]:
        try:
            page = zlib.decompressobj(window).decompress(body, largest + 1)
        except zlib.error:
            continue
        if len(page) > largest:
            raise too_large(largest)
        return page
    return body
