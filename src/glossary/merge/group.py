"""Group pairs of keys into concepts: links that have a reason, unless something forbids them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from glossary.merge.attach import Pair
from glossary.merge.compatible import chinese_variants
from glossary.merge.profile import any_chinese_veto, any_english_veto, english_profile

SAME_CHINESE = "same Chinese"
_MOST_COMPARED = 40  # pairs of a group; a thousand translations of one term are a broken input


class Link(NamedTuple):
    """Join two pairs, for a reason."""

    rule: str
    left: Pair
    right: Pair


@dataclass(slots=True, kw_only=True)
class Group:
    """Hold the pairs of one concept and the links that brought them together."""

    pairs: list[Pair]
    links: list[Link] = field(default_factory=list)

    def absorb(self, other: "Group", link: Link) -> None:
        """Take over the pairs and links of another group."""
        self.pairs.extend(other.pairs)
        self.links.extend((*other.links, link))


def _figures(pair: Pair) -> bool:
    return any(letter.isdigit() for letter in pair.en)


def _open_groups(pair: Pair, groups: Iterable[Group]) -> list[Group]:
    """List the groups that nothing forbids the pair to join."""
    return [
        group
        for group in groups
        if not any_english_veto(
            (pair.en,), [one.en for one in group.pairs[:_MOST_COMPARED]], heads=False
        )
    ]


def group_one_chinese(pairs: Sequence[Pair], seen: Mapping[Pair, int]) -> list[Group]:
    """Group the pairs of one Chinese key; English that only differs is a conflict, not a veto.

    Other head nouns are such a difference here (规定 as Rules and as Provisions): the Chinese is
    the same. Terms with figures come first, so that one without cannot hold two years together;
    it joins only where there is a single group.
    """
    if len(pairs) == 1:
        return [Group(pairs=[pairs[0]])]
    groups: list[Group] = []
    by_figures: dict[frozenset[str], list[Group]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda one: (not _figures(one), -seen[one], one)):
        profile = english_profile(pair.en)
        alike = by_figures[profile.years | profile.numbers]
        near = _open_groups(pair, (*alike[:_MOST_COMPARED], *groups[:_MOST_COMPARED]))
        if near and (_figures(pair) or all(group is near[0] for group in near)):
            near[0].links.append(Link(SAME_CHINESE, near[0].pairs[0], pair))
            near[0].pairs.append(pair)
        else:
            groups.append(Group(pairs=[pair]))
            alike.append(groups[-1])
    return groups


def links_of_one_english(
    pairs: Sequence[Pair], seen: Mapping[Pair, int]
) -> Iterable[tuple[int, Link]]:
    """Link pairs of one English key whose Chinese terms are forms of one term.

    Before each link stands its place in the order: minus the mentions of its pairs.
    """
    if len(pairs) == 1:
        return
    blocks: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda one: (-seen[one], one)):
        for state in ("中华人民共和国", "中国"):
            if pair.zh.startswith(state) and len(pair.zh) > len(state):
                blocks[pair.zh[len(state)]].append(pair)
                break
        blocks[pair.zh[:1]].append(pair)
    for block in blocks.values():
        for left, right in combinations(block[:_MOST_COMPARED], 2):
            how = chinese_variants(left.zh, right.zh)
            if how:
                rule = f"same English, {how}"
                yield -seen[left] - seen[right], Link(rule, left, right)


def group_pairs(seen: Mapping[Pair, int]) -> list[Group]:
    """Group pairs, with their counts of mentions, into concepts; their order plays no part.

    First the pairs of one Chinese key, then groups whose English key is the same and whose
    Chinese terms are forms of one term. Each step sees all that it needs in the pairs of one
    key or in the groups that links touch, so that several machines can share the work.
    """
    by_chinese: dict[str, list[Pair]] = defaultdict(list)
    by_english: dict[str, list[Pair]] = defaultdict(list)
    for pair in seen:
        by_chinese[pair.zh].append(pair)
        by_english[pair.en].append(pair)
    groups = [group for pairs in by_chinese.values() for group in group_one_chinese(pairs, seen)]
    links = [link for pairs in by_english.values() for link in links_of_one_english(pairs, seen)]
    return join_groups(groups, links)


def join_groups(groups: Iterable[Group], links: Iterable[tuple[int, Link]]) -> list[Group]:
    """Join groups by links, the strongest first.

    A link between two groups must hold against every pair of either: one bad link cannot
    join two concepts.
    """
    group_of = {pair: group for group in groups for pair in group.pairs}
    for _, link in sorted(links):
        left, right = group_of[link.left], group_of[link.right]
        if left is right or _forbidden(left, right):
            continue
        if len(right.pairs) > len(left.pairs):
            left, right = right, left
        left.absorb(right, link)
        group_of.update(dict.fromkeys(right.pairs, left))
    return list({id(group): group for group in group_of.values()}.values())


def _forbidden(left: Group, right: Group) -> str:
    chinese, english = (
        [{pair[side] for pair in group.pairs[:_MOST_COMPARED]} for group in (left, right)]
        for side in (0, 1)
    )
    return any_chinese_veto(*chinese) or any_english_veto(*english, heads=True)
