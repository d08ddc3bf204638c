"""Pairs for machine translation: one direction, each source term once.

A service refuses or picks at random where one source term has two translations,
so one is chosen here: what a reviewer approved before what nobody saw, a
preferred pair before an admitted one, what was seen more often before the rest.
What was not chosen is reported.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.export.carry import Carrier
from glossary.export.csv_file import warn_of_formula
from glossary.export.options import ExportOptions
from glossary.export.pairs import leaving, preferred_pairs, variant_pairs
from glossary.model import Concept, Glossary, Language, ReviewStatus

# C1 controls and the line ends that XML lets through.
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")


class Entry(NamedTuple):
    """Hold a source term and the one target term for it."""

    source: str
    target: str
    concept: str


def one_way_entries(
    glossary: Glossary, options: ExportOptions, carrier: Carrier, *, most_bytes: int
) -> list[Entry]:
    """Give the entries in the order of the glossary, each source term once.

    A text is at most ``most_bytes`` long in UTF-8 and has no space at either
    end. Into Chinese only Simplified terms go: one glossary has one script.
    """
    by_source: dict[str, list[tuple[tuple[int, int], Entry]]] = {}
    for concept in leaving(glossary, options):
        entries = list(_entries(concept, options, carrier, most_bytes))
        if not entries:
            carrier.lose(concept.id, "no pair for this direction")
        for place, entry in enumerate(entries):
            by_source.setdefault(entry.source, []).append((_rank(concept, place), entry))
    return [_choose(ranked, carrier) for ranked in by_source.values()]


def _choose(ranked: list[tuple[tuple[int, int], Entry]], carrier: Carrier) -> Entry:
    """Choose one of the entries with the same source, and report the others."""
    best = min(ranked, key=lambda one: one[0])[1]
    for _, other in ranked:
        if other.target != best.target:
            carrier.lose(
                other.concept,
                f"{other.source!r} as {other.target!r}: a source term may stand only once,"
                f" and {best.target!r} was chosen",
            )
    return best


def _rank(concept: Concept, place: int) -> tuple[int, int]:
    """Rank a pair of a concept among others with the same source; the lowest wins."""
    reviewed = concept.review in {ReviewStatus.APPROVED, ReviewStatus.EDITED}
    return (0 if reviewed else 1, place * 1_000_000 - len(concept.mentions))


def _entries(
    concept: Concept, options: ExportOptions, carrier: Carrier, most_bytes: int
) -> Iterator[Entry]:
    """Give the pairs of a concept as texts that the services take."""
    for zh, en in preferred_pairs(concept) + variant_pairs(concept):
        if options.from_english and zh.language is not Language.ZH_HANS:
            continue
        left, right = (_text(concept.id, term.text, carrier) for term in (zh, en))
        longest = max(len(text.encode()) for text in (left, right))
        if not left or not right:
            carrier.lose(concept.id, "a term without text, and its pair")
        elif longest > most_bytes:
            carrier.lose(concept.id, f"a pair with a term of {longest} bytes, over {most_bytes}")
        elif options.from_english:
            yield Entry(right, left, concept.id)
        else:
            yield Entry(left, right, concept.id)


def _text(concept: str, text: str, carrier: Carrier) -> str:
    """Give a text without line ends, controls and outer spaces, and say so where it had any."""
    line = carrier.line(concept, text)
    kept = _CONTROL.sub(" ", line).strip()
    if kept != line and kept:
        carrier.lose(concept, f"controls or outer spaces of {kept!r}")
    warn_of_formula(carrier, concept, kept)
    return kept
