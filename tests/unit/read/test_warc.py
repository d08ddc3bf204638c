import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import ReadOptions, read_articles
from made_up_warc import in_chunks, make_page, make_record, make_response, write_warc

PROSE = ("他患有消化不良(indigestion)，医生建议他少吃油腻的食物，多散步，按时休息。",) * 4
HTML = "Content-Type: text/html"
SMALL = ReadOptions(largest=100_000)


def read(path: Path, *records: bytes, options: ReadOptions = SMALL) -> list[Article | Fault]:
    path.write_bytes(b"".join(records))
    return list(read_articles([path], options))


def respond(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return make_response("https://example.org/a", body, *(headers or (HTML,)), status=status)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crawl.warc"


@pytest.mark.parametrize("charset", ["", "gb2312", "gbk", "gb18030", "utf-8"])
def test_gb18030_is_read_whatever_the_page_says(path: Path, charset: str) -> None:
    page = make_page([*PROSE, "𠮷、㐂、镕"], charset=charset).encode("gb18030")
    [article] = read(path, respond(page))
    assert isinstance(article, Article)
    assert "消化不良(indigestion)" in article.text
    assert "𠮷、㐂、镕" in article.text


def test_the_server_says_the_encoding(path: Path) -> None:
    page = make_page(["術語管理辦法是本站的專欄，每週更新一次。"] * 4).encode("big5")
    [article] = read(path, respond(page, f'{HTML}; charset="Big5"'))
    assert isinstance(article, Article)
    assert article.text.startswith("術語管理辦法")


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (in_chunks(make_page(PROSE).encode(), 7), "Transfer-Encoding: chunked"),
        (make_page(PROSE).encode(), "Transfer-Encoding: chunked"),
        (gzip.compress(make_page(PROSE).encode()), "Content-Encoding: gzip"),
        (zlib.compress(make_page(PROSE).encode()), "Content-Encoding: deflate"),
        (zlib.compress(make_page(PROSE).encode())[2:-4], "Content-Encoding: deflate"),
        (make_page(PROSE).encode(), "Content-Encoding: gzip"),
        (make_page(PROSE).encode(), "Content-Encoding: identity"),
    ],
)
def test_a_body_is_unpacked_if_it_is_packed(path: Path, body: bytes, header: str) -> None:
    [article] = read(path, respond(body, HTML, header))
    assert isinstance(article, Article)
    assert article.text.count("消化不良") == len(PROSE)


def test_source_is_that_of_the_record(path: Path) -> None:
    [article] = read(path, respond(make_page(PROSE).encode()))
    assert isinstance(article, Article)
    assert article.source.address == "https://example.org/a"
    assert article.source.date == "2023-11-29"
    assert article.source.file == f"{path.as_posix()}#1"


def test_the_date_of_the_page_comes_before_that_of_the_visit(path: Path) -> None:
    dated = '<meta property="article:published_time" content="2021-05-06">'
    page = make_page(PROSE).replace("<head>", f"<head>{dated}")
    [article] = read(path, respond(page.encode()))
    assert isinstance(article, Article)
    assert article.source.date == "2021-05-06"


def test_only_pages_are_read(path: Path) -> None:
    page = make_page(PROSE).encode()
    found = read(
        path,
        make_record("warcinfo", "", b"software: x", content="application/warc-fields"),
        make_record("request", "https://example.org/a", b"GET /", content="application/http"),
        respond(page, status="404 Not Found"),
        respond(b"\x89PNG", "Content-Type: image/png"),
        respond(page, "X-No-Type: 1"),
        respond(b"no page", "X-No-Type: 1"),
        respond(b"<html></html>"),
        make_response("dns:example.org", page, HTML),
    )
    assert [one.id if isinstance(one, Article) else one for one in found] == [f"{path}#5"]


def test_an_archive_without_pages_says_so(path: Path) -> None:
    [fault] = read(path, respond(b"\x89PNG", "Content-Type: image/png"))
    assert isinstance(fault, Fault)
    assert "no text was found in this web archive" in fault.problem


@pytest.mark.parametrize(
    ("body", "headers", "problem"),
    [
        (gzip.compress(bytes(10**8)), (HTML, "Content-Encoding: gzip"), "larger than"),
        (
            in_chunks(gzip.compress(bytes(10**8)), 50_000),
            (HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            "larger than",
        ),
        (bytes(10**8), (HTML,), "larger than"),
        (b"\x1b\x03", (HTML, "Content-Encoding: br"), "packed as 'br'"),
    ],
)
def test_a_hostile_record_costs_little_and_no_other(
    path: Path, body: bytes, headers: tuple[str, ...], problem: str
) -> None:
    good = respond(make_page(PROSE).encode())
    path.write_bytes(good + respond(body, *headers) + good)
    tracemalloc.start()
    try:
        first, fault, last = read_articles([path], SMALL)
        assert tracemalloc.get_traced_memory()[1] < 2**24
    finally:
        tracemalloc.stop()
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(fault, Fault)
    assert problem in str(fault)
    assert fault.line == 2


@pytest.mark.parametrize(
    "end",
    [
        b"WARC/1.1\r\n" + b"X: " + b"y" * 10**7,
        b"WARC/1.1\r\n" + b"X: y\r\n" * 10**6,
        b"no WARC\r\n\r\n",
        make_response("https://example.org/b", b"<html>", HTML).replace(
            b"Content-Length: ", b"Content-Length: 9"
        ),
    ],
)
def test_what_was_read_before_the_damage_stays(path: Path, end: bytes) -> None:
    article, fault = read(path, respond(make_page(PROSE).encode()), end)
    assert isinstance(article, Article)
    assert isinstance(fault, Fault)
    assert fault.line == 2


def test_a_small_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    one = gzip.compress(make_record("resource", "https://example.org", bytes(2**24), content="a/b"))
    [fault] = read(path, *[one] * 30)
    assert isinstance(fault, Fault)
    assert "unpacks to more than 300 times" in fault.problem


def test_packed_and_plain_archives_hold_the_same(tmp_path: Path) -> None:
    texts = []
    for name in ("a.warc", "a.warc.gz"):
        write_warc(tmp_path / name, 24)
        found = list(read_articles([tmp_path / name]))
        assert all(isinstance(one, Article) for one in found)
        texts.append([one.text for one in found if isinstance(one, Article)])
    assert texts[0] == texts[1]
    assert len(texts[0]) == 24
