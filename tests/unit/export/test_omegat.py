"""glossary.omegat.txt: no escapes, no status, a remark sign that eats a line."""

from pathlib import Path

import pytest

from glossary.check import CHECKERS
from glossary.export.omegat import write_omegat
from glossary.export.options import ExportOptions
from glossary.model import Concept, Glossary, Language, ReviewStatus, Term, TermStatus

P = TermStatus.PREFERRED


def _concept(number: int, zh: str, en: str, *more: Term) -> Concept:
    return Concept(
        id=f"c-{number}",
        terms=(
            Term(text=zh, language=Language.ZH_HANS, status=P),
            Term(text=en, language=Language.EN, status=P),
            *more,
        ),
    )


def _lines(path: Path) -> list[str]:
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert head == "# Glossary in tab-separated format -*- coding: utf-8 -*-"
    return lines


def test_source_target_and_a_comment_that_says_what_nobody_reviewed(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    approved = Concept(
        id="c-2",
        terms=_concept(2, "功夫", "kung fu").terms,
        review=ReviewStatus.APPROVED,
        subject_field="sport",
        note="a\tb",
    )
    write_omegat(Glossary(concepts=(_concept(1, "茶", "tea"), approved)), path, ExportOptions())
    assert _lines(path) == [
        "茶\ttea\tterm; review: new",
        "功夫\tkung fu\tsport; term; review: approved; a b",
    ]


def test_a_term_that_begins_like_a_remark_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    glossary = Glossary(concepts=(_concept(1, "井号", "#hashtag"), _concept(2, "茶", "tea\nleaf")))
    losses = write_omegat(glossary, path, ExportOptions(from_english=True))
    assert _lines(path) == ["tea leaf\t茶\tterm; review: new"]
    assert [loss.concept for loss in losses] == ["c-1", "c-2"]
    assert write_omegat(glossary, path, ExportOptions())[0].concept == "c-2"


def test_the_same_characters_in_both_scripts_make_one_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    traditional = Term(text="太極", language=Language.ZH_HANT, status=P)
    same = Term(text="茶", language=Language.ZH_HANT, status=P)
    glossary = Glossary(
        concepts=(_concept(1, "太极", "tai chi", traditional), _concept(2, "茶", "tea", same))
    )
    write_omegat(glossary, path, ExportOptions())
    assert [line.split("\t")[0] for line in _lines(path)] == ["太极", "太極", "茶"]


AMBIGUOUS = Glossary(
    concepts=(
        _concept(1, "条例", "rules; by-laws"),
        _concept(2, "条例", "regulations"),
        _concept(3, "茶", "tea"),
        _concept(4, "条例", "regulations"),
    )
)
COMMENT = "term; review: new"


def test_omegat_takes_all_translations_by_default(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    assert write_omegat(AMBIGUOUS, path, ExportOptions()) == ()
    assert [line.split("\t")[1] for line in _lines(path)] == [
        "rules; by-laws",
        "regulations",
        "tea",
        "regulations",
    ]


def test_merged_translations_share_a_cell_and_lost_bounds_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    losses = write_omegat(AMBIGUOUS, path, ExportOptions(duplicates="merge"))
    assert _lines(path) == [
        f"条例\trules; by-laws; regulations\t{COMMENT}",
        f"茶\ttea\t{COMMENT}",
    ]
    assert [(loss.concept, loss.what) for loss in losses] == [
        ("c-1", "the bounds of 'rules; by-laws' in a cell of several"),
        ("", "source terms with several translations in one cell: 1"),
    ]
    assert CHECKERS["omegat"](path) == ()


def test_merged_comments_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    law = Concept(id="c-2", terms=_concept(2, "条例", "rules").terms, subject_field="law")
    glossary = Glossary(concepts=(_concept(1, "条例", "regulations"), law))
    write_omegat(glossary, path, ExportOptions(duplicates="merge"))
    assert _lines(path) == [f"条例\tregulations; rules\t{COMMENT} | law; {COMMENT}"]


def test_split_puts_the_second_translation_into_a_second_file(tmp_path: Path) -> None:
    path = tmp_path / "glossary.omegat.txt"
    losses = write_omegat(AMBIGUOUS, path, ExportOptions(duplicates="split"))
    second = tmp_path / "glossary.omegat.2.txt"
    assert sorted(tmp_path.iterdir()) == sorted([path, second])
    assert [line.split("\t")[1] for line in _lines(path)] == ["rules; by-laws", "tea"]
    assert [line.split("\t")[1] for line in _lines(second)] == ["regulations", "regulations"]
    assert [loss.what.split(";")[0] for loss in losses] == [
        "source terms with several translations: 1"
    ]


@pytest.mark.parametrize("way", ["merge", "split"])
def test_an_empty_glossary_is_one_file_with_its_first_line(tmp_path: Path, way: str) -> None:
    path = tmp_path / "glossary.omegat.txt"
    assert write_omegat(Glossary(), path, ExportOptions(duplicates=way)) == ()
    assert _lines(path) == []
    assert list(tmp_path.iterdir()) == [path]
