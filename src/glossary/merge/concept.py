"""Make concepts of mentions."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from glossary.merge.attach import Pair, attach_short_forms, pair_of
from glossary.merge.group import Group, Link, group_pairs
from glossary.merge.language import traditional_articles
from glossary.merge.prefer import choose_terms
from glossary.merge.propose import Nominee, propose_merges
from glossary.model import Concept, KeyedMention, Merge, Proposal, Relation, Source


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


def _gather(ordered: Sequence[KeyedMention]) -> list[Gathered]:
    """Bring the mentions to their groups: by keys, as a short form, or as a description."""
    attachments = find_attachments(ordered)
    seen: dict[Pair, int] = defaultdict(int)
    by_pair: dict[Pair, list[KeyedMention]] = defaultdict(list)
    attached: list[tuple[KeyedMention, Link]] = []
    described: list[KeyedMention] = []
    for keyed in ordered:
        pair = pair_of(keyed)
        if not keyed.mention.is_pair:
            described.append(keyed)
        elif link := attachments.get((keyed.mention.article, pair)):
            attached.append((keyed, link))
        else:
            seen[pair] += 1
            by_pair[pair].append(keyed)
    groups = group_pairs(seen)
    gathered = [
        Gathered(group, [keyed for pair in group.pairs for keyed in by_pair[pair]], [*group.links])
        for group in groups
    ]
    place = {pair: at for at, group in enumerate(groups) for pair in group.pairs}
    for keyed, link in attached:
        home = gathered[place[link.left]]
        home.mentions.append(keyed)
        home.links.append(link)
    homes: dict[str, set[int]] = defaultdict(set)
    for pair, at in place.items():
        homes[pair.zh].add(at)
    for keyed in described:  # a description names no term, but shows the Chinese one in use
        found = homes.get(pair_of(keyed).zh, set())
        if len(found) == 1:
            gathered[min(found)].mentions.append(keyed)
    return gathered


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


def merge_mentions(
    mentions: Iterable[KeyedMention], sources: Mapping[str, Source]
) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
    """Merge mentions into concepts, in the order of their ids, and propose doubtful merges.

    Neither the order of the mentions nor that of the articles plays a part. ``sources`` maps
    article ids to their sources, whose dates break ties; a missing one counts as undated. A
    mention that is only a description joins the concept of its Chinese term, if there is one.
    """
    ordered = sorted(mentions, key=order_of)
    if not ordered:
        return (), ()
    traditional = traditional_articles(ordered)
    by_smallest = {min(gathered.group.pairs): gathered for gathered in _gather(ordered)}
    names = name_groups(
        {pair: min(one.en for one in by_smallest[pair].group.pairs) for pair in by_smallest}
    )
    named = {names[pair]: gathered for pair, gathered in by_smallest.items()}
    concepts = tuple(
        make_concept(name, named[name], traditional, sources) for name in sorted(named)
    )
    proposals = propose_merges(nominate(name, gathered) for name, gathered in named.items())
    return concepts, proposals
