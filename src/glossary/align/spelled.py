"""How likely Chinese characters are to spell a foreign name, from each place of a window on."""

import math
import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from glossary.align.names import readings, runs_of
from glossary.align.words import simplify
from glossary.text.dictionary import find_pieces
from glossary.text.script import HAN
from glossary.text.spelling import plain_letters

_HAN = re.compile(f"[{HAN}]")
_LONGEST = 12  # Han characters of a name
_MOST_LETTERS = 18
_SHARED = 3.0  # names that what characters of the same sound write counts for
# How likely a character is to write letters that it was never seen to write, by their number.
_UNSEEN = tuple(0.3 * math.exp(-power) for power in (4, 5, 8, 11, 14, 17))
_WORST = -5.0  # log likelihood a letter


class Spelling:
    """Weigh each beginning of a Chinese window as the spelling of a run of the name's words.

    >>> spelling = Spelling("服用替格瑞洛", ("ticagrelor",), range(6))
    >>> max(range(6), key=spelling.likeness)
    2
    """

    def __init__(self, zh: str, words: tuple[str, ...], starts: Sequence[int]) -> None:
        """Keep the window; it is weighed when it is first asked for."""
        self._zh, self._words, self._starts = zh, words, starts

    @cached_property
    def _weighed(self) -> dict[int, float]:
        runs = runs_of(tuple(map(plain_letters, self._words)))
        weighed = dict.fromkeys(self._starts, _WORST)
        for run in runs:
            if 1 < len(run) <= _MOST_LETTERS:
                found = _log_likelihoods(simplify(self._zh), run)
                for start in self._starts:
                    weighed[start] = max(weighed[start], found.get(start, _WORST))
        return weighed

    def likeness(self, start: int) -> float:
        """Give how well a beginning spells the name, from 0 to 1."""
        return 1 - self._weighed[start] / _WORST

    def behind(self, start: int) -> float:
        """Give how much worse a beginning spells the name than the best one does."""
        return max(self._weighed.values()) - self._weighed[start]


@lru_cache(maxsize=4096)
def _log_likelihoods(zh: str, letters: str) -> dict[int, float]:
    """Give for each place of a window the log likelihood a letter that it spells them all."""
    size = len(letters)
    behind = [0.0] * size + [1.0]
    found: dict[int, float] = {}
    for place in range(len(zh) - 1, -1, -1):
        if _HAN.match(zh[place]):
            if len(found) == min(_LONGEST, size + 1):  # hardly a character writes nothing
                break
            behind = _before(behind, letters, _pieces(zh[place]))
            found[place] = max(_WORST, math.log(behind[0]) / size if behind[0] else _WORST)
    return found


def _before(behind: list[float], letters: str, pieces: dict[str, float]) -> list[float]:
    """Put a character before a spelling: how likely it spells the letters from each on."""
    size, row = len(letters), []
    for start in range(size + 1):
        chance = behind[start] * (pieces.get("", 0.0) + _UNSEEN[0])
        for length, unseen in enumerate(_UNSEEN[1 : size - start + 1], 1):
            later = behind[start + length]
            if later:
                chance += later * (pieces.get(letters[start : start + length], 0.0) + unseen)
        row.append(chance)
    return row


@lru_cache(maxsize=8192)
def _pieces(char: str) -> dict[str, float]:
    """Give what a character writes; one that few names have borrows from those of its sound."""
    count, own = find_pieces(char)
    sounds = readings(char)
    _, shared = find_pieces(plain_letters(sounds[0])) if sounds else (0.0, {})
    weight = _SHARED if shared else 0.0
    return {
        piece: (count * own.get(piece, 0.0) + weight * shared.get(piece, 0.0)) / (count + _SHARED)
        for piece in own | shared
    }
