"""Propose to a reviewer concepts that may be one; nothing is merged here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.merge.attach import Pair
from glossary.merge.profile import (
    chinese_profile,
    chinese_veto,
    english_profile,
    english_veto,
    head_veto,
)
from glossary.model import Proposal

_NEIGHBOURS = 4
_LIKE_CHINESE = 82.0
_LIKE_ENGLISH = 86.0
_SHORTEST = 4  # letters: in shorter Chinese terms one other character is another term


class Nominee(NamedTuple):
    """Hold what is compared of a concept: its best pair of keys, and how often it was seen."""

    id: str
    pair: Pair
    seen: int
    translated: bool  # False where its English is only a romanization or an acronym


def _neighbours(order: Sequence[Nominee]) -> Iterator[tuple[Nominee, Nominee]]:
    for at, left in enumerate(order):
        for right in order[at + 1 : at + 1 + _NEIGHBOURS]:
            yield left, right


def _blocked(nominees: Sequence[Nominee]) -> Iterator[tuple[Nominee, Nominee]]:
    """Pair each concept with its neighbours in four orders: no all-against-all.

    By Chinese from the left and from the right, by English from the left and by its words sorted:
    terms that differ in one place stand near each other in at least one of them.
    """
    yield from _neighbours(sorted(nominees, key=lambda one: (one.pair.zh, one.id)))
    yield from _neighbours(sorted(nominees, key=lambda one: (one.pair.zh[::-1], one.id)))
    yield from _neighbours(sorted(nominees, key=lambda one: (one.pair.en, one.id)))
    yield from _neighbours(sorted(nominees, key=lambda one: (sorted(one.pair.en.split()), one.id)))


def _same_key(nominees: Iterable[Nominee], side: int, why: str) -> Iterator[Proposal]:
    groups: dict[str, list[Nominee]] = defaultdict(list)
    for one in nominees:
        groups[one.pair[side]].append(one)
    for group in groups.values():
        if len(group) > 1:
            first, *others = sorted(group, key=lambda one: (-one.seen, one.id))
            for other in others:
                yield _proposal(first, other, why, 1.0)


def _proposal(one: Nominee, other: Nominee, why: str, similarity: float) -> Proposal:
    left, right = sorted((one.id, other.id))
    return Proposal(left=left, right=right, why=why, similarity=round(similarity, 4))


def _other_english(one: Pair, other: Pair) -> bool:
    left, right = english_profile(one.en), english_profile(other.en)
    return bool(
        english_veto(left, right) or head_veto(left, right) or left.numbers != right.numbers
    )


def propose_merges(nominees: Iterable[Nominee]) -> tuple[Proposal, ...]:
    """Propose pairs of concepts: the same English or Chinese key, or both keys nearly equal.

    Concepts that differ in years, numbers, negation or head nouns are proposed only where one
    key is the same, since then the other may be a slip.
    """
    from rapidfuzz import fuzz

    nominees = sorted(nominees)
    translated = [one for one in nominees if one.translated]
    found = {
        (one.left, one.right): one
        for one in (
            *_same_key(translated, 1, "the same English, other Chinese"),
            *_same_key(nominees, 0, "the same Chinese, but the English speaks of something else"),
        )
    }
    for one, other in _blocked(translated):
        if min(len(one.pair.zh), len(other.pair.zh)) < _SHORTEST or one.id == other.id:
            continue
        chinese = fuzz.ratio(one.pair.zh, other.pair.zh, score_cutoff=_LIKE_CHINESE)
        if not chinese:
            continue
        english = fuzz.ratio(one.pair.en, other.pair.en, score_cutoff=_LIKE_ENGLISH)
        proposal = _proposal(one, other, "nearly the same terms", (chinese + english) / 200)
        if not english or (proposal.left, proposal.right) in found:
            continue
        veto = chinese_veto(chinese_profile(one.pair.zh), chinese_profile(other.pair.zh))
        if not veto and not _other_english(one.pair, other.pair):
            found[proposal.left, proposal.right] = proposal
    return tuple(found[key] for key in sorted(found))
