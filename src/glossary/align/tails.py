"""What stands behind a term in its window and is none of it: ranks, and words for a kind."""

import re
from functools import lru_cache

from glossary.align.closed_classes import ENGLISH_CLASS, TITLES
from glossary.align.evidence import find_tokens
from glossary.align.names import is_pinyin_of, sound_likeness
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.script import count_han

_RANKS = (
    "先生 女士 小姐 夫人 教授 博士 医生 醫生 老师 老師 上将 中将 少将 准将 上校"
    " 中校 少校 上尉 中尉 少尉 元帅 上將 中將 少將 准將 将军 將軍 爵士 总统 總統"
    " 主席 首相 部长 部長 议员 議員 院士 神父 修女 法官 律师 律師 导演 導演"
).split()
_RANK = re.compile(f"(?:{'|'.join(_RANKS)})$")
_RANK_ENDS = frozenset(rank[-1] for rank in _RANKS)
_KIND = re.compile(r"\s[a-z]{3,}$")  # Daguangbao valley
_MOST_KINDS = 2  # words
_MOST_SPELLED = 4  # words
_LONGEST_NAME = 60  # code points, with the kind


def without_tails(candidate: Candidate, text: str) -> tuple[Window, Window]:
    """Give both windows of a candidate without what stands behind the terms, Chinese first."""
    zh = without_rank(candidate.zh, candidate.en, text)
    return zh, without_kind(candidate.en, text[zh.start : zh.end], text)


def without_kind(en: Window, zh: str, text: str) -> Window:
    """Take a word for a kind behind a name in pinyin away: Daguangbao valley (大光包).

    Only pinyin is as sure as that; where the Chinese means something, the kind may be meant, too.
    """
    if en.edge is not Edge.OPEN or count_han(zh) != len(zh) or len(zh) == 1:
        return en
    size = _size_without_kind(text[max(en.start, en.end - _LONGEST_NAME) : en.end], zh)
    return en if size is None else Window(start=en.start, end=en.end - size, edge=en.edge)


@lru_cache(maxsize=4096)
def _size_without_kind(shown: str, zh: str) -> int | None:
    """Give how much stands behind a name in pinyin, where one or two words for a kind do."""
    name = shown
    for _ in range(_MOST_KINDS):
        kind = _KIND.search(name)
        if kind is None or ENGLISH_CLASS.get(kind[0].strip()):
            return None
        name = name[: kind.start()]
        words = name.split()[-_MOST_SPELLED:]
        if any(is_pinyin_of("".join(words[start:]), zh) for start in range(len(words))):
            return len(shown) - len(name)
    return None


def without_rank(zh: Window, en: Window, text: str) -> Window:
    """Take a rank behind a person's name away: 罗彻福特中校（Joseph Rochefort）."""
    if zh.quoted or text[zh.end - 1] not in _RANK_ENDS:
        return zh
    shown = text[zh.start : zh.end]
    rank = _RANK.search(shown)
    if rank is None or rank.start() < 2:  # noqa: PLR2004
        return zh
    words = [token.text for token in find_tokens(text[en.start : en.end])]
    if en.edge is Edge.OPEN:
        words = _last_name(words)
    named = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)  # noqa: PLR2004
    if not named or words[0].lower() in TITLES or words[-1].lower() in TITLES:
        return zh
    before = shown[max(0, rank.start() - 6) : rank.start()]
    if max(sound_likeness(word, before[-size:]) for word in words for size in (2, 3, 4, 6)) < 0.6:  # noqa: PLR2004
        return zh  # 无国界医生 is no doctor's name
    return Window(start=zh.start, end=zh.start + rank.start(), edge=zh.edge)


def _last_name(words: list[str]) -> list[str]:
    """Give the capitalised words that end a window, without the titles before them."""
    start = len(words)
    while start and words[start - 1][0].isupper() and words[start - 1].lower() not in TITLES:
        start -= 1
    return words[start:]
