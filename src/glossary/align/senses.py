"""What the dictionary's senses say of them as a pair."""

import re
from functools import lru_cache

from glossary.align.choice import Features
from glossary.align.evidence import find_tokens
from glossary.align.lexicon import stems
from glossary.align.words import simplify, words_of
from glossary.text.dictionary import find_word
from glossary.text.stem import stem

_REMARK = re.compile(r"\([^()]*\)|\[[^\]]*\]|,.*|CL:.*")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SMALL = frozenset("to the a an of and for in on sb sth".split())
_LONGEST_RUN = 5  # words of a sense; more explain
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


@lru_cache(maxsize=16384)
def compare_senses(zh: str, en: str) -> str:
    """Say how an English text stands to the senses of a Chinese word; empty where it has none.

    >>> [compare_senses("珙桐", en) for en in ("dove tree", "handsome dove tree", "tree", "shrub")]
    ['is-sense', 'over-sense', 'in-sense', 'other-sense']
    """
    told = _told(zh)
    if not told:
        return ""
    shown = stems(en)
    if shown in told:
        return "is-sense"
    if any(shown < sense for sense in told):
        return "in-sense"
    if any(sense < shown for sense in told if sense):
        return "over-sense"
    return "other-sense" if not any(shown & sense for sense in told) else "near-sense"


@lru_cache(maxsize=4096)
def initials_share(zh: str, acronym: str) -> float:
    """Give the share of an acronym's letters that begin what some Chinese word stands for.

    >>> initials_share("国家发展改革委", "NDRC")
    1.0
    """
    letters = "".join(char.lower() for char in acronym if char.isalpha() and char.isascii())
    free = [initials_of(word) for word in words_of(zh) for word in _pieces(word)]
    left, start = letters, 0
    while start < len(left):  # the longest run that a word stands for, from the first letter on
        fit = max(
            (
                (len(run), -number)
                for number, runs in enumerate(free)
                for run in runs
                if left.startswith(run, start)
            ),
            default=None,
        )
        if fit is None:
            start += 1
            continue
        left = left[:start] + left[start + fit[0] :]
        del free[-fit[1]]
    return 1 - len(left) / len(letters) if letters else 0.0


@lru_cache(maxsize=4096)
def is_told_acronym(zh: str, acronym: str) -> bool:
    """Say whether the dictionary has an acronym for a Chinese word, or words that it spells.

    >>> is_told_acronym("世界卫生组织", "WHO"), is_told_acronym("国际货币基金组织", "WHO")
    (True, False)
    """
    entry = find_word(simplify(zh))
    if entry is None or not entry.gloss:
        return False
    if re.search(rf"(?<![A-Za-z0-9]){re.escape(acronym)}(?![A-Za-z0-9])", entry.gloss):
        return True
    return acronym.lower() in initials_of(zh) and len(acronym) > 1


def _pieces(word: str) -> list[str]:
    """Give a word, or where the dictionary does not know it, its characters."""
    return [word] if initials_of(word) or len(word) > _LONGEST_WORD else list(word)


@lru_cache(maxsize=16384)
def initials_of(word: str) -> frozenset[str]:
    """Give the letters that the words of each sense begin with, and the first alone (lower case).

    >>> sorted(initials_of("联合国")), sorted(initials_of("卫生"))
    (['u', 'un'], ['h', 's'])
    """
    runs = set()
    for sense in _senses(word):
        told = [part for part in _WORD.findall(sense) if part.lower() not in _SMALL]
        run = "".join(part[0].lower() for part in told)
        runs |= {run[:1], run} if len(run) <= _LONGEST_RUN else {run[:1]}
    return frozenset(runs - {""})


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
