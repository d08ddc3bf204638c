"""Cut running text into what terms are compared by: English words, single Chinese characters.

White space, quotes and hyphens inside a line are no tokens, so ``state-owned`` and
``state owned``, 《大模型》 and 大 模 型 have the same ones. Every token knows its place,
so folding (width, script, accents) may change lengths and no offset is lost.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.text.inflection import singular
from glossary.text.script import HAN
from glossary.text.simplified import simplify_character

_LETTER = rf"[^\W_{HAN}]"
_HYPHENS = "\\-\u2010\u2011\u2012\u2013\uff0d"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_QUOTES = "\"“”„‟«»《》〈〉「」『』﹁﹂﹃﹄〝〞〟＂‘'’＇`"
_TOKEN = re.compile(
    rf"""
      (?P<han> [{HAN}]+ )
    | (?P<word> {_LETTER}+ (?: ['’ʼ＇]{_LETTER}+                      # people's, Xi'an
                              | [\u0300-\u036f{_UNSEEN}]+{_LETTER}*   # accents, soft hyphens
                              | (?<=\d)[.,](?=\d){_LETTER}+ )* )      # 3.5
    | (?P<sign> \n[\t \u3000\r]*\n | \t                               # a paragraph, a cell ends
              | [^\s{_HYPHENS}{_UNSEEN}{_QUOTES}]
              | (?<!\w)[{_HYPHENS}] | [{_HYPHENS}](?!\w) )
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:['’ʼ＇][sS]|(?<=[sS])['’ʼ＇])\Z")
_DROPPED = re.compile(f"[\u0300-\u036f{_UNSEEN}'’ʼ＇]")
_LONGEST_ACRONYM = 6  # UNESCO; a longer word in capitals is taken for a heading
_TABLE_SIZE = 0x110000
_SURROGATES = range(0xD800, 0xE000)
UNKNOWN = "\x00"


class Tokens(NamedTuple):
    """Hold the tokens of a text: a code each, and where each begins and ends (code points)."""

    codes: str
    starts: "array[int]"
    ends: "array[int]"


class Vocabulary:
    """Give every token that occurs in terms a code of one character, every other one UNKNOWN.

    A string of codes can be searched like any text, and a hit is always one of whole words.
    """

    def __init__(self) -> None:
        """Begin with no token known."""
        self._codes: dict[str, str] = {}
        self._learnt_han = _HanCodes(self._learn)
        self._learnt_words: dict[str, str] = {}
        self._read_han = _HanCodes(self._find)

    def learn(self, term: str) -> str:
        """Give the codes of a term's tokens; new tokens get a code.

        Raises ValueError when there are more different tokens than characters (1.1 million).
        """
        codes = []
        for found in _TOKEN.finditer(term):
            token = found[0]
            if found.lastgroup == "han":
                codes.append(token.translate(self._learnt_han))
                continue
            code = self._learnt_words.get(token)
            if code is None:
                plain = plain_word(token)
                code = self._learn(_acronym(plain) or singular(plain.lower()))
                self._learnt_words[token] = code
            codes.append(code)
        return "".join(codes)

    def _learn(self, key: str) -> str:
        code = self._codes.get(key)
        if code is None:
            number = len(self._codes) + 1
            if number >= _SURROGATES.start:
                number += len(_SURROGATES)
            if number >= _TABLE_SIZE:
                raise ValueError("more than 1.1 million different words")
            code = self._codes[key] = chr(number)
            self._read_han.clear()
        return code

    def _find(self, key: str) -> str:
        return self._codes.get(key, UNKNOWN)

    def read(self, text: str) -> Tokens:
        """Cut a text into tokens.

        >>> words = Vocabulary()
        >>> model = words.learn("language model")
        >>> tokens = words.read("Two “language-models”")
        >>> tokens.codes == UNKNOWN + model, list(tokens.starts), list(tokens.ends)
        (True, [0, 5, 14], [3, 13, 20])
        """
        codes, starts, ends = [], array("q"), array("q")
        known: dict[str, str] = {}
        for found in _TOKEN.finditer(text):
            start, end = found.span()
            if found.lastgroup == "han":
                codes.append(found[0].translate(self._read_han))
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
                continue
            token = found[0]
            if found.lastgroup == "word":
                end -= _possessive(token)
            code = known.get(token)
            if code is None:
                code = known[token] = self._code(token)
            codes.append(code)
            starts.append(start)
            ends.append(end)
        return Tokens("".join(codes), starts, ends)

    def _code(self, token: str) -> str:
        plain = plain_word(token)
        acronym = _acronym(plain)
        if acronym and acronym in self._codes:
            return self._codes[acronym]
        return self._find(singular(plain.lower()))


class _HanCodes(dict[int, str]):
    """Remember the codes of Chinese characters, the same in both scripts; for ``str.translate``."""

    def __init__(self, code_of: Callable[[str], str]) -> None:
        super().__init__()
        self._code_of = code_of

    def __missing__(self, char: int) -> str:
        code = self[char] = self._code_of(_fold_han(chr(char)))
        return code


def fold_words(text: str) -> Iterator[str]:
    """Give the words of a text as a search compares them: letters and figures, nothing else.

    English words are lower case and singular, Chinese characters single and Simplified.

    >>> list(fold_words("《數據安全法》: Data-Security Laws (v3.5)"))
    ['数', '据', '安', '全', '法', 'data', 'security', 'law', 'v35']
    """
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "han":
            yield from map(_fold_han, found[0])
        elif found.lastgroup == "word":
            word = "".join(filter(str.isalnum, plain_word(found[0]).casefold()))
            if word:
                yield singular(word)


def _fold_han(char: str) -> str:
    return simplify_character(unicodedata.normalize("NFKC", char))


@lru_cache(maxsize=1 << 16)
def plain_word(word: str) -> str:
    """Drop a possessive ending, accents and apostrophes, and fold the width; keep capitals.

    >>> plain_word("Xi’an's"), plain_word("ＷＴＯ"), plain_word("Mínzú")
    ('Xian', 'WTO', 'Minzu')
    """
    if word.isascii() and word.isalnum():
        return word
    bare = unicodedata.normalize("NFKD", word[: len(word) - _possessive(word)])
    return unicodedata.normalize("NFKC", _DROPPED.sub("", bare))


def _possessive(word: str) -> int:
    """Count the characters of a possessive ending: the term ends before it."""
    found = _POSSESSIVE.search(word)
    return len(found[0]) if found else 0


def _acronym(plain: str) -> str:
    """Give an acronym without its plural s; an empty string for any other word."""
    stem = plain.removesuffix("s")
    return stem if 1 < len(stem) <= _LONGEST_ACRONYM and stem.isupper() else ""
