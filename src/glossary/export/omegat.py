"""glossary.omegat.txt: an OmegaT glossary, a term pair a line.

Chinese TAB English TAB comment (or English first, by option). The format has no
status, so deprecated terms and forbidden concepts stay out, and whether a
reviewer saw the pair is said in the comment. It has no escapes: tabs and line
breaks become spaces, and a pair whose first term begins with ``#`` would be
read as a remark, so it is left out and reported.

OmegaT takes a source term as often as it stands there, so by default each
translation has its line. By option a source term has one line, with all its
translations in the cell, or the further ones go into ``….2.txt`` beside it.

Source: OmegaT user manual, "Glossaries"; the reader GlossaryReaderTSV.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.numbered import numbered_path
from glossary.export.one_way import split_report
from glossary.export.options import ExportOptions
from glossary.export.pairs import leaving, preferred_pairs, variant_pairs
from glossary.model import Concept, Glossary

# OmegaT takes the encoding of a .txt file from this very line.
FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
_JOIN = "; "  # between translations in one cell
_JOIN_COMMENTS = " | "  # a comment has semicolons of its own


def write_omegat(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the preferred and admitted pairs, the preferred ones first."""
    carrier = Carrier("omegat")
    lines = (
        line
        for concept in leaving(glossary, options)
        for line in _lines(concept, carrier, from_english=options.from_english)
    )
    files: list[Iterable[Line]] = [lines]
    if options.duplicates == "merge":
        files = [_merge(lines, carrier)]
    elif options.duplicates == "split":
        files = _split(lines, carrier)
    for number, file in enumerate(files, start=1):
        with numbered_path(path, number).open("w", encoding="utf-8", newline="\n") as out:
            out.write(FIRST_LINE)
            out.writelines("\t".join(line[:3]) + "\n" for line in file)
    return carrier.done()


class Line(NamedTuple):
    """Hold the three cells of a line, and the id of the concept."""

    source: str
    target: str
    comment: str
    concept: str


def _merge(lines: Iterable[Line], carrier: Carrier) -> list[Line]:
    """Give each source term one line; its translations and comments share their cells."""
    merged = []
    several = 0
    for alike in _by_source(lines).values():
        targets = list(dict.fromkeys(line.target for line in alike))
        several += len(targets) > 1
        for line in alike:
            if len(targets) > 1 and _JOIN.strip() in line.target:
                carrier.lose(line.concept, f"the bounds of {line.target!r} in a cell of several")
        comments = dict.fromkeys(line.comment for line in alike if line.comment)
        first = alike[0]
        merged.append(
            first._replace(target=_JOIN.join(targets), comment=_JOIN_COMMENTS.join(comments))
        )
    if several:
        carrier.lose("", f"source terms with several translations in one cell: {several}")
    return merged


def _split(lines: Iterable[Line], carrier: Carrier) -> list[Iterable[Line]]:
    """Put the first translation of each source term into the first file, the next in the second."""
    files: list[list[Line]] = [[]]
    several = 0
    for alike in _by_source(lines).values():
        targets = list(dict.fromkeys(line.target for line in alike))
        files += [[] for _ in targets[len(files) :]]
        several += len(targets) > 1
        for line in alike:
            files[targets.index(line.target)].append(line)
    if several:
        carrier.lose("", split_report(several))
    return [*files]


def _by_source(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Bring the lines of a source term together, in the order of the glossary."""
    by_source: dict[str, list[Line]] = {}
    for line in lines:
        by_source.setdefault(line.source, []).append(line)
    return by_source


def _lines(concept: Concept, carrier: Carrier, *, from_english: bool) -> Iterator[Line]:
    """Give the lines of a concept, each once (Simplified and Traditional may be alike)."""
    pairs = preferred_pairs(concept) + variant_pairs(concept)
    if not pairs:
        carrier.lose(concept.id, "no term pair: a line needs Chinese and English")
    comment = carrier.line(concept.id, _comment(concept)).strip()
    texts = dict.fromkeys((pair.zh.text, pair.en.text) for pair in pairs)
    for zh, en in texts:
        left, right = (carrier.line(concept.id, text) for text in (zh, en))
        if from_english:
            left, right = right, left
        if not left.strip() or not right.strip():
            carrier.lose(concept.id, "a term without text, and its pair")
        elif left.startswith("#"):
            carrier.lose(concept.id, f"the pair of {left!r}: OmegaT skips a line that begins so")
        else:
            yield Line(left, right, comment, concept.id)


def _comment(concept: Concept) -> str:
    """Say in words what the format has no column for."""
    parts = (concept.subject_field, concept.kind, f"review: {concept.review}", concept.note)
    return "; ".join(part for part in parts if part)
