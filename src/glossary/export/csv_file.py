"""glossary.csv and glossary.tsv: a row a concept, under fixed column names.

CSV is what people open in a spreadsheet: UTF-8 with BOM (without it Excel takes
the bytes for its local encoding), CRLF, every cell quoted, and no cell is a
formula: one that would be read as such gets an apostrophe before it (``guard``;
``unguard`` takes exactly these away again). TSV is for programs: UTF-8 without
BOM, LF, no quotes and no guard, so each term stands there exactly; it can hold
neither tabs nor line breaks, which become spaces and are reported.

Source: RFC 4180; OWASP, "CSV Injection".
"""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.order import in_dictionary_order
from glossary.export.origin import sources_by_article
from glossary.export.pairs import leaving
from glossary.export.table import Row, join_terms, make_row
from glossary.model import Glossary

# Full-width signs count too: Excel with a Chinese or Japanese input method reads them as such.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guard(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    >>> guard("-5℃"), guard("功夫")
    ("'-5℃", '功夫')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Take away the apostrophe that ``guard`` put there, and no other.

    >>> unguard("'-5℃"), unguard("'Ode'")
    ('-5℃', "'Ode'")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def warn_of_formula(carrier: Carrier, concept: str, text: str) -> None:
    """Report a text that is right for an importer, but a formula in a spreadsheet."""
    if _FORMULA.match(text):
        carrier.lose(
            concept,
            f"{text[:40]!r} looks like a formula: import this file, never open it as a spreadsheet",
        )


def write_csv(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the table for spreadsheets."""
    carrier = Carrier("csv")
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out, quoting=csv.QUOTE_ALL)
        table.writerow(_cells(Row(id="", zh_hans="", zh_hant="", en="")))
        for row in _rows(glossary, options, carrier):
            table.writerow([guard(cell) for cell in _cells(row).values()])
    return carrier.done()


def write_tsv(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the table for programs."""
    carrier = Carrier("tsv")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(_cells(Row(id="", zh_hans="", zh_hant="", en=""))) + "\n")
        for row in _rows(glossary, options, carrier):
            cells = (carrier.line(row.id, cell) for cell in _cells(row).values())
            out.write("\t".join(cells) + "\n")
    return carrier.done()


def _rows(glossary: Glossary, options: ExportOptions, carrier: Carrier) -> Iterator[Row]:
    """Give the rows of the concepts that leave, and note what their texts lost."""
    by_article = sources_by_article(glossary)
    for concept in in_dictionary_order(leaving(glossary, options, says_forbidden=True)):
        row = make_row(concept, by_article)
        if row.dropped:
            carrier.lose(concept.id, f"control characters in {', '.join(row.dropped)}")
        several = (row.other_zh, row.other_en, row.short, row.deprecated)
        if any("|" in term for terms in several for term in terms):
            carrier.lose(concept.id, "a bar inside a term, now full width: bars part terms")
        yield row


def _cells(row: Row) -> Mapping[str, str]:
    """Give the cells of a row by column name."""
    return {
        "id": row.id,
        "zh_hans": row.zh_hans,
        "zh_hant": row.zh_hant,
        "en": row.en,
        "other_zh": join_terms(row.other_zh),
        "other_en": join_terms(row.other_en),
        "abbreviations": join_terms(row.short),
        "deprecated": join_terms(row.deprecated),
        "kind": row.kind,
        "subject_field": row.subject_field,
        "review": row.status,
        "forbidden": "true" if row.forbidden else "false",
        "conflict": "true" if row.conflict else "false",
        "confidence": f"{row.confidence:.3f}",
        "seen": str(row.seen),
        "articles": str(row.articles),
        "context": row.context,
        "source": row.source,
        "address": row.address,
        "date": row.date,
        "reviewer": row.reviewer,
        "note": row.note,
        "changed": row.changed,
    }
