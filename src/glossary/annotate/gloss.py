"""Find the terms of a glossary in a text and choose what is said of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from glossary.model import Entry, Language, ReviewStatus, Term, TermStatus, TermType
from glossary.text.occurrences import TermFinder

# What has no place in XML, or acts on a screen unseen; a line end and a tab stay.
_ILLEGIBLE = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2029\u202f-\u2065\u2070-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BETWEEN = re.compile(r"[^\w\n]{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """Say what a term is called in the other language, and whether it may be used.

    ``others`` are what the same word is called where it names another concept.
    ``warning`` is empty where the term may be used.
    """

    entry: Entry
    term: Term
    text: str
    others: tuple[str, ...] = ()
    warning: str = ""

    @property
    def line(self) -> str:
        """Give the gloss as one line of text.

        >>> entry = Entry(id="c-1", terms=())
        >>> term = Term(text="indigestion", language=Language.EN)
        >>> Gloss(entry=entry, term=term, text="消化不良", warning="do not use").line
        'do not use: 消化不良'
        """
        return (
            f"{self.warning}{': ' if self.warning else ''}{' / '.join((self.text, *self.others))}"
        )


class Mark(NamedTuple):
    """Mark a place in a text (code points) with what is said of it.

    ``is_new`` is True where the reader has not been told yet: the first mark of
    its concept, unless the text itself has the other term right beside it.
    """

    start: int
    end: int
    gloss: Gloss
    is_new: bool


class Glosser:
    """Mark the terms of a glossary, the longest first, in either language.

    >>> zh = Term(text="消化不良", language=Language.ZH_HANS)
    >>> en = Term(text="indigestion", language=Language.EN)
    >>> glosser = Glosser([Entry(id="c-1", terms=(zh, en))])
    >>> [(mark.start, mark.gloss.text) for mark in glosser.find("他消化不良。Indigestion!")]
    [(1, 'indigestion'), (6, '消化不良')]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the entries of a glossary; a term without a gloss is not marked.

        Neither is an English short form of one word: *the Measures* of one
        article are others than those of the next.
        """
        meanings = [
            (entry, term)
            for entry in entries
            for term in entry.terms
            if _gloss_of(entry, term) and not _is_local(term)
        ]
        self._meanings = meanings
        self._finder = TermFinder((term.text, number) for number, (_, term) in enumerate(meanings))
        self._glosses: dict[tuple[int, ...], Gloss] = {}

    def find(self, text: str, seen: set[str] | None = None) -> Iterator[Mark]:
        """Give the marks of a text, in its order; ``seen`` are concepts marked before it."""
        seen = set() if seen is None else seen
        found = [
            (start, end, self._gloss(numbers)) for start, end, numbers in self._finder.find(text)
        ]
        for place, (start, end, gloss) in enumerate(found):
            is_told = gloss.entry.id in seen or any(
                _names_the_same(text, first, second)
                for first, second in pairwise(found[max(place - 1, 0) : place + 2])
            )
            yield Mark(start, end, gloss, not is_told)
            seen.add(gloss.entry.id)

    def _gloss(self, numbers: tuple[int, ...]) -> Gloss:
        """Choose once for each term what is said of it."""
        gloss = self._glosses.get(numbers)
        if gloss is None:
            gloss = _choose([self._meanings[number] for number in numbers])
            self._glosses[numbers] = gloss
        return gloss


def _names_the_same(
    text: str, first: tuple[int, int, Gloss], second: tuple[int, int, Gloss]
) -> bool:
    """Say whether two terms beside each other are one concept: 大运河 (Grand Canal)."""
    (_, end, one), (start, _, other) = first, second
    return (
        one.entry.id == other.entry.id
        and (one.term.language is Language.EN) is not (other.term.language is Language.EN)
        and _BETWEEN.fullmatch(text, end, start) is not None
    )


def legible(text: str) -> str:
    r"""Put the replacement character for each that no file shows, so that no place changes.

    >>> legible("消化\x00不良\x1b[2J\u202e")
    '消化\ufffd不良\ufffd[2J\ufffd'
    """
    return text if text.isprintable() else _ILLEGIBLE.sub("\ufffd", text)


def _choose(meanings: list[tuple[Entry, Term]]) -> Gloss:
    """Prefer what may be used, then what people approved, then what is sure."""
    (entry, term), *others = sorted(meanings, key=_rank)
    warning = _warning(entry, term)
    gloss = _gloss_of(entry, term)
    also = dict.fromkeys(_gloss_of(*one) for one in others if not _warning(*one))
    also.pop(gloss, None)
    return Gloss(entry=entry, term=term, text=gloss, others=tuple(also), warning=warning)


def _rank(meaning: tuple[Entry, Term]) -> tuple[bool, bool, bool, float, str]:
    entry, term = meaning
    approved = entry.status in (ReviewStatus.APPROVED, ReviewStatus.EDITED)
    preferred = term.status is TermStatus.PREFERRED
    return (bool(_warning(entry, term)), not approved, not preferred, -entry.confidence, entry.id)


def _warning(entry: Entry, term: Term) -> str:
    """Say why a term or its gloss may not be used."""
    if entry.status is ReviewStatus.REJECTED:
        return "rejected, do not use"
    if entry.forbidden:
        return "forbidden, do not use"
    if term.status is not TermStatus.DEPRECATED:
        return ""
    better = entry.en if term.language is Language.EN else entry.zh
    return f"deprecated, use {better}" if better and better != term.text else "deprecated"


def _gloss_of(entry: Entry, term: Term) -> str:
    """Give what the concept is called in the other language."""
    return entry.zh if term.language is Language.EN else entry.en


def _is_local(term: Term) -> bool:
    return (
        term.type is TermType.SHORT_FORM
        and term.language is Language.EN
        and len(term.text.split()) == 1
    )
