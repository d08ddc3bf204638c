"""What is shown of a concept that was looked up."""

import json
from dataclasses import dataclass, fields

from glossary.model import Kind, Language, ReviewStatus, Term, TermStatus, TermType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold a concept's terms, what is known of it, and a sentence with its source.

    ``source`` names the article in a line, ``address`` is its web address as it
    came, to be checked before it becomes a link.
    """

    id: str
    terms: tuple[Term, ...]
    kind: Kind = Kind.TERM
    subject_field: str = ""
    status: ReviewStatus = ReviewStatus.NEW
    forbidden: bool = False
    confidence: float = 0.0
    note: str = ""
    context: str = ""
    source: str = ""
    address: str = ""

    @property
    def zh(self) -> str:
        """Give the Chinese term to show first: Simplified, else Traditional, else none."""
        return self._first(Language.ZH_HANS) or self._first(Language.ZH_HANT)

    @property
    def en(self) -> str:
        """Give the English term to show first, or an empty string."""
        return self._first(Language.EN)

    @property
    def is_refused(self) -> bool:
        """Say whether a reviewer rejected the pair or forbade it."""
        return self.forbidden or self.status is ReviewStatus.REJECTED

    def _first(self, language: Language) -> str:
        terms = [term for term in self.terms if term.language is language]
        preferred = [term for term in terms if term.status is TermStatus.PREFERRED]
        return (preferred or terms)[0].text if terms else ""


def dump_entry(entry: Entry) -> str:
    """Give an entry as JSON; half a character (a lone surrogate) stays as an escape.

    >>> load_entry(dump_entry(Entry(id="c-1", terms=()))) == Entry(id="c-1", terms=())
    True
    """
    record = {field.name: getattr(entry, field.name) for field in fields(entry)}
    record["terms"] = [(t.text, t.language, t.type, t.status, t.seen) for t in entry.terms]
    return json.dumps(record)


def load_entry(text: str) -> Entry:
    """Read an entry back, equal to what was dumped."""
    record = json.loads(text)
    record["terms"] = tuple(
        Term(
            text=text,
            language=Language(language),
            type=TermType(form),
            status=TermStatus(status),
            seen=seen,
        )
        for text, language, form, status, seen in record["terms"]
    )
    record["kind"] = Kind(record["kind"])
    record["status"] = ReviewStatus(record["status"])
    return Entry(**record)
