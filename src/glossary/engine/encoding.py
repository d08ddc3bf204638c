"""What was found in an article as a line of bytes, for pipes, the cache and other machines.

A line is compact JSON in UTF-8 without a line break inside: lists of values in the order
below, no names. The article's id and source stand once, its text not at all. JSON only
ever becomes the types below: a line from a stranger can be wrong, but runs nothing.
"""

import json
from collections.abc import Iterable
from typing import Any

from glossary.engine.findings import Findings
from glossary.model import (
    Evidence,
    Fault,
    Mention,
    Reason,
    Rejection,
    Relation,
    ShortForm,
    Source,
    Span,
)

VERSION = 1  # of this form; what another version wrote is not read

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode(outcome: Findings | Fault) -> bytes:
    """Give the findings of an article, or a fault, as one line without its line break."""
    if isinstance(outcome, Fault):
        fault = outcome
        record: list[Any] = [fault.path, fault.line, fault.problem, fault.advice, fault.skipped]
    else:
        source = outcome.source
        record = [
            [source.article, source.file, source.address, source.title, source.date, source.site],
            outcome.digest,
            outcome.candidates,
            [_row(one) for one in outcome.found],
        ]
    return _to_json(record).encode("utf-8", "surrogatepass")


def decode(line: bytes, source: Source | None = None) -> Findings | Fault:
    """Give back what ``encode`` was given, equal to it. Raises ValueError for any other line.

    With ``source`` the findings are those of that article, which has the same text.

    >>> fault = Fault(path="术语.txt", problem="the file is empty", advice="remove it")
    >>> decode(encode(fault)) == fault
    True
    """
    try:
        record = json.loads(line.decode("utf-8", "surrogatepass"))
        if isinstance(record[0], str):
            path, number, problem, advice, skipped = record
            return Fault(path=path, line=number, problem=problem, advice=advice, skipped=skipped)
        names, digest, candidates, rows = record
        article, file, address, title, date, site = names
        source = source or Source(
            article=article, file=file, address=address, title=title, date=date, site=site
        )
        return Findings(
            source=source,
            digest=digest,
            candidates=candidates,
            found=tuple([_found(source.article, row) for row in rows]),
        )
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"no line that encode wrote: {error}") from error


def encode_all(outcomes: Iterable[Findings | Fault]) -> bytes:
    """Give several outcomes, a line each."""
    return b"\n".join(map(encode, outcomes))


def decode_all(lines: bytes, source: Source | None = None) -> list[Findings | Fault]:
    """Give back what ``encode_all`` was given; otherwise as ``decode``."""
    return [decode(line, source) for line in lines.split(b"\n")] if lines else []


def _row(one: Mention | Rejection) -> list[Any]:
    """Give the fields of a mention (10) or a rejection (6), without the article."""
    if isinstance(one, Rejection):
        return [*one.span, one.text, one.pattern, one.room, one.reason]
    return [
        one.zh,
        one.en,
        [*one.zh_span, *one.en_span, *one.context_span],
        one.context,
        one.relation,
        one.pattern,
        one.confidence,
        one.evidence,
        one.short_forms,
        one.quoted,
    ]


def _found(article: str, row: list[Any]) -> Mention | Rejection:
    """Build a mention or a rejection out of its fields."""
    if isinstance(row[0], int):
        start, end, text, pattern, room, reason = row
        return Rejection(
            article=article,
            span=Span(start, end),
            text=text,
            pattern=pattern,
            room=room,
            reason=_REASONS[reason],
        )
    zh, en, places, context, relation, pattern, confidence, evidence, forms, quoted = row
    zh_start, zh_end, en_start, en_end, context_start, context_end = places
    return Mention(
        article=article,
        zh=zh,
        en=en,
        zh_span=Span(zh_start, zh_end),
        en_span=Span(en_start, en_end),
        context=context,
        context_span=Span(context_start, context_end),
        relation=_RELATIONS[relation],
        pattern=pattern,
        confidence=confidence,
        evidence=tuple([_new(Evidence, piece) for piece in evidence]),
        short_forms=tuple([ShortForm(of, text) for of, text in forms]),
        quoted=quoted,
    )


_new = tuple.__new__  # a third of the time of Evidence(...), of which a mention has six
_REASONS = {reason.value: reason for reason in Reason}
_RELATIONS = {relation.value: relation for relation in Relation}
