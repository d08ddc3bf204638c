"""The Glossary sheet: one row a concept, in the order of a dictionary."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from openpyxl.utils import get_column_letter

from glossary.export.carry import Carrier
from glossary.export.options import ExportOptions
from glossary.export.order import in_dictionary_order
from glossary.export.table import make_row
from glossary.export.workbook.colors import (
    FLAG_RULES,
    confidence_rules,
    row_rules,
    status_rules,
)
from glossary.export.workbook.fields import CONTEXT_WIDTH, EDITABLE, Field, chosen_fields
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.lists import Lists
from glossary.export.workbook.values import ROW_LIMIT, Link, Rich, Value, cut, fits
from glossary.export.workbook.widths import excerpt
from glossary.export.workbook.written import Written
from glossary.model import Concept, Glossary, Language, Source

_MOST_FROZEN = 4  # more would leave no room on a small screen


def concept_grids(
    glossary: Glossary,
    options: ExportOptions,
    lists: Lists,
    carrier: Carrier,
    rows_a_sheet: int = ROW_LIMIT - 1,
) -> tuple[tuple[Grid, ...], Written]:
    """Give the Glossary sheet, or as many as hold all concepts, and what will be kept hidden."""
    words = Words(options)
    fields = chosen_fields(words, options)
    columns = _columns(fields, glossary, words, lists)
    written = Written(columns, len(glossary.concepts), carrier)
    sources = {source.article: source for source in glossary.sources}
    every = _rows(in_dictionary_order(glossary.concepts), fields, sources, carrier, written)
    total = len(glossary.concepts)
    sheets = max(-(-total // rows_a_sheet), 1)
    if sheets > 1:
        carrier.lose("", f"more rows than a sheet holds: {total} concepts in {sheets} sheets")
    title = words("sheet.glossary")
    keys = [field.key for field in fields]
    letter = get_column_letter(keys.index("status") + 1) if "status" in keys else ""
    struck = row_rules(letter, words) if letter else ()
    grids = tuple(
        Grid(
            key="glossary",
            title=title if number == 0 else f"{title} {number + 1}",
            columns=columns,
            rows=islice(every, rows_a_sheet),
            count=min(rows_a_sheet, total - number * rows_a_sheet),
            frozen=_frozen(fields),
            print_wide=3,
            row_rules=struck,
        )
        for number in range(sheets)
    )
    return grids, written


def _columns(
    fields: Sequence[Field], glossary: Glossary, words: Words, lists: Lists
) -> tuple[Column, ...]:
    """Give the columns; one that no concept fills is hidden, not left out."""
    empty = set()
    if not any(
        term.language is Language.ZH_HANT for concept in glossary.concepts for term in concept.terms
    ):
        empty.add("zh_hant")
    if not any(
        term.status == "deprecated" for concept in glossary.concepts for term in concept.terms
    ):
        empty.add("deprecated")
    choices = {
        "status": lists.reference("status"),
        "kind": lists.reference("kind"),
        "forbidden": '"TRUE,FALSE"',
    }
    rules = {"status": status_rules(words), "confidence": confidence_rules(), **FLAG_RULES}
    return tuple(
        Column(
            key=field.key,
            heading=words(field.key),
            look=field.look,
            width=field.width,
            editable=field.key in EDITABLE,
            hidden=field.key in empty,
            choices=choices.get(field.key, ""),
            rules=rules.get(field.key, ()),
        )
        for field in fields
    )


def _rows(
    concepts: Sequence[Concept],
    fields: Sequence[Field],
    sources: Mapping[str, Source],
    carrier: Carrier,
    written: Written,
) -> Iterator[list[Value]]:
    """Give the values of each concept, and keep them for the hidden sheet."""
    makers = [(field.key, field.value) for field in fields]
    for concept in concepts:
        row = make_row(concept, sources)
        for text in row.dropped:
            carrier.lose(concept.id, f"control characters dropped: {text}")
        if any("|" in text for text in (*row.other_en, *row.other_zh, *row.short, *row.deprecated)):
            carrier.lose(concept.id, "a bar inside a term, now a full-width one")
        values = [_held(concept.id, key, make(row), carrier) for key, make in makers]
        written.keep(concept, values[1:])
        yield values


def _held(concept: str, key: str, value: Value, carrier: Carrier) -> Value:
    """Make a value fit its cell, and say so where it did not."""
    if isinstance(value, str):
        if fits(value):
            return value
        carrier.lose(concept, f"cut to the 32,767 characters of a cell: {key}")
        return cut(value)
    if isinstance(value, Rich):
        if not value.text:
            return None
        text, bold = excerpt(value.text, value.bold, CONTEXT_WIDTH)
        if text != value.text:
            carrier.lose(concept, "context shortened to what a row can show")
        return Rich(text, bold)
    if isinstance(value, Link):
        return value if fits(value.text) else Link(cut(value.text), value.address)
    return value


def _frozen(fields: Sequence[Field]) -> int:
    """Count the columns that stay in view: up to the English term where it leads."""
    keys = [field.key for field in fields]
    leading = keys.index("en") + 1 if "en" in keys else 1
    return leading if leading <= _MOST_FROZEN else 1
