"""What people write in the workbook stays, build after build."""

# ruff: noqa: ANN401 - a project stands in conftest, from which nothing can be imported

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from glossary.errors import InputError
from glossary.model import Language, ReviewStatus, TermStatus
from glossary.review import read_decisions

Find = Callable[[Any, str], int]


def test_an_untouched_workbook_decides_nothing(project: Any) -> None:
    before = project.workbook.read_bytes()
    project.build()
    assert not project.decisions.exists()
    assert project.gathered.notices == ()
    assert project.workbook.read_bytes() == before


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_an_edited_term_becomes_preferred_and_stays(project: Any, locale: str) -> None:
    project.build(locale=locale)
    project.type("公安部", en="MPS of China")
    project.articles["more"] = [("公安部", "Ministry of Public Security")] * 5
    for _ in range(3):
        project.build(locale=locale)
        concept = project.concept("公安部")
        assert concept.preferred(Language.EN) == "MPS of China"
        assert concept.review is ReviewStatus.EDITED
        assert "Ministry of Public Security" not in {term.text for term in concept.terms}
        assert len(concept.mentions) == 6


def test_a_better_extraction_updates_only_untouched_cells(project: Any) -> None:
    project.articles["law"][1] = ("数据安全法", "China Data Security")
    project.build()
    project.type("数据安全法", note="check")
    project.type("公安部", en="MPS of China")
    project.articles["law"] = [("公安部", "Public Security"), ("数据安全法", "Data Security Law")]
    project.build()
    assert project.english("数据安全法") == "Data Security Law"
    assert project.concept("数据安全法").note == "check"
    assert project.english("公安部") == "MPS of China"


def test_a_rejected_pair_never_returns_under_any_spelling(project: Any) -> None:
    project.type("公安部", status="rejected")
    project.articles["more"] = [
        ("「公安部」", "the Ministry of Public Security"),
        ("公安部", "MPS"),
    ]
    project.build().build()
    [rejected] = [one for one in project.laid.concepts if one.review is ReviewStatus.REJECTED]
    assert {one.zh_key for one in rejected.mentions} == {"公安部"}
    assert project.concept("MPS").review is ReviewStatus.NEW
    assert not any("Ministry" in term.text for term in project.concept("MPS").terms)


def test_a_rejection_can_be_taken_back(project: Any) -> None:
    project.type("公安部", status="rejected")
    project.articles["more"] = [("公安部", "MPS")]
    project.build()
    with project.open() as sheet:
        for row in sheet.iter_rows(min_row=2):
            if row[3].value == "Ministry of Public Security":
                row[4].value = "approved"
    project.build().build()
    assert project.concept("Ministry of Public Security").review is ReviewStatus.APPROVED
    assert project.laid.contradictions == ()


def test_new_mentions_join_an_approved_concept_without_changing_it(project: Any) -> None:
    project.type("消化不良", status="approved")
    project.articles["more"] = [("消化不良", "dyspepsia")] * 7
    project.build()
    concept = project.concept("消化不良")
    assert concept.preferred(Language.EN) == "indigestion"
    assert concept.review is ReviewStatus.APPROVED
    assert (len(concept.mentions), concept.conflicts) == (8, ())


def test_lists_of_terms_stay_as_they_were_typed(project: Any) -> None:
    project.articles["more"] = [("消化不良", "dyspepsia")]
    project.build()
    project.type("消化不良", other_en="upset stomach |bad digestion", short="IND")
    project.build().build()
    terms = {term.text: term.status for term in project.concept("消化不良").terms}
    assert {"upset stomach", "bad digestion", "IND"} <= terms.keys()
    assert "dyspepsia" not in terms
    assert terms["IND"] is TermStatus.ADMITTED


def test_what_was_typed_as_something_else_is_read(project: Any) -> None:
    project.type("公安部", status=" Ａpproved ", forbidden="是", note=2024, reviewer=" 林 ")
    project.type("消化不良", note=datetime(2024, 3, 4))  # noqa: DTZ001 - cells know no zone
    project.build()
    concept = project.concept("公安部")
    assert (concept.review, concept.forbidden) == (ReviewStatus.APPROVED, True)
    assert (concept.note, concept.reviewer) == ("2024", "林")
    assert project.concept("消化不良").note == "2024-03-04"


def test_a_term_that_a_spreadsheet_made_a_date_is_no_edit(project: Any) -> None:
    project.type("针", en=datetime(2024, 3, 4))  # noqa: DTZ001 - cells know no zone
    project.build()
    assert project.english("针") == "3-4"
    assert "a spreadsheet makes dates" in project.gathered.notices[0]


@pytest.mark.parametrize("cell", ["indigestion  ", "ｉｎｄｉｇｅｓｔｉｏｎ", "indigestion\r\n"])
def test_spaces_and_full_width_letters_are_no_edit(project: Any, cell: str) -> None:
    project.type("消化不良", en=cell)
    project.build()
    assert project.english("消化不良") == "indigestion"
    assert project.gathered.decisions == ()


def test_sorting_moving_adding_and_hiding_changes_nothing(project: Any) -> None:
    project.type("公安部", en="MPS of China", note="看")
    with project.open() as sheet:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        body = sorted(rows[1:], key=lambda row: str(row[3]), reverse=True)
        order = [*range(len(rows[0]) - 1, -1, -1)]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["a title above the table"])
        sheet.append([])
        for row in (rows[0], *body):
            sheet.append(["mine", *(row[place] for place in order)])
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[5].hidden = True
        sheet.title = "renamed"
    project.build()
    assert project.english("公安部") == "MPS of China"
    assert project.concept("公安部").note == "看"
    assert {one.field for one in project.gathered.decisions} == {"en", "note"}
    assert project.gathered.notices == ()


def test_a_deleted_row_is_no_rejection(project: Any, find_row: Find) -> None:
    with project.open() as sheet:
        sheet.delete_rows(find_row(sheet, "公安部"))
    project.build()
    assert project.concept("公安部").review is ReviewStatus.NEW
    assert "1 deleted rows decide nothing" in project.gathered.notices[0]


def test_an_emptied_term_is_no_edit(project: Any) -> None:
    project.type("公安部", en=None)
    project.build()
    assert project.english("公安部") == "Ministry of Public Security"
    assert "was emptied and keeps" in project.gathered.notices[0]


def test_a_row_that_a_person_adds_is_a_concept(project: Any, find_column: Find) -> None:
    with project.open() as sheet:
        row = sheet.max_row + 1
        sheet.cell(row=row, column=find_column(sheet, "zh_hans")).value = "魁北克"
        sheet.cell(row=row, column=find_column(sheet, "en")).value = "Quebec"
    project.build().build()
    assert project.concept("魁北克").review is ReviewStatus.APPROVED
    project.articles["more"] = [("魁北克", "Québec City")]
    project.build()
    concept = project.concept("魁北克")
    assert concept.preferred(Language.EN) == "Quebec"
    assert len(concept.mentions) == 1


def test_a_change_of_what_belongs_to_the_program_is_reported(project: Any) -> None:
    project.type("公安部", confidence=0.1)
    project.build()
    assert "confidence belongs to the program" in project.gathered.notices[0]
    assert project.gathered.decisions == ()


def test_an_orphan_is_kept_and_comes_back(project: Any) -> None:
    project.type("青蒿素", en="artemisinin (qinghaosu)", note="Tu Youyou")
    medicine = project.articles.pop("medicine")
    project.build().build()
    assert {one.field for one in project.laid.orphans} == {"en", "note"}
    project.articles["again"] = medicine
    project.build()
    assert project.english("青蒿素") == "artemisinin (qinghaosu)"
    assert project.laid.orphans == ()


def test_a_choice_between_conflicting_terms_settles_the_conflict(project: Any) -> None:
    project.articles["more"] = [("消化不良", "dyspepsia")]
    project.build()
    assert project.concept("消化不良").conflicts
    with project.open(title="Conflicts") as sheet:
        sheet["D2"].value = "dyspepsia"
    project.build().build()
    concept = project.concept("消化不良")
    assert concept.preferred(Language.EN) == "dyspepsia"
    assert concept.conflicts == ()
    assert "indigestion" in {term.text for term in concept.terms}


def test_two_reviewers_who_contradict_each_other_lose_nothing(project: Any) -> None:
    one, two = project.folder / "lin.xlsx", project.folder / "weber.xlsx"
    shutil.copy(project.workbook, one)
    shutil.copy(project.workbook, two)
    project.type("公安部", one, en="MPS", reviewer="林", status="approved")
    project.type("公安部", two, en="Public Security Ministry", reviewer="Weber", status="rejected")
    project.build(one, two)
    assert {str(c.field) for c in project.laid.contradictions} == {"en", "status"}
    line = str(project.laid.contradictions[0])
    assert "'MPS' (林)" in line or "'approved' (林)" in line
    concept = project.concept("公安部")
    assert concept.review is ReviewStatus.NEW
    assert {"MPS", "Public Security Ministry"} <= set(concept.conflicts[0].terms)
    project.build(two, one)  # bringing them again, in another order, changes nothing
    assert len(project.laid.contradictions) == 2
    project.type("公安部", en="MPS", status="approved")  # in a workbook that shows both sides
    project.build()
    assert project.laid.contradictions == ()
    assert project.english("公安部") == "MPS"
    saved = read_decisions(project.decisions)
    assert "Public Security Ministry" in {v for d in saved for v in (d.value, *d.before)}


def test_a_lost_file_of_decisions_is_made_from_the_workbook_again(project: Any) -> None:
    project.type("公安部", en="MPS of China", note="看")
    project.build()
    project.decisions.unlink()
    project.build()
    assert project.english("公安部") == "MPS of China"
    assert project.concept("公安部").note == "看"
    assert "is missing" in project.gathered.notices[0]


def test_the_file_alone_gives_the_same_workbook(project: Any) -> None:
    project.type("公安部", en="MPS of China", note="看", kind="organization")
    before = project.build().workbook.read_bytes()
    project.workbook.unlink()
    assert project.build().workbook.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$glossary.xlsx", ".~lock.glossary.xlsx#"])
def test_a_workbook_open_elsewhere_stops_the_build(project: Any, lock: str) -> None:
    before = project.workbook.read_bytes()
    (project.out / lock).touch()
    with pytest.raises(InputError, match="open in another program; save and close it"):
        project.build()
    assert project.workbook.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"<html>"])
def test_a_damaged_workbook_stops_the_build(project: Any, content: bytes) -> None:
    project.workbook.write_bytes(content)
    with pytest.raises(InputError, match="damaged, or no"):
        project.build()
    assert project.workbook.read_bytes() == content


def test_half_a_workbook_stops_the_build(project: Any) -> None:
    content = project.workbook.read_bytes()[:5_000]
    project.workbook.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        project.build()
    assert project.workbook.read_bytes() == content


def test_a_workbook_of_another_program_is_told_apart(project: Any, tmp_path: Path) -> None:
    import openpyxl

    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    with pytest.raises(InputError, match="not a workbook of glossary build"):
        project.build(other)


def test_ids_that_were_sorted_away_from_their_rows_do_no_harm(project: Any) -> None:
    project.type("公安部", note="看")
    with project.open() as sheet:
        ids = [row[0].value for row in sheet.iter_rows(min_row=2)]
        for row, name in zip(sheet.iter_rows(min_row=2), reversed(ids), strict=True):
            row[0].value = name
    project.build()
    assert {one.field for one in project.gathered.decisions} == {"note"}
    assert project.concept("公安部").note == "看"
    assert "the terms count" in project.gathered.notices[0]


def test_a_row_whose_id_was_emptied_is_known_by_its_terms(project: Any) -> None:
    project.type("公安部", note="看", id=None)
    project.build()
    assert project.concept("公安部").note == "看"
    assert len(project.laid.concepts) == 5


def test_a_copied_row_for_another_term_is_a_new_concept(project: Any, find_row: Find) -> None:
    with project.open() as sheet:
        cells = [cell.value for cell in sheet[find_row(sheet, "公安部")]]
        cells[1], cells[3] = "司法部", "Ministry of Justice"
        sheet.append(cells)
    project.build().build()
    assert project.english("司法部") == "Ministry of Justice"
    assert project.english("公安部") == "Ministry of Public Security"
    assert project.concept("公安部").review is ReviewStatus.NEW


def test_concepts_over_several_sheets_come_back(project: Any) -> None:
    from glossary.export.options import ExportOptions
    from glossary.export.workbook import write_workbook
    from glossary.model import Glossary

    glossary = Glossary(concepts=project.laid.concepts)
    write_workbook(glossary, project.workbook, ExportOptions(), rows_a_sheet=2)
    with project.open(title="Glossary 3") as sheet:
        sheet["D2"].value = "edited"
    project.build()
    assert [one.value for one in project.gathered.decisions] == ["edited"]
    assert project.gathered.notices == ()


def test_an_approval_against_an_edit_is_a_contradiction(project: Any) -> None:
    project.type("公安部", en="MPS of China")
    project.build()
    one, two = project.folder / "lin.xlsx", project.folder / "weber.xlsx"
    shutil.copy(project.workbook, one)
    shutil.copy(project.workbook, two)
    project.type("公安部", one, en="Police Ministry")
    project.type("公安部", two, status="approved")
    project.build(one, two)
    [contradiction] = project.laid.contradictions
    assert {side.value for side in contradiction.sides} == {"MPS of China", "Police Ministry"}


def test_an_old_workbook_brought_again_is_old_news(project: Any) -> None:
    old = project.folder / "old.xlsx"
    project.type("公安部", en="MPS of China", status="approved")
    shutil.copy(project.workbook, old)
    project.build()
    project.type("公安部", en="Police Ministry")
    project.build()
    decided = project.gathered.decisions
    project.build(old)
    assert project.gathered.decisions == decided
    assert project.english("公安部") == "Police Ministry"


@pytest.mark.parametrize("text", ["_x0041_ b", "=1+1", "'quoted", "a\tb", " | "])
def test_odd_texts_stay_as_they_were_typed(project: Any, text: str) -> None:
    with project.open() as sheet:
        cell = sheet.cell(row=2, column=17)
        cell.value, cell.data_type = text, "s"
        name = sheet["A2"].value
    project.build().build()
    [concept] = [one for one in project.laid.concepts if one.id == name]
    assert concept.note == text.strip()


def test_a_strange_word_in_the_hidden_list_is_no_state(project: Any) -> None:
    with project.open(title="_lists") as sheet:
        sheet.append(["status", "owned", "mine"])
    project.type("公安部", status="mine")
    project.build()
    assert project.concept("公安部").review is ReviewStatus.NEW
    assert "'mine' is not in the list" in project.gathered.notices[0]
