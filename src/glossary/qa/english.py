"""Find out whether an English term is in a text, in any form of a good translation."""

import re
from collections import Counter
from functools import lru_cache

from glossary.model import Span
from glossary.text.abbreviation import abbreviates, is_acronym
from glossary.text.inflection import singular
from glossary.text.tokens import plain_word

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?(?=[A-Z]\.)?")
_SMALL = frozenset("a an the of for and in on to with by at from its their".split())
_ENDINGS = (
    "ational ation ating ative ator ated ate ably able ibly ible ality ity ment ness ing ion ive"
    " ence ent ance ant ial ian ical ese ish ed er or al ic ly an y e"
).split()
_POINTS_BACK = frozenset("the this that these those its their our said both each".split())
_PREPOSITION = frozenset("of for on in to with at by from under against between among".split())
_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:of|the|for|and) )*[A-Z][\w'’-]*)*")
_SIMILAR = 60  # percent of the letters in common
_SHORTEST_STEM = 3


class EnglishText:
    """Hold a text as the stems of its words."""

    def __init__(self, text: str) -> None:
        """Cut the text into words."""
        self.text = text
        self.words = [plain_word(word[0].rstrip(".")) for word in _WORD.finditer(text)]
        self.stems = [stem(word) for word in self.words]
        self._known = Counter(self.stems)

    def has(self, term: str) -> bool:
        """Say whether the term stands here: its words together, any form, any order.

        >>> EnglishText("the protection of your information").has("information protection")
        True
        >>> EnglishText("annotating the data").has("data annotation")
        True
        """
        wanted = _content(term)
        needed = Counter(wanted)
        if not wanted or any(self._known[one] < count for one, count in needed.items()):
            return False
        if len(wanted) == 1:
            return True
        width = 3 * len(wanted) + 6  # an apposition or a relative clause between its words
        places = [at for at, one in enumerate(self.stems) if one in needed]
        return any(
            not needed - Counter(one for one in self.stems[at : at + width] if one in needed)
            for at in places
        )

    def abbreviated(self, term: str) -> bool:
        """Say whether an acronym of the term stands here (AI for artificial intelligence)."""
        least = len(_content(term)) / 2  # letters: AI is not short for a title of eight words
        return " " in term and any(
            is_acronym(word) and len(word) > least and abbreviates(word.rstrip("s"), term)
            for word in self.words
        )

    def points_back(self, term: str) -> bool:
        """Say whether *the Measures*, *this model* stands here for a longer term.

        >>> EnglishText("Under the Measures, ...").points_back("Interim Measures for AI")
        True
        """
        head = _head(term)
        return any(
            one == head and before.lower() in _POINTS_BACK
            for one, before in zip(self.stems[1:], self.words, strict=False)
        )

    def closest_name(self, name: str) -> Span | None:
        """Give the capitalised words that look most like a name that is missing."""
        from rapidfuzz import fuzz, process

        runs = [Span(*run.span()) for run in _CAPITALS.finditer(self.text)]
        texts = [self.text[slice(*run)] for run in runs]
        best = process.extractOne(name, texts, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        return runs[best[2]] if best else None

    def has_part(self, name: str) -> bool:
        """Say whether a part of a person's name stands here: Tu for Tu Youyou."""
        return any(
            len(part) > 1 and part[0].isupper() and plain_word(part) in self.words
            for part in name.split()
        )


def _content(term: str) -> list[str]:
    """Give the stems of the words that carry the sense."""
    words = [plain_word(word[0].rstrip(".")) for word in _WORD.finditer(term)]
    return [stem(word) for word in words if word.lower() not in _SMALL or len(words) == 1]


def _head(term: str) -> str:
    """Give the stem of the head noun, the last before a preposition; nothing of a single word."""
    words = [plain_word(word[0].rstrip(".")) for word in _WORD.finditer(term)]
    if len(words) < 2:  # noqa: PLR2004 - nothing is left out of one word
        return ""
    end = next(
        (at for at, word in enumerate(words) if at and word.lower() in _PREPOSITION), len(words)
    )
    return stem(words[end - 1])


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cut a word down to what its relatives share; cuts too much rather than too little.

    >>> [stem(word) for word in ("fine-tuned", "annotators", "annotation", "China", "Chinese")]
    ['fine-tun', 'annot', 'annot', 'chin', 'chin']
    """
    short = singular(word.lower())
    while True:
        ending = next((one for one in _ENDINGS if short.endswith(one)), "")
        if not ending or len(short) - len(ending) < _SHORTEST_STEM:
            break
        short = short[: -len(ending)]
        if len(short) > _SHORTEST_STEM and short[-1] == short[-2] and short[-1] not in "aeiou":
            short = short[:-1]  # transferr-ing
    return short[:-1] if len(short) > _SHORTEST_STEM and short.endswith("a") else short
