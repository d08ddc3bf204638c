"""What differs between two glossaries, for people, for a CI summary and for programs."""

# ruff: noqa: ANN401 - a project stands in conftest, from which nothing can be imported

import json
from typing import Any

from glossary.review import read_workbook
from glossary.review.diff import (
    as_json,
    as_markdown,
    as_text,
    compare,
    entries_in,
    entries_of,
)


def test_added_removed_changed_and_conflicts(project: Any) -> None:
    old = entries_of(project.laid.concepts)
    project.articles["law"] = [("数据安全法", "Data Security Law"), ("网信办", "CAC")]
    project.articles["more"] = [("消化不良", "dyspepsia")]
    project.build()
    project.type("青蒿素", en="qinghaosu")
    project.build()
    found = compare(old, entries_of(project.laid.concepts))
    assert [entry.shown for entry in found.added] == ["网信办 = CAC"]
    assert [entry.shown for entry in found.removed] == ["公安部 = Ministry of Public Security"]
    assert [entry.shown for entry in found.conflicts] == ["消化不良 = indigestion"]
    assert {one.entry.shown for one in found.changed} == {
        "青蒿素 = qinghaosu",
        "消化不良 = indigestion",
    }
    text = list(as_text(found))
    assert text[0] == "1 added, 1 removed, 2 changed, 1 new conflicts"
    assert "+ 网信办 = CAC" in text
    assert any("English: artemisinin → qinghaosu; status: new → edited" in line for line in text)
    record = json.loads(as_json(found))
    assert record["added"][0]["en"] == ["CAC"]
    assert any("| 网信办 | CAC |" in line for line in as_markdown(found))


def test_a_workbook_and_the_result_it_was_written_from_are_the_same(project: Any) -> None:
    project.articles["more"] = [("消化不良", "dyspepsia")]
    project.build()
    entries = entries_in(read_workbook(project.workbook))
    assert compare(entries_of(project.laid.concepts), entries).is_empty
    assert compare(entries, entries_of(project.laid.concepts)).is_empty


def test_no_term_becomes_markup(project: Any) -> None:
    project.articles["law"] = [("公安部", "a|b <img src=x> @team [x](y) `z`")]
    found = compare((), entries_of(project.build().laid.concepts))
    lines = "\n".join(as_markdown(found))
    assert "<img" not in lines
    assert "@team" not in lines
    assert "](y)" not in lines
