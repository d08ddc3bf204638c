# ruff: noqa: ANN401 - the fixtures are classes of conftest.py, which cannot be imported
"""What is decided in the served page: saved at once, never lost, laid over the next build."""

import json
from pathlib import Path
from typing import Any

import pytest

from glossary.engine.review import gather_decisions, import_workbooks
from glossary.errors import InputError, OutputError
from glossary.model import Decision, Language, PairKeys
from glossary.review import read_decisions, write_decisions


def test_an_approval_is_in_the_file_at_once_and_stays_after_a_build(
    project: Any, reader: Any
) -> None:
    answer = reader.decide(reader.entry("indigestion"), values={"status": "approved"})
    assert answer.json()["packed"]["concepts"][0]["status"] == "approved"
    assert '"approved"' in project.place.read_text(encoding="utf-8")
    built = project.build()
    assert [
        str(one.review) for one in built.concepts if one.preferred(Language.EN) == "indigestion"
    ] == ["approved"]
    assert reader.entry("indigestion")["status"] == "approved"


def test_an_edited_term_is_found_under_its_new_name_before_and_after_a_build(
    project: Any, reader: Any
) -> None:
    reader.decide(reader.entry("indigestion"), values={"en": "dyspepsia", "note": "medical"})
    for _ in range(2):
        entry = reader.entry("dyspepsia")
        assert (entry["hans"], entry["note"], entry["status"]) == ("消化不良", "medical", "edited")
        assert reader.search("indigestion")["total"] == 0
        project.build()


def test_a_rejected_pair_stays_away_from_what_leaves(project: Any, reader: Any) -> None:
    reader.decide(reader.entry("indigestion"), values={"status": "rejected"})
    project.build()
    assert "indigestion" not in (project.output / "glossary.csv").read_text(encoding="utf-8-sig")
    assert reader.entry("消化不良")["status"] == "rejected"


def test_a_choice_settles_a_conflict(project: Any, reader: Any) -> None:
    entry = reader.entry("数据出境")
    [[language, terms]] = entry["conflicts"]
    other = next(term for term in terms if term != entry["en"])
    reader.decide(entry, choice={"language": language, "text": other})
    for _ in range(2):
        entry = reader.entry("数据出境")
        assert (entry["en"], "conflicts" in entry) == (other, False)
        project.build()


def test_undo_gives_the_file_back_byte_for_byte(project: Any, reader: Any) -> None:
    reader.decide(reader.entry("indigestion"), values={"note": "first"})
    before = project.place.read_bytes()
    shown = reader.entry("indigestion")
    reader.decide(shown, values={"en": "dyspepsia"}, shown="dyspepsia")
    answer = reader.undo().json()
    assert answer["shown"] == "dyspepsia"
    assert project.place.read_bytes() == before
    assert reader.entry("indigestion") == shown
    reader.undo()
    assert read_decisions(project.place) == ()
    assert reader.undo().json() == {}


def test_a_second_tab_that_shows_an_old_entry_decides_nothing(project: Any, reader: Any) -> None:
    old = reader.entry("indigestion")
    reader.decide(old, values={"en": "dyspepsia"})
    before = project.place.read_bytes()
    answer = reader.decide(old, values={"en": "upset stomach"})
    assert answer.status == 409
    assert answer.json()["is_stale"]
    assert answer.json()["packed"]["concepts"][0]["en"] == "dyspepsia"
    assert project.place.read_bytes() == before


def test_what_a_workbook_brought_meanwhile_is_seen_and_kept(project: Any, reader: Any) -> None:
    entry = reader.entry("indigestion")
    elsewhere = Decision(
        concept=entry["id"],
        pairs=(PairKeys("消化不良", "indigestion"),),
        field="note",
        value="from a workbook",
    )
    write_decisions([elsewhere], project.place)
    assert reader.decide(entry, values={"status": "approved"}).status == 409
    entry = reader.entry("indigestion")
    assert entry["note"] == "from a workbook"
    assert reader.decide(entry, values={"status": "approved"}).status == 200
    assert elsewhere in read_decisions(project.place)


def test_undo_does_not_reach_over_what_others_decided_since(project: Any, reader: Any) -> None:
    reader.decide(reader.entry("indigestion"), values={"note": "mine"})
    write_decisions([], project.place)
    answer = reader.undo()
    assert answer.status == 409
    assert "somebody has decided on it since" in answer.json()["fault"]
    assert read_decisions(project.place) == ()


def test_two_servers_of_one_project_see_each_other(
    project: Any, reader: Any, open_reader: Any
) -> None:
    second = open_reader()
    reader.decide(reader.entry("indigestion"), values={"note": "one"})
    second.decide(second.entry("数据出境"), values={"status": "approved"})
    assert second.entry("indigestion")["note"] == "one"
    assert {one.field for one in read_decisions(project.place)} >= {"note", "status"}


def test_a_build_that_would_write_over_a_newer_decision_says_so(
    project: Any, reader: Any, tmp_path: Path
) -> None:
    gathered = gather_decisions([project.corpus], None, None)
    assert gathered.decisions == ()
    found = import_workbooks([], project.place)
    reader.decide(reader.entry("indigestion"), values={"note": "kept"})
    late = type(found)(decisions=(), known=found.known, path=project.place, is_new=True)
    with pytest.raises(OutputError, match="was changed during the build; build again"):
        late.save()
    assert [one.value for one in read_decisions(project.place)] == ["kept"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_file_of_decisions_must_be_there_when_the_glossary_knows_of_one(
    project: Any, reader: Any, open_reader: Any
) -> None:
    reader.decide(reader.entry("indigestion"), values={"note": "kept"})
    project.build()
    project.place.rename(project.place.with_name("elsewhere.jsonl"))
    with pytest.raises(InputError, match=r"is missing, but .* was built with decisions"):
        open_reader()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"values": {"confidence": "1"}}, "'confidence' cannot be edited"),
        ({"values": {"status": "great"}}, "status: 'great' is none of"),
        ({"values": {"en": ["x"]}}, "en: not a text"),
        ({"values": {"en": "x" * 3000}}, "at most 2,000 characters"),
        ({"values": {"en": "indigestion"}}, "nothing was changed"),
        ({"values": {"en": ""}}, "was emptied and keeps 'indigestion'"),
        ({"choice": {"language": "en", "text": "x"}}, "not among the terms that conflict"),
        ({"choice": {"language": "fr", "text": "x"}}, "choice: not a language"),
        ({}, "nothing was changed"),
    ],
)
def test_what_cannot_be_taken_is_told_and_changes_nothing(
    project: Any, reader: Any, said: dict[str, Any], fault: str
) -> None:
    answer = reader.decide(reader.entry("indigestion"), **said)
    assert answer.status == 409
    assert fault in answer.json()["fault"]
    assert not project.place.exists()


def test_a_broken_file_of_decisions_is_told_and_stays(project: Any, reader: Any) -> None:
    entry = reader.entry("indigestion")
    project.place.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    answer = reader.decide(entry, values={"status": "approved"})
    assert answer.status == 409
    assert "git left a mark here" in json.dumps(answer.json())
    assert project.place.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_filters_count_what_each_choice_would_leave(reader: Any) -> None:
    found = reader.search()
    assert found["total"] == 2
    found = reader.search("", status="approved")
    assert (found["total"], found["counts"]["status"]) == (0, [["new", 2]])
    assert found["counts"]["kind"] == []
    assert reader.search("", conflicts="true")["total"] == 1
    orders = {order: reader.search("", sort=order) for order in ("english", "pinyin", "seen")}
    firsts = {order: one["packed"]["concepts"][0]["en"] for order, one in orders.items()}
    assert firsts["english"] == "indigestion"
    assert firsts["pinyin"] != "indigestion"
