"""The letters of an acronym against what the Chinese words stand for, in their order.

世界 is the world, 卫生 health, 组织 an organization: so WHO begins at 世界 in 参加世界卫生组织.
"""

from functools import lru_cache

from glossary.align.choice import Features
from glossary.align.lexicon import MAX_WORD
from glossary.align.senses import initials_of
from glossary.text.dictionary import find_word

_LONE = 0.3  # of a letter: a lone character has so many senses that one fits by chance
_LONGEST_WAIT = 3  # characters


class Initials:
    """Say what the words from each place of a Chinese text on account for in an acronym.

    >>> spelled = Initials("参加世界卫生组织", "WHO")
    >>> spelled.evidence(0)
    {'initials-lost': 0.0, 'initials-idle=2': 1.0}
    >>> spelled.evidence(2)
    {'initials-lost': 0.0, 'initials-idle=0': 1.0}
    """

    def __init__(self, zh: str, acronym: str) -> None:
        """Find the best reading from each place and letter on, from the last to the first."""
        self._letters = "".join(
            char.lower() for char in acronym if char.isascii() and char.isalpha()
        )
        none = [0.0] * (len(self._letters) + 1)
        self._counts = [none] * (len(zh) + 1)  # for each place and letter: what is accounted for
        self._idle = [[0] * len(none)] * (len(zh) + 1)  # characters before the first such word
        for place in range(len(zh) - 1, -1, -1):
            self._read(zh, place)

    def _read(self, zh: str, place: int) -> None:
        """Choose for each letter: the next word begins with it, or either is passed over."""
        counts, idle = self._counts[place].copy(), self._idle[place].copy()
        words = _words_at(zh, place)
        for at in range(len(self._letters) - 1, -1, -1):
            taken = 0.0
            for end, initials in words:
                for run in initials:
                    if self._letters.startswith(run, at):
                        worth = len(run) if end - place > 1 else _LONE
                        taken = max(taken, worth + self._counts[end][at + len(run)])
            later = self._counts[place + 1][at]
            if taken and taken >= max(later, counts[at + 1]):
                counts[at], idle[at] = taken, 0
            elif counts[at + 1] > later:
                counts[at], idle[at] = counts[at + 1], idle[at + 1]
            else:
                counts[at], idle[at] = later, self._idle[place + 1][at] + 1
        self._counts[place], self._idle[place] = counts, idle

    def evidence(self, place: int) -> Features:
        """Give the evidence for a beginning: the share of letters lost, and what stands idle."""
        counted, size = self._counts[place][0], max(1, len(self._letters))
        features: Features = {"initials-lost": (self._counts[0][0] - counted) / size}
        if counted:
            idle = min(_LONGEST_WAIT, self._idle[place][0])
            features[f"initials-idle={idle}"] = counted / size
        return features


@lru_cache(maxsize=8192)
def _words_at(zh: str, place: int) -> tuple[tuple[int, frozenset[str]], ...]:
    """Give the words that begin at a place: where each ends, and the letters it may begin with."""
    if zh[place].isascii() and zh[place].isalpha():
        return ((place + 1, frozenset(zh[place].lower())),)
    words = []
    for end in range(place + 1, min(len(zh), place + MAX_WORD) + 1):
        if find_word(zh[place:end]) is None:
            break
        initials = initials_of(zh[place:end])
        if initials:
            words.append((end, initials))
    return tuple(words)
