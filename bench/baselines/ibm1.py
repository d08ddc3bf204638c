"""Word alignment learned from the suspected pairs themselves (Lin et al. 2008 in spirit).

IBM model 1 (Brown et al. 1993) gives, by expectation maximisation, how likely
an English word stands for a Chinese one. No dictionary and no gold is used:
what it learns from are the brackets and the text before them.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from baselines.brackets import Pair, Place, as_pair, find_places
from baselines.lexicon import possible_terms
from glossary.text.nlp import cut_chinese
from glossary.text.stem import stem

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w’'.-]*")
_ROUNDS = 8
_NULL = ""
_FLOOR = 1e-4  # for words never seen together
_GAIN = 3.0  # how much likelier than chance a word inside the term must be
_RARE = 5.0  # a word seen so often is trusted by half

Chances = dict[str, dict[str, float]]


class WordAlignment:
    """Hold the chances learned from texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn from every bracket of the texts."""
        pairs = [_cut(place, place.before) for text in texts for place in find_places(text)]
        self._chances = _learn([(inside, before) for before, inside in pairs])
        self._common = Counter(word for before, _ in pairs for word in before)
        self._total = self._common.total()

    def __call__(self, text: str) -> Iterator[Pair]:
        """Begin where the words taken in are likelier under the term inside than under chance."""
        for place in find_places(text):
            terms = list(possible_terms(place))
            if terms:
                yield as_pair(place, max(terms, key=lambda term: self._likelihood(place, term)))

    def _likelihood(self, place: Place, term: str) -> float:
        """Add up log odds: each word comes from the term inside, or from the language at large.

        Odds of rare words are shrunk, and a term should have about as many
        words as the one inside, else every word seen once would be taken in.
        """
        words, inside = _cut(place, term)
        total = -((len(words) - len(inside)) ** 2) / (2 * len(inside))
        for word in words:
            chances = [self._chances[other].get(word, _FLOOR) for other in inside]
            from_term = sum(chances) / len(inside)
            from_language = (self._common[word] + 1) / (self._total + len(self._common))
            trust = self._common[word] / (self._common[word] + _RARE)
            total += trust * math.log(from_term / (from_language * _GAIN))
        return total


def _cut(place: Place, term: str) -> tuple[list[str], list[str]]:
    """Cut what stands before the bracket and what stands inside into words."""
    return _words(term, english=not place.english_inside), _words(
        place.inside, english=place.english_inside
    )


def _words(text: str, *, english: bool) -> list[str]:
    if english:
        return [stem(word.lower()) for word in _WORD.findall(text)] or [text]
    return [word for word in cut_chinese(text) if word.strip()]


def _learn(pairs: list[tuple[list[str], list[str]]]) -> Chances:
    """Learn the chance of each target word given a source word by model 1."""
    chances: Chances = defaultdict(dict)
    for source, target in pairs:
        for word in (_NULL, *source):
            chances[word].update(dict.fromkeys(target, 1.0))
    for _ in range(_ROUNDS):
        counts: Chances = defaultdict(lambda: defaultdict(float))
        for source, target in pairs:
            words = (_NULL, *source)
            for other in target:
                whole = sum(chances[word][other] for word in words)
                for word in words:
                    counts[word][other] += chances[word][other] / whole
        chances = defaultdict(dict)
        for word, row in counts.items():
            total = sum(row.values())
            chances[word] = {other: count / total for other, count in row.items()}
    return chances
