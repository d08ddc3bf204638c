"""Say whether two terms of one language are forms of one term, or truly different."""

import re
from functools import lru_cache

from glossary.merge.profile import english_profile, english_veto
from glossary.text.abbreviation import abbreviates_chinese

# What a name may carry or leave out without naming anything else.
_COUNTRY = re.compile(r"^(?:中华人民共和国|中国)(?=.{2})")
_LOOSE_MARKS = re.compile(r"[\s·()\[\]【】〔〕,、:;/的之-]")
_STATE = re.compile(
    r"\b(?:of )?(?:the )?(?:people republic of china|people's republic of china|prc)\b|\bchina\b"
    r"|\bchinese\b|\bof china\b"
)
_LONGEST_NAME = 4  # words of a person's name
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"}
    | {"co", "inc", "limited", "llc", "ltd", "plc"}
)
_SPELLING = (
    (re.compile(r"is(?=(?:e|ed|er|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=$|s$|ed$|able$|al$|ing$)"), "or"),
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"),
)


def _stem(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 (gas)
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for spelling, replacement in _SPELLING:
        word = spelling.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 16)
def _bag(key: str) -> tuple[str, ...]:
    """List the words that carry a term, in American spelling, without the country."""
    bare = _STATE.sub(" ", key) if " " in key else key
    words = [word for word in re.findall(r"[^\W_]+", bare) if word not in _SMALL_WORDS]
    return tuple(_stem(word) for word in words) or (key,)


def _expand(short: tuple[str, ...], full: tuple[str, ...]) -> tuple[str, ...]:
    """Write out a word of ``short`` that is made of the initials of words of ``full``."""
    words: list[str] = []
    for word in short:
        size = len(word)
        runs = (full[at : at + size] for at in range(len(full) - size + 1))
        run = next((run for run in runs if "".join(part[0] for part in run) == word), ())
        words.extend(run if size > 1 and word not in full and run else (word,))
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def english_variants(left: str, right: str, *, names: bool = False) -> bool:
    """Say whether two English keys differ only in form, order, spelling or completeness.

    With ``names`` both are names of things, of which a shorter one names something else (Bank of
    China, People's Bank of China), unless it is the one word that a person goes by.

    >>> english_variants("global ai governance initiative",
    ...                  "global artificial intelligence governance initiative")
    True
    >>> english_variants("world food programme", "world food program")
    True
    >>> english_variants("book of changes", "classic of changes")
    False
    >>> english_variants("people bank of china", "bank of china", names=True)
    False
    >>> english_variants("vladimir putin", "putin", names=True)
    True
    """
    if english_veto(english_profile(left), english_profile(right)):
        return False
    one, other = _bag(left), _bag(right)
    if "".join(one) == "".join(other):
        return True
    one, other = _expand(one, other), _expand(other, one)
    fewer, more = sorted((frozenset(one), frozenset(other)), key=len)
    if names and fewer < more:
        return _goes_by(left, right) or _goes_by(right, left)
    return fewer <= more


def _goes_by(short: str, full: str) -> bool:
    words = full.split()
    return (
        " " not in short
        and len(words) <= _LONGEST_NAME
        and short in {words[0], words[-1]}
        and not english_profile(full).head
    )


def _loose(key: str) -> str:
    return _LOOSE_MARKS.sub("", _COUNTRY.sub("", key)) or key


def chinese_variants(left: str, right: str) -> str:
    """Say how two Chinese keys with the same English are forms of one term, if they are.

    >>> chinese_variants("中华人民共和国教育部", "教育部")
    'the Chinese differs in small marks or the country'
    >>> chinese_variants("世卫组织", "世界卫生组织")
    'abbreviated Chinese'
    >>> chinese_variants("普京", "普廷")
    ''
    """
    one, other = _loose(left), _loose(right)
    if one == other:
        return "the Chinese differs in small marks or the country"
    if abbreviates_chinese(one, other) or abbreviates_chinese(other, one):
        return "abbreviated Chinese"
    return ""
