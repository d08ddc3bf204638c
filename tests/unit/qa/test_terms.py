"""Terms and names in a translation: which renderings are right, which are reported."""

from collections.abc import Callable

import pytest

from glossary.model import Issue, Segment

Check = Callable[..., list[tuple[str, str, str]]]
FULL_NAME = (
    "《算法推荐管理办法》施行。",
    "The Measures for the Administration of Algorithms apply.",
)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("算力不足。", "Computing power is scarce."),
        ("算力不足。", "There is too little compute."),
        ("算力成本高。", "The power of computing comes at a cost."),
        ("人工智能法。", "A law on AI."),
        ("人工智能的风险。", "The risks of artificially intelligent machines."),
        ("設立分支機構。", "Set up an agency."),
        ("算力。", "算力。"),
        ("算力。", ""),
    ],
)
def test_a_good_rendering_is_not_reported(check: Check, zh: str, en: str) -> None:
    assert check((zh, en)) == []
    assert check((en, zh), from_chinese=False) == []


def test_a_term_that_is_not_rendered_is_an_error(issues: Callable[..., tuple[Issue, ...]]) -> None:
    [one] = issues(("全国算力不足。", "The country is short of processing speed."))
    assert (one.rule, one.severity, one.expected) == (
        "missing-term",
        "error",
        ("computing power", "compute"),
    )
    assert one.source_span == (2, 4)


def test_traditional_characters_are_the_same_term(check: Check) -> None:
    assert check(("Large models are new.", "大型模組很新。"), from_chinese=False) == [
        ("missing-term", "warning", "large model")
    ]
    assert check(("AI is new.", "人工智能很新。"), from_chinese=False) == []
    assert check(("AI is new.", "人工智慧很新。"), from_chinese=False) != []


def test_what_nobody_has_reviewed_is_a_warning_or_left_out(check: Check) -> None:
    pair = ("大模型很贵。", "Giant systems are dear.")
    assert check(pair) == [("missing-term", "warning", "大模型")]
    assert check(pair, only_reviewed=True) == []


def test_a_deprecated_term_is_reported_with_its_place(
    issues: Callable[..., tuple[Issue, ...]],
) -> None:
    target = "The calculation capacity grew."
    [one] = issues(("算力增长。", target))
    assert (one.rule, one.severity, one.found) == (
        "forbidden-term",
        "error",
        "calculation capacity",
    )
    assert one.target_span is not None
    assert target[slice(*one.target_span)] == "calculation capacity"


def test_a_deprecated_term_counts_only_for_its_concept(check: Check) -> None:
    assert check(("产能增长。", "The calculation capacity grew.")) == []


def test_a_forbidden_concept_is_an_error_a_rejected_pair_a_warning(check: Check) -> None:
    assert check(("大跃进时期。", "The years of the great jump.")) == [
        ("forbidden-term", "error", "大躍進")
    ]
    assert check(("大跃进时期。", "The Great Leap Forward.")) == []
    assert check(("报关手续。", "The customs statement.")) == [
        ("forbidden-term", "warning", "报关")
    ]
    assert check(("报关手续。", "Customs formalities.")) == []


def test_a_name_that_differs_shows_what_stands_for_it(
    issues: Callable[..., tuple[Issue, ...]],
) -> None:
    [one] = issues(("屠呦呦获奖。", "The prize went to Tu Yoyo."))
    assert (one.rule, one.found, one.expected) == ("name-differs", "Tu Yoyo", ("Tu Youyou",))


def test_after_the_full_name_a_short_one_will_do(check: Check) -> None:
    first = ("屠呦呦获奖。", "Tu Youyou won the prize.")
    assert check(first, ("屠呦呦说。", "Tu said.")) == []
    assert check(("屠呦呦说。", "Tu said.")) == [("name-differs", "error", "屠呦呦")]
    assert check(FULL_NAME, ("《算法推荐管理办法》第三条", "Article 3 of the Measures")) == []


def test_a_short_form_counts_only_where_the_full_name_stands_somewhere(check: Check) -> None:
    other = ("有办法。", "There is a way.")
    assert check(other) == []
    assert check(FULL_NAME, ("《办法》共三条。", "It has three articles.")) == [
        ("name-differs", "error", "办法")
    ]


def test_a_part_of_a_longer_word_is_no_term(check: Check) -> None:
    assert check(("设立分支机构。", "Set up an agency.")) == []
    assert check(("合并分支。", "Merge it.")) == [("missing-term", "error", "分支")]


def test_two_renderings_in_one_translation_are_reported_where_the_rarer_stands(
    issues: Callable[..., tuple[Issue, ...]],
) -> None:
    found = issues(
        ("算力一。", "Computing power is one."),
        ("算力二。", "Compute is two."),
        ("算力三。", "Computing power is three."),
        ("算力四。", "Compute, or computing power, is four."),
    )
    assert [(one.rule, one.segment.id, one.found, one.expected) for one in found] == [
        ("inconsistent-term", "2", "compute", ("computing power",))
    ]


def test_an_acronym_is_no_second_rendering(check: Check) -> None:
    assert check(("人工智能一。", "Artificial intelligence."), ("人工智能二。", "AI.")) == []


def test_an_acronym_that_stays_is_right(check: Check) -> None:
    assert check(("AI is new.", "AI很新。"), from_chinese=False) == []


def test_numbers_are_compared_both_ways(check: Check) -> None:
    assert check(("共30条。", "13 articles.")) == [("number-differs", "error", "30")]
    assert check(("13 articles.", "共三十条。"), from_chinese=False) == [
        ("number-differs", "error", "13")
    ]


def test_a_segment_knows_its_place() -> None:
    assert Segment(file="a.docx", id="table 1, row 2", source="", target="").place == (
        "a.docx#table 1, row 2"
    )
