"""Make one concept of two where a person said so, and ask nobody twice."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from glossary.model import (
    Concept,
    Contradiction,
    Decision,
    Language,
    Merge,
    Proposal,
    ReviewStatus,
    TermStatus,
)
from glossary.review.fields import JOIN


class Merged(NamedTuple):
    """Hold the proposals that are still open and the decisions without their concepts."""

    proposals: tuple[Proposal, ...]
    orphans: tuple[Decision, ...]


def merge_decided(
    concepts: dict[str, Concept],
    decisions: Iterable[Decision],
    proposals: Iterable[Proposal],
    home: Callable[[Decision], str],
    contradictions: list[Contradiction],
) -> Merged:
    """Merge concepts in place, each into the left one, and drop proposals that were decided."""
    sides: dict[frozenset[str], list[Decision]] = {}
    ends: dict[frozenset[str], tuple[str, str]] = {}
    orphans = []
    for decision in decisions:
        left = home(decision)
        right = home(replace(decision, pairs=decision.other, concept=""))
        if not left or not right:
            orphans.append(decision)
        elif left != right:
            pair = frozenset((left, right))
            sides.setdefault(pair, []).append(decision)
            ends.setdefault(pair, (left, right))
    moved: dict[str, str] = {}

    def now(name: str) -> str:
        while name in moved:
            name = moved[name]
        return name

    for pair, said in sides.items():
        if len({decision.value for decision in said}) > 1:
            left = ends[pair][0]
            contradictions.append(
                Contradiction(concept=left, shown=said[0].shown, field="merge", sides=tuple(said))
            )
        elif said[0].value == "merge":
            left, right = map(now, ends[pair])
            states = {concepts[left].review, concepts[right].review}
            if left != right and ReviewStatus.REJECTED not in states:
                concepts[left] = _one(concepts[left], concepts.pop(right))
                moved[right] = left
    open_proposals = tuple(
        replace(proposal, left=now(proposal.left), right=now(proposal.right))
        for proposal in proposals
        if len({one.value for one in sides.get(frozenset((proposal.left, proposal.right)), ())})
        != 1
        and now(proposal.left) != now(proposal.right)
        and {now(proposal.left), now(proposal.right)} <= concepts.keys()
        and all(
            concepts[now(side)].review is not ReviewStatus.REJECTED
            for side in (proposal.left, proposal.right)
        )
    )
    return Merged(open_proposals, tuple(orphans))


def _one(left: Concept, right: Concept) -> Concept:
    """Take the right concept into the left one, whose terms stay preferred."""
    known = {(term.language, term.text) for term in left.terms}
    led = {term.language for term in left.terms if term.status is TermStatus.PREFERRED}
    joining = tuple(
        replace(term, status=TermStatus.ADMITTED)
        if term.status is TermStatus.PREFERRED and term.language in led
        else term
        for term in right.terms
        if (term.language, term.text) not in known
    )

    def shown(concept: Concept) -> str:
        chinese = concept.preferred(Language.ZH_HANS) or concept.preferred(Language.ZH_HANT)
        return f"{chinese} = {concept.preferred(Language.EN)}"

    return replace(
        left,
        terms=(*left.terms, *joining),
        mentions=(*left.mentions, *right.mentions),
        merges=(*left.merges, *right.merges, Merge("a reviewer", shown(left), shown(right))),
        conflicts=(*left.conflicts, *right.conflicts),
        confidence=max(left.confidence, right.confidence),
        forbidden=left.forbidden or right.forbidden,
        note=_both(left.note, right.note),
        reviewer=_both(left.reviewer, right.reviewer),
        changed=max(left.changed, right.changed),
    )


def _both(left: str, right: str) -> str:
    """Keep the remarks on both concepts."""
    return JOIN.join(dict.fromkeys(text for text in (left, right) if text))
