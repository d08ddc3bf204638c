"""Brackets are paired over both widths, and never in more than one pass."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text.brackets import MAX_INSIDE, Group, find_groups


def shown(text: str) -> list[str]:
    return [text[group.start : group.end] for group in find_groups(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("中国（China)", ["（China)"]),
        ("甲（a（b））", ["（a（b））", "（b）"]),
        ("甲(a [b) c]", ["(a [b)"]),
        ("甲）（a", []),
        ("〔2023〕【a】", ["〔2023〕", "【a】"]),
        (f"({'a' * (MAX_INSIDE + 1)})", []),
    ],
)
def test_pairs(text: str, groups: list[str]) -> None:
    assert shown(text) == groups


@given(st.text(alphabet="()（）[]【】甲a", max_size=60))
def test_groups_nest_and_questions_agree(text: str) -> None:
    groups = find_groups(text, 0, len(text))
    listed = list(groups)
    for one in listed:
        assert groups.ending_at(one.end) == one
        for other in listed:
            apart = one.end <= other.start or other.end <= one.start
            nested = one.start <= other.start < other.end <= one.end
            assert apart or nested or other.start <= one.start < one.end <= other.end
    for place in range(len(text)):
        around: list[Group] = [one for one in listed if one.start < place < one.end]
        assert groups.enclosing(place) == (around[-1] if around else None)
        assert groups.within(place, len(text)) == [one for one in listed if one.start >= place]
        assert groups.closing_in(0, place) == [one for one in listed if one.end <= place]


@pytest.mark.parametrize("text", ["(" * 500_000 + "]" * 500_000, "()" * 500_000, "([" * 500_000])
def test_a_million_brackets_take_a_moment(text: str) -> None:
    start = time.process_time()
    find_groups(text, 0, len(text))
    assert time.process_time() - start < 10
