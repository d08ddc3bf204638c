"""Merging gives one answer whatever the order, and loses no mention."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.merge import merge_mentions
from glossary.model import KeyedMention, Mention, Relation, ShortForm, Source, Span
from glossary.normalize import key_mention

PAIRS = [
    ("国家互联网信息办公室", "Cyberspace Administration of China"),
    ("國家互聯網信息辦公室", "the Cyberspace Administration of China"),
    ("国家网信办", "Cyberspace Administration of China"),
    ("国家网信办", "CAC"),
    ("国家互联网信息办公室", "CAC"),
    ("国家互联网信息办公室", "State Internet Information Office"),
    ("世界互联网大会", "World Internet Conference"),
    ("世界互联网大会", "2023 World Internet Conference"),
    ("世界互联网大会", "2024 World Internet Conference"),
    ("2023年世界互联网大会", "World Internet Conference"),
    ("全球人工智能治理倡议", "Global AI Governance Initiative"),
    ("全球发展倡议", "Global Development Initiative"),
    ("倡议", "Initiative"),
    ("数据安全管理办法", "Data Security Rules"),
    ("数据安全管理条例", "Data Security Rules"),
    ("易經", "Yi Jing"),
    ("易经", "Book of Changes"),
    ("可持续", "sustainable"),
    ("可持续", "unsustainable"),
]
SOURCES = {
    "x": Source(article="x", file="x.txt", date="2023-07-13"),
    "y": Source(article="y", file="y.txt", date="2023-11-29"),
    "z": Source(article="z", file="z.txt"),
}


@st.composite
def mentions(draw: st.DrawFn) -> list[KeyedMention]:
    made = []
    for place in range(draw(st.integers(1, 14))):
        zh, en = draw(st.sampled_from(PAIRS))
        short = draw(st.sampled_from([(), (), ("Initiative",), ("CAC",), ("倡议",)]))
        made.append(
            key_mention(
                Mention(
                    article=draw(st.sampled_from("xyz")),
                    zh=zh,
                    en=en,
                    zh_span=Span(place * 100, place * 100 + len(zh)),
                    en_span=Span(place * 100 + 50, place * 100 + 50 + len(en)),
                    context=f"{en} ({zh})",
                    context_span=Span(place * 100, place * 100 + 99),
                    relation=draw(st.sampled_from(Relation)),
                    pattern="bracketed",
                    confidence=draw(st.sampled_from([0.5, 0.75, 1.0])),
                    quoted=draw(st.booleans()),
                    short_forms=tuple(ShortForm(en, text) for text in short),
                )
            )
        )
    return made


@given(mentions(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_plays_no_part(made: list[KeyedMention], order: Random) -> None:
    shuffled = list(made)
    order.shuffle(shuffled)
    assert merge_mentions(shuffled, SOURCES) == merge_mentions(made, SOURCES)


@given(mentions())
@settings(max_examples=150, deadline=None)
def test_every_pair_is_in_one_concept_and_ids_are_unique(made: list[KeyedMention]) -> None:
    concepts, _ = merge_mentions(made, SOURCES)
    kept = [keyed for concept in concepts for keyed in concept.mentions]
    pairs = [keyed for keyed in made if keyed.mention.is_pair]
    assert sorted(map(repr, (one for one in kept if one.mention.is_pair))) == sorted(
        map(repr, pairs)
    )
    assert len({concept.id for concept in concepts}) == len(concepts)


@given(mentions())
@settings(max_examples=150, deadline=None)
def test_no_concept_holds_what_excludes_each_other(made: list[KeyedMention]) -> None:
    for concept in merge_mentions(made, SOURCES)[0]:
        texts = {term.text for term in concept.terms}
        assert not {"2023 World Internet Conference", "2024 World Internet Conference"} <= texts
        assert not {"数据安全管理办法", "数据安全管理条例"} <= texts
        assert not {"sustainable", "unsustainable"} <= texts


@given(mentions())
@settings(max_examples=150, deadline=None)
def test_each_language_has_one_preferred_term(made: list[KeyedMention]) -> None:
    for concept in merge_mentions(made, SOURCES)[0]:
        preferred = [term.language for term in concept.terms if term.status == "preferred"]
        assert len(preferred) == len(set(preferred))
        assert set(preferred) == {term.language for term in concept.terms}
