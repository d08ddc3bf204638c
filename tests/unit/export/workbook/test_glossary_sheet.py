"""The Glossary sheet as a translator meets it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from glossary.model import Glossary


def columns(sheet: Any) -> Mapping[str, int]:  # noqa: ANN401 - a cell may hold ten types
    """Give the number of each column by its heading, without the sign."""
    return {cell.value.removeprefix("✎ "): cell.column for cell in sheet[1]}


def row_of(sheet: Any, concept: str) -> Mapping[str, Any]:  # noqa: ANN401 - a cell may hold ten types
    """Give the cells of a concept's row by heading."""
    numbers = columns(sheet)
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == concept:
            return {heading: row[number - 1] for heading, number in numbers.items()}
    raise AssertionError(concept)


def test_a_row_shows_a_concept(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample)["Glossary"]
    row = {
        heading: cell.value
        for heading, cell in row_of(sheet, "c-0000000011").items()
        if cell.value is not None
    }
    assert row == {
        "ID": "c-0000000011",
        "Chinese (zh-CN)": "2023年世界互联网大会乌镇峰会",
        "Chinese Traditional (zh-TW)": "2023年世界互聯網大會烏鎮峰會",
        "English (en-US)": "2023 World Internet Conference Wuzhen Summit",
        "Status": "edited",
        "Confidence": 0.96,
        "Context": "2023年世界互聯網大會烏鎮峰會（2023 World Internet Conference Wuzhen Summit）於"
        "11月8日至10日在浙江省烏鎮舉行，主題為「建設包容、普惠、有韌性的數字世界——攜手構建網絡空間命運共同體」。",
        "Abbreviation / short name": "Wuzhen Summit | 乌镇峰会",
        "Pinyin": "2023 nián shì jiè hù lián wǎng dà huì wū zhèn fēng huì",
        "Kind": "event",
        "Forbidden": False,
        "Reviewer": "M. Weber",
        "Source": "example.org",
        "Article title": "烏鎮峰會報導",
        "Article date": datetime(2023, 11, 10),  # noqa: DTZ001 - a cell knows no time zone
        "Seen (times)": 1,
        "Articles": 1,
        "Last changed": datetime(2023, 11, 29),  # noqa: DTZ001
    }


def test_rows_stand_as_in_a_dictionary(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample)["Glossary"]
    column = columns(sheet)["English (en-US)"]
    terms = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
    letters = [term.lstrip("=").casefold() for term in terms]
    assert len(set(letters)) > 4
    assert letters == sorted(letters)


def test_the_pair_is_bold_in_its_sentence(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample, rich_text=True)["Glossary"]
    context = row_of(sheet, "c-0000000055")["Context"].value
    assert str(context) == "我们用卷积神经网络(convolutional neural network)识别影像。"
    bold = [part.text for part in context if not isinstance(part, str) and part.font.b]
    assert bold == ["卷积神经网络", "convolutional neural network"]


def test_booleans_are_real(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample)["Glossary"]
    assert row_of(sheet, "c-0000000077")["Forbidden"].value is True
    assert row_of(sheet, "c-0000000011")["Forbidden"].value is False


def test_rejected_concepts_stay_so_that_the_decision_stays(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample, only_approved=True)["Glossary"]
    assert row_of(sheet, "c-0000000044")["Status"].value == "rejected"


def test_head_and_terms_stay_in_view_and_every_column_has_its_filter(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample)["Glossary"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(sheet.max_column)}9"


def test_what_people_may_edit_is_marked_and_unlocked_and_nothing_else(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample)["Glossary"]
    for row in sheet.iter_rows(min_row=2):
        for head, cell in zip(sheet[1], row, strict=True):
            assert cell.protection.locked is not head.value.startswith("✎ "), cell.coordinate
    marked = {head.value[2:] for head in sheet[1] if head.value.startswith("✎ ")}
    assert {"Status", "English (en-US)", "Forbidden", "Reviewer's note"} <= marked
    assert not marked & {"ID", "Context", "Confidence", "Pinyin", "Seen (times)"}


def test_a_row_added_below_is_unlocked_text_too(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample)["Glossary"]
    letter = get_column_letter(columns(sheet)["English (en-US)"])
    assert sheet.column_dimensions[letter].number_format == "@"
    assert sheet.column_dimensions[letter].protection.locked is False


def test_drop_downs_offer_what_the_hidden_list_holds(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    workbook = written(sample)
    sheet = workbook["Glossary"]
    letter = get_column_letter(columns(sheet)["Status"])
    (choice,) = [
        validation
        for validation in sheet.data_validations.dataValidation
        if f"{letter}2" in validation.sqref
    ]
    name, _, place = choice.formula1.partition("!")
    cells = workbook[name.strip("'")][place.replace("$", "")]
    assert [cell.value for (cell,) in cells] == ["new", "approved", "edited", "rejected"]
    assert f"{letter}1009" in choice.sqref  # rows that people add have it too


def test_a_change_to_a_column_of_the_program_asks_first(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample)["Glossary"]
    warning = [
        validation
        for validation in sheet.data_validations.dataValidation
        if validation.errorStyle == "warning"
    ]
    assert [("A2" in entry.sqref, entry.formula1) for entry in warning] == [(True, "FALSE")]


def test_status_has_a_sign_beside_its_colour(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample)["Glossary"]
    letter = get_column_letter(columns(sheet)["Status"])
    signs = [
        rule.dxf.numFmt.formatCode
        for place in sheet.conditional_formatting
        if str(place.sqref) == f"{letter}2:{letter}9"
        for rule in place.rules
    ]
    assert signs == ['"○ "@', '"✓ "@', '"✎ "@', '"✗ "@']
    assert "▲" in row_of(sheet, "c-0000000011")["Confidence"].number_format


def test_rows_are_as_high_as_their_longest_text(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample)["Glossary"]

    def height(concept: str) -> float:
        row = row_of(sheet, concept)["ID"].row
        return float(sheet.row_dimensions[row].height)

    assert height("c-0000000011") >= 4 * 14.5  # its context takes four lines
    assert height("c-0000000055") <= 3 * 14.5


def test_print_repeats_head_and_terms(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample)["Glossary"]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$D"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_column_that_nothing_fills_is_hidden(
    many_concepts: Callable[[int], Glossary], sample: Glossary, written: Callable[..., Any]
) -> None:
    assert written(many_concepts(1))["Glossary"].column_dimensions["C"].hidden
    assert not written(sample)["Glossary"].column_dimensions["C"].hidden


def test_columns_can_be_picked_and_the_id_always_leads(
    sample: Glossary, written: Callable[..., Any]
) -> None:
    sheet = written(sample, columns=("en", "zh_hans", "status"))["Glossary"]
    assert list(columns(sheet)) == ["ID", "English (en-US)", "Chinese (zh-CN)", "Status"]


def test_chinese_headings_and_words(sample: Glossary, written: Callable[..., Any]) -> None:
    sheet = written(sample, locale="zh")["术语表"]
    row = row_of(sheet, "c-0000000044")
    assert row["状态"].value == "已否决"
    assert row["类别"].value == "机构"
    assert [cell.value for cell in sheet[1]][:4] == [
        "编号",
        "✎ 中文（zh-CN）",
        "✎ 繁体中文（zh-TW）",
        "✎ 英文（en-US）",
    ]


@pytest.mark.parametrize("protect", [False, True])
def test_locking_is_a_choice_since_a_locked_sheet_cannot_be_sorted(
    sample: Glossary, written: Callable[..., Any], *, protect: bool
) -> None:
    sheet = written(sample, protect=protect)["Glossary"]
    assert sheet.protection.sheet is protect
