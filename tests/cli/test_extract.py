"""glossary extract: the JSON Lines that other programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ENGLISH = (
    "The Ministry of Public Security (公安部) spoke.\n\n"
    "Then came the “Measures for Seals” (印章管理办法, hereinafter the “Measures”).\n"
)
CHINESE = "他患有消化不良(indigestion)。见图（Figure 2）。"


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def _write_articles(path: Path, **texts: str) -> Path:
    lines = (json.dumps({"id": name, "text": text}) for name, text in texts.items())
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_line_has_the_fields_of_the_contract(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    articles = _write_articles(tmp_path / "a.jsonl", one=ENGLISH)
    ended = glossary_command("extract", articles)
    assert (ended.code, ended.err) == (0, "")
    police, measures = _lines(ended.out)
    assert list(police) == [
        "article", "zh", "en", "zh_start", "zh_end", "en_start", "en_end",
        "relation", "pattern", "confidence", "context", "short_forms",
    ]  # fmt: skip
    assert (police["zh"], police["en"]) == ("公安部", "Ministry of Public Security")
    assert police["relation"] == "translation"
    assert 0 <= police["confidence"] <= 1
    assert measures["short_forms"] == [{"of": "Measures for Seals", "text": "Measures"}]


def test_offsets_slice_the_articles_text(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    text = "😀 " + ENGLISH  # a character beyond the BMP counts once
    for line in _lines(
        glossary_command("extract", _write_articles(tmp_path / "a.jsonl", one=text)).out
    ):
        assert text[line["zh_start"] : line["zh_end"]] == line["zh"]
        assert text[line["en_start"] : line["en_end"]] == line["en"]


def test_ids_stand_as_given_and_keep_their_order(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    names = ("z/9", "a 1", "消化")
    articles = _write_articles(tmp_path / "a.jsonl", **dict.fromkeys(names, CHINESE))
    assert [line["article"] for line in _lines(glossary_command("extract", articles).out)] == list(
        names
    )


def test_rejections_come_with_their_reason(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(CHINESE, encoding="utf-8")
    kept, rejected = _lines(glossary_command("extract", "--rejections", article).out)
    assert kept["zh"] == "消化不良"
    assert rejected["reason"] == "citation, figure or table reference"
    assert set(rejected) == {"article", "text", "start", "end", "pattern", "room", "reason"}


def test_what_cannot_be_read_is_one_line_and_the_rest_is_done(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(CHINESE, encoding="utf-8")
    ended = glossary_command("extract", tmp_path / "missing.txt", article)
    assert ended.code == 1
    assert len(_lines(ended.out)) == 1
    [line] = ended.err.splitlines()
    assert line.startswith(f"glossary: {tmp_path / 'missing.txt'}: ")


def test_strict_stops_at_the_first_fault(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(CHINESE, encoding="utf-8")
    ended = glossary_command("extract", "--strict", tmp_path / "missing.txt", article)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1


def test_half_a_character_is_escaped(glossary_command: Callable[..., Any], tmp_path: Path) -> None:
    article = tmp_path / "a.jsonl"
    article.write_text(
        '{"id": "\\ud83d", "text": "他患有消化不良(indigestion)。"}', encoding="utf-8"
    )
    [line] = _lines(glossary_command("extract", article).out)
    assert line["en"] == "indigestion"
