"""Text from outside: never a formula, never markup, never lost in silence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.export.workbook.values import LINK_LIMIT
from glossary.model import (
    Concept,
    Conflict,
    Glossary,
    KeyedMention,
    Language,
    ReviewStatus,
    Source,
    Span,
    Term,
    TermStatus,
)

Many = Callable[[int], Glossary]


def with_english(text: str, *, note: str = "") -> Glossary:
    """Give a glossary whose one concept has this English term."""
    terms = (
        Term(text=text, language=Language.EN, status=TermStatus.PREFERRED),
        Term(text="消化不良", language=Language.ZH_HANS, status=TermStatus.PREFERRED),
    )
    return Glossary(concepts=(Concept(id="c-1", terms=terms, note=note),))


def english(path: Path) -> Any:  # noqa: ANN401 - a cell may hold ten types
    """Give the cell of the English term."""
    return openpyxl.load_workbook(path)["Glossary"]["D2"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://evil.example")',
        "+1",
        "-5℃",
        "@SUM(A1)",
        "＝1",
        "\t=1",
        "\n=1",
        "2023",
        "1/2",
        "TRUE",
        "1E5",
        "'quoted",
        "#REF!",
    ],
)
def test_text_stays_text_in_the_cell_and_when_it_is_edited(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.xlsx"
    assert write_workbook(with_english(text), path, ExportOptions()) == ()
    cell = english(path)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.quotePrefix or not text.startswith(("=", "+", "-", "@", "\t", "\n", "＝"))


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;</b>", "]]>", "_x0041_", "_x005F_x0041_", "𠮷野家", "a\nb", "a\tb", " a ", "e\u0301"],
)
def test_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.xlsx"
    assert write_workbook(with_english(text), path, ExportOptions()) == ()
    # A spreadsheet reads _x0041_ as A: what is to be read so is escaped, as in every xlsx.
    assert unescape(english(path).value) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\x00b", "ab"), ("a\x1bb", "ab"), ("\ud800a", "a"), ("a\uffff", "a"), ("a\x9fb", "ab")],
)
def test_control_characters_are_dropped_and_reported(tmp_path: Path, text: str, kept: str) -> None:
    path = tmp_path / "glossary.xlsx"
    losses = write_workbook(with_english(text), path, ExportOptions())
    assert english(path).value == kept
    assert [(loss.concept, loss.format) for loss in losses] == [("c-1", "xlsx")]
    assert "control characters" in losses[0].what


def test_a_bar_inside_a_term_does_not_part_it(tmp_path: Path) -> None:
    path = tmp_path / "glossary.xlsx"
    glossary = with_english("P")
    (concept,) = glossary.concepts
    other = Term(text="P(A|B)", language=Language.EN)
    glossary = replace(glossary, concepts=(replace(concept, terms=(*concept.terms, other)),))
    losses = write_workbook(glossary, path, ExportOptions())
    sheet = openpyxl.load_workbook(path)["Glossary"]
    assert "P(A｜B)" in [cell.value for cell in sheet[2]]
    assert ["bar inside a term" in loss.what for loss in losses] == [True]


def test_a_carriage_return_does_not_come_back_as_an_escape(tmp_path: Path) -> None:
    path = tmp_path / "glossary.xlsx"
    assert write_workbook(with_english("note", note="a\r\nb\rc"), path, ExportOptions()) == ()
    sheet = openpyxl.load_workbook(path)["Glossary"]
    assert [cell.value for cell in sheet[2] if cell.value == "a\nb\nc"]


@pytest.mark.parametrize("text", ["中" * 40_000, "𠮷" * 20_000])
def test_a_text_over_excels_limit_is_cut_and_reported(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.xlsx"
    losses = write_workbook(with_english(text), path, ExportOptions())
    value = english(path).value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith("…")
    assert text.startswith(value[:-1])
    assert any("32,767" in loss.what for loss in losses)


def test_every_cell_of_every_sheet_keeps_to_the_limit(tmp_path: Path, many_concepts: Many) -> None:
    base = many_concepts(1)
    long = "长" * 50_000
    keyed = base.concepts[0].mentions[0]
    huge = replace(
        base.concepts[0],
        note=long,
        subject_field=long,
        confidence=0.1,
        review=ReviewStatus.NEW,
        conflicts=(Conflict(language=Language.EN, terms=(long, "short")),),
        mentions=tuple(
            KeyedMention(
                mention=replace(keyed.mention, context=long + keyed.mention.context),
                zh_key=f"{long[:300]}{number}",
                en_key="x",
            )
            for number in range(200)
        ),
    )
    sources = (Source(article=long, file=long, title=long, address="https://a.example/" + long),)
    path = tmp_path / "glossary.xlsx"
    losses = write_workbook(replace(base, concepts=(huge,), sources=sources), path, ExportOptions())
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert not isinstance(cell.value, str) or len(cell.value) <= 32_767
        for dimension in sheet.row_dimensions.values():
            assert (dimension.height or 0) <= 409.5
    told = " ".join(loss.what for loss in losses)
    assert "context shortened" in told
    assert "spellings" in told


def test_the_pair_stays_visible_where_a_context_is_shortened(
    tmp_path: Path, many_concepts: Many
) -> None:
    base = many_concepts(1)
    concept = base.concepts[0]
    keyed = concept.mentions[0]
    lead = "A long way to go. " * 500
    shift = len(lead)
    moved = replace(
        keyed.mention,
        context=lead + keyed.mention.context + lead,
        zh_span=Span(keyed.mention.zh_span[0] + shift, keyed.mention.zh_span[1] + shift),
        en_span=Span(keyed.mention.en_span[0] + shift, keyed.mention.en_span[1] + shift),
    )
    glossary = replace(
        base, concepts=(replace(concept, mentions=(replace(keyed, mention=moved),)),)
    )
    path = tmp_path / "glossary.xlsx"
    write_workbook(glossary, path, ExportOptions())
    sheet = openpyxl.load_workbook(path, rich_text=True)["Glossary"]
    context = sheet["H2"].value
    assert str(context).startswith("…")
    assert str(context).endswith("…")
    bold = [part.text for part in context if not isinstance(part, str) and part.font.b]
    assert bold == [keyed.mention.en, keyed.mention.zh]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user@evil.example/",
        "https://a.example/\nx",
        "https://",
        "https://[broken",
        "https://a.example:port/",
        "//a.example",
        "https://a.example/" + "x" * 3_000,
        "=cmd|' /C calc'!A0",
    ],
)
def test_only_a_plain_web_address_becomes_a_link(
    sample: Glossary, tmp_path: Path, address: str
) -> None:
    path = tmp_path / "glossary.xlsx"
    sources = tuple(replace(source, address=address) for source in sample.sources)
    write_workbook(replace(sample, sources=sources), path, ExportOptions())
    workbook = openpyxl.load_workbook(path)
    for title in ("Glossary", "Sources"):
        assert [
            cell.hyperlink for row in workbook[title].iter_rows() for cell in row if cell.hyperlink
        ] == []


def test_links_over_excels_limit_are_plain_text_and_it_is_said(
    tmp_path: Path, many_concepts: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LINK_LIMIT == 65_530
    monkeypatch.setattr("glossary.export.workbook.rows.LINK_LIMIT", 3)
    path = tmp_path / "glossary.xlsx"
    losses = write_workbook(many_concepts(5), path, ExportOptions())
    assert [loss.what for loss in losses] == ["Glossary: 2 links over Excel's 65530 a sheet"]
