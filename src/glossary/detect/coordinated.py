"""Lists on both sides of a bracket: ``Gansu, Qinghai and Shaanxi (甘肃、青海、陕西)``."""

import re
from collections.abc import Iterator

from glossary.detect.parts import strip_marks
from glossary.model.candidate import Candidate, Edge, Window

PATTERN = "coordinated"
_COMMA = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|\s+(?:and|or|&)\s+)")
_ZH_COMMA = re.compile(r"[、，]|,\s|\s(?:and|or)\s")
_AND = re.compile("and|or|&")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_MAX_ITEM = 6  # words: a longer piece is no item of a list
_HEAD = 2  # characters of a head, at least
_MAX_ITEMS = 12


def split_list(article: str, text: str, zh: Window, en: Window) -> Iterator[Candidate]:
    """Part a Chinese list and the English list before it into pairs of their items.

    Nothing comes back where the lists differ in length or share a head:
    ``Eastern and Southern Theatre Commands (东部战区、南部战区)``.
    """
    items = _chinese_items(text, zh)
    if not 1 < len(items) <= _MAX_ITEMS or en.edge is not Edge.OPEN:
        return
    places = _english_items(text, en, len(items))
    if places is None:
        return
    last = text[slice(*places[-1])]
    if _is_long_last([end - start for start, end in items], last):
        return
    first_words = [text[start:end].split() for start, end in places]
    shared = _shared_tail([text[start:end] for start, end in items])
    if shared > 1 and len({words[-1] for words in first_words}) > 1:
        return
    for number, ((zh_start, zh_end), (start, end)) in enumerate(zip(items, places, strict=True)):
        yield Candidate(
            article=article,
            pattern=PATTERN,
            zh=Window(start=zh_start, end=zh_end),
            en=Window(start=start, end=end, edge=Edge.MARKED if number else Edge.OPEN),
        )


def _chinese_items(text: str, zh: Window) -> list[tuple[int, int]]:
    items, begin = [], zh.start
    for cut in _ZH_COMMA.finditer(text, zh.start, zh.end):
        items.append(strip_marks(text, begin, cut.start())[:2])
        begin = cut.end()
    items.append(strip_marks(text, begin, zh.end)[:2])
    return items


def _english_items(text: str, en: Window, count: int) -> list[tuple[int, int]] | None:
    cuts = list(_COMMA.finditer(text, en.start, en.end))
    if len(cuts) < count - 1:
        return None
    cuts = cuts[-(count - 1) :]
    if not _AND.search(cuts[-1][0]) and len(cuts) > 1:
        return None
    starts = [en.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), en.end]
    places = [strip_marks(text, start, end)[:2] for start, end in zip(starts, ends, strict=True)]
    places = [(_after_article(text, start, end), end) for start, end in places]
    if any(start >= end or len(text[start:end].split()) > _MAX_ITEM for start, end in places[1:]):
        return None
    return places


def _after_article(text: str, start: int, end: int) -> int:
    article = _ARTICLE.match(text, start, end)
    return article.end() if article else start


def _is_long_last(lengths: list[int], words: str) -> bool:
    """Say whether the last piece alone carries a head: 证券、基金、保险公司互换便利.

    So does a plural behind a longer piece: Civil and Criminal Procedure Laws (民事、刑事诉讼法).
    """
    longest = max(lengths[:-1])
    plural = " " in words and words.endswith("s") and not words.endswith("ss")
    return lengths[-1] > 2.5 * longest or (plural and lengths[-1] - longest >= _HEAD)


def _shared_tail(items: list[str]) -> int:
    """Count the characters that all items end with."""
    shortest = min(map(len, items))
    shared = 0
    while shared < shortest and len({item[-1 - shared] for item in items}) == 1:
        shared += 1
    return shared
