"""The Glossary sheet: one row a concept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from openpyxl.formatting.rule import Rule

from glossary.export.carry import Carrier
from glossary.export.options import ExportOptions
from glossary.export.table import Row, join_terms, make_row
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.lists import Lists
from glossary.export.workbook.pinyin import pinyin
from glossary.export.workbook.styles import HIGH, MEDIUM, SIGNS, STATUS_COLORS, difference
from glossary.export.workbook.values import (
    ROW_LIMIT,
    Link,
    Rich,
    Value,
    as_date,
    cut,
    fits,
    safe_address,
)
from glossary.export.workbook.widths import excerpt
from glossary.export.workbook.written import Written
from glossary.model import Concept, Glossary, Language, Source

CONTEXT_WIDTH = 64.0


class Field(NamedTuple):
    """Describe a column of this sheet and how its value is made."""

    key: str
    look: str
    width: float
    editable: bool
    value: Callable[[Row], Value]


def _fields(words: Words) -> tuple[Field, ...]:
    """Give all columns in their order; what leads a row comes first."""
    status = {value: words(f"status.{value}") for value in SIGNS}
    return (
        Field("id", "id", 12, False, lambda row: row.id),
        Field("zh_hans", "chinese", 26, True, lambda row: row.zh_hans),
        Field("zh_hant", "traditional", 22, True, lambda row: row.zh_hant),
        Field("en", "english", 34, True, lambda row: row.en),
        Field("status", "choice", 13, True, lambda row: status[row.status]),
        Field("confidence", "percent", 12, False, lambda row: round(row.confidence, 4)),
        Field("conflict", "sign", 10, False, lambda row: "⚠" if row.conflict else None),
        Field("context", "sentence", CONTEXT_WIDTH, False, lambda row: Rich(row.context, row.bold)),
        Field("other_en", "text", 26, True, lambda row: join_terms(row.other_en)),
        Field("other_zh", "text", 20, True, lambda row: join_terms(row.other_zh)),
        Field("short", "text", 17, True, lambda row: join_terms(row.short)),
        Field("deprecated", "text", 20, True, lambda row: join_terms(row.deprecated)),
        Field("pinyin", "quiet", 26, False, lambda row: pinyin(row.zh)),
        Field("kind", "choice", 15, True, lambda row: words(f"kind.{row.kind}")),
        Field("subject_field", "text", 16, True, lambda row: row.subject_field),
        Field("forbidden", "flag", 13, True, lambda row: row.forbidden),
        Field("note", "text", 30, True, lambda row: row.note),
        Field("reviewer", "text", 13, True, lambda row: row.reviewer),
        Field("source", "link", 26, False, lambda row: Link(row.site, safe_address(row.address))),
        Field("title", "text", 32, False, lambda row: row.source),
        Field("date", "date", 12, False, lambda row: as_date(row.date)),
        Field("seen", "count", 8, False, lambda row: row.seen),
        Field("articles", "count", 9, False, lambda row: row.articles),
        Field("changed", "date", 12, False, lambda row: as_date(row.changed)),
    )


def concept_grids(
    glossary: Glossary,
    options: ExportOptions,
    lists: Lists,
    carrier: Carrier,
    rows_a_sheet: int = ROW_LIMIT - 1,
) -> tuple[tuple[Grid, ...], Written]:
    """Give the Glossary sheet, or as many as hold all concepts, and what will be kept hidden."""
    words = Words(options)
    fields = _chosen(_fields(words), options)
    columns = _columns(fields, glossary, words, lists)
    written = Written(columns, len(glossary.concepts), carrier)
    sources = {source.article: source for source in glossary.sources}
    every = _rows(glossary.concepts, fields, sources, carrier, written)
    total = len(glossary.concepts)
    sheets = max(-(-total // rows_a_sheet), 1)
    if sheets > 1:
        carrier.lose("", f"more rows than a sheet holds: {total} concepts in {sheets} sheets")
    title = words("sheet.glossary")
    grids = tuple(
        Grid(
            key="glossary",
            title=title if number == 0 else f"{title} {number + 1}",
            columns=columns,
            rows=islice(every, rows_a_sheet),
            count=min(rows_a_sheet, total - number * rows_a_sheet),
            frozen=_frozen(fields),
            print_wide=3,
            row_rules=_row_rules(fields, words),
        )
        for number in range(sheets)
    )
    return grids, written


def _chosen(fields: tuple[Field, ...], options: ExportOptions) -> tuple[Field, ...]:
    """Pick the columns a user asked for; the id always leads, rows are known by it."""
    if not options.columns:
        return fields
    by_key = {field.key: field for field in fields}
    keys = dict.fromkeys(("id", *options.columns))
    return tuple(by_key[key] for key in keys if key in by_key)


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
    rules = {"status": status_rules(words), "confidence": confidence_rules(), **_FLAG_RULES}
    return tuple(
        Column(
            key=field.key,
            heading=words(field.key),
            look=field.look,
            width=field.width,
            editable=field.editable,
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
    return leading if leading <= 4 else 1


def _row_rules(fields: Sequence[Field], words: Words) -> tuple[Rule, ...]:
    """Strike out the rows of rejected concepts."""
    from openpyxl.utils import get_column_letter

    keys = [field.key for field in fields]
    if "status" not in keys:
        return ()
    letter = get_column_letter(keys.index("status") + 1)
    formula = f'${letter}2="{words("status.rejected")}"'
    look = difference(color="FF8A949E", strike=True)
    return (Rule(type="expression", formula=[formula], dxf=look),)


def status_rules(words: Words) -> tuple[Rule, ...]:
    """Colour each status, a sign before it."""
    return tuple(
        Rule(
            type="cellIs",
            operator="equal",
            formula=[f'"{words(f"status.{status}")}"'],
            dxf=difference(fill=fill, color=ink, form=SIGNS[status]),
        )
        for status, (fill, ink) in STATUS_COLORS.items()
    )


def confidence_rules() -> tuple[Rule, ...]:
    """Colour a confidence in three bands; the number format has their signs."""
    bands = (
        ("greaterThanOrEqual", HIGH, "FF14592B", ""),
        ("greaterThanOrEqual", MEDIUM, "FF8A5A00", ""),
        ("lessThan", MEDIUM, "FF8F1616", "FFFADCD9"),
    )
    return tuple(
        Rule(
            type="cellIs",
            operator=operator,
            formula=[str(limit)],
            dxf=difference(color=ink, fill=fill, bold=True),
            stopIfTrue=True,
        )
        for operator, limit, ink, fill in bands
    )


_FLAG_RULES = {
    "forbidden": (
        Rule(
            type="cellIs",
            operator="equal",
            formula=["TRUE"],
            dxf=difference(fill="FF8F1616", color="FFFFFFFF", bold=True),
        ),
    ),
    "conflict": (
        Rule(
            type="cellIs",
            operator="equal",
            formula=['"⚠"'],
            dxf=difference(fill="FFFFE3B8", color="FF7A3E00", bold=True),
        ),
    ),
}
