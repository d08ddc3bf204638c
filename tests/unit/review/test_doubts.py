"""What was decided in the sheet of doubts: merge, keep apart, approve, reject."""

# ruff: noqa: ANN401 - a project stands in conftest, from which nothing can be imported

from dataclasses import replace
from typing import Any

import pytest

from glossary.engine.review import KEYS
from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.model import Glossary, Language, Proposal, ReviewStatus
from glossary.review import add_decisions, decide, lay_decisions, read_workbook


@pytest.fixture
def doubtful(project: Any) -> Glossary:
    """Give concepts of low confidence, two of which may be one."""
    project.articles = {
        "a": [("卷积神经网络", "convolutional neural network"), ("卷积网络", "convolution net")]
    }
    concepts = tuple(replace(one, confidence=0.5) for one in project.build().laid.concepts)
    left, right = (one.id for one in concepts)
    proposal = Proposal(left=left, right=right, why="one lies inside the other", similarity=0.8)
    return Glossary(concepts=concepts, proposals=(proposal,))


def review(project: Any, glossary: Glossary, word: str, row: int = 2) -> Any:
    """Choose a word in a row of the sheet; lay what comes of it over the same concepts."""
    write_workbook(glossary, project.workbook, ExportOptions())
    with project.open(title="Review needed") as sheet:
        sheet.cell(row=row, column=5).value = word
    new, notices = decide(read_workbook(project.workbook), KEYS)
    assert notices == ()
    decisions = add_decisions((), new)
    return lay_decisions(glossary.concepts, glossary.proposals, decisions, KEYS)


def test_merged_concepts_are_one_with_all_terms(project: Any, doubtful: Glossary) -> None:
    laid = review(project, doubtful, "merge")
    [one] = laid.concepts
    assert {term.text for term in one.terms} == {
        "卷积神经网络", "卷积网络", "convolutional neural network", "convolution net",
    }  # fmt: skip
    assert len([term for term in one.terms if term.status == "preferred"]) == 2
    assert len(one.mentions) == 2
    assert laid.proposals == ()


def test_what_is_kept_apart_is_not_proposed_again(project: Any, doubtful: Glossary) -> None:
    laid = review(project, doubtful, "Keep apart")
    assert len(laid.concepts) == 2
    assert laid.proposals == ()


def test_a_doubt_may_be_approved_or_rejected(project: Any, doubtful: Glossary) -> None:
    for word, state in (("approve", ReviewStatus.APPROVED), ("reject", ReviewStatus.REJECTED)):
        laid = review(project, doubtful, word, row=3)
        [changed] = [one for one in laid.concepts if one.review is not ReviewStatus.NEW]
        assert changed.review is state
        assert changed.preferred(Language.EN)


def test_a_word_that_is_not_in_the_list_is_reported(project: Any, doubtful: Glossary) -> None:
    write_workbook(doubtful, project.workbook, ExportOptions())
    with project.open(title="Review needed") as sheet:
        sheet["E2"].value = "perhaps"
    new, notices = decide(read_workbook(project.workbook), KEYS)
    assert new == ()
    assert "'perhaps' is no decision" in notices[0]
