"""Take up mentions article by article, and make concepts of them at the end.

Where the mentions lie meanwhile is the caller's choice: here each is only a number.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Protocol, overload

from glossary.merge.attach import Pair, pair_of
from glossary.merge.concept import (
    Gathered,
    find_attachments,
    make_concept,
    name_groups,
    nominate,
    order_of,
)
from glossary.merge.group import Group, Link, group_pairs
from glossary.merge.language import traditional_articles
from glossary.merge.propose import Nominee, propose_merges
from glossary.model import Concept, KeyedMention, Proposal, Source


class Store(Protocol):
    """Hold mentions, numbered from 0 in the order in which they came. A list is one."""

    def append(self, mention: KeyedMention, /) -> None:
        """Take one more."""

    def __len__(self) -> int:
        """Count them."""

    def __getitem__(self, number: int, /) -> KeyedMention:
        """Give one."""


class Stored(Sequence[KeyedMention]):
    """Give the mentions of a concept out of a store whenever they are looked at."""

    def __init__(self, store: Store, numbers: Sequence[int]) -> None:
        """Take the store and the numbers of the mentions in it."""
        self._store = store
        self._numbers = numbers

    def __len__(self) -> int:
        """Count them."""
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> KeyedMention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[KeyedMention, ...]: ...
    def __getitem__(self, at: int | slice) -> KeyedMention | tuple[KeyedMention, ...]:
        """Give one, or some."""
        if isinstance(at, slice):
            return tuple(self._store[number] for number in self._numbers[at])
        return self._store[self._numbers[at]]

    def __eq__(self, other: object) -> bool:
        """Compare the mentions, also with those of a tuple."""
        return isinstance(other, Stored | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Give the hash of the tuple that it equals."""
        return hash(tuple(self))


class Gathering:
    """Hold the mentions of all articles by the pair of their keys."""

    def __init__(self, store: Store | None = None) -> None:
        """Begin with none; without a store they stay in memory."""
        self._store: Store = [] if store is None else store
        self._by_pair: dict[Pair, array[int]] = {}
        self._attached: list[tuple[int, Link]] = []
        self._described: list[tuple[int, str]] = []
        self._traditional: set[str] = set()

    def __len__(self) -> int:
        """Count the mentions."""
        return len(self._store)

    def add(self, mentions: Iterable[KeyedMention]) -> None:
        """Take up all mentions of one article."""
        ordered = sorted(mentions, key=order_of)
        if not ordered:
            return
        attachments = find_attachments(ordered)
        self._traditional |= traditional_articles(ordered)
        for keyed in ordered:
            number, pair = len(self._store), pair_of(keyed)
            self._store.append(keyed)
            if not keyed.mention.is_pair:
                self._described.append((number, pair.zh))
            elif link := attachments.get((keyed.mention.article, pair)):
                self._attached.append((number, link))
            elif pair in self._by_pair:
                self._by_pair[pair].append(number)
            else:
                self._by_pair[pair] = array("Q", (number,))

    def merge(
        self, sources: Mapping[str, Source], *, stored: bool = False
    ) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
        """Make the concepts, in the order of their ids, and propose doubtful merges.

        ``sources`` maps article ids to their sources, whose dates break ties; a missing one
        counts as undated. With ``stored`` the concepts leave their mentions in the store.
        """
        groups = group_pairs({pair: len(numbers) for pair, numbers in self._by_pair.items()})
        numbers, links = self._home(groups)
        self._by_pair.clear()  # a million mentions have some 100,000 pairs
        names = name_groups({min(one.pairs): min(pair.en for pair in one.pairs) for one in groups})
        concepts: dict[str, Concept] = {}
        nominees: list[Nominee] = []
        for at, group in enumerate(groups):
            name = names[min(group.pairs)]
            found = [(number, self._store[number]) for number in numbers[at]]
            numbers[at] = array("Q")
            found.sort(key=lambda one: (one[1].mention.article, one[0]))
            gathered = Gathered(group, [keyed for _, keyed in found], [*group.links, *links[at]])
            concept = make_concept(name, gathered, self._traditional, sources)
            nominees.append(nominate(name, gathered))
            if stored:
                in_order = array("Q", (number for number, _ in found))
                concept = replace(concept, mentions=Stored(self._store, in_order))
            concepts[name] = concept
        return tuple(concepts[name] for name in sorted(concepts)), propose_merges(nominees)

    def _home(self, groups: Sequence[Group]) -> "tuple[list[array[int]], dict[int, list[Link]]]":
        """Bring the mentions to their groups: by keys, as a short form, or as a description."""
        numbers = [array("Q") for _ in groups]
        place: dict[Pair, int] = {}
        homes: dict[str, set[int]] = defaultdict(set)
        for at, group in enumerate(groups):
            for pair in group.pairs:
                numbers[at].extend(self._by_pair[pair])
                place[pair] = at
                homes[pair.zh].add(at)
        links: dict[int, list[Link]] = defaultdict(list)
        for number, link in self._attached:
            numbers[place[link.left]].append(number)
            links[place[link.left]].append(link)
        for number, zh in self._described:  # it names no term, but shows the Chinese one in use
            if len(homes.get(zh, ())) == 1:
                [home] = homes[zh]
                numbers[home].append(number)
        return numbers, links


def merge_mentions(
    mentions: Iterable[KeyedMention], sources: Mapping[str, Source]
) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
    """Merge mentions into concepts, in the order of their ids, and propose doubtful merges.

    Neither the order of the mentions nor that of the articles plays a part. ``sources`` is as
    in ``Gathering.merge``. A mention that is only a description joins the concept of its
    Chinese term, if there is one.
    """
    gathering = Gathering()
    for article in _by_article(mentions):
        gathering.add(article)
    return gathering.merge(sources)


def _by_article(mentions: Iterable[KeyedMention]) -> Iterator[Iterator[KeyedMention]]:
    """Part mentions by their articles."""
    ordered = sorted(mentions, key=lambda keyed: keyed.mention.article)
    for _, group in groupby(ordered, key=lambda keyed: keyed.mention.article):
        yield group
