"""What the figures of `glossary evaluate` mean."""

import pytest

from glossary.evaluate import Count, GoldPair, Passage, score
from glossary.model import Mention, Relation, Span


def mention(
    zh: str,
    en: str,
    *,
    relation: Relation = Relation.TRANSLATION,
    confidence: float = 0.9,
    pattern: str = "bracketed",
) -> Mention:
    return Mention(
        article="p",
        zh=zh,
        en=en,
        zh_span=Span(0, len(zh)),
        en_span=Span(0, len(en)),
        context="",
        context_span=Span(0, 0),
        relation=relation,
        pattern=pattern,
        confidence=confidence,
    )


def passage(*pairs: GoldPair) -> Passage:
    return Passage(id="p", text="", pairs=pairs)


def pair(
    zh: str, en: str, *, zh_also: tuple[str, ...] = (), en_also: tuple[str, ...] = ()
) -> GoldPair:
    return GoldPair(zh_forms=(zh, *zh_also), en_forms=(en, *en_also))


def test_both_surfaces_must_equal_a_gold_form() -> None:
    gold = passage(pair("过拟合", "overfitting", en_also=("over-fitting",)), pair("熵", "entropy"))
    result = score([gold], [mention("过拟合", "over-fitting"), mention("的熵", "entropy")])
    assert result.strict == Count(right=1, false=1, missed=1)
    assert result.relaxed == Count(right=2)
    assert (result.zh_exact, result.en_exact) == (1, 2)


def test_a_pair_found_twice_counts_once() -> None:
    gold = passage(pair("熵", "entropy"))
    result = score([gold], [mention("熵", "entropy"), mention("熵", "entropy")])
    assert result.strict == Count(right=1)


def test_a_second_good_form_of_a_found_pair_is_neither_right_nor_false() -> None:
    gold = passage(pair("过拟合", "overfitting", zh_also=("过拟合问题",)))
    result = score([gold], [mention("过拟合", "overfitting"), mention("过拟合问题", "overfitting")])
    assert result.strict == Count(right=1)


@pytest.mark.parametrize("relation", [Relation.ACRONYM, Relation.ROMANIZATION])
def test_acronyms_and_romanizations_count_as_pairs(relation: Relation) -> None:
    gold = passage(pair("世界卫生组织", "WHO"))
    assert score([gold], [mention("世界卫生组织", "WHO", relation=relation)]).strict.f1 == 1.0


def test_a_description_counts_neither_for_nor_against() -> None:
    found = mention("国家互联网信息办公室", "internet regulator", relation=Relation.DESCRIPTION)
    assert score([passage()], [found]).strict == Count()


def test_a_pair_in_a_passage_without_pairs_is_listed() -> None:
    result = score([passage()], [mention("点击这里", "click here", pattern="bracketed")])
    assert (result.empty_passages, result.false_in_empty) == (1, 1)
    [error] = result.errors
    assert (error.kind, error.found, error.pattern) == (
        "false",
        ("点击这里", "click here"),
        "bracketed",
    )


def test_a_boundary_error_shows_both_forms() -> None:
    result = score([passage(pair("熵", "entropy"))], [mention("熵", "the entropy")])
    [error] = result.errors
    assert (error.kind, error.gold, error.found) == (
        "boundary",
        ("熵", "entropy"),
        ("熵", "the entropy"),
    )


def test_a_relaxed_partner_must_touch_on_both_sides() -> None:
    result = score([passage(pair("熵", "entropy"))], [mention("熵", "enthalpy")])
    assert result.relaxed == Count(right=0, false=1, missed=1)


def test_each_pattern_and_each_note_has_its_row() -> None:
    gold = Passage(
        id="p", text="", pairs=(GoldPair(zh_forms=("熵",), en_forms=("entropy",), note="term"),)
    )
    found = [mention("熵", "entropy"), mention("功夫", "kung fu", pattern="adjacent")]
    result = score([gold], found)
    assert [(row.name, row.strict) for row in result.patterns] == [
        ("adjacent", Count(false=1)),
        ("bracketed", Count(right=1)),
    ]
    assert [(row.name, row.strict) for row in result.notes] == [("term", Count(right=1))]


def test_calibration_compares_confidence_with_what_is_right() -> None:
    gold = passage(pair("熵", "entropy"))
    found = [mention("熵", "entropy", confidence=1.0), mention("边", "edge", confidence=0.97)]
    [top] = score([gold], found).calibration
    assert (top.pairs, top.right, top.share_right) == (2, 1, 0.5)
    assert top.mean_confidence == pytest.approx(0.985)
