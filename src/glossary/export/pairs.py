"""Which concepts leave, and which of their terms stand beside each other.

A rejected concept leaves in no format but glossary.json. A forbidden one leaves
only where the format can say "forbidden": as an ordinary pair it would be used.
"""

from collections.abc import Iterator
from typing import NamedTuple

from glossary.export.options import ExportOptions
from glossary.model import (
    Concept,
    Glossary,
    Language,
    ReviewStatus,
    Term,
    TermStatus,
    TermType,
    columns_of,
)

CHINESE = (Language.ZH_HANS, Language.ZH_HANT)
_LONG = frozenset({TermType.FULL_FORM, TermType.VARIANT, TermType.ROMANIZATION})
_REVIEWED = frozenset({ReviewStatus.APPROVED, ReviewStatus.EDITED})


class Pair(NamedTuple):
    """Hold a Chinese and an English term that translate each other."""

    zh: Term
    en: Term


def leaving(
    glossary: Glossary, options: ExportOptions, *, says_forbidden: bool = False
) -> Iterator[Concept]:
    """Give the concepts that may leave in a format, in the order of the glossary."""
    for concept in glossary.concepts:
        if concept.review is ReviewStatus.REJECTED:
            continue
        if options.only_approved and concept.review not in _REVIEWED:
            continue
        if concept.forbidden and not says_forbidden:
            continue
        yield concept


def best_term(concept: Concept, language: Language) -> Term | None:
    """Give the preferred term of a language, else a full form, else any admitted one."""
    usable = [term for term in concept.terms if _usable(term, language)]
    preferred = [term for term in usable if term.status is TermStatus.PREFERRED]
    full = [term for term in usable if term.type in _LONG]
    return next(iter(preferred + full + usable), None)


def preferred_pairs(concept: Concept) -> tuple[Pair, ...]:
    """Pair the best English term with the best Simplified and Traditional one."""
    en = best_term(concept, Language.EN)
    chinese = (best_term(concept, language) for language in CHINESE)
    return tuple(Pair(zh, en) for zh in chinese if zh and en)


def variant_pairs(concept: Concept) -> tuple[Pair, ...]:
    """Pair the other terms: long with long, short with short, or seen together.

    Full names never stand beside abbreviations unless an article ties them
    (世界卫生组织（WHO）); a deprecated term stands beside nothing.
    """
    first = set(preferred_pairs(concept))
    wordings = set(columns_of(concept.mentions).wordings)
    seen = {(wording.zh, wording.en) for wording in wordings}
    return tuple(
        pair
        for pair in _all_pairs(concept)
        if pair not in first and (_alike(pair) or (pair.zh.text, pair.en.text) in seen)
    )


def _all_pairs(concept: Concept) -> Iterator[Pair]:
    """Pair every usable Chinese term with every usable English one."""
    english = [term for term in concept.terms if _usable(term, Language.EN)]
    for language in CHINESE:
        for zh in concept.terms:
            if _usable(zh, language):
                yield from (Pair(zh, en) for en in english)


def _usable(term: Term, language: Language) -> bool:
    """Say whether a term of this language may be used in a translation."""
    return term.language is language and term.status is not TermStatus.DEPRECATED


def _alike(pair: Pair) -> bool:
    """Say whether both terms are names in full, or both shortened."""
    return (pair.zh.type in _LONG) == (pair.en.type in _LONG)
