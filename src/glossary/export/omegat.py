"""glossary.omegat.txt: an OmegaT glossary, a term pair a line.

Chinese TAB English TAB comment (or English first, by option). The format has no
status, so deprecated terms and forbidden concepts stay out, and whether a
reviewer saw the pair is said in the comment. It has no escapes: tabs and line
breaks become spaces, and a pair whose first term begins with ``#`` would be
read as a remark, so it is left out and reported.

Source: OmegaT user manual, "Glossaries"; the reader GlossaryReaderTSV.
"""

from collections.abc import Iterator
from pathlib import Path

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.pairs import leaving, preferred_pairs, variant_pairs
from glossary.model import Concept, Glossary

# OmegaT takes the encoding of a .txt file from this very line.
FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"


def write_omegat(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the preferred and admitted pairs, the preferred ones first."""
    carrier = Carrier("omegat")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(FIRST_LINE)
        for concept in leaving(glossary, options):
            out.writelines(_lines(concept, carrier, from_english=options.from_english))
    return carrier.done()


def _lines(concept: Concept, carrier: Carrier, *, from_english: bool) -> Iterator[str]:
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
            yield f"{left}\t{right}\t{comment}\n"


def _comment(concept: Concept) -> str:
    """Say in words what the format has no column for."""
    parts = (concept.subject_field, concept.kind, f"review: {concept.review}", concept.note)
    return "; ".join(part for part in parts if part)
