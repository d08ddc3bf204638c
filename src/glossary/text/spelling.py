"""Learn which Latin letters each Chinese character writes in foreign names.

From the names in CC-CEDICT (加利福尼亚, California), by expectation maximization over all ways to
cut a name into one piece for each character, as statistical transliteration does it (Knight and
Graehl 1998; Li, Zhang and Su 2004).
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

Pieces = dict[str, float]
"""What a character writes, and how likely each piece is; the empty piece is a silent character."""

LONGEST_PIECE = 5  # letters
_ROUNDS = 5
_LEAST_COUNT = 0.02  # of a name: what is rarer goes
_SILENT = 0.1  # how likely no letters are at first, against others
_SPREAD = 1.5  # letters squared: how far a piece may lie at first from its even share
_NAME = re.compile(r"[A-Z][^\W\d_'’.-]+(?: [A-Z][^\W\d_'’.-]+){0,3}")
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,8}")
_TOLD_END = re.compile(r"[,(;]")
_MOST_LETTERS = 14
_IMPOSSIBLE = 1e-30


def plain_letters(name: str) -> str:
    """Write a Latin name in small letters without marks.

    >>> plain_letters("Kumārajīva")
    'kumarajiva'
    """
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", name.lower()))


def find_names(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Give the foreign names among entries (characters, pinyin, gloss), part by part.

    >>> find_names([("卡尔·马克思", "Ka3 er3 · Ma3 ke4 si1", "/Karl Marx (1818-1883)/")])
    [('卡尔', 'karl'), ('马克思', 'marx')]
    >>> find_names([("北京", "Bei3 jing1", "/Beijing, capital of China/")])
    []
    """
    names = set()
    for word, pinyin, gloss in entries:
        for sense in gloss.split("/")[1:3]:
            told = _TOLD_END.split(sense)[0].strip()
            if _NAME.fullmatch(told) is None:
                continue
            latin, parts = told.split(), word.split("·")
            if len(latin) != len(parts) or plain_letters(told) == plain_letters(pinyin):
                continue
            names |= {
                (part, letters)
                for part, letters in zip(parts, map(plain_letters, latin), strict=True)
                if _HAN_NAME.fullmatch(part) and 1 < len(letters) <= _MOST_LETTERS
            }
    return sorted(names)


def learn_pieces(names: list[tuple[str, str]]) -> tuple[dict[str, Pieces], Counter[str]]:
    """Learn what each character writes, and how many names show it."""
    pieces = _share(_first_guess(names))
    for _ in range(_ROUNDS):
        counted: dict[str, Pieces] = defaultdict(lambda: defaultdict(float))
        for word, letters in names:
            _count(word, letters, pieces, counted)
        pieces = _share(counted)
    return pieces, Counter(char for word, _ in names for char in word)


def _first_guess(names: list[tuple[str, str]]) -> dict[str, Pieces]:
    """Let each piece be the likelier the nearer it lies to an even share of the letters."""
    guessed: dict[str, Pieces] = defaultdict(lambda: defaultdict(float))
    for word, letters in names:
        size = len(letters) / len(word)
        for number, char in enumerate(word):
            for start in range(len(letters) + 1):
                near = (start - size * number) ** 2
                for end in range(start, min(start + LONGEST_PIECE, len(letters)) + 1):
                    away = near + (end - size * (number + 1)) ** 2
                    likely = math.exp(-away / _SPREAD) * (_SILENT if start == end else 1)
                    guessed[char][letters[start:end]] += likely
    return guessed


def _share(counted: dict[str, Pieces]) -> dict[str, Pieces]:
    shared = {}
    for char, pieces in counted.items():
        kept = {piece: count for piece, count in pieces.items() if count > _LEAST_COUNT}
        total = sum(kept.values())
        shared[char] = {piece: count / total for piece, count in kept.items()}
    return shared


def _cuts(letters: str, start: int, pieces: Pieces) -> Iterator[tuple[int, str, float]]:
    """Give the pieces that may begin at a letter: where each ends, and how likely it is."""
    for end in range(start, min(start + LONGEST_PIECE, len(letters)) + 1):
        likely = pieces.get(letters[start:end])
        if likely:
            yield end, letters[start:end], likely


def _count(word: str, letters: str, pieces: dict[str, Pieces], counted: dict[str, Pieces]) -> None:
    """Add how often each character wrote each piece in one name, over all its cuts."""
    size = len(letters)
    ahead = [[1.0] + [0.0] * size]
    for char in word:
        row = [0.0] * (size + 1)
        for start, chance in enumerate(ahead[-1]):
            if chance:
                for end, _, likely in _cuts(letters, start, pieces.get(char, {})):
                    row[end] += chance * likely
        ahead.append(row)
    total = ahead[-1][size]
    if total < _IMPOSSIBLE:
        return
    behind = [0.0] * size + [1.0]
    for number in range(len(word) - 1, -1, -1):
        row = [0.0] * (size + 1)
        for start in range(size + 1):
            for end, piece, likely in _cuts(letters, start, pieces.get(word[number], {})):
                if behind[end]:
                    row[start] += likely * behind[end]
                    counted[word[number]][piece] += (
                        ahead[number][start] * likely * behind[end] / total
                    )
        behind = row
