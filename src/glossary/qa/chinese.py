"""Find out whether a Chinese term is in a text, in either script, whole or shortened."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from glossary.text.nlp import cut_chinese, tag_chinese
from glossary.text.script import HAN, has_han
from glossary.text.simplified import simplify_character

_UNSEEN = re.compile("[\\s《》〈〉「」『』“”‘’\"'·‧•]")
_GAP = f"[{HAN}]{{0,2}}"  # 行政的处罚
_SHORT = 2  # characters of a term that may be a part of a longer word by chance
_LEAST_SPLIT = 4  # characters of a term that may be parted by others
_POINTS_BACK = re.compile("(?:该|本|此|这[一些]?|上述|前述|《|“|‘|「)")


class ChineseText:
    """Hold a text in Simplified characters without quotes and spaces."""

    def __init__(self, text: str) -> None:
        """Fold the text."""
        self.text = text
        self.simple = _simple(text)
        self.bare = _UNSEEN.sub("", self.simple)

    def has(self, term: str) -> bool:
        """Say whether the term stands here; a long one may be parted by a character or two.

        >>> ChineseText("個人的信息").has("个人信息"), ChineseText("个人讯息").has("个人信息")
        (True, False)
        """
        bare = _bare(term)
        if not bare:
            return False
        if bare in self.bare:
            return True
        return len(bare) >= _LEAST_SPLIT and _parted(bare).search(self.bare) is not None

    def points_back(self, term: str) -> bool:
        """Say whether the end of the term stands here for the whole: 《办法》, 该法.

        >>> ChineseText("该办法自公布之日起施行").points_back("算法管理暂行办法")
        True
        """
        bare = _bare(term)
        return any(
            self.simple.startswith(bare[at:], found.end())
            for found in _POINTS_BACK.finditer(self.simple)
            for at in range(1, len(bare))
        )

    def has_part(self, name: str) -> bool:
        """Say whether a part of a person's name stands here: 霍金 for 斯蒂芬·霍金."""
        parts = re.split("[·‧•]", _simple(name))
        if len(parts) > 1:
            return any(len(part) > 1 and part in self.bare for part in parts)
        return len(parts[0]) > 1 and has_han(name) and parts[0][0] in self.bare


def is_word(text: str, start: int, end: int, edges: AbstractSet[int]) -> bool:
    """Say whether a short term stands as a word, not as a part of another.

    Only of a term that jieba's dictionary has can that be told: what it does not
    know it cuts anywhere. ``edges`` are those of ``word_edges``.

    >>> text = "设立分支机构"
    >>> is_word(text, 2, 4, word_edges(text)), is_word(text, 2, 6, word_edges(text))
    (False, True)
    """
    if end - start > _SHORT or not tag_chinese(_simplified(text[start:end])):
        return True
    return start in edges and end in edges


def word_edges(text: str) -> frozenset[int]:
    """Give the places where jieba's words begin and end, in code points."""
    edges, place = {0}, 0
    for word in cut_chinese(_simplified(text)):
        place += len(word)
        edges.add(place)
    return frozenset(edges)


@lru_cache(maxsize=1 << 14)
def _bare(term: str) -> str:
    return _UNSEEN.sub("", _simple(term))


@lru_cache(maxsize=1 << 10)
def _parted(bare: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(map(re.escape, bare)))


def _simple(text: str) -> str:
    return _simplified(text).casefold()


def _simplified(text: str) -> str:
    """Write Simplified characters, one for one."""
    return "".join(map(simplify_character, text))
