"""The term to use is chosen by the stated rules, in their order."""

from collections.abc import Callable

from glossary.merge import merge_mentions
from glossary.model import Concept, KeyedMention, Language, ShortForm, Source, TermStatus, TermType

Make = Callable[..., KeyedMention]


def one(*mentions: KeyedMention, **dates: str) -> Concept:
    sources = {name: Source(article=name, file="f", date=date) for name, date in dates.items()}
    ((concept,), _) = merge_mentions(mentions, sources)
    return concept


def test_quoted_goes_before_frequent(mention: Make) -> None:
    concept = one(
        mention("枫桥经验", "Fengqiao Model", "a"),
        mention("枫桥经验", "Fengqiao Model", "b"),
        mention("枫桥经验", "Fengqiao experience", "c", quoted=True),
    )
    assert concept.preferred(Language.EN) == "Fengqiao experience"


def test_frequent_goes_before_complete(mention: Make) -> None:
    concept = one(
        mention("水墨画", "ink wash painting", "a"),
        mention("水墨画", "ink wash painting", "b"),
        mention("水墨画", "traditional Chinese ink wash painting", "c"),
    )
    assert concept.preferred(Language.EN) == "ink wash painting"
    variant = next(term for term in concept.terms if term.text.startswith("traditional"))
    assert (variant.status, variant.type) == (TermStatus.ADMITTED, TermType.VARIANT)


def test_complete_goes_before_early(mention: Make) -> None:
    concept = one(
        mention("水墨画", "ink wash painting", "a"),
        mention("水墨画", "Chinese ink wash painting", "b"),
        a="2001-01-01",
        b="2002-01-01",
    )
    assert concept.preferred(Language.EN) == "Chinese ink wash painting"


def test_else_the_earliest_article_decides(mention: Make) -> None:
    concept = one(
        mention("样本", "sample", "b"),
        mention("样本", "record", "c"),
        mention("样本", "member", "a"),
        a="2003-01-01",
        b="2002-01-01",
    )
    assert concept.preferred(Language.EN) == "sample"


def test_spellings_of_one_term_are_counted_together(mention: Make) -> None:
    concept = one(
        mention("模型", "Model", "a"), mention("模型", "models", "b"), mention("模型", "Model", "c")
    )
    (english,) = (term for term in concept.terms if term.language is Language.EN)
    assert (english.text, english.seen) == ("Model", 3)


def test_a_neutral_spelling_follows_its_article(mention: Make) -> None:
    traditional = merge_mentions(
        [mention("孟子", "Mencius", "hant"), mention("論語", "Analects", "hant")], {}
    )[0]
    languages = {term.text: term.language for concept in traditional for term in concept.terms}
    assert languages["孟子"] is Language.ZH_HANT

    both = merge_mentions(
        [
            mention("孟子", "Mencius", "hant"),
            mention("論語", "Analects", "hant"),
            mention("孟子", "Mencius", "hans"),
        ],
        {},
    )[0]
    seen = [(t.language, t.seen) for concept in both for t in concept.terms if t.text == "孟子"]
    assert seen == [(Language.ZH_HANS, 2)]


def test_short_names_are_terms_but_never_preferred(mention: Make) -> None:
    concept = one(
        mention(
            "全球人工智能治理倡议", "Global AI Governance Initiative", short=("Initiative", "GAIGI")
        )
    )
    types = {term.text: (term.type, term.status) for term in concept.terms}
    assert types["Initiative"] == (TermType.SHORT_FORM, TermStatus.ADMITTED)
    assert types["GAIGI"] == (TermType.ACRONYM, TermStatus.ADMITTED)
    assert concept.terms[0].status is TermStatus.PREFERRED


def test_a_short_name_of_a_part_is_no_term_of_the_whole(mention: Make) -> None:
    part = (ShortForm("Artificial Intelligence", "AI"),)
    concept = one(mention("人工智能法", "Artificial Intelligence Law", short_forms=part))
    assert {term.text for term in concept.terms} == {"人工智能法", "Artificial Intelligence Law"}
