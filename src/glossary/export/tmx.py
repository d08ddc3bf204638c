"""glossary.tmx: a translation memory (TMX 1.4b), a unit a term pair.

Every preferred pair is a unit, Simplified and Traditional Chinese each with its
own, because translation memories hold two languages; ``tm_variants`` adds the
admitted pairs. Sentences are never paired: an article names a term in both
languages, it does not translate the sentence.

Source: TMX 1.4b Specification, Localization Industry Standards Association.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path

from lxml import etree

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import (
    MOST_SOURCES,
    changed_on,
    cite,
    created_on,
    made_on,
    sources_by_article,
    sources_of,
)
from glossary.export.pairs import Pair, leaving, preferred_pairs, variant_pairs
from glossary.export.xml_stream import LANG, leaf, xml_stream
from glossary.model import Concept, Glossary


def write_tmx(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the term pairs as translation units, Chinese first."""
    writing = _Tmx(glossary, options)
    with (
        xml_stream(path) as out,
        out.inside("tmx", {"version": "1.4"}),
    ):
        out.write(writing.header())
        with out.inside("body"):
            for concept in leaving(glossary, options):
                for unit in writing.units(concept):
                    out.write(unit)
    return writing.carrier.done()


class _Tmx:
    """Hold what all units of one file share."""

    def __init__(self, glossary: Glossary, options: ExportOptions) -> None:
        self.glossary = glossary
        self.options = options
        self.carrier = Carrier("tmx")
        self.by_article = sources_by_article(glossary)
        self.made = _stamp(made_on(glossary))

    def header(self) -> etree._Element:
        """Give the header: who wrote the file, when, from which language."""
        carry = self.carrier.text
        header = etree.Element(
            "header",
            {
                "creationtool": "glossary",
                "creationtoolversion": carry("", self.glossary.signature.version) or "0",
                "segtype": "phrase",
                "o-tmf": "glossary",
                "adminlang": "en",
                "srclang": self.options.tmx_zh_hans,
                "datatype": "plaintext",
                "creationdate": self.made,
            },
        )
        leaf(header, "prop", carry("", str(self.glossary.signature)), "x-signature")
        return header

    def units(self, concept: Concept) -> Iterator[etree._Element]:
        """Give the units of a concept; the first has the concept's id as it is."""
        pairs = preferred_pairs(concept)
        if self.options.tm_variants:
            pairs += variant_pairs(concept)
        if not pairs:
            self.carrier.lose(concept.id, "no term pair: a unit needs Chinese and English")
            return
        unit = self._frame(concept)
        for number, pair in enumerate(pairs):
            copied = deepcopy(unit) if len(pairs) > 1 else unit
            copied.set("tuid", unit.get("tuid", "") + (f".{number + 1}" if number else ""))
            if self._fill(copied, concept, pair):
                yield copied

    def _frame(self, concept: Concept) -> etree._Element:
        """Give a unit with all that its pairs share, and no terms yet."""
        created = created_on(concept, self.by_article, self.glossary)
        changed = max(created, changed_on(concept, self.glossary))
        unit = etree.Element(
            "tu",
            {
                "tuid": self.carrier.text(concept.id, concept.id),
                "creationdate": _stamp(created),
                "changedate": _stamp(changed),
            },
        )
        if concept.note:
            leaf(unit, "note", self.carrier.text(concept.id, concept.note))
        for kind, text in self._properties(concept):
            if text:
                leaf(unit, "prop", self.carrier.text(concept.id, text), kind)
        return unit

    def _properties(self, concept: Concept) -> Iterator[tuple[str, str]]:
        """Give the properties; importers keep those whose type begins with x-."""
        yield "x-domain", concept.subject_field
        yield "x-kind", concept.kind
        yield "x-status", concept.review
        yield "x-reviewer", concept.reviewer
        for source in sources_of(concept, self.by_article)[:MOST_SOURCES]:
            yield "x-source", cite(source)

    def _fill(self, unit: etree._Element, concept: Concept, pair: Pair) -> bool:
        """Add the two terms; say whether both had any text that XML allows."""
        codes = self.options.tmx_codes
        unit.set("srclang", codes[pair.zh.language])
        for term in pair:
            text = self.carrier.text(concept.id, term.text)
            if not text.strip():
                self.carrier.lose(concept.id, "a term without text, and its pair")
                return False
            variant = etree.SubElement(unit, "tuv", {LANG: codes[term.language]})
            leaf(variant, "seg", text)
        return True


def _stamp(moment: datetime) -> str:
    """Give a time stamp as TMX wants it, YYYYMMDDThhmmssZ (the DTD checks nothing).

    >>> from datetime import UTC
    >>> _stamp(datetime(2023, 11, 29, tzinfo=UTC))
    '20231129T000000Z'
    """
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"
