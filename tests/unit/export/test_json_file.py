"""glossary.json: what was written comes back, and a broken file is named in one line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.export.json_file import read_glossary, write_json
from glossary.export.options import ExportOptions
from glossary.model import (
    Concept,
    Conflict,
    Evidence,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Merge,
    Proposal,
    Relation,
    ReviewStatus,
    ShortForm,
    Signature,
    Source,
    Span,
    Term,
)

FULL = Glossary(
    concepts=(
        Concept(
            id="c-1",
            terms=(Term(text="数据安全法", language=Language.ZH_HANS, seen=2),),
            mentions=(
                KeyedMention(
                    mention=Mention(
                        article="a",
                        zh="数据安全法",
                        en="Data Security Law",
                        zh_span=Span(3, 8),
                        en_span=Span(9, 26),
                        context="《数据安全法》(Data Security Law)",
                        context_span=Span(2, 27),
                        relation=Relation.TRANSLATION,
                        pattern="bracketed",
                        confidence=0.75,
                        evidence=(Evidence("quoted", 2.5), Evidence("capitals", -1)),
                        short_forms=(ShortForm("Data Security Law", "DSL"),),
                        quoted=True,
                    ),
                    zh_key="数据安全法",
                    en_key="data security law",
                ),
            ),
            merges=(Merge("same Chinese", "a", "b"),),
            conflicts=(Conflict(language=Language.EN, terms=("Data Security Law", "DSL")),),
            confidence=1,
            review=ReviewStatus.REJECTED,
            forbidden=True,
        ),
    ),
    sources=(Source(article="a", file="a.txt", date="2023-11-29"),),
    proposals=(Proposal(left="c-1", right="c-2", why="near", similarity=0.9),),
    signature=Signature(version="0.1.0", settings="s", corpus="c", date="2023-11-29T00:00:00Z"),
)


def test_everything_comes_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "glossary.json"
    assert write_json(FULL, path, ExportOptions()) == ()
    assert read_glossary(path) == FULL


def test_a_lone_surrogate_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "glossary.json"
    broken = Glossary(sources=(Source(article="\ud800", file="a\u2028b"),))
    write_json(broken, path, ExportOptions())
    assert read_glossary(path) == broken


def test_the_text_is_that_of_json(tmp_path: Path) -> None:
    path = tmp_path / "glossary.json"
    hostile = '"mentions": [] \\ \t\u2028\x7f\x00 %s {"mentions": []}'
    [concept] = FULL.concepts
    terms = (Term(text=hostile, language=Language.EN), *concept.terms)
    odd = replace(
        concept, terms=terms, note=hostile, mentions=(*concept.mentions, *concept.mentions)
    )
    proposals = (Proposal(left="c-1", right="c-2", why="", similarity=1e-7),)
    write_json(replace(FULL, concepts=(odd, odd), proposals=proposals), path, ExportOptions())
    assert read_glossary(path).concepts == (odd, odd)
    lines = path.read_text(encoding="utf-8").split("\n")
    for line in (line.removesuffix(",").removesuffix("]") for line in lines):
        if line.startswith("{") and line.endswith("}"):
            assert line == json.dumps(json.loads(line), ensure_ascii=False)


def test_one_concept_a_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.json"
    write_json(FULL, path, ExportOptions())
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith('{"id": "c-1"')]


def _changed(path: Path, old: str, new: str) -> None:
    write_json(FULL, path, ExportOptions())
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"zh-Hans"', '"fr"', r"concepts\[0\]\.terms\[0\]\.language: 'fr' is none of zh-Hans"),
        ('"seen": 2', '"seen": "two"', r"terms\[0\]\.seen: 'two' is not a whole number"),
        ('"seen": 2', '"seen": true', r"terms\[0\]\.seen: True is not a whole number"),
        ('"start": 3', '"begin": 3', r"zh_span: unknown key 'begin'"),
        ('"start": 3, ', "", r"zh_span: the key start is missing"),
        ('"concepts": [', '"concepts": 1, "x": [', r"concepts: 1 is not a list"),
        ('"concepts": [', '"thoughts": [', r"unknown key 'thoughts'"),
        ('"version": 1', '"version": 99', "version 99 of the file is not known"),
        ('"format": "glossary"', '"format": "x"', "not a glossary.json"),
        ('"sources": [', '"sources": [,', r"json:3: not valid JSON"),
    ],
)
def test_a_broken_file_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "glossary.json"
    _changed(path, old, new)
    with pytest.raises(InputError, match=message) as caught:
        read_glossary(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"[1, 2]", b"\xff\xfe{", b"[" * 100_000, b"9" * 5_000])
def test_no_glossary_at_all(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "glossary.json"
    path.write_bytes(raw)
    with pytest.raises(InputError):
        read_glossary(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_glossary(tmp_path / "nothing.json")


def test_a_file_from_before_a_field_existed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "glossary.json"
    write_json(FULL, path, ExportOptions())
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["concepts"][0]["forbidden"]
    path.write_text(json.dumps(record), encoding="utf-8")
    assert not read_glossary(path).concepts[0].forbidden
