"""Make up web archives (WARC 1.1), the same ones each time.

Pages come in UTF-8, GB18030 and Big5, with and without a charset, chunked, packed or
plain; between them stand requests, a picture and an error, as in a crawl.
"""

import gzip
import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

from made_up import make_articles

DAY = "2023-11-29T08:00:00Z"


def make_record(kind: str, address: str, block: bytes, *, content: str, number: int = 0) -> bytes:
    """Give a record of a kind (``response``, ``request``, ...) around a block of bytes."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {DAY}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make_response(
    address: str, body: bytes, *headers: str, status: str = "200 OK", number: int = 0
) -> bytes:
    """Give the record of a response with these header lines."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers, ""))
    block = head.encode() + body
    content = "application/http; msgtype=response"
    return make_record("response", address, block, content=content, number=number)


def make_page(paragraphs: Sequence[str], *, charset: str = "") -> str:
    """Give a page; with ``charset`` it says in which encoding it is."""
    says = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    return f"<html><head>{says if charset else ''}</head><body>{body}</body></html>"


def in_chunks(body: bytes, size: int = 1000) -> bytes:
    """Cut a body into chunks as a server sends them."""
    parts = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def write_warc(path: Path, count: int = 2_000) -> int:
    """Write an archive with ``count`` pages, packed where its name says so; give its size."""
    join = _pack if path.suffix == ".gz" else b"".join
    path.write_bytes(join(_records(count)))
    return path.stat().st_size


def _pack(records: Iterable[bytes]) -> bytes:
    """Pack each record for itself, as archives are."""
    return b"".join(gzip.compress(record, 6, mtime=0) for record in records)


def _records(count: int) -> Iterator[bytes]:
    yield make_record("warcinfo", "", b"software: made up\r\n", content="application/warc-fields")
    ways = cycle(("utf-8", "gb18030", "utf-8 said", "gb2312 said", "big5 in header", "packed"))
    for number, (article, way) in enumerate(zip(make_articles(count), ways, strict=False)):
        address = f"https://example.org/{number}"
        yield make_record(
            "request", address, b"GET / HTTP/1.1\r\n\r\n", content="application/http", number=number
        )
        body, headers = _written(article["text"], way)
        yield make_response(address, body, *headers, number=number)
        if number % 10 == 0:
            yield make_response(f"{address}.png", b"\x89PNG", "Content-Type: image/png")
            yield make_response(f"{address}/x", b"gone", status="404 Not Found")


def _written(text: str, way: str) -> tuple[bytes, tuple[str, ...]]:
    """Give the body and the headers of a page."""
    paragraphs = text.split("\n\n")
    plain = "Content-Type: text/html"
    if way == "gb18030":
        return make_page(paragraphs).encode("gb18030"), (plain,)
    if way == "gb2312 said":
        return make_page(paragraphs, charset="gb2312").encode("gb18030"), (plain,)
    if way == "utf-8 said":
        body = in_chunks(make_page(paragraphs, charset="utf-8").encode())
        return body, (f"{plain}; charset=utf-8", "Transfer-Encoding: chunked")
    if way == "big5 in header":
        body = make_page(paragraphs).encode("big5", "xmlcharrefreplace")
        return body, (f"{plain}; charset=big5",)
    body = make_page(paragraphs).encode()
    if way == "packed":
        return gzip.compress(body, mtime=0), (plain, "Content-Encoding: gzip")
    return body, (plain,)
