"""Pairs for machine translation: one direction, each source term once a file.

A service refuses or picks at random where one source term has two translations,
so one is chosen here: what a reviewer approved before what nobody saw, a
preferred pair before an admitted one, what was seen more often before the rest.
What was not chosen is reported, or goes into a further file by option. Two
translations never share a cell: a service would put the whole cell into the text.
"""

import re
from collections.abc import Iterable, Iterator
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


Ranked = list[tuple[tuple[int, int], Entry]]  # of one source term; the lowest rank wins


def one_way_entries(
    glossary: Glossary, options: ExportOptions, carrier: Carrier, *, most_bytes: int
) -> list[list[Entry]]:
    """Give the entries of each file in the order of the glossary, each source term once.

    There is one file, perhaps empty; with ``options.duplicates`` = ``split`` the
    second translation of a source term is in the second, and so on.
    A text is at most ``most_bytes`` long in UTF-8 and has no space at either
    end. Into Chinese only Simplified terms go: one glossary has one script.
    """
    by_source: dict[str, Ranked] = {}
    for concept in leaving(glossary, options):
        entries = list(_entries(concept, options, carrier, most_bytes))
        if not entries:
            carrier.lose(concept.id, "no pair for this direction")
        for place, entry in enumerate(entries):
            by_source.setdefault(entry.source, []).append((_rank(concept, place), entry))
    if options.duplicates == "split":
        return _split(by_source.values(), carrier)
    if options.duplicates == "merge" and any(map(_is_ambiguous, by_source.values())):
        carrier.lose(
            "",
            "no merged translations: the service would take the cell for one term, so one was"
            " chosen; --duplicates split keeps the others",
        )
    return [[_choose(ranked, carrier) for ranked in by_source.values()]]


def _is_ambiguous(ranked: Ranked) -> bool:
    """Say whether the source term of these entries has several translations."""
    return len({entry.target for _, entry in ranked}) > 1


def _split(all_ranked: Iterable[Ranked], carrier: Carrier) -> list[list[Entry]]:
    """Put the best entry of each source term into the first file, the next into the second."""
    files: list[list[Entry]] = [[]]
    for ranked in all_ranked:
        best_first = (entry for _, entry in sorted(ranked, key=lambda one: one[0]))
        entries: dict[str, Entry] = {}
        for entry in best_first:
            entries.setdefault(entry.target, entry)
        for number, entry in enumerate(entries.values()):
            if number == len(files):
                files.append([])
            files[number].append(entry)
    if len(files) > 1:
        carrier.lose("", split_report(len(files[1])))
    return files


def split_report(sources: int) -> str:
    """Say that the further translations are elsewhere.

    >>> split_report(1)
    'source terms with several translations: 1; all but the first are in further files'
    """
    return (
        f"source terms with several translations: {sources}; all but the first are in further files"
    )


def _choose(ranked: Ranked, carrier: Carrier) -> Entry:
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
