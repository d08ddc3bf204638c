"""The forms by which a term is found: as written, by sound, by its initials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.text.pinyin import pinyin
from glossary.text.script import has_han
from glossary.text.tokens import fold_words

LINKING = frozenset("a an and at by for from in of on or the to with".split())
"""English words that name nothing: no initial stands for them, no question is about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Hold a term or a question folded: no spaces, signs, capitals, accents, tones.

    ``words`` are English words in the singular and single Chinese characters;
    ``syllables`` the pinyin of a Chinese one, a syllable a character.
    """

    words: tuple[str, ...]
    syllables: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """Give the words in a row."""
        return "".join(self.words)

    @property
    def sound(self) -> str:
        """Give the pinyin in a row, or an empty string."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """Give the first letters of the syllables, or of an English name's words."""
        names = self.syllables or [word for word in self.words if word not in LINKING]
        return "".join(name[:1] for name in names) if len(names) > 1 else ""


def forms_of(term: str) -> Forms:
    """Give the forms of a term.

    >>> forms_of("數據安全法").written, forms_of("数据安全法").sound
    ('数据安全法', 'shujuanquanfa')
    >>> forms_of("数据安全法").initials, forms_of("the Cyberspace Administration of China").initials
    ('sjaqf', 'cac')
    """
    words = tuple(fold_words(term))
    return Forms(words=words, syllables=_syllables(words) if has_han(term) else ())


def _syllables(words: Sequence[str]) -> tuple[str, ...]:
    """Give the folded pinyin of folded words, a syllable each; Latin words stay."""
    return tuple(fold_words(pinyin("".join(words))))


def grams(words: Sequence[str], *, of_question: bool = False) -> Iterator[str]:
    """Give what the index knows a term by: words, Chinese characters and pairs of them.

    A question is asked by pairs, which are rarer; by a single character only
    where it stands alone.

    >>> list(grams(("数", "据", "法", "gdp")))
    ['数', '据', '法', 'gdp', '数据', '据法']
    >>> list(grams(("数", "据", "gdp", "法"), of_question=True))
    ['gdp', '法', '数据']
    """
    chinese = [has_han(word) for word in words]
    last = len(words) - 1
    for place, word in enumerate(words):
        alone = not (place and chinese[place - 1]) and not (place < last and chinese[place + 1])
        if alone or not of_question or not chinese[place]:
            yield word
    for place in range(last):
        if chinese[place] and chinese[place + 1]:
            yield words[place] + words[place + 1]
