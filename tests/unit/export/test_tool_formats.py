"""Tables and files for single tools: what each importer is known to want."""

import csv
import re
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Relation,
    ReviewStatus,
    Source,
    Span,
    Term,
    TermStatus,
    TermType,
)

P = TermStatus.PREFERRED
SENTENCE = "世界卫生组织（World Health Organization）"


def _terms(zh: str, en: str, *more: Term) -> tuple[Term, ...]:
    return (
        Term(text=zh, language=Language.ZH_HANS, status=P),
        Term(text=en, language=Language.EN, status=P),
        *more,
    )


MENTION = Mention(
    article="a",
    zh="世界卫生组织",
    en="World Health Organization",
    zh_span=Span(0, 6),
    en_span=Span(7, 32),
    context=SENTENCE,
    context_span=Span(0, len(SENTENCE)),
    relation=Relation.TRANSLATION,
    pattern="bracketed",
    confidence=0.9,
)
GLOSSARY = Glossary(
    concepts=(
        Concept(
            id="c-1",
            terms=_terms(
                "世界卫生组织",
                "World Health Organization",
                Term(text="世卫组织", language=Language.ZH_HANS, type=TermType.SHORT_FORM),
                Term(text="WHO", language=Language.EN, type=TermType.ACRONYM),
                Term(text="W.H.O.", language=Language.EN, status=TermStatus.DEPRECATED),
            ),
            subject_field="health",
            mentions=(KeyedMention(mention=MENTION, zh_key="a", en_key="a"),),
            review=ReviewStatus.APPROVED,
            note="a note",
        ),
        Concept(id="c-2", terms=_terms("或|者", "=either"), forbidden=True),
        Concept(id="c-3", terms=_terms("或|者", "=or")),
    ),
    sources=(Source(article="a", file="a.txt", address="https://example.org/<a>"),),
)


def _write(name: str, folder: Path, options: ExportOptions | None = None) -> Path:
    path = folder / WRITERS[name].file_name
    WRITERS[name].write(GLOSSARY, path, options or ExportOptions())
    return path


def _sheet(path: Path) -> list[list[object]]:
    (sheet,) = load_workbook(path).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_memoq_repeats_a_language_for_each_further_term(tmp_path: Path) -> None:
    path = _write("memoq", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, first, second = list(csv.reader(file))
    assert head == [
        *("Entry_ID", "Entry_Subject", "Entry_Note"),
        *("Chinese_PRC", "Term_Example", "Chinese_PRC", "Term_Example"),
        *("English_United_States", "Term_Example", "English_United_States", "Term_Example"),
    ]
    assert first == [
        *("1", "health", "a note"),
        *("世界卫生组织", SENTENCE, "世卫组织", ""),
        *("World Health Organization", SENTENCE, "WHO", ""),
    ]
    assert second[3:] == ["或|者", "", "", "", "=or", "", "", ""]


def test_multiterm_puts_synonyms_into_one_cell(tmp_path: Path) -> None:
    head, first, second = _sheet(_write("multiterm", tmp_path))
    assert head[:3] == ["Subject", "Chinese (Simplified, China)", "English (United States)"]
    assert first[1:3] == ["世界卫生组织 | 世卫组织", "World Health Organization | WHO"]
    assert second[1:3] == ["或｜者", "=or"]


def test_phrase_says_forbidden_and_preferred_as_real_booleans(tmp_path: Path) -> None:
    head, *rows = _sheet(_write("phrase", tmp_path))
    english = head.index("en-US")
    assert head[english + 1 : english + 4] == ["status", "forbidden", "preferred"]
    assert [row[english : english + 4] for row in rows] == [
        ["World Health Organization", "Approved", False, True],
        ["WHO", "Approved", False, False],
        ["W.H.O.", "Approved", True, False],
        ["=either", "New", True, False],
        ["=or", "New", False, True],
    ]
    assert [row[0] for row in rows] == ["c-1", "c-1", "c-1", "c-2", "c-3"]


def test_matecat_says_forbidden_in_the_first_column(tmp_path: Path) -> None:
    head, *rows = _sheet(_write("matecat", tmp_path))
    assert head[0] == "Forbidden"
    assert [row[0] for row in rows] == [None, None, True, None]
    assert [row[head.index("en-US")] for row in rows] == [
        "World Health Organization",
        "WHO",
        "=either",
        "=or",
    ]


@pytest.mark.parametrize("name", ["multiterm", "phrase", "matecat"])
def test_a_code_may_be_chosen_and_unused_traditional_has_no_column(
    name: str, tmp_path: Path
) -> None:
    head, *_ = _sheet(_write(name, tmp_path, ExportOptions(en="en-GB")))
    assert not {"zh-TW", "Chinese (Traditional, Taiwan)"} & set(head)
    assert ("en-GB" in head) is (name != "multiterm")


def test_weblate_reads_the_first_descrip_and_one_term_a_language(tmp_path: Path) -> None:
    entries = etree.parse(_write("weblate", tmp_path)).findall(".//termEntry")
    pairs = [[term.text for term in entry.iter("term")] for entry in entries]
    assert pairs == [
        ["世界卫生组织", "World Health Organization"],
        ["世卫组织", "WHO"],
        ["或|者", "=either"],
        ["或|者", "=or"],
    ]
    explanations = [[found.text for found in entry.iter("descrip")] for entry in entries]
    assert explanations[0] == [f"health\nterm\n{SENTENCE}\na note"]
    forbidden = [bool(entry.findall(".//termNote")) for entry in entries]
    assert forbidden == [False, False, True, False]


def test_xliff_has_a_unit_a_concept_and_the_module_before_the_segment(tmp_path: Path) -> None:
    root = etree.parse(_write("xliff", tmp_path)).getroot()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == (
        "2.1",
        "zh-CN",
        "en-US",
    )
    first, second = root.iter("{*}unit")
    assert [etree.QName(child).localname for child in first] == ["glossary", "notes", "segment"]
    assert [term.text for term in first.iter("{*}term")] == ["世界卫生组织", "世卫组织"]
    assert first.findtext("{*}segment/{*}target") == "World Health Organization"
    assert second.findtext("{*}segment/{*}target") == "=or"
    turned = etree.parse(_write("xliff", tmp_path, ExportOptions(from_english=True))).getroot()
    assert turned.get("srcLang") == "en-US"
    assert next(turned.iter("{*}source")).text == "World Health Organization"


def test_skos_has_one_preferred_label_a_language_and_no_hostile_address(tmp_path: Path) -> None:
    text = _write("skos", tmp_path).read_text(encoding="utf-8")
    first = text[text.index("<#c-1>") : text.index("<#c-3>")]
    assert re.findall(r'skos:(\w+) "([^"]+)"@(\S+)', first)[:5] == [
        ("prefLabel", "世界卫生组织", "zh-Hans"),
        ("prefLabel", "World Health Organization", "en"),
        ("altLabel", "世卫组织", "zh-Hans"),
        ("altLabel", "WHO", "en"),
        ("hiddenLabel", "W.H.O.", "en"),
    ]
    assert 'dct:source "https://example.org/<a>"' in text


def test_stardict_looks_up_both_languages(tmp_path: Path) -> None:
    path = _write("stardict", tmp_path)
    assert sorted(found.name for found in tmp_path.iterdir()) == [
        "glossary.dict",
        "glossary.idx",
        "glossary.ifo",
    ]
    index = path.with_suffix(".idx").read_bytes()
    words = [word.decode() for word in re.findall(rb"([^\0]+)\0.{8}", index, re.DOTALL)]
    assert words == [
        *("=or", "WHO", "World Health Organization", "世卫组织", "世界卫生组织", "或|者")
    ]
    assert "World Health Organization\nWHO\nterm, health" in path.with_suffix(".dict").read_text(
        encoding="utf-8"
    )
