"""Conflicts, Review needed, Sources, Summary, Read me and the hidden sheets."""

import json
from collections.abc import Callable
from typing import Any

from openpyxl.utils.escape import unescape

from glossary.export.options import ExportOptions
from glossary.export.workbook.doubts import doubt_grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.lists import Lists
from glossary.export.workbook.written import as_text, checksum
from glossary.model import (
    Concept,
    Evidence,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Relation,
    Span,
    Term,
    TermStatus,
)

Write = Callable[..., Any]


def table(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a cell may hold ten types
    """Give the rows by heading, without the empty cells."""
    heads = [cell.value.removeprefix("✎ ") for cell in sheet[1]]
    return [
        {head: cell.value for head, cell in zip(heads, row, strict=True) if cell.value is not None}
        for row in sheet.iter_rows(min_row=2)
    ]


def test_a_conflict_shows_its_terms_and_their_sentences_side_by_side(
    sample: Glossary, written: Write
) -> None:
    assert table(written(sample)["Conflicts"]) == [
        {
            "ID": "c-0000000022",
            "Type": "one Chinese, several English",
            "Shared term": "消化不良",
            "Option 1": "indigestion",
            "Option 2": "dyspepsia",
            "Context for option 1": "消化不良(indigestion)是常见症状。",
            "Context for option 2": "Patients complain of dyspepsia (消化不良) after meals.",
        }
    ]


def test_the_choice_of_a_conflict_offers_the_options_of_its_own_row(
    sample: Glossary, written: Write
) -> None:
    sheet = written(sample)["Conflicts"]
    choices = {
        validation.formula1: validation.sqref
        for validation in sheet.data_validations.dataValidation
        if validation.type == "list"
    }
    assert list(choices) == ["$F2:$G2"]  # relative: row 3 offers $F3:$G3
    assert sheet["D1"].value == "✎ Your choice"
    assert "D2" in choices["$F2:$G2"]
    assert [sheet["F1"].value, sheet["G1"].value] == ["Option 1", "Option 2"]


def test_review_needed_lists_merges_then_doubts_the_least_sure_first(
    sample: Glossary, written: Write
) -> None:
    rows = table(written(sample)["Review needed"])
    assert [(row["Type"], row["ID"]) for row in rows] == [
        ("proposed merge", "c-0000000055"),
        ("low confidence", "c-0000000077"),
        ("low confidence", "c-0000000066"),  # c-…44 is rejected already
    ]
    assert rows[0]["Other Chinese"] == "卷积网络"
    assert rows[2]["Why"] == "the evidence is thin"


def test_the_limit_of_doubt_is_an_option(sample: Glossary, written: Write) -> None:
    rows = table(written(sample, low_confidence=0.8)["Review needed"])
    assert "c-0000000055" in [row["ID"] for row in rows if row["Type"] == "low confidence"]


def test_sources_count_pairs_and_concepts(sample: Glossary, written: Write) -> None:
    sheet = written(sample)["Sources"]
    rows = {row["Article"]: row for row in table(sheet)}
    assert (rows["med-7"]["Pairs"], rows["med-7"]["Concepts"]) == (5, 5)
    assert (rows["cjo-1024"]["Pairs"], rows["cjo-1024"]["Concepts"]) == (3, 3)
    assert sheet["H2"].hyperlink.target == SAMPLE_ADDRESS


SAMPLE_ADDRESS = "https://www.chinajusticeobserver.com/a/china-releases-ai-rules"


def test_summary_counts_and_draws_charts(sample: Glossary, written: Write) -> None:
    sheet = written(sample)["Summary"]
    counts = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=5, max_col=2)}
    assert {key: counts[key] for key in ("Concepts", "Mentions", "Articles", "rejected")} == {
        "Concepts": 8,
        "Mentions": 9,
        "Articles": 3,
        "rejected": 1,
    }
    assert counts["organization"] == 2
    assert counts["▼ low (under 60%)"] == 3
    assert len(sheet._charts) == 2  # noqa: SLF001 - openpyxl gives charts nowhere else
    assert str(sample.signature) in sheet["A2"].value


def test_read_me_stands_in_both_languages_the_readers_own_first(
    sample: Glossary, written: Write
) -> None:
    assert written(sample)["Read me"]["A1"].value == "How to use this workbook"
    sheet = written(sample, locale="zh")["说明"]
    assert [sheet["A1"].value, sheet["B1"].value] == [
        "如何使用本工作簿",
        "How to use this workbook",
    ]


def test_the_hidden_sheet_tells_a_persons_change_from_the_programs_value(
    sample: Glossary, written: Write
) -> None:
    workbook = written(sample)
    heads = {row[2]: row[1] for row in words(workbook) if row[0] == "column.glossary"}
    kept = {
        row[0].value: (json.loads(row[1].value), json.loads(row[2].value))
        for row in workbook["_written"].iter_rows(min_row=2)
    }
    sheet = workbook["Glossary"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "c-0000000022")
    sheet[f"D{row}"].value = "upset stomach"  # what a person does
    sheet[f"F{row}"].value = 1.0  # what belongs to the program
    changed = []
    for row in sheet.iter_rows(min_row=2):
        _, values = kept[row[0].value]
        for head, cell in zip(sheet[1][1:], row[1:], strict=True):
            key = heads[head.value]
            text = unescape(as_text(cell.value))
            if key in {"date", "changed"} and text:
                text = text[:10]  # openpyxl gives a day as midnight
            if values.get(key, "") not in {text, checksum(text)}:
                changed.append((row[0].value, key))
    assert changed == [("c-0000000022", "en"), ("c-0000000022", "confidence")]
    assert kept["c-0000000022"][0] == [["消化不良", "dyspepsia"], ["消化不良", "indigestion"]]


def test_the_hidden_lists_name_sheets_and_columns_in_any_language(
    sample: Glossary, written: Write
) -> None:
    rows = words(written(sample, locale="zh"))
    assert ("workbook", "form", "1") in rows
    assert ("sheet", "glossary", "术语表") in rows
    assert ("column.glossary", "status", "✎ 状态") in rows
    assert ("status", "rejected", "已否决") in rows


def words(workbook: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - a cell may hold ten types
    """Give the rows of the hidden lists."""
    return list(workbook["_lists"].iter_rows(min_row=2, values_only=True))


def test_why_is_said_in_words_and_never_in_names_of_features() -> None:
    mention = Mention(
        article="a",
        zh="轻功",
        en="skill",
        zh_span=Span(0, 2),
        en_span=Span(3, 8),
        context="轻功(skill)",
        context_span=Span(0, 9),
        relation=Relation.TRANSLATION,
        pattern="bracket",
        confidence=0.5,
        evidence=(Evidence("en-edge", -2.0), Evidence("b:length", -1.0), Evidence("bias", 0.4)),
    )
    keyed = KeyedMention(mention=mention, zh_key="轻功", en_key="skill")
    concept = Concept(
        id="c-0000000001",
        terms=(Term(text="轻功", language=Language.ZH_HANS, status=TermStatus.PREFERRED),),
        mentions=(keyed,),
        confidence=0.5,
    )
    grid = doubt_grid(Glossary(concepts=(concept,)), ExportOptions(), Lists(Words(ExportOptions())))
    (row,) = grid.rows
    assert "where the English term begins; the lengths do not fit" in row
