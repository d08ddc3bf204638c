"""Entries as the index keeps them."""

import json
from dataclasses import fields

from glossary.model import Entry, Kind, Language, ReviewStatus, Term, TermStatus, TermType

# Looked up here, which is faster than calling the types.
_LANGUAGES = {str(language): language for language in Language}
_TYPES = {str(form): form for form in TermType}
_STATES = {str(status): status for status in TermStatus}


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
            language=_LANGUAGES[language],
            type=_TYPES[form],
            status=_STATES[status],
            seen=seen,
        )
        for text, language, form, status, seen in record["terms"]
    )
    record["kind"] = Kind(record["kind"])
    record["status"] = ReviewStatus(record["status"])
    return Entry(**record)
