"""Baselines that align words by a dictionary (CC-CEDICT): balance, and Schwartz-Hearst."""

import re
from collections.abc import Iterator

from baselines.brackets import Pair, Place, as_pair, find_places
from baselines.runs import run_before
from glossary.align.evidence import coverage
from glossary.align.lexicon import glosses
from glossary.align.names import is_pinyin_of, sound_likeness
from glossary.text.nlp import cut_chinese
from glossary.text.stem import stem

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w’'.-]*")
_SMALL = frozenset("a an the of for on in to and or by with from as at".split())
_LIKE = 0.65
_MOST_HAN = 24


def balance(text: str) -> Iterator[Pair]:
    """Begin where the dictionary explains most of either side (harmonic mean)."""
    for place in find_places(text):
        terms = list(possible_terms(place))
        if terms:
            yield as_pair(place, max(terms, key=lambda term: _explained(place, term)))


def possible_terms(place: Place) -> Iterator[str]:
    """Give every beginning at a word (English) or at one of jieba's words, the shortest first."""
    if place.english_inside:
        run = run_before(place)[-_MOST_HAN:]
        words = cut_chinese(run)
        for number in range(len(words) - 1, -1, -1):
            yield "".join(words[number:])
        return
    before = place.before.rstrip(' “”"‘’*')
    starts = [found.start() for found in _WORD.finditer(before)]
    for start in reversed(starts[-12:]):
        term = before[start:]
        if term.split()[0].lower() not in _SMALL:
            yield term


def _explained(place: Place, term: str) -> float:
    zh, en = as_pair(place, term)
    left, right = coverage(zh, en)
    return 2 * left * right / (left + right) if left + right else 0.0


def schwartz_hearst(text: str) -> Iterator[Pair]:
    """Carry Schwartz and Hearst (2003) over to two languages.

    Their long form has at most min(n + 5, 2n) words for a short form of n
    characters, and each character, from right to left, must be met in it; the
    first begins a word. Here n counts the words inside the bracket, and a word
    is met by one that the dictionary, pinyin or the sound ties to it; the
    shortest stretch that meets all words which can be met wins, and its first
    word must be one that is met.
    """
    for place in find_places(text):
        count = (
            len(cut_chinese(place.inside))
            if not place.english_inside
            else len(_WORD.findall(place.inside))
        )
        best, most = "", 0
        for size, term in enumerate(possible_terms(place), start=1):
            if size > min(count + 5, 2 * count):
                break
            met = _met(place, term)
            if met > most and _first_is_met(place, term):
                best, most = term, met
        if best:
            yield as_pair(place, best)


def _met(place: Place, term: str) -> int:
    """Count the words inside the bracket that a stretch before it meets."""
    zh, en = as_pair(place, term)
    chinese, english = cut_chinese(zh), _WORD.findall(en)
    if place.english_inside:
        return sum(any(_is_tied(word, other) for word in chinese) for other in english)
    return sum(any(_is_tied(word, other) for other in english) for word in chinese)


def _first_is_met(place: Place, term: str) -> bool:
    zh, en = as_pair(place, term)
    chinese, english = cut_chinese(zh), _WORD.findall(en)
    if place.english_inside:
        return any(_is_tied(chinese[0], other) for other in english)
    return any(_is_tied(word, english[0]) for word in chinese)


def _is_tied(zh: str, en: str) -> bool:
    return (
        stem(en.lower()) in glosses(zh)
        or is_pinyin_of(en, zh)
        or (en[0].isupper() and len(zh) > 1 and sound_likeness(en, zh) >= _LIKE)
        or en == zh
    )
