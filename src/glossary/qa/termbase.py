"""What a glossary says of one direction: the terms to look for, and what may stand for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import (
    Concept,
    Glossary,
    Kind,
    Language,
    ReviewStatus,
    Span,
    Term,
    TermStatus,
    TermType,
)
from glossary.text.occurrences import TermFinder

_NAMES = frozenset(
    {Kind.LAW, Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.EVENT, Kind.DOCUMENT}
)
_REVIEWED = frozenset({ReviewStatus.APPROVED, ReviewStatus.EDITED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Hold what is said of one concept: what stands for it in the source, and how to render it.

    ``allowed`` are the terms of the target language, the preferred first;
    ``forbidden`` those that must not be used, ``doubtful`` those of pairs that a
    reviewer rejected.
    """

    id: str
    kind: Kind
    is_reviewed: bool
    sources: tuple[Term, ...]
    allowed: tuple[Term, ...]
    forbidden: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def is_end(self, term: Term) -> bool:
        """Say whether a short form is only a part of a full one: 办法, the Measures."""
        return term.type is TermType.SHORT_FORM and any(
            term.text.casefold() in other.text.casefold() and len(term.text) < len(other.text)
            for other in self.sources
        )

    @property
    def is_name(self) -> bool:
        """Say whether the concept is one person, place, organization, law, event or work."""
        return self.kind in _NAMES


class Hit(NamedTuple):
    """Mark a source term in a text, with all that the glossary says of it."""

    start: int
    end: int
    term: Term
    wanted: tuple[Wanted, ...]


class TermBase:
    """Find the source terms in source texts and the target terms in target texts."""

    def __init__(
        self, glossary: Glossary, *, from_chinese: bool, only_reviewed: bool = False
    ) -> None:
        """Take what the glossary says in one direction."""
        self.from_chinese = from_chinese
        wanted = [
            one
            for concept in glossary.concepts
            if not only_reviewed or concept.review in (*_REVIEWED, ReviewStatus.REJECTED)
            if (one := _wanted(concept, from_chinese=from_chinese)) is not None
        ]
        self._sources = TermFinder(
            (term.text, (term, one)) for one in wanted for term in one.sources
        )
        self._targets = TermFinder(
            (text, text)
            for one in wanted
            for text in (*(term.text for term in one.allowed), *one.forbidden, *one.doubtful)
        )

    def find_sources(self, text: str) -> Iterator[Hit]:
        """Give the source terms in a text; of those that overlap the longest."""
        for one in self._sources.find(text):
            terms, wanted = zip(*one.payloads, strict=True)
            yield Hit(one.start, one.end, terms[0], wanted)

    def find_targets(self, text: str) -> dict[str, Span]:
        """Give the first place of each target term by its spelling in the glossary."""
        places: dict[str, Span] = {}
        for one in self._targets.find(text):
            for term in one.payloads:
                places.setdefault(term, Span(one.start, one.end))
        return places


def _wanted(concept: Concept, *, from_chinese: bool) -> Wanted | None:
    """Give what a concept wants; None where it has no term on one side."""
    chinese = [term for term in concept.terms if term.language is not Language.EN]
    english = [term for term in concept.terms if term.language is Language.EN]
    sources, targets = (chinese, english) if from_chinese else (english, chinese)
    if not sources or not targets:
        return None
    is_rejected = concept.review is ReviewStatus.REJECTED
    is_closed = concept.forbidden or is_rejected
    texts = tuple(term.text for term in targets)
    return Wanted(
        id=concept.id,
        kind=concept.kind,
        is_reviewed=concept.review in _REVIEWED,
        sources=tuple(sources),
        allowed=() if is_closed else tuple(_usable(targets)),
        forbidden=texts
        if concept.forbidden and not is_rejected
        else tuple(term.text for term in targets if term.status is TermStatus.DEPRECATED),
        doubtful=texts if is_rejected else (),
    )


def _usable(terms: Iterable[Term]) -> list[Term]:
    """Give the terms that may be used, full forms and the preferred first."""
    usable = [term for term in terms if term.status is not TermStatus.DEPRECATED]
    return sorted(
        usable,
        key=lambda term: (
            term.type is not TermType.FULL_FORM,
            term.status is not TermStatus.PREFERRED,
        ),
    )
