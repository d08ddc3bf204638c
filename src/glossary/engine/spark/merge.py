"""From lines of findings to concepts: the steps of ``merge``, each on the machine with its keys.

A mention knows its home: the pair of keys under which it is counted, its own or, of a
short form, that of its full form in the article. Pairs of one Chinese key meet on one
machine and are grouped; pairs of one English key meet and are linked; the few groups that
links touch are joined here; then the mentions of each group meet and become a concept. A
group is known by its root, the smallest of its pairs. Each step is the function that the
local run calls, and none depends on an order: the concepts are the same.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossary.engine.encoding import decode, encode
from glossary.engine.findings import Findings
from glossary.engine.spark.rows import Row, map_groups, map_rows
from glossary.export.json_text import dump
from glossary.export.record import from_record
from glossary.merge.attach import Pair, pair_of
from glossary.merge.concept import (
    Gathered,
    find_attachments,
    make_concept,
    name_groups,
    nominate,
    order_of,
)
from glossary.merge.group import (
    SAME_CHINESE,
    Group,
    Link,
    group_one_chinese,
    join_groups,
    links_of_one_english,
)
from glossary.merge.language import is_traditional
from glossary.merge.propose import Nominee, propose_merges
from glossary.merge.tally import Tallies
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Mention,
    PairKeys,
    Proposal,
    Source,
    wording_of,
)
from glossary.normalize import key_mention
from glossary.review import set_aside

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_MENTIONS = (
    "zh string, en string, rule string, own_zh string, own_en string, aside boolean,"
    " traditional boolean, line binary"
)
_GROUPS = "zh string, en string, place int, leader string, root_zh string, root_en string"
_LINKS = (
    "weight bigint, rule string, left_zh string, left_en string, right_zh string, right_en string"
)
_CONCEPTS = (
    "root_zh string, root_en string, least_en string, best_zh string, best_en string, seen bigint,"
    " translated boolean, record binary"
)


class Shared(NamedTuple):
    """Hold concepts that lie on the cluster, and their ids."""

    rows: "DataFrame"
    names: Mapping[Pair, str]
    proposals: tuple[Proposal, ...]

    def concepts(self) -> Iterator[Concept]:
        """Bring the concepts here, one after the other, in the order of their ids."""
        found = self.rows.select("root_zh", "root_en", "record").toLocalIterator()
        named = {self.names[Pair(zh, en)]: record for zh, en, record in found}
        for name in sorted(named):
            yield concept_of(named[name], name)


def concept_of(record: bytes, name: str) -> Concept:
    """Give the concept of a row under its id."""
    [concept] = from_record(Glossary, json.loads(record)).concepts
    return replace(concept, id=name)


def spread_mentions(
    found: "DataFrame",
    renamed: Mapping[tuple[int, int], str],
    refused: frozenset[PairKeys],
) -> "DataFrame":
    """Give a row a mention with its home; ``renamed`` has the new ids of articles."""

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for file, at, _, line in rows:
            outcome = decode(line)
            if not isinstance(outcome, Findings):
                continue
            if name := renamed.get((file, at)):
                outcome = outcome.of(replace(outcome.source, article=name))
            keyed = [key_mention(one) for one in outcome.mentions if one.is_pair]
            for aside, mentions in zip((False, True), set_aside(keyed, refused), strict=True):
                yield from _homes(outcome, mentions, aside=aside)

    return map_rows(found, work, _MENTIONS)


def _homes(found: Findings, mentions: Iterable[KeyedMention], *, aside: bool) -> Iterator[Row]:
    """Find the home of each mention of an article."""
    ordered = sorted(mentions, key=order_of)
    wordings = [wording_of(keyed) for keyed in ordered]
    attached = find_attachments(wordings)
    traditional = is_traditional(wordings)
    for keyed, wording in zip(ordered, wordings, strict=True):
        own = pair_of(wording)
        link = attached.get(own)
        line = encode(replace(found, candidates=0, found=(keyed.mention,)))
        rule, home = (link.rule, link.left) if link else (None, own)
        yield (*home, rule, *own, aside, traditional, line)


def merge_on_spark(session: "SparkSession", mentions: "DataFrame") -> Shared:
    """Merge mentions into concepts and propose doubtful merges; nothing moves but by keys."""
    counted = mentions.where("rule IS NULL").groupBy("zh", "en").count().persist()
    groups = map_groups(counted, ("zh",), _group, _GROUPS).persist()
    found = map_groups(counted.select("en", "zh", "count"), ("en",), _link, _LINKS).collect()
    links = [
        (weight, Link(rule, Pair(left, left_en), Pair(right, right_en)))
        for weight, rule, left, left_en, right, right_en in found
    ]
    moved, joined = _join(session, groups, links) if links else ({}, {})
    homes = _move(session, groups, moved).select("zh", "en", "leader", "root_zh", "root_en")
    at_home = mentions.join(homes, ["zh", "en"]).select(
        *("root_zh", "root_en", "zh", "en", "leader", "rule", "own_zh", "own_en"),
        *("traditional", "line"),
    )

    def work(rows: list[Row]) -> Iterator[Row]:
        yield _concept(rows, joined)

    concepts = map_groups(at_home, ("root_zh", "root_en"), work, _CONCEPTS).persist()
    compact = [tuple(row) for row in concepts.drop("record").collect()]
    names = name_groups({Pair(zh, en): least for zh, en, least, *_ in compact})
    nominees = (
        Nominee(names[Pair(zh, en)], Pair(best_zh, best_en), seen, translated)
        for zh, en, _, best_zh, best_en, seen, translated in compact
    )
    return Shared(concepts, names, propose_merges(nominees))


def _group(rows: list[Row]) -> Iterator[Row]:
    """Group the pairs of one Chinese key."""
    seen = {Pair(zh, en): count for zh, en, count in rows}
    for group in group_one_chinese(tuple(seen), seen):
        root = min(group.pairs)
        for place, pair in enumerate(group.pairs):
            yield (*pair, place, group.pairs[0].en, *root)


def _link(rows: list[Row]) -> Iterator[Row]:
    """Link the pairs of one English key."""
    seen = {Pair(zh, en): count for en, zh, count in rows}
    for weight, link in links_of_one_english(tuple(seen), seen):
        yield weight, link.rule, *link.left, *link.right


def _join(
    session: "SparkSession", groups: "DataFrame", links: list[tuple[int, Link]]
) -> tuple[dict[Pair, Pair], dict[Pair, list[Link]]]:
    """Join the groups that links touch; give the new root of each, and the links by new root."""
    linked = {pair for _, link in links for pair in (link.left, link.right)}
    pairs = session.createDataFrame(sorted(linked), "zh string, en string")
    roots = groups.join(pairs, ["zh", "en"]).select("root_zh", "root_en").distinct()
    members: dict[Pair, list[tuple[int, Pair]]] = defaultdict(list)
    for root_zh, root_en, zh, en, place, _ in groups.join(roots, ["root_zh", "root_en"]).collect():
        members[Pair(root_zh, root_en)].append((place, Pair(zh, en)))
    touched = [Group(pairs=[pair for _, pair in sorted(one)]) for one in members.values()]
    root_of = {pair: root for root, one in members.items() for _, pair in one}
    moved: dict[Pair, Pair] = {}
    joined: dict[Pair, list[Link]] = {}
    for group in join_groups(touched, links):
        root = min(group.pairs)
        moved.update((root_of[pair], root) for pair in group.pairs if root_of[pair] != root)
        if group.links:
            joined[root] = group.links
    return moved, joined


def _move(session: "SparkSession", groups: "DataFrame", moved: Mapping[Pair, Pair]) -> "DataFrame":
    """Give the groups their new roots."""
    if not moved:
        return groups
    columns = "root_zh string, root_en string, to_zh string, to_en string"
    new = session.createDataFrame([(*old, *root) for old, root in sorted(moved.items())], columns)
    return groups.join(new, ["root_zh", "root_en"], "left").selectExpr(
        *("zh", "en", "leader"),
        *("coalesce(to_zh, root_zh) AS root_zh", "coalesce(to_en, root_en) AS root_en"),
    )


def _concept(rows: list[Row], joined: Mapping[Pair, list[Link]]) -> Row:
    """Make a concept, still without id, of the mentions of one group."""
    root = Pair(*rows[0][:2])
    links: dict[Link, None] = dict.fromkeys(joined.get(root, ()))
    pairs: set[Pair] = set()
    found: list[tuple[KeyedMention, bool]] = []
    sources: dict[str, Source] = {}
    for _, _, zh, en, leader, rule, own_zh, own_en, traditional, line in rows:
        home, own = Pair(zh, en), Pair(own_zh, own_en)
        pairs.add(home)
        if leader != en:
            links[Link(SAME_CHINESE, Pair(zh, leader), home)] = None
        if rule is not None:
            links[Link(rule, home, own)] = None
        mention, source = _read(line)
        found.append((key_mention(mention), traditional))
        sources[mention.article] = source
    found.sort(key=lambda one: order_of(one[0]))
    tallies = Tallies()
    for number, (keyed, traditional) in enumerate(found):
        place = (keyed.mention.article, number)
        tally = tallies.of(wording_of(keyed), place, traditional=traditional, link=None)
        tally.add(keyed.mention, place, sources[keyed.mention.article].date)
    gathered = Gathered(Group(pairs=sorted(pairs)), [*tallies.values()], list(links))
    nominee = nominate("", gathered)
    concept = make_concept("", gathered, tuple(keyed for keyed, _ in found))
    return (
        *root,
        min(pair.en for pair in pairs),
        *nominee.pair,
        nominee.seen,
        nominee.translated,
        dump(Glossary(concepts=(concept,), sources=tuple(sources.values()))).encode(),
    )


def _read(line: bytes) -> tuple[Mention, Source]:
    found = decode(line)
    if not isinstance(found, Findings):
        raise TypeError("a mention was expected")
    return found.mentions[0], found.source
