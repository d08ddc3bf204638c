"""Which terms stand beside each other where a format holds pairs."""

from glossary.export.pairs import best_term, preferred_pairs, variant_pairs
from glossary.model import (
    Concept,
    KeyedMention,
    Language,
    Mention,
    Relation,
    Span,
    Term,
    TermStatus,
    TermType,
)

ZH, TW, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN


def _texts(concept: Concept) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [(pair.zh.text, pair.en.text) for pair in preferred_pairs(concept)],
        [(pair.zh.text, pair.en.text) for pair in variant_pairs(concept)],
    )


def _seen(zh: str, en: str) -> KeyedMention:
    mention = Mention(
        article="a",
        zh=zh,
        en=en,
        zh_span=Span(0, 1),
        en_span=Span(1, 2),
        context="",
        context_span=Span(0, 2),
        relation=Relation.ACRONYM,
        pattern="bracketed",
        confidence=1,
    )
    return KeyedMention(mention=mention, zh_key=zh, en_key=en)


TERMS = (
    Term(text="世界卫生组织", language=ZH, status=TermStatus.PREFERRED),
    Term(text="世界衛生組織", language=TW),
    Term(text="World Health Organization", language=EN, status=TermStatus.PREFERRED),
    Term(text="世卫组织", language=ZH, type=TermType.SHORT_FORM),
    Term(text="WHO", language=EN, type=TermType.ACRONYM),
    Term(text="世卫", language=ZH, type=TermType.SHORT_FORM, status=TermStatus.DEPRECATED),
)


def test_full_names_pair_with_full_names_and_short_with_short() -> None:
    preferred, others = _texts(Concept(id="c-1", terms=TERMS))
    assert preferred == [
        ("世界卫生组织", "World Health Organization"),
        ("世界衛生組織", "World Health Organization"),
    ]
    assert others == [("世卫组织", "WHO")]


def test_an_article_may_tie_a_full_name_to_an_abbreviation() -> None:
    concept = Concept(id="c-1", terms=TERMS, mentions=(_seen("世界卫生组织", "WHO"),))
    assert ("世界卫生组织", "WHO") in _texts(concept)[1]


def test_without_a_preferred_term_a_full_form_leads() -> None:
    concept = Concept(
        id="c-1",
        terms=(
            Term(text="WHO", language=EN, type=TermType.ACRONYM),
            Term(text="World Health Organization", language=EN),
        ),
    )
    best = best_term(concept, EN)
    assert best is not None
    assert best.text == "World Health Organization"


def test_a_deprecated_term_pairs_with_nothing() -> None:
    concept = Concept(
        id="c-1",
        terms=(
            Term(text="坏", language=ZH, status=TermStatus.DEPRECATED),
            Term(text="bad", language=EN),
        ),
    )
    assert _texts(concept) == ([], [])
