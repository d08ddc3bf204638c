"""Mentions of one concept come together, others stay apart, and each merge says why."""

from collections.abc import Callable, Iterable

import pytest

from glossary.merge import merge_mentions
from glossary.model import Concept, KeyedMention, Language, Relation, Source, TermType

Make = Callable[..., KeyedMention]


def merged(*mentions: KeyedMention) -> tuple[Concept, ...]:
    return merge_mentions(mentions, {})[0]


def texts(concept: Concept, language: Language = Language.EN) -> set[str]:
    return {term.text for term in concept.terms if term.language is language}


def together(concepts: Iterable[Concept], *terms: str) -> bool:
    """Say whether one concept holds all the terms."""
    return any(set(terms) <= {term.text for term in concept.terms} for concept in concepts)


def test_spellings_in_both_scripts_are_one_concept(mention: Make) -> None:
    (concept,) = merged(
        mention("烏鎮", "Wuzhen", "taiwan"),
        mention("乌镇", "Wuzhen", "mainland"),
        mention("乌镇", "the Wuzhen", "third"),
    )
    assert texts(concept, Language.ZH_HANT) == {"烏鎮"}
    assert texts(concept, Language.ZH_HANS) == {"乌镇"}
    assert texts(concept) == {"Wuzhen"}
    assert len(concept.mentions) == 3
    assert any(merge.rule == "same keys" for merge in concept.merges)


def test_two_translations_are_one_concept_with_a_conflict(mention: Make) -> None:
    (concept,) = merged(
        mention("网络安全审查办法", "Measures for Cybersecurity Review", "a"),
        mention("网络安全审查办法", "Cybersecurity Review Regulations", "b"),
        mention("网络安全审查办法", "Measures for Cybersecurity Review", "c"),
    )
    (conflict,) = concept.conflicts
    assert conflict.language is Language.EN
    assert conflict.terms == (
        "Measures for Cybersecurity Review",
        "Cybersecurity Review Regulations",
    )
    assert [merge.rule for merge in concept.merges] == ["same Chinese"]


def test_a_name_without_a_word_is_another_name(mention: Make) -> None:
    (concept,) = merged(
        mention("中国人民银行", "People's Bank of China", "a"),
        mention("中国人民银行", "Bank of China", "b"),
    )
    assert len(concept.conflicts) == 1


@pytest.mark.parametrize(
    ("zh", "one", "other"),
    [
        ("世界粮食计划署", "World Food Programme", "World Food Program"),
        ("数据集", "data set", "dataset"),
        ("教育部", "Ministry of Education", "China's Ministry of Education"),
        (
            "全球人工智能治理倡议",
            "Global AI Governance Initiative",
            "Global Artificial Intelligence Governance Initiative",
        ),
        ("劳动法", "Labour Law", "Labor Law"),
        ("普京", "Vladimir Putin", "Putin"),
        ("联发科技", "MediaTek Inc.", "MediaTek"),
        ("易经", "Book of Changes", "Changes, Book of"),
    ],
)
def test_forms_of_one_term_are_no_conflict(mention: Make, zh: str, one: str, other: str) -> None:
    (concept,) = merged(mention(zh, one, "a"), mention(zh, other, "b"))
    assert concept.conflicts == ()


def test_a_romanization_beside_a_translation_is_no_conflict(mention: Make) -> None:
    (concept,) = merged(
        mention("易經", "Yi Jing", "a", relation=Relation.ROMANIZATION),
        mention("易經", "I Ching", "b", relation=Relation.ROMANIZATION),
        mention("易經", "Book of Changes", "c"),
    )
    assert concept.conflicts == ()
    assert concept.preferred(Language.EN) == "Book of Changes"
    assert texts(concept) == {"Yi Jing", "I Ching", "Book of Changes"}


def test_an_acronym_joins_its_organization(mention: Make) -> None:
    (concept,) = merged(
        mention("世界卫生组织", "WHO", "a", relation=Relation.ACRONYM),
        mention("世界衛生組織", "World Health Organization", "b"),
    )
    types = {term.text: term.type for term in concept.terms}
    assert types["WHO"] is TermType.ACRONYM
    assert concept.preferred(Language.EN) == "World Health Organization"
    assert concept.conflicts == ()


def test_an_abbreviated_chinese_name_joins_by_the_english(mention: Make) -> None:
    (concept,) = merged(
        mention("国家互联网信息办公室", "Cyberspace Administration of China", "a"),
        mention("国家网信办", "Cyberspace Administration of China", "b"),
    )
    types = {term.text: term.type for term in concept.terms}
    assert types["国家网信办"] is TermType.SHORT_FORM
    assert concept.preferred(Language.ZH_HANS) == "国家互联网信息办公室"
    assert concept.merges[0].rule == "same English, abbreviated Chinese"


def test_a_short_name_joins_only_in_the_article_that_defines_it(mention: Make) -> None:
    concepts = merged(
        mention(
            "全球人工智能治理倡议", "Global AI Governance Initiative", "x", short=("Initiative",)
        ),
        mention("倡议", "Initiative", "x"),
        mention("全球发展倡议", "Global Development Initiative", "y", short=("Initiative",)),
        mention("倡议", "Initiative", "y"),
        mention("倡议", "initiative", "z"),
    )
    assert len(concepts) == 3  # one bad link would have made them one
    assert together(concepts, "全球人工智能治理倡议", "倡议", "Initiative")
    assert together(concepts, "全球发展倡议", "倡议", "Initiative")
    rules = {merge.rule for concept in concepts for merge in concept.merges}
    assert rules == {"short form in its article"}


def test_an_acronym_with_an_abbreviated_name_joins_by_initials(mention: Make) -> None:
    concepts = merged(
        mention("国家互联网信息办公室", "Cyberspace Administration of China", "x"),
        mention("国家网信办", "CAC", "x", relation=Relation.ACRONYM),
        mention("国家机关", "CAC", "y", relation=Relation.ACRONYM),
    )
    assert together(concepts, "国家互联网信息办公室", "国家网信办", "CAC")
    assert not together(concepts, "国家互联网信息办公室", "国家机关")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("世界互联网大会", "2023 World Internet Conference"),
            ("世界互联网大会", "2024 World Internet Conference"),
        ),
        (("五年规划", "13th Five-Year Plan"), ("五年规划", "14th Five-Year Plan")),
        (("可持续发展", "sustainable development"), ("可持续发展", "unsustainable development")),
        (("形式契约", "formal contract"), ("形式契约", "informal contract")),
        (("数据安全管理办法", "Data Security Rules"), ("数据安全管理条例", "Data Security Rules")),
        (("中国网络安全法", "Cybersecurity Law"), ("网络安全法(草案)", "Cybersecurity Law")),
        (("大模型", "model"), ("模型", "model")),
        (("人工智能", "AI"), ("国际特赦组织", "AI")),
    ],
)
def test_what_speaks_of_something_else_stays_apart(
    mention: Make, one: tuple[str, str], other: tuple[str, str]
) -> None:
    concepts = merged(mention(*one, "a"), mention(*other, "b"))
    assert len(concepts) == 2
    assert len({concept.id for concept in concepts}) == 2


def test_a_term_without_a_year_does_not_bridge_two_years(mention: Make) -> None:
    concepts = merged(
        mention("世界互联网大会", "2023 World Internet Conference", "a"),
        mention("世界互联网大会", "World Internet Conference", "b"),
        mention("世界互联网大会", "2024 World Internet Conference", "c"),
    )
    assert not together(
        concepts, "2023 World Internet Conference", "2024 World Internet Conference"
    )
    assert sum(len(concept.mentions) for concept in concepts) == 3


@pytest.mark.parametrize(
    ("zh", "one", "other"),
    [
        ("无为", "wu wei", "non-action"),
        ("不扩散核武器条约", "NPT", "Treaty on the Non-Proliferation of Nuclear Weapons"),
        ("反垄断法", "antitrust law", "anti-trust law"),
        ("第三代合作伙伴计划", "3GPP", "3rd Generation Partnership Project"),
        ("反不正当竞争法", "Law Against Unfair Competition", "Anti-Unfair Competition Law"),
    ],
)
def test_negation_and_figures_split_only_what_is_else_the_same(
    mention: Make, zh: str, one: str, other: str
) -> None:
    assert len(merged(mention(zh, one, "a"), mention(zh, other, "b"))) == 1


def test_a_description_shows_the_term_in_use_and_adds_no_english(mention: Make) -> None:
    concepts = merged(
        mention("国家互联网信息办公室", "Cyberspace Administration of China", "a"),
        mention("国家互联网信息办公室", "internet regulator", "b", relation=Relation.DESCRIPTION),
        mention("中国气象局", "weather watchers", "b", relation=Relation.DESCRIPTION),
    )
    (concept,) = concepts
    assert texts(concept) == {"Cyberspace Administration of China"}
    assert len(concept.mentions) == 2


def test_a_concept_keeps_its_id_when_articles_are_added(mention: Make) -> None:
    first = mention("乌镇", "Wuzhen", "a")
    (before,) = merged(first)
    after = merged(first, mention("一带一路", "Belt and Road", "b"), mention("烏鎮", "Wuzhen", "c"))
    assert before.id in {concept.id for concept in after}
    assert before.id.startswith("c-")
    assert len(before.id) == 12
    assert [concept.id for concept in after] == sorted(concept.id for concept in after)


def test_the_newest_article_and_the_surest_mention_show(mention: Make) -> None:
    sources = {
        "a": Source(article="a", file="a.txt", date="2023-07-13"),
        "b": Source(article="b", file="b.txt", date="2023-11-29"),
        "c": Source(article="c", file="c.txt"),
    }
    mentions = [
        mention("乌镇", "Wuzhen", name, confidence=sure)
        for name, sure in (("a", 0.5), ("b", 0.75), ("c", 0.625))
    ]
    ((concept,), _) = merge_mentions(mentions, sources)
    assert (concept.changed, concept.confidence) == ("2023-11-29", 0.75)


def test_no_mentions_make_no_concepts() -> None:
    assert merge_mentions([], {}) == ((), ())
