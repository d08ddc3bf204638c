"""Give each concept its kind and subject field."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossary.classify.entities import Undecided, asked, kinds_by_entity
from glossary.classify.fields import field_of
from glossary.classify.heads import kind_by_heads
from glossary.classify.names import kind_by_name
from glossary.model import Concept, Kind, Language, Relation, TermType
from glossary.text.simplified import simplify

_SHORT = {TermType.SHORT_FORM, TermType.ACRONYM}


def _pairs(concept: Concept) -> Iterator[tuple[str, str]]:
    """Give the term pairs to look at, preferred ones first, the Chinese Simplified.

    Short names come only where there is nothing else.
    """
    terms = [term for term in concept.terms if term.type not in _SHORT] or list(concept.terms)
    chinese = [term.text for term in terms if term.language is not Language.EN]
    chinese = chinese or [t.text for t in concept.terms if t.language is not Language.EN]
    english = [term.text for term in terms if term.language is Language.EN]
    english = english or [t.text for t in concept.terms if t.language is Language.EN]
    for zh in dict.fromkeys(simplify(text) for text in chinese):
        for en in english:
            yield zh, en


def _in_title_marks(concept: Concept) -> bool:
    """Say whether a text sets the Chinese term in 《》, which mark the title of a work."""
    return any(
        f"《{keyed.mention.zh}》" in keyed.mention.context
        for keyed in concept.mentions
        if keyed.mention.relation is not Relation.DESCRIPTION
    )


def _kind(concept: Concept) -> Kind | None:
    """Give the kind that heads, title marks or the spelling decide, or None."""
    pairs = tuple(_pairs(concept))
    by_heads = Counter(kind for zh, en in pairs if (kind := kind_by_heads(zh, en)))
    if by_heads:
        return min(by_heads, key=lambda kind: (-by_heads[kind], tuple(Kind).index(kind)))
    if _in_title_marks(concept):
        return Kind.DOCUMENT
    return next((kind for zh, en in pairs if (kind := kind_by_name(zh, en))), None)


def _field(concept: Concept, kind: Kind) -> str:
    return next((field for zh, en in _pairs(concept) if (field := field_of(zh, en, kind))), "")


def _first(concept: Concept) -> Undecided:
    zh, en = next(_pairs(concept), ("", ""))
    return Undecided(zh, en)


def classify_concepts(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """Give each concept its kind and, where the words of a field stand in it, its field.

    Head nouns decide first, then 《》, then the spelling of names; spaCy is loaded only if a name
    is still open. Everything else keeps the kind ``term``. The order stays.
    """
    concepts = tuple(concepts)
    kinds = [_kind(concept) for concept in concepts]
    open_names = asked(
        _first(concept) for concept, kind in zip(concepts, kinds, strict=True) if kind is None
    )
    entities = dict(zip(open_names, kinds_by_entity(open_names), strict=True)) if open_names else {}
    classified = []
    for concept, decided in zip(concepts, kinds, strict=True):
        kind = decided or entities.get(_first(concept)) or Kind.TERM
        classified.append(replace(concept, kind=kind, subject_field=_field(concept, kind)))
    return tuple(classified)
