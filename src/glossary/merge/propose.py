"""Propose to a reviewer concepts that may be one; nothing is merged here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def _alike(nominees: Sequence[Nominee]) -> Iterator[tuple[Nominee, Nominee, float]]:
    """Give concepts of like Chinese with the likeness of it (0 to 100): no all-against-all.

    Each is compared with its neighbours in four orders, by Chinese from the left and from the
    right, by English from the left and by its words sorted: terms that differ in one place
    stand near each other in at least one of them.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    orders: tuple[Callable[[Pair], object], ...] = (
        lambda pair: pair.zh,
        lambda pair: pair.zh[::-1],
        lambda pair: pair.en,
        lambda pair: sorted(pair.en.split()),
    )
    for order in orders:
        ordered = sorted(nominees, key=lambda one: (order(one.pair), one.id))
        chinese = [one.pair.zh for one in ordered]
        for away in range(1, min(_NEIGHBOURS, len(ordered) - 1) + 1):
            likeness = process.cpdist(
                chinese[:-away],
                chinese[away:],
                scorer=fuzz.ratio,
                score_cutoff=_LIKE_CHINESE,
                dtype=np.float64,
            )
            for at in np.flatnonzero(likeness).tolist():
                yield ordered[at], ordered[at + away], float(likeness[at])


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
    for one, other, chinese in _alike(translated):
        if min(len(one.pair.zh), len(other.pair.zh)) < _SHORTEST or one.id == other.id:
            continue
        english = fuzz.ratio(one.pair.en, other.pair.en, score_cutoff=_LIKE_ENGLISH)
        proposal = _proposal(one, other, "nearly the same terms", (chinese + english) / 200)
        if not english or (proposal.left, proposal.right) in found:
            continue
        veto = chinese_veto(chinese_profile(one.pair.zh), chinese_profile(other.pair.zh))
        if not veto and not _other_english(one.pair, other.pair):
            found[proposal.left, proposal.right] = proposal
    return tuple(found[key] for key in sorted(found))
