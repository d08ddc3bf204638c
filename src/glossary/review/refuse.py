"""Keep rejected pairs out of the concepts before any are made."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from glossary.model import Concept, Decision, KeyedMention, PairKeys, ReviewStatus
from glossary.review.keys import pairs_of


def refused_pairs(decisions: Iterable[Decision]) -> frozenset[PairKeys]:
    """Give the pairs that were rejected and that nobody else approved."""
    said: dict[PairKeys, set[str]] = defaultdict(set)
    for decision in decisions:
        if decision.field == "status":
            for pair in decision.pairs:
                said[pair].add(decision.value)
    return frozenset(pair for pair, values in said.items() if values == {ReviewStatus.REJECTED})


def set_aside(
    mentions: Iterable[KeyedMention], refused: frozenset[PairKeys]
) -> tuple[list[KeyedMention], list[KeyedMention]]:
    """Part the mentions of rejected pairs from all others.

    Done before merging, so that a rejected pair neither returns in another
    concept nor lends it a term, and a right translation of the same Chinese
    term is free to come.
    """
    if not refused:
        return list(mentions), []
    kept: list[KeyedMention] = []
    aside: list[KeyedMention] = []
    for keyed in mentions:
        keys = PairKeys(keyed.zh_key, keyed.en_key)
        is_refused = keyed.mention.is_pair and keys in refused
        (aside if is_refused else kept).append(keyed)
    return kept, aside


def add_refused(kept: Iterable[Concept], refused: Iterable[Concept]) -> tuple[Concept, ...]:
    """Add the concepts of rejected pairs to the others, so that people see what they rejected.

    Where a right translation of the same Chinese term has the id, the rejected
    concept gets another one that stays the same from build to build.
    """
    concepts = {concept.id: concept for concept in kept}
    for concept in refused:
        name = concept.id
        while name in concepts:
            keys = [key for pair in sorted(pairs_of(concept)) for key in pair]
            text = "\x1f".join(("rejected", name, *keys))
            name = "c-" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]
        concepts[name] = replace(concept, id=name, review=ReviewStatus.REJECTED, conflicts=())
    return tuple(concepts[name] for name in sorted(concepts))
