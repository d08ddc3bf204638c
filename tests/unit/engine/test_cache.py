"""What was found is found again without a search, and never wrongly."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary import pipeline
from glossary.engine import cache as cache_module
from glossary.engine import program
from glossary.engine.cache import Cache
from glossary.engine.findings import Findings
from glossary.model import Article, Fault, Source

Command = Callable[..., Any]
TEXT = "所谓第{}类过拟合(overfitting)。见图（Figure 2）。"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache" / "articles.sqlite"


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the articles that are searched, as they are."""
    seen: list[str] = []
    search = pipeline.find_in_article

    def find_in_article(article: Article) -> Findings:
        seen.append(article.id)
        return search(article)

    monkeypatch.setattr(pipeline, "find_in_article", find_in_article)
    return seen


def _article(name: str, number: int = 0, file: str = "") -> Article:
    return Article(
        id=name, text=TEXT.format(number), source=Source(article=name, file=file or name)
    )


def _find(inputs: list[Article] | list[Path]) -> list[Findings | Fault]:
    return list(pipeline.find(inputs, cache=True))


@pytest.mark.usefixtures("database")
def test_only_what_is_new_is_searched(searched: list[str]) -> None:
    first = [_article(str(number), number) for number in range(100)]
    found = _find(first)
    assert len(searched) == 100
    assert _find(first) == found
    assert len(searched) == 100
    changed = [*first[:50], _article("50", 1_000), *first[51:]]
    again = _find(changed)
    assert searched[100:] == ["50"]
    assert again == list(pipeline.find(changed))


@pytest.mark.usefixtures("database")
def test_the_same_text_in_another_place_keeps_its_own_name(searched: list[str]) -> None:
    _find([_article("a", file="old.jsonl#1")])
    [moved] = _find([_article("b", file="new.jsonl#7")])
    assert searched == ["a"]
    assert moved == next(iter(pipeline.find([_article("b", file="new.jsonl#7")])))


@pytest.mark.usefixtures("database")
def test_files_are_known_by_their_bytes(tmp_path: Path, searched: list[str]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    page = folder / "a.html"
    page.write_text(f"<html><title>T</title><p>{TEXT.format(1) * 3}</p></html>", encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    found = _find([folder])
    assert [isinstance(one, Fault) for one in found] == [False, True]
    assert _find([folder]) == found
    assert len(searched) == 1
    page.write_text(f"<html><title>T</title><p>{TEXT.format(2) * 3}</p></html>", encoding="utf-8")
    assert _find([folder]) == list(pipeline.find([folder]))


@pytest.mark.usefixtures("database")
def test_another_program_searches_anew(
    searched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _find([_article("a")])
    monkeypatch.setattr("glossary.engine.local.digest_program", lambda: b"other weights")
    _find([_article("a")])
    assert searched == ["a", "a"]


def test_the_program_is_known_by_its_files_and_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = program.digest_program.__wrapped__
    before = digest()
    assert digest() == before
    (tmp_path / "jieba-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert digest() != before


@pytest.mark.usefixtures("database")
def test_an_article_on_which_the_program_failed_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = pipeline.find_in_article

    def fail(article: Article) -> Findings:
        raise ZeroDivisionError(article.id)

    monkeypatch.setattr(pipeline, "find_in_article", fail)
    assert isinstance(_find([_article("a")])[0], Fault)
    monkeypatch.setattr(pipeline, "find_in_article", search)
    assert isinstance(_find([_article("a")])[0], Findings)


def _damage_entries(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE found SET lines = x'00'")


def _damage_form(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE found")
        file.execute("CREATE TABLE found (other TEXT)")


def _damage_file(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1_000)


def _damage_pages(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)


def _replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [_damage_entries, _damage_form, _damage_file, _damage_pages, _replace_by_folder]
)
def test_damage_costs_time_and_nothing_else(
    database: Path, damage: Callable[[Path], None], searched: list[str]
) -> None:
    articles = [_article(str(number), number) for number in range(70)]
    found = _find(articles)
    damage(database)
    assert _find(articles) == found
    assert len(searched) == 140
    if damage is not _replace_by_folder:
        _find(articles)
        _find(articles)
        assert len(searched) <= 210


def test_two_runs_at_once_do_not_hinder_each_other(database: Path) -> None:
    one, other = Cache(database), Cache(database)
    for number in range(20):
        one.put({b"one%d" % number: b"1"})
        other.put({b"other%d" % number: b"2"})
    assert one.get([b"other19"]) == {b"other19": b"2"}
    one.close()
    assert other.get([b"one0", b"nothing"]) == {b"one0": b"1"}
    other.close()


def test_what_was_not_used_for_longest_goes(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "LARGEST", 400_000)
    choose = random.Random(7)  # noqa: S311 - bytes that cannot be packed, no secret
    contents = {b"%d" % number: choose.randbytes(8_000) for number in range(60)}
    file = Cache(database)
    file.put(contents)
    file.close()
    file = Cache(database)
    left = file.get(contents)
    file.close()
    assert 20 <= len(left) <= 50
    assert b"59" in left
    assert database.stat().st_size <= 500_000


def test_a_folder_that_cannot_be_used_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "file" / "below"))
    assert _find([_article("a")]) == list(pipeline.find([_article("a")]))


def test_it_can_be_looked_at_and_cleared(database: Path, glossary_command: Command) -> None:
    _find([_article("a"), _article("b", 2)])
    theirs = database.with_name("keep.txt")
    theirs.write_text("somebody else's")
    shown = glossary_command("cache")
    assert shown.code == 0
    assert str(database.parent) in shown.out
    assert "articles    2" in shown.out
    assert glossary_command("cache", "clear").code == 0
    assert not database.exists()
    assert theirs.exists()
    assert "articles    0" in glossary_command("cache").out
