"""Take up mentions article by article, and make concepts of them at the end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from glossary.merge.attach import Pair, pair_of
from glossary.merge.concept import (
    Gathered,
    find_attachments,
    make_concept,
    name_groups,
    nominate,
    order_of,
)
from glossary.merge.group import Group, group_pairs
from glossary.merge.language import is_traditional
from glossary.merge.propose import Nominee, propose_merges
from glossary.merge.store import MentionStore
from glossary.merge.tally import Tallies, Tally
from glossary.model import Concept, KeyedMention, Proposal, Source, wording_of


class Gathering:
    """Hold the mentions of all articles, counted by their wording."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Begin with none; ``sources`` has that of an article by its id when the article comes.

        Their dates break ties; a missing one counts as undated.
        """
        self._sources = sources
        self._store = MentionStore()
        self._tallies = Tallies()

    def __len__(self) -> int:
        """Count the mentions."""
        return len(self._store)

    def add(self, mentions: Iterable[KeyedMention]) -> None:
        """Take up all mentions of one article."""
        ordered = sorted(mentions, key=order_of)
        if not ordered:
            return
        wordings = [wording_of(keyed) for keyed in ordered]
        attachments = find_attachments(wordings)
        traditional = is_traditional(wordings)
        article = ordered[0].mention.article
        source = self._sources.get(article)
        date = source.date if source else ""
        for keyed, wording in zip(ordered, wordings, strict=True):
            place = (article, len(self._store))
            link = attachments.get(pair_of(wording)) if attachments else None
            tally = self._tallies.of(wording, place, traditional=traditional, link=link)
            tally.add(keyed.mention, place, date)
            self._store.append(keyed, tally.number, wording)

    def merge(self) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
        """Make the concepts, in the order of their ids, and propose doubtful merges."""
        tallies = list(self._tallies.values())
        self._tallies.clear()
        groups = group_pairs(_count_pairs(tallies))
        gathered = _bring_home(groups, tallies)
        names = name_groups({min(one.pairs): min(pair.en for pair in one.pairs) for one in groups})
        shared = [[tally.number for tally in one.tallies] for one in gathered]
        mentions = self._store.part(shared, len(tallies))
        del tallies, groups
        concepts: dict[str, Concept] = {}
        nominees: list[Nominee] = []
        while gathered:  # what has become a concept is not held twice
            one = gathered.pop()
            name = names[min(one.group.pairs)]
            concepts[name] = make_concept(name, one, mentions.pop())
            nominees.append(nominate(name, one))
        return tuple(concepts[name] for name in sorted(concepts)), propose_merges(nominees)


def _count_pairs(tallies: Iterable[Tally]) -> dict[Pair, int]:
    """Count the mentions of each pair; those of short forms count for their full form elsewhere."""
    seen: dict[Pair, int] = defaultdict(int)
    for tally in tallies:
        if tally.wording.is_pair and tally.link is None:
            seen[pair_of(tally.wording)] += tally.seen
    return seen


def _bring_home(groups: Sequence[Group], tallies: Sequence[Tally]) -> list[Gathered]:
    """Bring the mentions to their groups: by keys, as a short form, or as a description."""
    gathered = [Gathered(group, [], [*group.links]) for group in groups]
    place = {pair: at for at, group in enumerate(groups) for pair in group.pairs}
    homes: dict[str, set[int]] = defaultdict(set)
    described = {pair_of(one.wording).zh for one in tallies if not one.wording.is_pair}
    for pair, at in place.items():
        if pair.zh in described:
            homes[pair.zh].add(at)
    for tally in tallies:
        pair = pair_of(tally.wording)
        if not tally.wording.is_pair:  # it names no term, but shows the Chinese one in use
            if len(homes.get(pair.zh, ())) == 1:
                [home] = homes[pair.zh]
                gathered[home].tallies.append(tally)
        elif tally.link:
            home = place[tally.link.left]
            gathered[home].tallies.append(tally)
            gathered[home].links.append(tally.link)
        else:
            gathered[place[pair]].tallies.append(tally)
    for one in gathered:
        one.tallies.sort(key=lambda tally: tally.place)
    return gathered


def merge_mentions(
    mentions: Iterable[KeyedMention], sources: Mapping[str, Source]
) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
    """Merge mentions into concepts, in the order of their ids, and propose doubtful merges.

    Neither the order of the mentions nor that of the articles plays a part. ``sources`` is as
    in ``Gathering``. A mention that is only a description joins the concept of its
    Chinese term, if there is one.
    """
    gathering = Gathering(sources)
    for article in _by_article(mentions):
        gathering.add(article)
    return gathering.merge()


def _by_article(mentions: Iterable[KeyedMention]) -> Iterator[Iterator[KeyedMention]]:
    """Part mentions by their articles."""
    ordered = sorted(mentions, key=lambda keyed: keyed.mention.article)
    for _, group in groupby(ordered, key=lambda keyed: keyed.mention.article):
        yield group
