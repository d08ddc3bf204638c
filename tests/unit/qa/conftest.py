"""What the tests of the qa room share."""

from collections.abc import Callable

import pytest

from glossary.model import (
    Concept,
    Glossary,
    Issue,
    Kind,
    Language,
    ReviewStatus,
    Segment,
    Term,
    TermStatus,
    TermType,
)
from glossary.qa import check_segments

Said = list[tuple[str, str, str]]
Check = Callable[..., Said]

PREFERRED, ADMITTED, DEPRECATED = TermStatus
FULL, SHORT, ACRONYM = TermType.FULL_FORM, TermType.SHORT_FORM, TermType.ACRONYM


def concept(
    number: int,
    *terms: tuple[str, TermStatus, TermType],
    kind: Kind = Kind.TERM,
    review: ReviewStatus = ReviewStatus.APPROVED,
    forbidden: bool = False,
) -> Concept:
    return Concept(
        id=f"c-{number}",
        terms=tuple(
            Term(
                text=text,
                language=Language.EN if text.isascii() else Language.ZH_HANS,
                status=status,
                type=form,
            )
            for text, status, form in terms
        ),
        kind=kind,
        review=review,
        forbidden=forbidden,
    )


GLOSSARY = Glossary(
    concepts=(
        concept(
            1,
            ("算力", PREFERRED, FULL),
            ("computing power", PREFERRED, FULL),
            ("compute", ADMITTED, FULL),
            ("calculation capacity", DEPRECATED, FULL),
        ),
        concept(
            2,
            ("人工智能", PREFERRED, FULL),
            ("artificial intelligence", PREFERRED, FULL),
            ("AI", ADMITTED, ACRONYM),
        ),
        concept(
            3,
            ("算法推荐管理办法", PREFERRED, FULL),
            ("办法", ADMITTED, SHORT),
            ("Measures for the Administration of Algorithms", PREFERRED, FULL),
            ("Measures", ADMITTED, SHORT),
            kind=Kind.LAW,
        ),
        concept(4, ("屠呦呦", PREFERRED, FULL), ("Tu Youyou", PREFERRED, FULL), kind=Kind.PERSON),
        concept(
            5,
            ("大模型", PREFERRED, FULL),
            ("large model", PREFERRED, FULL),
            review=ReviewStatus.NEW,
        ),
        concept(
            6,
            ("报关", PREFERRED, FULL),
            ("customs statement", PREFERRED, FULL),
            review=ReviewStatus.REJECTED,
        ),
        concept(7, ("分支", PREFERRED, FULL), ("branch", PREFERRED, FULL)),
        concept(8, ("大躍進", PREFERRED, FULL), ("great jump", PREFERRED, FULL), forbidden=True),
    )
)


def segments(*texts: tuple[str, str]) -> list[Segment]:
    return [
        Segment(file="a.tmx", id=str(number), line=number, source=source, target=target)
        for number, (source, target) in enumerate(texts, start=1)
    ]


@pytest.fixture
def issues() -> Callable[..., tuple[Issue, ...]]:
    """Check pairs of texts, the source first, against the glossary above."""

    def check(
        *texts: tuple[str, str], from_chinese: bool = True, only_reviewed: bool = False
    ) -> tuple[Issue, ...]:
        return check_segments(
            segments(*texts), GLOSSARY, from_chinese=from_chinese, only_reviewed=only_reviewed
        )

    return check


@pytest.fixture
def check(issues: Callable[..., tuple[Issue, ...]]) -> Check:
    """Check as ``issues`` does, and give rule, severity and term of each issue."""

    def check_texts(*texts: tuple[str, str], **options: bool) -> Said:
        return [(one.rule, one.severity, one.term) for one in issues(*texts, **options)]

    return check_texts
