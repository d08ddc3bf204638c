"""How the name of a person begins in English: with other names before it, behind an office."""

import re

from glossary.align.choice import Features
from glossary.align.closed_classes import GIVEN_NAMES, TITLES
from glossary.align.english_words import EnglishWords
from glossary.align.names import is_pinyin_of, is_syllable
from glossary.text.script import DOTS, count_han

_DOTS = re.compile(f"[{DOTS}]")
_OFFICE = re.compile(
    r"(?P<title>[A-Z][a-z]+)(?:-General)? (?:of|for)(?: the)? "
    r"(?P<of>(?:(?:[A-Z][\w’'-]*|and|of),? )*)$"
)
_MOST_WORDS = 5
_OF_A_NAME = ("syllables", "pinyin", "person-")


class PersonNames:
    """Weigh the places of an English window as the beginning of a person's name."""

    def __init__(self, words: EnglishWords) -> None:
        """Take the window's words; the Chinese term says whether it is a person's name."""
        self._words, self._tokens = words, words.tokens
        self._han = count_han(words.zh)

    def after_given_name(self, number: int) -> int:
        """Give the word behind an English name before a Chinese one, Paul Tse Wai-chun, or itself.

        What else is weighed of the name begins there: Paul is none of its Chinese.
        """
        return number + 1 if self._is_given_name(number) else number

    def weigh(self, number: int, features: Features) -> None:
        """Add the evidence for a name that begins with a word; what it outweighs goes."""
        named = self.after_given_name(number)
        self._syllables(named, features)
        self._count(named, features)
        if not self._words.is_person:
            return
        if named > number:
            features["first=given-name"] = 1.0
        if self._is_given_name(number - 1):
            features["left=given-name"] = 1.0
            for name in [name for name in features if name.startswith(_OF_A_NAME)]:
                del features[name]
        office = _OFFICE.search(self._words.en, 0, self._tokens[number].start)
        if office and office["title"].lower() in TITLES:
            features["left=office" if office["of"] else "left=office-head"] = 1.0

    def _is_given_name(self, number: int) -> bool:
        return (
            self._words.is_person
            and 0 <= number < len(self._tokens) - 1
            and self._tokens[number].text.lower() in GIVEN_NAMES
            and self._tokens[number].text[0].isupper()
        )

    def _syllables(self, number: int, features: Features) -> None:
        """Look at whether each word may spell a character."""
        inside = self._tokens[number:]
        if len(inside) == self._han and all(is_syllable(token.text) for token in inside):
            features["syllables"] = 1.0
            if self._han > 1:
                features["syllables-many"] = 1.0
        letters = "".join(token.text for token in inside)
        if len(inside) <= 2 < len(letters) and is_pinyin_of(letters, self._words.zh):  # noqa: PLR2004
            features["pinyin-short"] = 1.0

    def _count(self, number: int, features: Features) -> None:
        """Look at how many words the name has: as many as 安瓦尔·易卜拉欣 has parts."""
        words = [token.text for token in self._tokens[number:] if token.content]
        if not words or not all(word[0].isupper() for word in words):
            return
        parts = _DOTS.split(self._words.zh)
        if len(parts) > 1:
            difference = len(words) - len(parts)
            features[f"name-parts={max(-2, min(2, difference))}"] = 1.0
        elif self._words.is_person:
            features[f"person-words={min(_MOST_WORDS, len(words))}"] = 1.0
