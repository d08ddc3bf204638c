"""Tables that term tools import: memoQ CSV; MultiTerm / Trados, Phrase and Matecat XLSX.

Sources, the vendors' public documentation: memoQ, "Term base in CSV format"
(names of the entry columns, one entry a line, a language's column repeated for
each further term); RWS, "Formats for data import and export" (a row an entry,
synonyms in one cell parted by a bar); Phrase, "Modify or Import to Term Bases"
(names of the columns, booleans as real TRUE and FALSE); Matecat, "Glossary file
format" (Forbidden in column A, a column a locale). None was tried in the tool.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

from glossary.export.carry import Carrier
from glossary.export.csv_file import warn_of_formula
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import contexts_by_term, made_on, sources_by_article
from glossary.export.pairs import best_term, leaving
from glossary.export.plain_sheet import Cell, cell_text, write_sheet
from glossary.export.table import join_terms
from glossary.model import Concept, Glossary, Language, ReviewStatus, Term, TermStatus

_REVIEWED = frozenset({ReviewStatus.APPROVED, ReviewStatus.EDITED})
_MEMOQ: Mapping[Language, str] = MappingProxyType(
    {
        Language.ZH_HANS: "Chinese_PRC",
        Language.ZH_HANT: "Chinese_Taiwan",
        Language.EN: "English_United_States",
    }
)
_TRADOS: Mapping[Language, str] = MappingProxyType(
    {
        Language.ZH_HANS: "Chinese (Simplified, China)",
        Language.ZH_HANT: "Chinese (Traditional, Taiwan)",
        Language.EN: "English (United States)",
    }
)


class _Texts:
    """Hold the clean texts of a glossary's concepts for a table."""

    def __init__(
        self, form: str, glossary: Glossary, options: ExportOptions, *, says_forbidden: bool
    ) -> None:
        self.carrier = Carrier(form)
        self.glossary = glossary
        self.concepts = tuple(leaving(glossary, options, says_forbidden=says_forbidden))
        self.by_article = sources_by_article(glossary)
        used = {term.language for one in self.concepts for term in one.terms}
        # A language without a single term would only puzzle the importer.
        self.languages = tuple(
            language
            for language in Language
            if language in used or language is not Language.ZH_HANT
        )

    def text(self, concept: Concept, text: str) -> str:
        return cell_text(self.carrier, concept.id, text)

    def terms(self, concept: Concept, language: Language) -> list[str]:
        """Give the usable terms of a language, the best first."""
        best = best_term(concept, language)
        usable = [best] if best else []
        usable += [
            term
            for term in concept.terms
            if term.language is language
            and term is not best
            and term.status is not TermStatus.DEPRECATED
        ]
        return [text for term in usable if (text := self.text(concept, term.text))]

    def example(self, concept: Concept, language: Language) -> str:
        """Give the sentence of the best term of a language."""
        best = best_term(concept, language)
        context = contexts_by_term(concept, self.by_article).get(best.text) if best else None
        return self.text(concept, context.sentence) if context else ""


def write_memoq(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the entries for memoQ: UTF-8 with BOM, commas, names in the first row.

    No guard against formulas: memoQ takes every character for part of the term.
    A term that a spreadsheet would take for one is reported.
    """
    texts = _Texts("memoq", glossary, options, says_forbidden=False)
    most = {
        language: max((len(texts.terms(one, language)) for one in texts.concepts), default=1)
        for language in texts.languages
    }
    texts.carrier.losses.clear()  # counted again below, where the rows are made
    head = ["Entry_ID", "Entry_Subject", "Entry_Note"]
    for language in texts.languages:
        head += [_MEMOQ[language], "Term_Example"] * max(most[language], 1)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out, quoting=csv.QUOTE_ALL)
        table.writerow(head)
        for number, one in enumerate(texts.concepts, start=1):
            row = [
                str(number),
                texts.text(one, one.subject_field),
                texts.text(one, one.note),
            ]
            for language in texts.languages:
                terms = texts.terms(one, language)
                for term in terms:
                    warn_of_formula(texts.carrier, one.id, term)
                cells = [terms[0], texts.example(one, language)] if terms else []
                for term in terms[1:]:
                    cells += [term, ""]
                row += cells + [""] * (2 * max(most[language], 1) - len(cells))
            table.writerow(row)
    return texts.carrier.done()


def write_multiterm(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a row an entry for MultiTerm Convert and Trados, synonyms parted by a bar."""
    texts = _Texts("multiterm", glossary, options, says_forbidden=False)

    def rows() -> Iterator[Sequence[Cell]]:
        yield [
            "Subject",
            *(_TRADOS[language] for language in texts.languages),
            "Context",
            "Status",
            "Note",
        ]
        for one in texts.concepts:
            terms = [texts.terms(one, language) for language in texts.languages]
            if any("|" in term for some in terms for term in some):
                texts.carrier.lose(one.id, "a bar inside a term, now full width: bars part terms")
            yield [
                texts.text(one, one.subject_field),
                *map(join_terms, terms),
                texts.example(one, Language.EN),
                str(one.review),
                texts.text(one, one.note),
            ]

    write_sheet(path, rows(), made_on(glossary), texts.carrier)
    return texts.carrier.done()


def write_phrase(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a row a term of each language for Phrase; one CID holds a concept together."""
    texts = _Texts("phrase", glossary, options, says_forbidden=True)

    def rows() -> Iterator[Sequence[Cell]]:
        head: list[Cell] = ["CID", "concept_domain", "concept_note"]
        for language in texts.languages:
            head += [options.tmx_codes[language], "status", "forbidden", "preferred", "usage"]
        yield head
        for one in texts.concepts:
            columns = [
                [term for term in one.terms if term.language is language]
                for language in texts.languages
            ]
            for line in zip_longest(*columns):
                row: list[Cell] = [
                    texts.text(one, one.id),
                    texts.text(one, one.subject_field),
                    texts.text(one, one.note),
                ]
                for language, term in zip(texts.languages, line, strict=True):
                    row += _phrase_cells(texts, one, language, term)
                yield row

    write_sheet(path, rows(), made_on(glossary), texts.carrier)
    return texts.carrier.done()


def _phrase_cells(
    texts: _Texts, concept: Concept, language: Language, term: Term | None
) -> list[Cell]:
    """Give the cells of one term, empty where the language has no further one."""
    text = texts.text(concept, term.text) if term else ""
    if not term or not text:
        return [None] * 5
    is_best = term is best_term(concept, language)
    return [
        text,
        "Approved" if concept.review in _REVIEWED else "New",
        concept.forbidden or term.status is TermStatus.DEPRECATED,
        is_best and not concept.forbidden,
        texts.example(concept, language) if is_best else None,
    ]


def write_matecat(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a row a concept for Matecat, and a row for each further pair of terms."""
    texts = _Texts("matecat", glossary, options, says_forbidden=True)

    def rows() -> Iterator[Sequence[Cell]]:
        head: list[Cell] = ["Forbidden", "Domain", "Subdomain", "Definition"]
        for language in texts.languages:
            head += [options.tmx_codes[language], "Notes", "Example of use"]
        yield head
        for one in texts.concepts:
            columns = [texts.terms(one, language) for language in texts.languages]
            for number, line in enumerate(zip_longest(*columns)):
                row: list[Cell] = [
                    True if one.forbidden else None,
                    texts.text(one, one.subject_field),
                    None,
                    None,
                ]
                for language, some, term in zip(texts.languages, columns, line, strict=True):
                    # A further term translates the best one of the other language.
                    shown = term or (some[0] if some else None)
                    row += [shown, None, None]
                    if number == 0:
                        row[-2:] = [texts.text(one, one.note), texts.example(one, language)]
                yield row

    write_sheet(path, rows(), made_on(glossary), texts.carrier)
    return texts.carrier.done()
