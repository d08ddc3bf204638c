"""The closed classes of words of both languages, read from closed_classes.toml."""

import tomllib
from importlib.resources import files

_CLASSES: dict[str, dict[str, str]] = tomllib.loads(
    files("glossary.align").joinpath("closed_classes.toml").read_text(encoding="utf-8")
)


def _by_word(language: str) -> dict[str, str]:
    return {word: name for name, words in _CLASSES[language].items() for word in words.split()}


def _kind(name: str) -> frozenset[str]:
    return frozenset(_CLASSES["kinds"][name].split())


CHINESE_CLASS = _by_word("chinese")
"""Chinese word to its class: 称为 to naming, 总统 to title."""

CHINESE_CLASSES = frozenset(_CLASSES["chinese"])
ENGLISH_CLASS = _by_word("english")
"""English word (lower case) to its class: called to naming, the to article."""

FOREIGN = frozenset("".join(_CLASSES["characters"]["foreign"].split()))
"""Characters that write foreign names, in Simplified script."""

TITLES = _kind("titles")  # before a person's name
GIVEN_NAMES = _kind("given")  # what people with Chinese names call themselves in English, too
DOCUMENTS = _kind("documents")  # heads of titles and institutions before of, on, for
FORMATS = _kind("formats")  # file formats, currencies: rarely the acronym of a name
GENERIC = _kind("generic")  # nouns that describe rather than name
CLAUSE_WORDS = _kind("clause")  # words of sentences, not of terms
FUNCTION_WORDS = _kind("function")  # words without content of their own
