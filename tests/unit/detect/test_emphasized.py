"""Bold, italics, code and links bound the terms that they hold."""

import pytest

from glossary.detect import detect_candidates
from glossary.model import Article, Source
from glossary.model.candidate import Candidate, Edge
from glossary.text.view import read_view


def windows(text: str) -> list[tuple[str, str, Edge, Edge]]:
    """Give the two windows of each candidate, and what is known of their left edges."""
    article = Article(id="a", text=text, source=Source(article="a", file="a.txt"))
    seen = read_view(text).text
    return [
        (seen[slice(*one.zh.span)], seen[slice(*one.en.span)], one.zh.edge, one.en.edge)
        for one in detect_candidates(article)
        if isinstance(one, Candidate)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He explained the **Three Represents** (三个代表) again.",
        "He explained *the Three Represents* (三个代表) again.",
        "He explained the _Three Represents_ (三个代表) again.",
        "He explained the <i>Three Represents</i> (三个代表) again.",
        'He explained the <a href="/x">Three Represents</a> (三个代表) again.',
        "He explained the [Three Represents](wiki/three.html) (三个代表) again.",
    ],
)
def test_emphasis_marks_an_english_term(text: str) -> None:
    """What the markup holds is the term, without its article."""
    assert windows(text) == [("三个代表", "Three Represents", Edge.MARKED, Edge.MARKED)]


@pytest.mark.parametrize("term", ["**过拟合**", "<b>过拟合</b>", "[过拟合](a/b.html)", "`过拟合`"])
def test_emphasis_marks_a_chinese_term(term: str) -> None:
    """A word of the dictionary that stands before it does not join it."""
    found = windows(f"这个毛病被称为{term}（overfitting）。")
    assert found == [("过拟合", "overfitting", Edge.MARKED, Edge.MARKED)]


def test_code_without_chinese_is_no_term() -> None:
    found = windows("最终要么得到 `Some(message)`，要么得到别的东西。")
    assert "Some" not in [zh for zh, *_ in found]


def test_ruby_marks_its_base() -> None:
    found = windows("这个毛病叫<ruby>过拟合<rt>overfitting</rt></ruby>。")
    assert found == [("过拟合", "overfitting", Edge.MARKED, Edge.MARKED)]


def test_emphasis_that_goes_on_bounds_the_window_only() -> None:
    """No term begins before the markup, but it may begin inside."""
    found = windows("我们来看**常见的过拟合（overfitting）问题**。")
    assert found == [("常见的过拟合", "overfitting", Edge.OPEN, Edge.MARKED)]


def test_emphasis_that_ended_before_says_nothing() -> None:
    """The last words before the bracket stand outside of it."""
    [(_, en, _, edge)] = windows("It is *not* a measure word (量词) at all.")
    assert (en, edge) == ("It is not a measure word", Edge.OPEN)
