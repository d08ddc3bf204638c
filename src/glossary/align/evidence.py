"""What a Chinese and an English text account for in each other, word by word."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from glossary.align.closed_classes import FOREIGN, FUNCTION_WORDS
from glossary.align.lexicon import MAX_WORD, glosses, meanings
from glossary.align.names import sound_likeness, spelled_lengths
from glossary.align.numerals import chinese_numerals
from glossary.text.dictionary import find_word, related_stems
from glossary.text.script import HAN, LATIN
from glossary.text.simplified import simplify_character
from glossary.text.stem import stem

LookUp = Callable[[str], frozenset[str]]

_TOKEN = re.compile(rf"[{LATIN}0-9](?:[{LATIN}0-9]|[’'.&+](?=[{LATIN}0-9])|(?<=\d),(?=\d))*|[&%℃]")
# Words whose blanks were lost: CityCollege. Short parts belong together: PyTorch, McDonald.
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_CAPITALS = re.compile("(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])")
_HAN = re.compile(f"[{HAN}]")
_PLAIN_GLOSS = re.compile("/[a-z(]")
_PREFIXED = {
    "anti": "反",
    "non": "非",
    "co": "共",
    "re": "再",
    "sub": "次",
    "inter": "际",
    "multi": "多",
    "over": "过",
}
_PREFIXES = ("over", "anti", "non", "sub", "inter", "multi")
_RELATED = 0.5  # of a link
_REST = 4  # letters: more would be cut off by chance
_LIKE = 0.62  # two names sound alike from here on (measured on the dev gold)


class Token(NamedTuple):
    """Mark an English word in a text, with its stem; ``content`` is False for of, the, and."""

    start: int
    end: int
    text: str
    stem: str
    content: bool


@lru_cache(maxsize=16384)
def find_tokens(text: str) -> tuple[Token, ...]:
    """Cut an English text into words; a hyphen parts them.

    >>> [token.text for token in find_tokens("Anti-Unfair Competition Law of the PRC")]
    ['Anti', 'Unfair', 'Competition', 'Law', 'of', 'the', 'PRC']
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        start = found.start()
        for part in _GLUED.split(found[0]):
            word = part.lower()
            content = word not in FUNCTION_WORDS and word != "&"
            tokens.append(Token(start, start + len(part), part, stem(word), content))
            start += len(part)
    return tuple(tokens)


class Link(NamedTuple):
    """Tie a stretch of Chinese to the English words (by number) that it may stand for."""

    start: int
    end: int
    tokens: tuple[int, ...]
    weight: float


@lru_cache(maxsize=8192)
def find_links(zh: str, en: str, *, loose: bool = False) -> tuple[Link, ...]:
    """Find which stretches of a Chinese text stand for which words of an English one.

    Evidence: the dictionary, the same Latin letters or figures on both sides,
    number words, pinyin, and names that sound alike. ``loose`` adds weak
    links: what the dictionary only tells of a name (Baidu is a search engine), and
    plain words that sound like one.

    >>> zh, en = "霍普菲尔德网络", "Hopfield network"
    >>> [(zh[link.start : link.end], link.tokens) for link in find_links(zh, en)]
    [('霍普菲尔德', (0,)), ('网', (1,)), ('网络', (1,))]
    """
    tokens = find_tokens(en)
    by_stem: dict[str, list[int]] = {}
    for number, token in enumerate(tokens):
        if token.content:
            by_stem.setdefault(token.stem, []).append(number)
            if prefix := _prefix(token):
                by_stem.setdefault(stem(token.text.lower()[len(prefix) :]), []).append(number)
    look_up = glosses if loose else meanings
    links = _word_links(zh, by_stem, look_up)
    links += _related_links(
        zh, by_stem, {number for link in links for number in link.tokens}, look_up
    )
    links += _literal_links(zh, tokens) + _initial_links(zh, tokens)
    linked = {number for link in links if link.weight >= 1 for number in link.tokens}
    links += _sound_links(zh, tokens, linked, _covered(links, len(zh)), loose=loose)
    return tuple(sorted(links, key=lambda link: (link.start, link.end)))


def _word_links(zh: str, by_stem: dict[str, list[int]], look_up: LookUp) -> list[Link]:
    links = []
    for start, end, stems in _known_words(zh, look_up):
        if not stems.isdisjoint(by_stem):
            hits = sorted(number for stem in stems & by_stem.keys() for number in by_stem[stem])
            links.append(Link(start, end, tuple(hits), 1.0 if end - start > 1 else 0.6))
    return links


def _related_links(
    zh: str, by_stem: dict[str, list[int]], linked: set[int], look_up: LookUp
) -> list[Link]:
    """Tie words that no sense has to the Chinese words of related ones: weeping and 啜泣, sob."""
    related: dict[str, set[int]] = {}
    for one, numbers in by_stem.items():
        free = [number for number in numbers if number not in linked]
        for other in related_stems(one) if free else ():
            related.setdefault(other, set()).update(free)
    if not related:
        return []
    links = []
    for start, end, stems in _known_words(zh, look_up):
        hits = {number for stem in stems & related.keys() for number in related[stem]}
        if hits:
            links.append(Link(start, end, tuple(sorted(hits)), _RELATED))
    return links


@lru_cache(maxsize=8192)
def _known_words(zh: str, look_up: LookUp) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Find the stretches that the dictionary knows, with the stems of their English."""
    known = []
    for start in range(len(zh)):
        if not _HAN.match(zh[start]):
            continue
        for end in range(start + 1, min(len(zh), start + MAX_WORD) + 1):
            word = zh[start:end]
            if find_word(word) is None:
                break  # no word begins with this
            stems = look_up(word)
            if stems:
                known.append((start, end, stems))
    return tuple(known)


def _literal_links(zh: str, tokens: tuple[Token, ...]) -> list[Link]:
    """Tie figures and Latin letters that stand on both sides, and number words."""
    links = []
    for number, token in enumerate(tokens):
        if not token.content:
            continue
        shown = token.text
        sought = shown if not shown[0].isdigit() else re.sub(r"(?:st|nd|rd|th)$", "", shown)
        place = zh.lower().find(sought.lower()) if sought else -1
        if place >= 0 and (len(sought) > 1 or shown.isupper() or shown.isdigit()):
            links.append(Link(place, place + len(sought), (number,), 1.0))
            continue
        prefixed = _PREFIXED.get(_prefix(token) or sought.lower())
        for written in (prefixed,) if prefixed else chinese_numerals(shown):
            place = zh.find(written)
            if place >= 0:
                weight = 0.8 if len(written) == 1 else 1.0
                links.append(Link(place, place + len(written), (number,), weight))
                break
    return links


def _initial_links(zh: str, tokens: tuple[Token, ...]) -> list[Link]:
    """Tie capitals in the Chinese to the English words that they begin: EB病毒, Epstein–Barr."""
    capitals = _CAPITALS.search(zh)
    if capitals is None:
        return []
    content = [number for number, token in enumerate(tokens) if token.content]
    initials = "".join(tokens[number].text[0].upper() for number in content)
    place = initials.find(capitals[0])
    if place < 0:
        return []
    return [Link(*capitals.span(), tuple(content[place : place + len(capitals[0])]), 1.0)]


def _prefix(token: Token) -> str:
    """Give what begins a word that has its own character in Chinese: over- in overfitting."""
    word = token.text.lower()
    return next(
        (one for one in _PREFIXES if word.startswith(one) and len(word) - len(one) >= _REST), ""
    )


def _covered(links: list[Link], length: int) -> list[bool]:
    covered = [False] * length
    for link in links:
        if link.weight >= 1:
            covered[link.start : link.end] = [True] * (link.end - link.start)
    return covered


def _sound_links(
    zh: str, tokens: tuple[Token, ...], linked: set[int], covered: list[bool], *, loose: bool
) -> list[Link]:
    """Tie names that sound alike; only capitalised words that nothing else explains."""
    links = []
    free = [bool(_HAN.match(char)) and not covered[at] for at, char in enumerate(zh)]
    for number, token in enumerate(tokens):
        name = token.text
        if number in linked or not token.content or len(name) < 2 or not name[0].isupper():  # noqa: PLR2004
            continue
        best, place = 0.0, None
        longest = min(8, len(name))
        for start in range(len(zh)):
            if not free[start]:
                continue
            spelled = spelled_lengths(name, zh[start : start + longest])
            for end in range(start + 1, min(len(zh), start + longest) + 1):
                if not free[end - 1]:
                    break
                if end - start in spelled:
                    likeness = 1.0
                elif not loose and _is_plain_word(zh[start:end]):
                    continue  # 暂行 is no way to write China
                elif not _may_spell(zh[start:end]):
                    continue
                else:
                    likeness = sound_likeness(name, zh[start:end])
                if likeness > best:
                    best, place = likeness, (start, end)
        if place is not None and best >= _LIKE and (place[1] - place[0] > 1 or best == 1.0):
            links.append(Link(*place, (number,), 1.0 if best > 0.8 else 0.8))  # noqa: PLR2004
    return links


@lru_cache(maxsize=16384)
def _may_spell(zh: str) -> bool:
    """Say whether most characters are such as write foreign names: 马里, not 人马."""
    return 3 * sum(simplify_character(char) in FOREIGN for char in zh) >= 2 * len(zh)


@lru_cache(maxsize=16384)
def _is_plain_word(zh: str) -> bool:
    """Say whether a word of the dictionary is no name, nor written as foreign names are."""
    if len(zh) == 1 or not FOREIGN.isdisjoint(zh):
        return False
    found = find_word(zh)
    return found is not None and _PLAIN_GLOSS.match(found.gloss) is not None


def coverage(zh: str, en: str) -> tuple[float, float]:
    """Give the share of the Chinese characters and of the English words that are accounted for.

    >>> coverage("反不正当竞争法", "Anti-Unfair Competition Law")[1]
    1.0
    """
    links = find_links(zh, en)
    chars = [False] * len(zh)
    hit: set[int] = set()
    for link in links:
        chars[link.start : link.end] = [True] * (link.end - link.start)
        hit.update(link.tokens)
    han = [flag for flag, char in zip(chars, zh, strict=True) if _HAN.match(char)]
    content = [number for number, token in enumerate(find_tokens(en)) if token.content]
    return (
        sum(han) / len(han) if han else 0.0,
        sum(1 for number in content if number in hit) / len(content) if content else 0.0,
    )
