"""glossary.xlf: the pairs in the glossary module of XLIFF 2.1.

A unit a concept: its preferred pair as the segment, all its pairs as entries of
the module. XLIFF has one source and one target language a file, here those of
Simplified Chinese and English; Traditional terms are reported as left out.

Source: XLIFF Version 2.1, OASIS Standard 2018, 5.2 Glossary Module.
"""

from pathlib import Path

from lxml import etree

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import contexts_by_term, sources_by_article
from glossary.export.pairs import leaving, preferred_pairs, variant_pairs
from glossary.export.tbx_entry import xml_id
from glossary.export.xml_stream import xml_stream
from glossary.model import Concept, Glossary, Language, ReviewStatus

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MODULE = "urn:oasis:names:tc:xliff:glossary:2.0"
_GLS = f"{{{MODULE}}}"
_REVIEWED = frozenset({ReviewStatus.APPROVED, ReviewStatus.EDITED})


def write_xliff(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a unit for each concept that has a pair in the two languages."""
    carrier = Carrier("xliff")
    by_article = sources_by_article(glossary)
    codes = [options.zh_hans, options.en]
    source, target = reversed(codes) if options.from_english else codes
    root = {"version": "2.1", "srcLang": source, "trgLang": target}
    with (
        xml_stream(path) as out,
        out.inside("xliff", root, CORE),
        out.inside("file", {"id": "glossary"}),
    ):
        for concept in leaving(glossary, options):
            entries = _entries(concept, carrier, from_english=options.from_english)
            if not entries:
                if not preferred_pairs(concept):
                    carrier.lose(concept.id, "no term pair: a unit needs Chinese and English")
                continue
            contexts = contexts_by_term(concept, by_article)
            context = next((contexts[text] for text in entries if text in contexts), None)
            sentence = carrier.text(concept.id, context.sentence) if context else ""
            out.write(_unit(concept, entries, sentence))
    return carrier.done()


def _entries(concept: Concept, carrier: Carrier, *, from_english: bool) -> dict[str, list[str]]:
    """Give the translations by term, the preferred pair first."""
    entries: dict[str, list[str]] = {}
    for pair in preferred_pairs(concept) + variant_pairs(concept):
        if pair.zh.language is Language.ZH_HANT:
            carrier.lose(
                concept.id, f"Traditional {pair.zh.text!r}: a file has one source language"
            )
            continue
        zh, en = (carrier.text(concept.id, term.text) for term in pair)
        if not zh.strip() or not en.strip():
            carrier.lose(concept.id, "a term without text, and its pair")
            continue
        term, translation = (en, zh) if from_english else (zh, en)
        entries.setdefault(term, []).append(translation)
    return entries


def _unit(concept: Concept, entries: dict[str, list[str]], sentence: str) -> etree._Element:
    """Make the unit of a concept: the module first, as the standard orders it."""
    unit = etree.Element("unit", {"id": xml_id(concept.id)})
    module = etree.SubElement(unit, f"{_GLS}glossary", nsmap={"gls": MODULE})
    for number, (term, translations) in enumerate(entries.items(), start=1):
        entry = etree.SubElement(module, f"{_GLS}glossEntry", {"id": f"g{number}"})
        etree.SubElement(entry, f"{_GLS}term").text = term
        for translation in translations:
            etree.SubElement(entry, f"{_GLS}translation").text = translation
    if sentence:
        notes = etree.SubElement(unit, "notes")
        etree.SubElement(notes, "note", {"category": "context"}).text = sentence
    state = "reviewed" if concept.review in _REVIEWED else "translated"
    segment = etree.SubElement(unit, "segment", {"state": state})
    term, translations = next(iter(entries.items()))
    etree.SubElement(segment, "source").text = term
    etree.SubElement(segment, "target").text = translations[0]
    return unit
