"""glossary.skos.ttl: the concepts as linked data (SKOS in Turtle).

A concept's address is relative (``#c-…``), so it becomes one under whatever
address the file is published. A deprecated term is a hidden label: found by a
search, never shown. SKOS cannot forbid a concept, so forbidden ones stay out.

Sources: SKOS Reference, W3C 2009 (S13: a label stands once in a language; S14:
one preferred label a language); RDF 1.1 Turtle, W3C 2014.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import (
    MOST_SOURCES,
    changed_on,
    cite,
    made_on,
    sources_by_article,
    sources_of,
    web_address,
)
from glossary.export.pairs import best_term, leaving
from glossary.export.tbx_entry import xml_id
from glossary.model import Concept, Glossary, Source, Term, TermStatus

_PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t]')


def write_skos(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a concept scheme with the concepts that leave."""
    carrier = Carrier("skos")
    by_article = sources_by_article(glossary)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_PREFIXES)
        out.write(
            "\n<#glossary> a skos:ConceptScheme ;\n"
            '    dct:title "Chinese-English glossary"@en ;\n'
            f"    dct:description {_literal(carrier.text('', str(glossary.signature)))} ;\n"
            f'    dct:modified "{made_on(glossary).date().isoformat()}"^^xsd:date .\n'
        )
        for concept in leaving(glossary, options):
            lines = _properties(concept, glossary, by_article, carrier, options)
            out.write(f"\n<#{xml_id(concept.id)}> a skos:Concept ;\n    ")
            out.write(" ;\n    ".join(lines) + " .\n")
    return carrier.done()


def _properties(
    concept: Concept,
    glossary: Glossary,
    by_article: Mapping[str, Source],
    carrier: Carrier,
    options: ExportOptions,
) -> Iterator[str]:
    """Give what is said of a concept, a property a line."""

    def literal(text: str) -> str:
        return _literal(carrier.text(concept.id, text))

    yield "skos:inScheme <#glossary>"
    yield f"skos:notation {literal(concept.id)}"
    seen: set[tuple[str, str]] = set()
    for term in sorted(concept.terms, key=lambda term: _label(concept, term) != "prefLabel"):
        code = options.tbx_codes[term.language]
        text = carrier.text(concept.id, term.text)
        if not text:
            carrier.lose(concept.id, "a term without text")
        elif (code, text) not in seen:
            seen.add((code, text))
            yield f"skos:{_label(concept, term)} {_literal(text)}@{code}"
    if concept.subject_field:
        yield f"dct:subject {literal(concept.subject_field)}"
    yield f"dct:type {literal(concept.kind)}"
    yield f"skos:editorialNote {literal(f'review: {concept.review}')}@en"
    if concept.note:
        yield f"skos:note {literal(concept.note)}"
    if concept.mentions:
        yield f"skos:example {literal(concept.mentions[0].mention.context)}"
    for source in sources_of(concept, by_article)[:MOST_SOURCES]:
        address = web_address(source)
        yield f"dct:source <{address}>" if address else f"dct:source {literal(cite(source))}"
    yield f'dct:modified "{changed_on(concept, glossary).date().isoformat()}"^^xsd:date'


def _label(concept: Concept, term: Term) -> str:
    """Say which label of SKOS a term is."""
    if term.status is TermStatus.DEPRECATED:
        return "hiddenLabel"
    return "prefLabel" if term is best_term(concept, term.language) else "altLabel"


def _literal(text: str) -> str:
    r"""Quote a text for Turtle.

    >>> print(_literal('a "b"\n'))
    "a \"b\"\n"
    """
    escaped = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)
    return f'"{escaped}"'
