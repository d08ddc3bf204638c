"""What the dictionary's senses say of them as a pair."""

import re
from functools import lru_cache

from glossary.align.choice import Features
from glossary.align.evidence import find_tokens
from glossary.align.lexicon import stem, stems
from glossary.align.words import simplify, words_of
from glossary.text.dictionary import find_word

_REMARK = re.compile(r"\([^()]*\)|\[[^\]]*\]|,.*|CL:.*")
_INITIAL = re.compile(r"[A-Za-z]")
_LONGEST_WORD = 6  # Han characters


def weigh_senses(zh: str, en: str, features: Features) -> None:
    """Add whether the English is a sense of the Chinese word, or only stands in its remarks.

    >>> features = {}
    >>> weigh_senses("百度", "search engine", features)
    >>> features
    {'only-remarked': 1.0}
    """
    if not _senses(zh):
        return
    sought = stems(en)
    if not sought:
        return
    told = _told(zh)
    if sought in told:
        features["is-sense"] = 1.0
    elif any(sought <= sense for sense in told):
        features["in-sense"] = 1.0
    elif not any(sought & sense for sense in told):
        entry = find_word(simplify(zh))
        if entry and sought & stems(entry.gloss):
            features["only-remarked"] = 1.0
    elif not any(_head_stem(en) in sense for sense in told):
        features["sense-of-another-head"] = 1.0


@lru_cache(maxsize=4096)
def initials_share(zh: str, acronym: str) -> float:
    """Give the share of an acronym's letters that begin what some Chinese word stands for.

    >>> initials_share("国家发展改革委", "NDRC")
    1.0
    """
    letters = [char.lower() for char in acronym if char.isalpha() and char.isascii()]
    free = [initials_of(word) for word in words_of(zh) for word in _pieces(word)]
    found = 0
    for letter in letters:
        number = next((n for n, initials in enumerate(free) if letter in initials), None)
        if number is not None:
            found += 1
            del free[number]
    return found / len(letters) if letters else 0.0


def _pieces(word: str) -> list[str]:
    """Give a word, or where the dictionary does not know it, its characters."""
    return [word] if initials_of(word) or len(word) > _LONGEST_WORD else list(word)


@lru_cache(maxsize=16384)
def initials_of(word: str) -> frozenset[str]:
    """Give the letters that the senses of a Chinese word begin with (lower case)."""
    return frozenset(
        found[0].lower()
        for sense in _senses(word)
        if (found := _INITIAL.search(sense.removeprefix("to ").removeprefix("the ")))
    )


@lru_cache(maxsize=16384)
def _senses(word: str) -> tuple[str, ...]:
    """Give the senses of a word without remarks: Baidu, without that it is a search engine."""
    entry = find_word(simplify(word))
    if entry is None:
        return ()
    parts = (_REMARK.sub("", sense).strip() for sense in re.split("[/;\n]", entry.gloss))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=16384)
def _told(word: str) -> tuple[frozenset[str], ...]:
    return tuple(stems(sense) for sense in _senses(word))


def _head_stem(en: str) -> str:
    words = [token for token in find_tokens(en) if token.content]
    return stem(words[-1].text.lower()) if words else ""
