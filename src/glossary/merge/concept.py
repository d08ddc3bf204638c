"""Make concepts of mentions."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.merge.attach import Pair, attach_short_forms, pair_of
from glossary.merge.group import Group, Link
from glossary.merge.prefer import choose_terms
from glossary.merge.propose import Nominee
from glossary.merge.tally import Tally
from glossary.model import Concept, KeyedMention, Merge, Relation, Wording


class Gathered(NamedTuple):
    """Hold what makes one concept: its pairs, the counts of its mentions, the links between them.

    The tallies are in the order of their first mentions.
    """

    group: Group
    tallies: list[Tally]
    links: list[Link]


def order_of(keyed: KeyedMention) -> tuple[object, ...]:
    """Order mentions by their place, and never by the order they came in."""
    mention = keyed.mention
    return (
        mention.article,
        mention.zh_span,
        mention.en_span,
        mention.zh,
        mention.en,
        mention.relation,
        mention.pattern,
        mention.confidence,
        mention.quoted,
        mention.short_forms,
        mention.context,
        mention.context_span,
        mention.evidence,
    )


def find_attachments(wordings: Iterable[Wording]) -> dict[Pair, Link]:
    """Find the short forms of an article, by their pairs, in its wordings by ``order_of``."""
    return {
        pair: Link(attachment.rule, attachment.full, pair)
        for pair, attachment in attach_short_forms(wordings).items()
    }


def _merges(gathered: Gathered) -> tuple[Merge, ...]:
    """Say why the mentions stand together, one reason for each two spellings or pairs."""
    first: dict[Pair, str] = {}
    reasons: dict[Merge, None] = {}
    for tally in gathered.tallies:
        wording = tally.wording
        shown = f"{wording.zh} = {wording.en}"
        one = first.setdefault(pair_of(wording), shown)
        if wording.is_pair and one != shown:
            reasons[Merge("same keys", one, shown)] = None
    for link in gathered.links:
        reasons[Merge(link.rule, first[link.left], first[link.right])] = None
    return tuple(sorted(reasons))


def _digest(*parts: str) -> str:
    return "c-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:10]


def name_groups(smallest: Mapping[Pair, str]) -> dict[Pair, str]:
    """Give each group, known by its smallest pair, an id; ``smallest`` has its smallest English.

    The id is made of the smallest Chinese key; where that is taken, the English is added.
    """
    names: dict[Pair, str] = {}
    taken: set[str] = set()
    for pair in sorted(smallest, key=lambda one: (one.zh, smallest[one], one.en)):
        name, tries = _digest(pair.zh), 0
        while name in taken:
            name, tries = _digest(pair.zh, smallest[pair], str(tries)), tries + 1
        names[pair] = name
        taken.add(name)
    return names


def make_concept(name: str, gathered: Gathered, mentions: Sequence[KeyedMention]) -> Concept:
    """Make the concept of a group; ``mentions`` are those that were counted, in their order."""
    terms, conflicts = choose_terms(gathered.tallies)
    return Concept(
        id=name,
        terms=terms,
        mentions=mentions,
        merges=_merges(gathered),
        conflicts=conflicts,
        confidence=max(one.confidence for one in gathered.tallies if one.wording.is_pair),
        changed=max(one.changed for one in gathered.tallies),
    )


def nominate(name: str, gathered: Gathered) -> Nominee:
    """Give what is compared of a concept when merges are proposed."""
    counts: dict[Pair, int] = defaultdict(int)
    translated: set[Pair] = set()
    for tally in gathered.tallies:
        if tally.wording.is_pair:
            pair = pair_of(tally.wording)
            counts[pair] += tally.seen
            if tally.wording.relation is Relation.TRANSLATION:
                translated.add(pair)
    best = min(counts, key=lambda pair: (pair not in translated, -counts[pair], pair))
    return Nominee(name, best, sum(one.seen for one in gathered.tallies), best in translated)
