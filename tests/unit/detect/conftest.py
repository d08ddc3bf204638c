"""What the tests of detection share."""

from collections.abc import Callable

import pytest

from glossary.detect import detect_candidates
from glossary.model import Article, Reason, Source
from glossary.model.candidate import Candidate
from glossary.text.view import read_view

Pairs = list[tuple[str, str]]
FindPairs = Callable[..., Pairs]
FindReasons = Callable[[str], set[Reason]]


def _article(text: str) -> Article:
    return Article(id="a", text=text, source=Source(article="a", file="a.txt"))


@pytest.fixture
def find_pairs() -> FindPairs:
    """Give the windows of all candidates of a text, or those of one pattern."""

    def find(text: str, pattern: str = "") -> Pairs:
        shown = read_view(text).text
        return [
            (shown[slice(*one.zh.span)], shown[slice(*one.en.span)])
            for one in detect_candidates(_article(text))
            if isinstance(one, Candidate) and pattern in one.pattern
        ]

    return find


@pytest.fixture
def find_reasons() -> FindReasons:
    """Give the reasons why places of a text were rejected."""

    def find(text: str) -> set[Reason]:
        found = detect_candidates(_article(text))
        return {one.reason for one in found if not isinstance(one, Candidate)}

    return find
