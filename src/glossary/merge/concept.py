"""Make concepts of mentions."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from glossary.merge.attach import Pair, attach_short_forms, pair_of
from glossary.merge.group import Group, Link
from glossary.merge.prefer import choose_terms
from glossary.merge.propose import Nominee
from glossary.model import Concept, KeyedMention, Merge, Relation, Source


class Gathered(NamedTuple):
    """Hold what makes one concept: its pairs, all its mentions, and the links between them."""

    group: Group
    mentions: list[KeyedMention]
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


def find_attachments(ordered: Sequence[KeyedMention]) -> dict[tuple[str, Pair], Link]:
    """Find the short forms of every article, by article and pair, in mentions by ``order_of``."""
    found: dict[tuple[str, Pair], Link] = {}
    start = 0
    for end in range(1, len(ordered) + 1):
        article = ordered[start].mention.article
        if end == len(ordered) or ordered[end].mention.article != article:
            for pair, attachment in attach_short_forms(ordered[start:end]).items():
                found[article, pair] = Link(attachment.rule, attachment.full, pair)
            start = end
    return found


def _shown(pair: Pair, mentions: Mapping[Pair, KeyedMention]) -> str:
    mention = mentions[pair].mention
    return f"{mention.zh} = {mention.en}"


def _merges(gathered: Gathered, ordered: Sequence[KeyedMention]) -> tuple[Merge, ...]:
    """Say why the mentions stand together, one reason for each two spellings or pairs."""
    first: dict[Pair, KeyedMention] = {}
    reasons: dict[Merge, None] = {}
    for keyed in ordered:
        pair = pair_of(keyed)
        one = first.setdefault(pair, keyed).mention
        mention = keyed.mention
        if mention.is_pair and (one.zh, one.en) != (mention.zh, mention.en):
            shown = f"{mention.zh} = {mention.en}"
            reasons[Merge("same keys", _shown(pair, first), shown)] = None
    for link in gathered.links:
        reason = Merge(link.rule, _shown(link.left, first), _shown(link.right, first))
        reasons[reason] = None
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


def make_concept(
    name: str,
    gathered: Gathered,
    traditional: AbstractSet[str],
    sources: Mapping[str, Source],
) -> Concept:
    """Make the concept of a group; ``traditional`` names the articles in that script."""
    ordered = sorted(gathered.mentions, key=order_of)
    terms, conflicts = choose_terms(ordered, traditional=traditional, sources=sources)
    dates = [
        sources[keyed.mention.article].date for keyed in ordered if keyed.mention.article in sources
    ]
    return Concept(
        id=name,
        terms=terms,
        mentions=tuple(ordered),
        merges=_merges(gathered, ordered),
        conflicts=conflicts,
        confidence=max(keyed.mention.confidence for keyed in ordered if keyed.mention.is_pair),
        changed=max(dates, default=""),
    )


def nominate(name: str, gathered: Gathered) -> Nominee:
    """Give what is compared of a concept when merges are proposed."""
    counts: dict[Pair, int] = defaultdict(int)
    translated: set[Pair] = set()
    for keyed in gathered.mentions:
        if keyed.mention.is_pair:
            counts[pair_of(keyed)] += 1
            if keyed.mention.relation is Relation.TRANSLATION:
                translated.add(pair_of(keyed))
    best = min(counts, key=lambda pair: (pair not in translated, -counts[pair], pair))
    return Nominee(name, best, len(gathered.mentions), best in translated)
