"""glossary.weblate.tbx: TBX version 2 as Weblate and translate-toolkit read it.

Both take one term a language of an entry, every ``descrip`` of the entry as the
explanation, and the whole entry as forbidden if any of its terms is deprecated.
So here an entry is one pair, with one explanation, and deprecated terms stay out
unless the concept is forbidden.

Source: Weblate documentation, "TermBase eXchange format".
"""

from pathlib import Path

from lxml import etree

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import Context, contexts_by_term, sources_by_article
from glossary.export.pairs import Pair, leaving, preferred_pairs, variant_pairs
from glossary.export.tbx_entry import xml_id
from glossary.export.xml_stream import LANG, leaf, xml_stream
from glossary.model import Concept, Glossary


def write_weblate(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write an entry for each preferred and admitted pair."""
    carrier = Carrier("weblate")
    by_article = sources_by_article(glossary)
    with (
        xml_stream(path) as out,
        out.inside("martif", {"type": "TBX", LANG: options.tbx_en}),
    ):
        header = etree.Element("martifHeader")
        source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
        leaf(source, "p", carrier.text("", str(glossary.signature)))
        out.write(header)
        with out.inside("text"), out.inside("body"):
            for concept in leaving(glossary, options, says_forbidden=True):
                contexts = contexts_by_term(concept, by_article)
                for number, pair in enumerate(_with_text(concept, carrier)):
                    entry = _entry(concept, pair, contexts.get(pair.zh.text), carrier, options)
                    entry.set("id", xml_id(concept.id) + (f".{number + 1}" if number else ""))
                    out.write(entry)
    return carrier.done()


def _with_text(concept: Concept, carrier: Carrier) -> list[Pair]:
    """Give the pairs of which both terms have any text."""
    pairs = preferred_pairs(concept) + variant_pairs(concept)
    kept = [pair for pair in pairs if all(carrier.has_text(term.text) for term in pair)]
    if not kept or len(kept) < len(pairs):
        carrier.lose(concept.id, "an entry needs a Chinese and an English term with text")
    return kept


def _entry(
    concept: Concept, pair: Pair, context: Context | None, carrier: Carrier, options: ExportOptions
) -> etree._Element:
    """Make the entry of one pair."""
    entry = etree.Element("termEntry")
    sentence = context.sentence if context else ""
    parts = (concept.subject_field, concept.kind, sentence, concept.note)
    explanation = "\n".join(part for part in parts if part)
    leaf(entry, "descrip", carrier.text(concept.id, explanation), "definition")
    for term in pair:
        language = etree.SubElement(entry, "langSet", {LANG: options.tbx_codes[term.language]})
        slot = etree.SubElement(language, "tig")
        leaf(slot, "term", carrier.text(concept.id, term.text))
        if concept.forbidden:
            leaf(slot, "termNote", "deprecatedTerm-admn-sts", "administrativeStatus")
    return entry
