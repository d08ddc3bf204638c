"""glossary lookup, as people and programs run it."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "tests/golden/expected/glossary.json"
Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def result(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return Path(shutil.copy(RESULT, tmp_path / "output/glossary.json"))


def test_a_term_is_shown_with_its_pair_and_its_sentence(
    glossary_command: Command, result: Path
) -> None:
    ended = glossary_command("lookup", "guonihe", "--glossary", result)
    assert ended.code == 0
    head, _, pair, sentence, source = ended.out.splitlines()[:5]
    assert head == "guonihe"
    assert pair.startswith("  过拟合 = overfitting  (term, ")
    assert "过拟合" in sentence
    assert source.strip()
    assert ended.err == f"{result}: indexing it, which is done once\n"
    assert glossary_command("lookup", "overfiting", "--glossary", result).err == ""


def test_what_is_not_found_is_a_line_each_and_the_rest_is_shown(
    glossary_command: Command, result: Path
) -> None:
    ended = glossary_command("lookup", "qqqq", "overfitting", "\x1b[2J", "-q", "--glossary", result)
    assert ended.code == 1
    assert "过拟合 = overfitting" in ended.out
    first, second = ended.err.splitlines()
    assert first.startswith(f"glossary: qqqq: not in {result};")
    assert second.startswith("glossary: \\x1b[2J: not in")


def test_terms_come_through_a_pipe_a_line_each(
    glossary_command: Command,
    result: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    piped = io.TextIOWrapper(io.BytesIO("过拟合\r\n\n overfitting\n".encode() + b"\xff\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    monkeypatch.chdir(result.parents[1])
    ended = glossary_command("lookup", "--json", "--limit", "1", "-q")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [(one["query"], one["zh"], one["en"], one["score"]) for one in records] == [
        ("过拟合", "过拟合", "overfitting", 1.0),
        ("overfitting", "过拟合", "overfitting", 1.0),
    ]
    assert ended.code == 1
    assert ended.err.startswith("glossary: \ufffd: not in output/glossary.json;")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file or directory; build a glossary first, or name one with --glossary"),
        ("{}", "not a glossary.json; give the file that `glossary build` wrote"),
        ("", "not valid JSON"),
    ],
)
def test_a_glossary_that_cannot_be_read_is_one_line(
    glossary_command: Command, tmp_path: Path, content: str | None, said: str
) -> None:
    path = tmp_path / "glossary.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    ended = glossary_command("lookup", "模型", "-q", "--glossary", path)
    assert (ended.code, ended.out) == (1, "")
    [line] = ended.err.splitlines()
    assert line.startswith(f"glossary: {path}")
    assert said in line


def test_a_new_glossary_is_indexed_anew_and_the_old_index_goes(
    glossary_command: Command, result: Path, cache: Path
) -> None:
    assert glossary_command("lookup", "overfitting", "--glossary", result).code == 0
    text = result.read_text(encoding="utf-8").replace("overfitting", "overtraining")
    result.write_text(text, encoding="utf-8")
    ended = glossary_command("lookup", "overtraining", "--glossary", result)
    assert "过拟合 = overtraining" in ended.out
    assert len(list((cache / "index").iterdir())) == 1


def test_a_damaged_index_or_a_cache_that_cannot_be_used_does_no_harm(
    glossary_command: Command, result: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("lookup", "overfitting", "--glossary", result)
    expected = glossary_command(*asked).out
    [index] = (cache / "index").iterdir()
    index.write_bytes(b"SQLite format 3\x00" + os.urandom(5000))
    assert glossary_command(*asked).out == expected
    (cache / "file").touch()
    monkeypatch.setenv("GLOSSARY_CACHE", str(cache / "file" / "cache"))
    assert glossary_command(*asked).out == expected
