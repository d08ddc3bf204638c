"""The words of an English window: their classes, and what of the Chinese term they stand for."""

import re
from functools import cached_property

from glossary.align.closed_classes import ENGLISH_CLASS, TITLES
from glossary.align.evidence import find_links, find_tokens
from glossary.align.words import PROPER_TAIL, is_person_name
from glossary.text.romanized import is_pinyin
from glossary.text.script import HAN

CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ0-9]")
RUN_LINKERS = frozenset(
    (
        "of for on and & the to in under against between among upon with into via"
        " from along during through over within without across toward towards before after"
        " de la le du des von van der"
    ).split()
)
"""The small words inside a capitalised name."""
_INSIDE_TITLE = RUN_LINKERS | {"a", "an"}
_NO_WRITER = frozenset(("by", "at", "as", "without"))  # Caught by the Tides; by Jia Zhangke
_TITLE_OPENERS = frozenset(("linker", "of", "pronoun", "subordinator", "determiner"))
_POSSESSIVE = re.compile(r"[’']s?$|[’']s\b")
_HAN = re.compile(f"[{HAN}]")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")


class EnglishWords:
    """Hold the words of a window, cut and looked up once for all places in it.

    ``en`` is the window's text, ``zh`` the other term, whose boundaries are known.
    """

    def __init__(self, en: str, zh: str) -> None:
        """Cut the window into words and tie them to the Chinese term."""
        self.en, self.zh = en, zh
        self.tokens = find_tokens(en)
        links = find_links(zh, en)
        self.hit = {number for link in links for number in link.tokens}
        self.weights = {
            number: max(link.weight for link in links if number in link.tokens)
            for number in self.hit
        }
        # Stretches of the Chinese term as bits: which characters a link accounts for.
        self.masks = [(max(link.tokens), (1 << link.end) - (1 << link.start)) for link in links]
        self.han_mask = sum(1 << place for place, char in enumerate(zh) if _HAN.match(char))
        self.is_proper = PROPER_TAIL.search(zh) is not None
        self.is_person = is_person_name(zh)
        self.classes = [self._class_of(number) for number in range(len(self.tokens))]

    def number(self, start: int) -> int:
        """Give the number of the word that a place (code points) lies in or before."""
        return next(n for n, token in enumerate(self.tokens) if token.end > start)

    def is_capital(self, number: int) -> bool:
        """Say whether a word begins with a capital or a figure."""
        return CAPITAL.match(self.tokens[number].text) is not None

    def opens_title(self, number: int) -> bool:
        """Say whether a small word has a capital in running text: his From the Soil."""
        return (
            self.classes[number] in _TITLE_OPENERS
            and self.tokens[number].text[0].isupper()
            and self.tokens[number].text != "I"
        )

    def stands_in_title(self, number: int) -> bool:
        """Say whether a title that a small word opens goes on at a word: Soil in From the Soil."""
        for earlier in range(number - 1, 0, -1):
            if self.opens_title(earlier):
                return True
            if "," in self.gap(earlier + 1) or not (
                self.is_capital(earlier) or self.tokens[earlier].text.lower() in _INSIDE_TITLE
            ):
                return False
        return False

    def gap(self, number: int) -> str:
        """Give what stands between a word and the one before it."""
        return self.en[self.tokens[number - 1].end : self.tokens[number].start]

    def in_bracket(self, place: int) -> bool:
        """Say whether a place lies inside a bracket that closes in the window."""
        return any(start < place < end for start, end in self._brackets)

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        return [found.span() for found in _BRACKET.finditer(self.en)]

    @cached_property
    def run_start(self) -> int:
        """Give the number of the first word of the title-case run at the window's end."""
        begin = len(self.tokens)
        for number in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[number]
            gap = self.gap(number + 1) if number + 1 < len(self.tokens) else ""
            if "," in gap and not re.search("[、，]", self.zh):
                break
            if gap.strip(" -–,()&’'“”\"‘"):
                break
            if self._ends_capital_word(number):
                continue
            if CAPITAL.match(token.text) and ENGLISH_CLASS.get(token.text.lower()) is None:
                begin = number
            elif token.text.lower() not in RUN_LINKERS and (
                self.is_person or token.text not in _NO_WRITER
            ):
                break
        return begin

    def _ends_capital_word(self, number: int) -> bool:
        """Say whether a hyphen ties a word to a capital: Time-honored."""
        return (
            number > 0
            and self.gap(number).startswith("-")
            and CAPITAL.match(self.tokens[number - 1].text) is not None
        )

    def strange_owner(self, number: int) -> bool:
        """Say whether a word owns what follows (Shen Kuo’s) and nothing Chinese stands for it."""
        return self.classes[number] == "possessive" and number not in self.hit

    def owner_kind(self, number: int) -> str:
        """Name the kind of a word that owns what follows: lion's, Xun's, China's."""
        word = _POSSESSIVE.sub("", self.tokens[number].text)
        if word[0].islower():
            return "lower"
        if number not in self.hit and is_pinyin(word):
            return "writer"  # whose name is none of the title: Lu Xun's Diary of a Madman
        return "name"

    def _is_followed_by_capital(self, number: int) -> bool:
        return number + 1 < len(self.tokens) and self.tokens[number + 1].text[0].isupper()

    def _class_of(self, number: int) -> str:
        token = self.tokens[number]
        word = token.text.lower()
        known = ENGLISH_CLASS.get(word)
        if known == "article" and self.en[token.end : token.end + 1] in ("-", "–"):
            return "capital" if token.text[0].isupper() else "lower"
        if token.text == "An" and self.zh.startswith("安") and self._is_followed_by_capital(number):
            return "capital"  # An Lushan, 安禄山
        if token.text == "I" and self._is_followed_by_capital(number):
            return "capital"  # I Ching
        if known:
            return known
        if word in ("people's", "people’s", "women's", "women’s", "children's", "children’s"):
            return "capital" if token.text[0].isupper() else "lower"
        if _POSSESSIVE.search(self.en[token.start : token.end + 2]) and (
            token.text.endswith(("’s", "'s", "s’", "s'"))
            or self.en[token.end : token.end + 1] in "’'"
        ):
            return "possessive"
        if word in TITLES and not (word == "general" and self.is_proper):
            return "title" if token.text[0].isupper() else "title-lower"
        if token.text[0].isdigit():
            return "number"
        return "capital" if CAPITAL.match(token.text) else "lower"
