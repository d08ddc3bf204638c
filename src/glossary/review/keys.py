"""How terms are compared here: by key functions that the caller brings."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from glossary.model import Concept, PairKeys, columns_of


class Keys(NamedTuple):
    """Hold the functions that make the keys of Chinese and English terms."""

    zh: Callable[[str], str]
    en: Callable[[str], str]

    def pair(self, zh: str, en: str) -> tuple[PairKeys, ...]:
        """Give the pair of two terms, or nothing where one of them has no key."""
        keys = PairKeys(self.zh(zh), self.en(en))
        return (keys,) if all(keys) else ()


def pairs_of(concept: Concept) -> frozenset[PairKeys]:
    """Give the pairs of a concept's mentions."""
    return frozenset(
        PairKeys(wording.zh_key, wording.en_key)
        for wording in set(columns_of(concept.mentions).wordings)
        if wording.is_pair
    )


def union(*groups: Iterable[PairKeys]) -> tuple[PairKeys, ...]:
    """Bring pairs together, each once, in order."""
    return tuple(sorted({pair for group in groups for pair in group}))
