"""Which of the aligned candidates stay: the likely ones, and one for each place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossary.align.choice import Features
from glossary.align.confidence import Chances
from glossary.model import Evidence, Reason, Relation, Span
from glossary.model.candidate import Candidate

SURE_PAIR = 0.85
MANY = 2  # candidates of an article that tell what its brackets are like
KEEP_LONELY = 0.8  # where an article has no sure pair, a doubtful one is mostly an aside
KEEP_ACRONYM = 0.6  # there: an acronym in brackets is less often an aside
KEEP_BARE = 0.5
KEEP = 0.45
_SPELLED_TWICE = frozenset(("glossed", "next-line-labelled"))  # in both scripts: 量词 (量詞)
_LAST = frozenset(("spelled-inside", "glossed", "spelled"))  # stand back where others claim
_BLOCK = 64  # code points


class Weighed(NamedTuple):
    """Hold what speaks for two terms as a pair; the confidence is made of the chances."""

    zh: str
    en: str
    features: Features
    chances: Chances
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Hold a candidate with its chosen boundaries, and how they weigh as a pair."""

    candidate: Candidate
    zh: Span
    en: Span
    weighed: Weighed

    @property
    def confidence(self) -> float:
        """Give how sure the pair and its boundaries are (0 to 1)."""
        return self.weighed.confidence


def settle(aligned: list[Aligned]) -> Iterator[tuple[Aligned, Reason | None]]:
    """Keep the stronger of two that claim the same place; reject the unlikely."""
    kept = _Kept()
    reasons: dict[int, Reason] = {}
    surest = max((one.confidence for one in aligned), default=0.0)
    order = sorted(
        range(len(aligned)),
        key=lambda n: (
            aligned[n].candidate.pattern in _LAST,
            -aligned[n].confidence,
            not aligned[n].candidate.pattern.startswith("bracket"),
            n,
        ),
    )
    for number in order:
        one = aligned[number]
        if one.confidence < _least(one, surest if len(aligned) >= MANY else 1.0):
            reasons[number] = Reason.UNLIKELY
        elif not kept.add(one):
            reasons[number] = Reason.DUPLICATE
    for number, one in enumerate(aligned):
        yield one, reasons.get(number)


class _Kept:
    """Hold the mentions that are kept, by the stretches of text that they touch."""

    def __init__(self) -> None:
        self._by_block: dict[int, list[Aligned]] = {}

    def add(self, one: Aligned) -> bool:
        """Keep one more, unless it clashes with one that shares a character with it."""
        blocks = _blocks(one)
        for block in blocks:
            for other in self._by_block.get(block, ()):
                if _clash(one, other):
                    return False
        for block in blocks:
            self._by_block.setdefault(block, []).append(one)
        return True


def _blocks(one: Aligned) -> set[int]:
    return {
        block
        for span in (one.zh, one.en)
        for block in range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)
    }


def _least(one: Aligned, surest: float) -> float:
    """Give the confidence from which a pair is kept; ``surest`` is the article's best."""
    if surest < SURE_PAIR:
        acronym = one.candidate.relation is Relation.ACRONYM
        return KEEP_ACRONYM if acronym else KEEP_LONELY
    bracketed = one.candidate.pattern.startswith(("bracket", "inside"))
    return KEEP if bracketed else KEEP_BARE


def _clash(one: Aligned, other: Aligned) -> bool:
    """Say whether two candidates cannot both be right."""
    zh_meet = one.zh.start < other.zh.end and other.zh.start < one.zh.end
    en_meet = one.en.start < other.en.end and other.en.start < one.en.end
    if zh_meet and en_meet:
        return True
    if not (zh_meet or en_meet):
        return False
    if en_meet and one.candidate.pattern == other.candidate.pattern in _SPELLED_TWICE:
        return one.zh.end - one.zh.start != other.zh.end - other.zh.start
    bracketed = one.candidate.pattern.startswith(("bracket", "inside"))
    return not bracketed
