"""Bracketed groups, nested and of mixed width."""

from dataclasses import dataclass

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
_ROUND = frozenset("()（）﹙﹚")
_KIND = {
    char: ("round" if char in _ROUND else opener)
    for opener, closer in OPENING.items()
    for char in (opener, closer)
}
_CLOSING = frozenset(OPENING.values())
MAX_INSIDE = 400  # code points: a longer bracket holds prose, not a name


@dataclass(frozen=True, slots=True)
class Group:
    """Mark a bracketed group: places of the opening and the closing bracket."""

    start: int
    end: int  # behind the closing bracket
    depth: int

    @property
    def inside(self) -> slice:
        """Give the slice between the brackets."""
        return slice(self.start + 1, self.end - 1)


def find_groups(text: str, start: int, end: int) -> list[Group]:
    """Find the bracketed groups of a line, outer before inner, in one pass.

    Half and full width may be mixed (``（China)``); a bracket without its
    partner is passed over.

    >>> [(g.start, g.end, g.depth) for g in find_groups("甲（a, 乙（b））", 0, 10)]
    [(1, 10, 0), (6, 9, 1)]
    """
    stack: list[int] = []
    groups: list[Group] = []
    for place in range(start, end):
        char = text[place]
        if char in OPENING:
            stack.append(place)
        elif char in _CLOSING:
            depth = len(stack) - 1
            while depth >= 0 and _KIND[text[stack[depth]]] != _KIND[char]:
                depth -= 1
            if depth < 0:
                continue
            opened = stack[depth]
            del stack[depth:]
            if place - opened - 1 <= MAX_INSIDE:
                groups.append(Group(opened, place + 1, depth))
    groups.sort(key=lambda group: (group.start, -group.end))
    return groups
