"""Word alignment learned from the suspected pairs themselves (Lin et al. 2008 in spirit).

IBM model 1 (Brown et al. 1993) gives, by expectation maximisation, how likely
an English word stands for a Chinese one. No dictionary and no gold is used:
what it learns from are the brackets and the text before them.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from baselines.brackets import Pair, Place, as_pair, find_places
from baselines.lexicon import possible_terms
from glossary.align.lexicon import stem
from glossary.text.nlp import cut_chinese

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w’'.-]*")
_ROUNDS = 8
_NULL = ""
_FLOOR = 1e-4  # for words never seen together
_GAIN = 3.0  # how much likelier than chance a word inside the term must be

Chances = dict[str, dict[str, float]]


class WordAlignment:
    """Hold the chances learned from texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn from every bracket of the texts, in both directions."""
        pairs = [_cut(place, place.before) for text in texts for place in find_places(text)]
        self._inside_given_before = _learn([(before, inside) for before, inside in pairs])
        self._common: dict[str, float] = defaultdict(float)
        total = 0
        for before, _ in pairs:
            for word in before:
                self._common[word] += 1
                total += 1
        self._total = total
        self._before_given_inside = _learn([(inside, before) for before, inside in pairs])

    def __call__(self, text: str) -> Iterator[Pair]:
        """Begin where the words taken in are likelier under the term inside than under chance."""
        for place in find_places(text):
            terms = list(possible_terms(place))
            if terms:
                yield as_pair(place, max(terms, key=lambda term: self._likelihood(place, term)))

    def _likelihood(self, place: Place, term: str) -> float:
        """Sum the log odds of each word before the bracket: from the term, or from the language."""
        words, inside = _cut(place, term)
        total = 0.0
        for word in words:
            chances = self._before_given_inside
            from_term = sum(chances[other].get(word, _FLOOR) for other in inside) / len(inside)
            from_language = (self._common[word] + 1) / (self._total + len(self._common))
            total += math.log(from_term / (from_language * _GAIN))
        for other in inside:
            given = self._inside_given_before
            best = max((given[word].get(other, _FLOOR) for word in words), default=_FLOOR)
            total += math.log(best / _FLOOR) / len(inside)
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
