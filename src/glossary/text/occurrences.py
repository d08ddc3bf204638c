"""Find terms in running text: longest first, both languages, in whatever form they stand."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary.text.inflection import singular, verb_forms
from glossary.text.script import has_han
from glossary.text.tokens import Vocabulary, plain_word

Payload = TypeVar("Payload")
_VERB_ENDINGS = ("ize", "ise", "ify", "yse", "yze")


class Occurrence(NamedTuple, Generic[Payload]):
    """Mark where a term stands in a text, in code points, and what was given with the term.

    There are several payloads where several terms are written alike, in the order given.
    """

    start: int
    end: int
    payloads: tuple[Payload, ...]


class TermFinder(Generic[Payload]):
    """Find any of many terms in one pass over a text (Aho-Corasick over its tokens).

    - The longest term wins, from left to right; occurrences do not overlap.
    - English: whole words, singular or plural, with or without a possessive ending, a
      hyphen, accents or a leading *the*. A verb, which is told by *to* before it, a
      hyphen (fine-tune) or its ending (-ize, -ify), is found in -ed and -ing, too.
      Acronyms stand as they are (WHO is not who), a single capitalised word needs its
      capital (Apple), other terms any case, and a single plural its plural (customs).
    - Chinese: Simplified finds Traditional and the reverse, any width, spaces and quotes
      inside. A term of one character only where no Chinese stands beside it.

    >>> terms = {"大语言模型": 1, "large language model": 1, "模型": 2, "model": 2, "AI": 3}
    >>> finder = TermFinder(terms.items())
    >>> text = "Models of AI's future: large-language models (大 語言模型)."
    >>> [(text[one.start : one.end], one.payloads) for one in finder.find(text)]
    [('Models', (2,)), ('AI', (3,)), ('large-language models', (1,)), ('大 語言模型', (1,))]
    """

    def __init__(self, terms: Iterable[tuple[str, Payload]]) -> None:
        """Take terms, each with a payload to recognize it by.

        Raises ValueError when the terms have more than 1.1 million different words.
        """
        self._vocabulary = Vocabulary()
        entries: dict[str, list[tuple[str, Payload]]] = {}
        for term, payload in terms:
            for form in _forms(term):
                codes = self._vocabulary.learn(form)
                alike = entries.setdefault(codes, [])
                if not alike or alike[-1][1] is not payload:  # two forms of one term count once
                    alike.append((form, payload))
        entries.pop("", None)
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Occurrence[Payload]]:
        """Find the terms in a text, in its order; offsets are code points of the text."""
        codes, starts, ends = self._vocabulary.read(text)
        for number, first, after in self._automaton.find_matches_as_indexes(codes):
            entries = self._entries[number]
            start, end = starts[first], ends[after - 1]
            if after - first == 1:
                entries = [one for one in entries if _is_meant(one[0], text, start, end)]
            if entries:
                yield Occurrence(start, end, tuple(payload for _, payload in entries))


def _forms(term: str) -> Iterator[str]:
    """Give the term, and what it is as a verb."""
    lower = term.lower()
    if lower.startswith("the "):
        term = term[4:]
    yield term
    if has_han(term) or term != lower:
        return
    words = term.split()
    if len(words) > 1 and words[0] == "to":
        _, verb, *rest = words
        for form in (verb, *verb_forms(verb)):
            yield " ".join((form, *rest))
    elif len(words) == 1 and ("-" in term or term.endswith(_VERB_ENDINGS)):
        before, hyphen, verb = term.rpartition("-")
        for form in verb_forms(verb):
            yield before + hyphen + form


def _is_meant(term: str, text: str, start: int, end: int) -> bool:
    """Say whether a term of one word is what stands there; more words speak for themselves."""
    if has_han(term):
        return not (has_han(text[max(start - 1, 0) : start]) or has_han(text[end : end + 1]))
    word, found = plain_word(term.strip()), plain_word(text[start:end])
    needs_capital = word[:1].isupper() and word[1:] == word[1:].lower()
    if needs_capital and not found[:1].isupper():
        return False
    return singular(word.lower()) == word.lower() or word.lower() == found.lower()
