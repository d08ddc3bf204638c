"""What stands on both sides of a Chinese beginning: the characters and words themselves.

Classes of words generalize, but some words have habits of their own: 采用 and
铺设 stand before terms, 光 and 微 begin them. What counts for each is learned
from many texts. Only words of the dictionary count, and those that few terms had
beside them weigh nothing, so that the weights hold words of the language, not text.
"""

import re
from itertools import accumulate
from math import log, log1p

from glossary.align.choice import Features
from glossary.align.closed_classes import FOREIGN
from glossary.align.lexicon import is_word, verb_share
from glossary.align.words import Cut, simplify
from glossary.text.dictionary import count_together, find_word
from glossary.text.script import DOTS, HAN

_HAN = re.compile(f"[{HAN}]")
_LOG_FREQUENCY, _LOG_LONGER = 10.0, 5.0  # bring the logarithms near one
_CHARACTERS = 1_300_000  # in the words of the dictionaries, about
_LEAST_COHESION = -3.0


class Places:
    """Describe the two sides of each beginning in a Chinese window."""

    def __init__(self, zh: str, before: str, cut: Cut) -> None:
        """Write the window in Simplified script, so that both scripts share what is learned."""
        self._zh, self._before, self._cut = simplify(zh), before[-1:], cut
        self._words = [simplify(word) for word in cut.words]
        self._foreign = [char in FOREIGN for char in self._zh]
        native = [
            _HAN.match(char) is not None and not foreign
            for char, foreign in zip(self._zh, self._foreign, strict=True)
        ]
        self._native = list(accumulate(reversed(native)))[::-1]  # from each place on

    def describe(self, start: int, features: Features) -> None:
        """Add the evidence of the characters and words beside a place."""
        zh, number = self._zh, self._cut.places.get(start)
        features[f"starts:{zh[start]}"] = 1.0
        if start:
            features[f"after:{zh[start - 1]}"] = 1.0
            if _HAN.match(zh[start - 1]) and _HAN.match(zh[start]):
                _weigh_cohesion(zh[start - 1], zh[start], features)
        if number is not None:
            _weigh_habits("first", self._words[number], features)
            if number:
                _weigh_habits("left", self._words[number - 1], features)
            if is_word(self._words[number]):
                features[f"starts-word:{self._words[number]}"] = 1.0
            if number and is_word(self._words[number - 1]):
                self._after_word(self._words[number - 1], features)
        self._sounds_foreign(start, features)

    def _after_word(self, word: str, features: Features) -> None:
        features[f"after-word:{word}"] = 1.0
        features["left-verb-sense"] = verb_share(word)

    def _sounds_foreign(self, start: int, features: Features) -> None:
        """Look at the characters that write foreign names: 斯, 尔, 克."""
        zh, foreign = self._zh, self._foreign
        if start and foreign[start - 1]:
            features["left-foreign"] = 1.0
        elif start and zh[start - 1] in DOTS:
            features["left-dot"] = 1.0
        if foreign[start]:
            features["first-foreign"] = 1.0
        features["left-native"] = float(self._native[start])
        if not self._native[start]:
            features["first-all-foreign"] = 1.0


def _weigh_habits(side: str, word: str, features: Features) -> None:
    """Add how common a word is, and how many longer words of the dictionaries it begins and ends.

    量子 begins many terms, 采用 hardly any; 病毒 ends many.
    """
    entry = find_word(word)
    if entry is None:
        return
    lone = "-lone" if len(word) == 1 else ""
    features[f"{side}-frequency"] = log1p(max(0, entry.frequency)) / _LOG_FREQUENCY
    features[f"{side}-begins{lone}"] = log1p(entry.begins) / _LOG_LONGER
    features[f"{side}-ends{lone}"] = log1p(entry.ends) / _LOG_LONGER


def _weigh_cohesion(left: str, right: str, features: Features) -> None:
    """Add how much more often two characters stand side by side in words than by chance.

    The pointwise mutual information of Church and Hanks (1990).
    """
    together = count_together(left + right)
    if not together:
        features["apart"] = 1.0
        return
    by_chance = count_together(left) * count_together(right) / _CHARACTERS
    features["together"] = max(_LEAST_COHESION, log(together / by_chance)) / -_LEAST_COHESION


def sign_class(sign: str) -> str:
    """Name the kind of a sign that stands before a place; empty is the begin of a text."""
    if not sign or sign == "\n":
        return "line"
    if sign in ")）]】〕":
        return "bracket"
    if sign in "、/":
        return "list"
    if sign in "“‘「『《〈\"'":
        return "quote"
    if sign in "”’」』》〉":
        return "closed-quote"
    if sign.isspace():
        return "blank"
    if sign.isdigit():
        return "digit"
    if sign.isalpha():
        return "latin"
    return "dot" if sign in DOTS + "." else "stop"
