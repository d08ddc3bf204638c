"""Answer what the page asks: a search with its filters, and one concept in full."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from glossary.export.carry import Carrier
from glossary.export.order import sort_key
from glossary.export.page.record import Record, make_record, pack, site_of
from glossary.export.pairs import CHINESE, best_term
from glossary.export.workbook.styles import HIGH, MEDIUM
from glossary.model import Concept, Language, columns_of
from glossary.serve.desk import Desk, version_of
from glossary.serve.said import editable_values
from glossary.text.pinyin import pinyin

FACETS = ("kind", "status", "source", "confidence")
_ROWS = 80  # concepts in one answer
_MOST = 200  # concepts that a text may find: nobody reads on, they type on


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold what is asked: a text, the values chosen of each facet, the order, where to go on."""

    text: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)
    conflicts: bool = False
    order: str = "english"
    start: int = 0


_ALL = Question()


class Facts(NamedTuple):
    """Hold by what a concept is filtered, in the order of FACETS, and what conflicts."""

    kind: tuple[str, ...]
    status: tuple[str, ...]
    source: tuple[str, ...]
    confidence: tuple[str, ...]
    conflicts: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Answers:
    """Answer from a desk; what all concepts have in common is worked out once an edition."""

    desk: Desk
    _edition: int = 0
    _sites: dict[str, str] = field(default_factory=dict)
    _facts: dict[str, tuple[Concept, Facts]] = field(default_factory=dict)
    _orders: dict[str, list[str]] = field(default_factory=dict)
    _all: tuple[int, Mapping[str, Counter[str]]] = (-1, MappingProxyType({}))

    def search(self, question: Question) -> Record:
        """Give the concepts that answer, those from ``start`` on, and the counts of the facets."""
        desk = self.desk
        with desk.lock:
            desk.refresh()
            self._renew()
            if question.text.strip():
                ids: Sequence[str] = desk.find(question.text, _MOST)
            else:
                ids = self._ordered(question.order)
            if question == replace(_ALL, order=question.order, start=question.start):
                passing, counts = ids, self._count_all(ids)
            else:
                passing, counts = self._filter(ids, question)
            carrier = Carrier("html")
            shown = passing[question.start : question.start + _ROWS]
            records = [make_record(desk.concepts[one], desk.sources, carrier) for one in shown]
        return {
            "total": len(passing),
            "from": question.start,
            "counts": {name: count.most_common() for name, count in counts.items()},
            "packed": pack(records),
        }

    def entry(self, name: str) -> Record | None:
        """Give one concept with what people may edit of it, or None where there is none."""
        desk = self.desk
        with desk.lock:
            desk.refresh()
            concept = desk.concepts.get(name)
            if concept is None:
                return None
            record = make_record(concept, desk.sources, Carrier("html"))
            record["editable"] = editable_values(concept, desk.sources)
            record["version"] = version_of(concept)
        return {"packed": pack([record])}

    def warm(self) -> None:
        """Work out what the first question needs, before it is asked."""
        self.search(Question())
        self.search(Question(text="warm"))

    def _renew(self) -> None:
        """Forget what was worked out for an earlier edition."""
        if self._edition != self.desk.edition:
            self._edition = self.desk.edition
            self._sites = {name: site_of(one) for name, one in self.desk.sources.items()}
            self._facts.clear()
            self._orders.clear()

    def _filter(
        self, ids: Sequence[str], question: Question
    ) -> tuple[Sequence[str], Mapping[str, Counter[str]]]:
        """Give what passes, and the counts of each facet, its own choice left aside."""
        chosen = [
            (facet, place, question.chosen[facet])
            for place, facet in enumerate(FACETS)
            if question.chosen.get(facet)
        ]
        facts = [self._facts_of(self.desk.concepts[name]) for name in ids]
        if not chosen and not question.conflicts:
            return ids, _count(dict.fromkeys(FACETS, facts))
        passing: list[str] = []
        counted: dict[str, list[Facts]] = {facet: [] for facet in FACETS}
        for name, one in zip(ids, facts, strict=True):
            if question.conflicts and not one.conflicts:
                continue
            failing = [facet for facet, place, wanted in chosen if wanted.isdisjoint(one[place])]
            if not failing:
                passing.append(name)
            if len(failing) <= 1:
                for facet in failing or FACETS:
                    counted[facet].append(one)
        return passing, _count(counted)

    def _count_all(self, ids: Sequence[str]) -> Mapping[str, Counter[str]]:
        """Give the counts of the whole glossary, counted once while it stays as it is."""
        if self._all[0] != self.desk.revision:
            self._all = (self.desk.revision, self._filter(ids, _ALL)[1])
        return self._all[1]

    def _facts_of(self, concept: Concept) -> Facts:
        """Give the facts of a concept, worked out once while it stays as it is."""
        known = self._facts.get(concept.id)
        if known is not None and known[0] is concept:
            return known[1]
        sites = (self._sites.get(one, "") for one in columns_of(concept.mentions).articles)
        facts = Facts(
            kind=(str(concept.kind),),
            status=(str(concept.review),),
            source=tuple(dict.fromkeys(site for site in sites if site)),
            confidence=(_band(concept.confidence),),
            conflicts=tuple(str(one.language) for one in concept.conflicts),
        )
        self._facts[concept.id] = (concept, facts)
        return facts

    def _ordered(self, order: str) -> list[str]:
        """Give the ids of all concepts in an order that the page offers."""
        if order not in self._orders:
            key = _ORDERS.get(order, _by_english)
            concepts = sorted(self.desk.concepts.values(), key=lambda one: (key(one), one.id))
            self._orders[order] = [concept.id for concept in concepts]
        return self._orders[order]


def _count(facts: Mapping[str, Sequence[Facts]]) -> dict[str, Counter[str]]:
    """Count the values of each facet."""
    return {
        facet: Counter(chain.from_iterable(map(itemgetter(place), facts[facet])))
        for place, facet in enumerate(FACETS)
    }


def _band(confidence: float) -> str:
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


def _chinese(concept: Concept) -> str:
    return next((term.text for one in CHINESE if (term := best_term(concept, one))), "")


def _by_english(concept: Concept) -> Any:  # noqa: ANN401 - anything that sorts
    term = best_term(concept, Language.EN)
    return sort_key(term.text if term else _chinese(concept))


_ORDERS: Mapping[str, Callable[[Concept], Any]] = {
    "english": _by_english,
    "pinyin": lambda concept: pinyin(_chinese(concept)) or "\uffff",
    "seen": lambda concept: (-len(concept.mentions), _by_english(concept)),
    "doubtful": lambda concept: (concept.confidence, _by_english(concept)),
}
