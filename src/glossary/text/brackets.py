"""Bracketed groups, nested and of mixed width."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

OPENING = {
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "〖": "〗",
    "﹝": "﹞",
    "﹙": "﹚",
}
"""The opening brackets with their closing ones."""

MAX_INSIDE = 400
"""Code points: a longer bracket holds prose, not a name."""

_ROUND = frozenset("()（）﹙﹚")
_KIND = {
    char: ("round" if char in _ROUND else opener)
    for opener, closer in OPENING.items()
    for char in (opener, closer)
}
_BRACKET = re.compile("[" + re.escape("".join(_KIND)) + "]")


class Group(NamedTuple):
    """Mark a bracketed group: places of the opening and the closing bracket."""

    start: int
    end: int  # behind the closing bracket
    depth: int

    @property
    def inside(self) -> slice:
        """Give the slice between the brackets."""
        return slice(self.start + 1, self.end - 1)


class Groups:
    """Hold the bracketed groups of a line, outer before inner, and find those near a place.

    A line may hold a million brackets: no question looks at all of them.

    >>> groups = find_groups("甲（a, 乙（b））", 0, 10)
    >>> groups.ending_at(9), groups.enclosing(6)
    (Group(start=6, end=9, depth=1), Group(start=1, end=10, depth=0))
    """

    __slots__ = ("_by_end", "_groups", "_starts")

    def __init__(self, groups: list[Group]) -> None:
        """Take groups sorted by their places."""
        self._groups = groups
        self._starts = [group.start for group in groups]
        self._by_end = {group.end: group for group in groups}

    def __iter__(self) -> Iterator[Group]:
        """Give the groups, outer before inner."""
        return iter(self._groups)

    def ending_at(self, end: int) -> Group | None:
        """Give the group whose closing bracket stands right before a place."""
        return self._by_end.get(end)

    def within(self, start: int, end: int) -> list[Group]:
        """Give the groups that lie whole in ``start:end``."""
        return [group for group in self._starting(start, end) if group.end <= end]

    def closing_in(self, start: int, end: int) -> list[Group]:
        """Give the groups whose end lies behind ``start`` and not behind ``end``."""
        near = self._starting(start - MAX_INSIDE - 2, end)
        return [group for group in near if start < group.end <= end]

    def enclosing(self, place: int) -> Group | None:
        """Give the innermost group opened before a place and closed behind it."""
        near = self._starting(place - MAX_INSIDE - 2, place)
        return next((group for group in reversed(near) if group.end > place), None)

    def _starting(self, start: int, end: int) -> list[Group]:
        return self._groups[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_groups(text: str, start: int, end: int) -> Groups:
    """Find the bracketed groups of a line in one pass.

    Half and full width may be mixed (``（China)``); a bracket without its
    partner is passed over.

    >>> [(g.start, g.end, g.depth) for g in find_groups("甲（a, 乙（b））", 0, 10)]
    [(1, 10, 0), (6, 9, 1)]
    """
    stack: list[int] = []
    opened = dict.fromkeys(_KIND.values(), 0)  # how many of a kind are in the stack
    groups: list[Group] = []
    for found in _BRACKET.finditer(text, start, end):
        place = found.start()
        char = text[place]
        kind = _KIND[char]
        if char in OPENING:
            stack.append(place)
            opened[kind] += 1
        elif opened[kind]:
            partner = _take(text, kind, stack, opened)
            if place - partner - 1 <= MAX_INSIDE:
                groups.append(Group(partner, place + 1, len(stack)))
    groups.sort()
    return Groups(groups)


def _take(text: str, kind: str, stack: list[int], opened: dict[str, int]) -> int:
    """Take the last opening bracket of a kind, and what was opened behind it, off the stack."""
    while True:
        place = stack.pop()
        taken = _KIND[text[place]]
        opened[taken] -= 1
        if taken == kind:
            return place
