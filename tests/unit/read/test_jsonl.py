import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import ReadOptions, read_articles

Found = tuple[list[Article], list[Fault]]


def read(path: Path, content: bytes, options: ReadOptions | None = None) -> Found:
    path.write_bytes(content)
    found = list(read_articles([path], options or ReadOptions()))
    return (
        [each for each in found if isinstance(each, Article)],
        [each for each in found if isinstance(each, Fault)],
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.jsonl"


def test_id_and_text_stay_as_they_stand(path: Path) -> None:
    text = " 消化不良(indigestion)\r\n\t\u202ex\x00\u00ad "
    articles, faults = read(path, json.dumps({"id": " 甲/1 ", "text": text}).encode())
    assert [(each.id, each.text) for each in articles] == [(" 甲/1 ", text)]
    assert faults == []


def test_fields_have_names_by_option(path: Path) -> None:
    line = (
        '{"key": 7, "body": "熵", "head": "T\\n1", "link": "https://e.org", "when": "29 Nov 2023"}'
    )
    options = ReadOptions(
        id_field="key", text_field="body", title_field="head", url_field="link", date_field="when"
    )
    [article], _ = read(path, line.encode(), options)
    assert (article.id, article.text) == ("7", "熵")
    source = article.source
    assert (source.title, source.address, source.date) == ("T 1", "https://e.org", "2023-11-29")


def test_an_address_that_is_no_web_address_is_dropped(path: Path) -> None:
    [article], _ = read(path, b'{"text": "a", "url": "javascript:alert(1)"}')
    assert article.source.address == ""


def test_without_id_the_place_is_the_id(path: Path) -> None:
    articles, _ = read(
        path, b'\n{"text": "a"}\n{"id": null, "text": "b"}\n{"id": [1], "text": "c"}'
    )
    assert [each.id for each in articles] == [f"{path.as_posix()}#{line}" for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{bad", "not valid JSON (column 2"),
        (b'{"id": "x", "text": "a"', "not valid JSON"),
        (b"[1, 2]", "no JSON object"),
        (b"null", "no JSON object"),
        (b'{"id": "x"}', "'text' is missing"),
        (b'{"text": 5}', "'text' is no string"),
        (b'{"text": "  "}', "'text' is empty"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "too many digits"),
        (b"\x00\x01\x02\xff\xfe" * 9, "binary"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_others_go_on(
    path: Path, line: bytes, problem: str
) -> None:
    articles, [fault] = read(
        path, b'{"id": "a", "text": "1"}\n' + line + b'\n{"id": "b", "text": "2"}'
    )
    assert [each.id for each in articles] == ["a", "b"]
    assert (fault.line, fault.skipped) == (2, True)
    assert problem in fault.problem


def test_lone_surrogate_is_replaced_and_reported(path: Path) -> None:
    [article], [fault] = read(path, b'{"id": "\\ud800", "text": "x\\ud83dy \\ud83d\\ude00"}')
    assert (article.id, article.text) == ("\ufffd", "x\ufffdy \U0001f600")
    assert (fault.line, fault.skipped) == (1, False)


def test_wrong_byte_is_reported_with_its_line(path: Path) -> None:
    articles, [fault] = read(path, '{"text": "熵"}\n'.encode() * 2 + b'{"text": "a\xff"}')
    assert [each.text for each in articles] == ["熵", "熵", "a\ufffd"]
    assert (fault.line, fault.skipped) == (3, False)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_other_encodings(path: Path, encoding: str) -> None:
    text = "".join(f'{{"id": "{n}", "text": "这是第{n}个术语（term）的文章"}}\n' for n in range(50))
    articles, faults = read(path, text.encode(encoding))
    assert [each.text for each in articles] == [f"这是第{n}个术语（term）的文章" for n in range(50)]
    assert faults == []


def test_an_id_used_again_is_made_unique_and_reported(path: Path) -> None:
    line = b'{"id": "a", "text": "1"}\n'
    articles, faults = read(path, line * 2 + b'{"id": "a#2", "text": "2"}\n' + line)
    assert [each.id for each in articles] == ["a", "a#2", "a#2#2", "a#3"]
    assert [each.source.article for each in articles] == [each.id for each in articles]
    assert [(each.line, each.skipped) for each in faults] == [(2, False), (3, False), (4, False)]


def test_a_line_above_the_limit_costs_only_itself_and_little_memory(path: Path) -> None:
    huge = b'{"text": "' + b"x" * 60_000_000 + b'"}\n'
    path.write_bytes(huge + b'{"id": "b", "text": "2"}\n' + huge.rstrip())
    tracemalloc.start()
    found = list(read_articles([path], ReadOptions(largest=1_000_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [each.line if isinstance(each, Fault) else each.id for each in found] == [1, "b", 3]
    assert peak < 20_000_000


def test_only_blank_lines_are_an_empty_file(path: Path) -> None:
    articles, [fault] = read(path, b"\n  \n\n")
    assert articles == []
    assert "empty" in fault.problem


def test_articles_come_before_the_place_where_gzip_breaks_off(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d", "text": "%d"}\n' % (n, n * n) for n in range(3000))
    articles, [fault] = read(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-2000])
    assert articles
    assert "ends too early" in fault.problem
    assert fault.line == len(articles) + 1


def test_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = gzip.compress(b'{"text": "' + b" " * 100_000_000, compresslevel=9)
    articles, faults = read(tmp_path / "a.jsonl.gz", bomb)
    assert articles == []
    assert "300 times its size" in faults[-1].problem


def test_not_gzip_at_all(tmp_path: Path) -> None:
    _, [fault] = read(tmp_path / "a.jsonl.gz", b'{"text": "a"}')
    assert "no gzip" in fault.problem
