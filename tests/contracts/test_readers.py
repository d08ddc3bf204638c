"""What every reader holds to, whatever its format."""

import os
import random
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import ReadOptions, read_articles
from glossary.read.registry import READERS

Builders = dict[str, Callable[[Sequence[str]], bytes]]

ENGLISH = (
    "In July 2023 China issued the “Interim Measures for the Administration of Generative AI"
    " Services” (生成式人工智能服务管理暂行办法), the first of their kind."
)
CHINESE = "该办法自2023年8月15日起施行，适用于向公众提供服务的大语言模型（large language model）。"
HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> & ../../etc/passwd \U00020bb7\u202e %s {0}'
_CONTAINERS = (
    *(".docx", ".epub", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    *(".parquet", ".warc", ".warc.gz"),
)
PARAGRAPHS = (ENGLISH, CHINESE, HOSTILE)


@pytest.fixture(params=sorted(READERS))
def suffix(request: pytest.FixtureRequest) -> str:
    if request.param == ".parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return str(request.param)


@pytest.fixture
def good(suffix: str, build_file: Builders, tmp_path: Path) -> Path:
    path = tmp_path / f"article{suffix}"
    path.write_bytes(build_file[suffix](PARAGRAPHS))
    return path


def read(path: Path, options: ReadOptions | None = None) -> list[Article | Fault]:
    return list(read_articles([path], options or ReadOptions()))


def only_article(path: Path) -> Article:
    [article] = read(path)
    assert isinstance(article, Article), article
    return article


def only_fault(path: Path, options: ReadOptions | None = None) -> Fault:
    [fault] = read(path, options)
    assert isinstance(fault, Fault), fault
    return fault


def test_every_paragraph_is_read_whole(good: Path) -> None:
    text = only_article(good).text
    for paragraph in PARAGRAPHS:
        assert paragraph in text


def test_paragraphs_stay_apart_and_in_order(good: Path) -> None:
    text = only_article(good).text
    first, second = text.index(ENGLISH), text.index(CHINESE)
    assert "\n" in text[first + len(ENGLISH) : second]


def test_reading_twice_gives_the_same(good: Path) -> None:
    assert read(good) == read(good)


def test_source_names_the_article_and_its_file(good: Path) -> None:
    article = only_article(good)
    assert article.source.article == article.id
    assert article.source.file.partition("#")[0] == good.as_posix()


def test_empty_file_is_one_fault(good: Path) -> None:
    good.write_bytes(b"")
    assert "empty" in only_fault(good).problem


def test_truncated_file_raises_nothing(good: Path) -> None:
    whole = good.read_bytes()
    for part in range(1, 20):
        good.write_bytes(whole[: len(whole) * part // 20])
        assert read(good)


def test_half_a_container_is_a_fault(good: Path, suffix: str) -> None:
    if suffix not in _CONTAINERS:
        pytest.skip("half a text is a text")
    whole = good.read_bytes()
    good.write_bytes(whole[: len(whole) // 2])
    assert any(isinstance(each, Fault) and each.skipped for each in read(good))


def test_flipped_bytes_raise_nothing(good: Path) -> None:
    whole = good.read_bytes()
    chance = random.Random(7)  # noqa: S311 - damage, not secrets
    for _ in range(15):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        good.write_bytes(bytes(damaged))
        assert read(good)


def test_noise_raises_nothing(good: Path) -> None:
    good.write_bytes(random.Random(1).randbytes(5000))  # noqa: S311 - likewise
    assert all(isinstance(each, Fault) for each in read(good))


def test_zero_bytes_raise_nothing(good: Path) -> None:
    good.write_bytes(bytes(5000))
    assert any(isinstance(each, Fault) and each.skipped for each in read(good))


def test_an_article_above_the_limit_is_a_fault(good: Path) -> None:
    assert "larger than" in only_fault(good, ReadOptions(largest=40)).problem


def test_a_broken_file_costs_no_other(good: Path, suffix: str) -> None:
    good.with_name(f"aaa{suffix}").write_bytes(b"")
    kinds = [type(each) for each in read(good.parent)]
    assert kinds == [Fault, Article]


def test_a_name_cannot_break_a_line(good: Path, suffix: str, tmp_path: Path) -> None:
    odd = good.rename(tmp_path / f"-n\n\x1b[31m\u202e{suffix}")
    source = only_article(odd).source
    odd.write_bytes(b"")
    for shown in (source.file, source.article, str(only_fault(odd))):
        assert shown.isprintable()


def test_all_text_can_be_written_as_utf8(good: Path) -> None:
    article = only_article(good)
    assert f"{article.id}{article.text}{article.source}".encode()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read every file"
)
def test_unreadable_file_is_one_fault(good: Path) -> None:
    good.chmod(0)
    assert "cannot be read" in only_fault(good).problem


def test_no_network(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader opened a connection")

    # A type takes the type's place: what is imported meanwhile may name it in annotations.
    monkeypatch.setattr(socket, "socket", type("socket", (), {"__init__": refuse}))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    only_article(good)
