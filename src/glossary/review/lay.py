"""Lay all decisions over the concepts of a new result."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossary.model import (
    Concept,
    Conflict,
    Contradiction,
    Decision,
    Language,
    PairKeys,
    Proposal,
    ReviewStatus,
)
from glossary.review.apply import LANGUAGES, apply_decisions
from glossary.review.fields import REMARKS, TERMS, same_value
from glossary.review.keys import Keys, pairs_of
from glossary.review.merges import merge_decided
from glossary.review.refuse import refused_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Hold the concepts as decided, and what needs people again.

    ``orphans`` are decisions whose concept no article brings any more: they are
    kept for the day it comes back.
    """

    concepts: tuple[Concept, ...]
    proposals: tuple[Proposal, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    orphans: tuple[Decision, ...] = ()


def lay_decisions(
    concepts: Iterable[Concept],
    proposals: Iterable[Proposal],
    decisions: Iterable[Decision],
    keys: Keys,
) -> Laid:
    """Lay the decisions over the concepts, in the order of their ids.

    The concepts of rejected pairs are among them (``refuse.add_refused``). A
    field on which people contradict each other shows what the program found,
    and a status "new", until somebody decides.
    """
    decisions = tuple(decisions)
    found = _Index(concepts, refused_pairs(decisions), keys)
    about: dict[str, list[Decision]] = defaultdict(list)
    homeless: dict[str, list[Decision]] = defaultdict(list)
    merges: list[Decision] = []
    for decision in decisions:
        if decision.field == "merge":
            merges.append(decision)
        elif name := found.home(decision):
            about[name].append(decision)
        else:
            homeless[decision.concept].append(decision)
    laid = dict(found.concepts)
    for name, group in list(homeless.items()):
        if any(decision.field == "added" for decision in group):
            laid[name] = Concept(id=name, terms=(), confidence=1.0)
            about[name] = homeless.pop(name)
    contradictions: list[Contradiction] = []
    for name in sorted(about):
        laid[name] = _lay_one(laid[name], about[name], keys, contradictions)
    orphans = [one for group in homeless.values() for one in group]
    merged = merge_decided(laid, merges, proposals, found.home, contradictions)
    return Laid(
        concepts=tuple(laid[name] for name in sorted(laid)),
        proposals=merged.proposals,
        contradictions=tuple(contradictions),
        orphans=tuple(orphans) + merged.orphans,
    )


class _Index:
    """Find the concept that a decision is about."""

    def __init__(
        self, concepts: Iterable[Concept], refused: frozenset[PairKeys], keys: Keys
    ) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self._refused = refused
        self._by_pair: dict[PairKeys, list[str]] = defaultdict(list)
        self._open: set[str] = set()
        for concept in self.concepts.values():
            chinese = concept.preferred(Language.ZH_HANS) or concept.preferred(Language.ZH_HANT)
            pairs = pairs_of(concept) or keys.pair(chinese, concept.preferred(Language.EN))
            for pair in pairs:
                self._by_pair[pair].append(concept.id)
            if not pairs or not refused.issuperset(pairs):
                self._open.add(concept.id)

    def home(self, decision: Decision) -> str:
        """Give the id of the concept, or nothing: by its pairs, else by its id."""
        return self.home_of(decision.pairs, decision.concept)

    def home_of(self, pairs: Sequence[PairKeys], name: str) -> str:
        """Give the concept that shares the most pairs; the id decides before the count."""
        shared = Counter(found for pair in pairs for found in self._by_pair.get(pair, ()))
        if name in shared:
            return name
        if shared:
            return min(shared, key=lambda one: (-shared[one], one))
        # The id alone would lead from what was rejected to the right term of the same Chinese,
        # and back.
        if name in self._open and not (pairs and self._refused.issuperset(pairs)):
            return name
        return ""


def _lay_one(
    concept: Concept,
    decisions: Sequence[Decision],
    keys: Keys,
    contradictions: list[Contradiction],
) -> Concept:
    """Lay the decisions over one concept, and list where they contradict each other."""
    by_field: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_field[decision.field].append(decision)
    by_field.pop("added", None)
    remarks = {field: by_field.pop(field) for field in REMARKS if field in by_field}
    split = {field: sides for field, sides in by_field.items() if not _agree(field, sides)}
    said = {
        field: max(sides, key=lambda one: (one.typed, one.before, one.was))
        for field, sides in by_field.items()
        if field not in split
    }
    if not concept.terms:  # a person added it: contradicting terms must still show one
        said |= {field: min(split[field], key=lambda one: one.value) for field in split}
    laid = apply_decisions(concept, said, remarks, keys)
    if not split:
        return laid
    for field, sides in split.items():
        contradictions.append(
            Contradiction(
                concept=concept.id,
                shown=sides[0].shown,
                field=field,
                sides=tuple(sorted(sides, key=lambda one: (one.value, one.by))),
            )
        )
    return _show_split(laid, split)


def _agree(field: str, sides: Sequence[Decision]) -> bool:
    """Say whether all sides say the same."""
    return all(same_value(field, sides[0].value, side.value) for side in sides[1:])


def _show_split(concept: Concept, split: Mapping[str, Sequence[Decision]]) -> Concept:
    """Show contradicting terms as a conflict, and a contradicting status as none."""
    conflicts = list(concept.conflicts)
    for field in TERMS:
        if field in split:
            language = LANGUAGES[field]
            texts = [
                *(side.value for side in split[field] if side.value),
                *(t for one in conflicts if one.language is language for t in one.terms),
            ]
            conflicts = [one for one in conflicts if one.language is not language]
            conflicts.append(Conflict(language=language, terms=tuple(dict.fromkeys(texts))))
    status = ReviewStatus.NEW if "status" in split else concept.review
    return replace(concept, conflicts=tuple(conflicts), review=status)
