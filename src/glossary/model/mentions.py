"""The mentions of a concept side by side: what is asked of each of them, quickly."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from glossary.model.mention import KeyedMention, Wording, wording_of


class Columns(NamedTuple):
    """Hold what is asked of all mentions of a concept, a place for each, in their order."""

    articles: Sequence[str]
    wordings: Sequence[Wording]
    confidences: Sequence[float]


class StoredMentions(Sequence[KeyedMention], ABC):
    """Give mentions that lie elsewhere; each look at one costs the time to fetch it."""

    __slots__ = ()

    @abstractmethod
    def columns(self) -> Columns:
        """Give the columns without fetching any mention."""

    def __eq__(self, other: object) -> bool:
        """Compare the mentions, also with those of a tuple."""
        return isinstance(other, StoredMentions | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Give the hash of the tuple that it equals."""
        return hash(tuple(self))


def columns_of(mentions: Sequence[KeyedMention]) -> Columns:
    """Give the columns of mentions, wherever they lie.

    >>> columns_of(()).articles
    []
    """
    if isinstance(mentions, StoredMentions):
        return mentions.columns()
    return Columns(
        [keyed.mention.article for keyed in mentions],
        [wording_of(keyed) for keyed in mentions],
        [keyed.mention.confidence for keyed in mentions],
    )
