"""What may be one concept is proposed to a reviewer, and only that."""

from collections.abc import Callable

import pytest

from glossary.merge import merge_mentions
from glossary.model import KeyedMention, Proposal

Make = Callable[..., KeyedMention]


def proposals(*mentions: KeyedMention) -> tuple[Proposal, ...]:
    concepts, proposed = merge_mentions(mentions, {})
    known = {concept.id for concept in concepts}
    assert all({one.left, one.right} <= known and one.left < one.right for one in proposed)
    return proposed


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("普京", "Vladimir Putin"), ("普廷", "Vladimir Putin"), "the same English, other Chinese"),
        (
            ("训练数据", "training data"),
            ("训练数据集", "training dataset"),
            "nearly the same terms",
        ),
        (
            ("世界互联网大会", "2023 Conference"),
            ("世界互联网大会", "2024 Conference"),
            "the same Chinese, but the English speaks of something else",
        ),
    ],
)
def test_doubtful_pairs_are_proposed(
    mention: Make, one: tuple[str, str], other: tuple[str, str], why: str
) -> None:
    (proposal,) = proposals(mention(*one, "a"), mention(*other, "b"))
    assert proposal.why == why
    assert 0.8 < proposal.similarity <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("数据安全管理办法", "Data Security Administration Measures"),
            ("数据安全管理条例", "Data Security Administration Regulations"),
        ),
        (("第十四个五年规划", "14th Five-Year Plan"), ("第十三个五年规划", "13th Five-Year Plan")),
        (("强制性标准", "mandatory standard"), ("非强制性标准", "non-mandatory standard")),
        (("上诉机构", "Appellate Body"), ("争端解决机构", "Dispute Settlement Body")),
        (("理", "natural grain"), ("李", "plum")),
    ],
)
def test_other_things_are_not_proposed(
    mention: Make, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert proposals(mention(*one, "a"), mention(*other, "b")) == ()
