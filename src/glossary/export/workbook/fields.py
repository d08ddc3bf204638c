"""The columns of the Glossary sheet: what a row shows, in which order."""

from collections.abc import Callable
from typing import NamedTuple

from glossary.export.options import ExportOptions
from glossary.export.table import Row, join_terms
from glossary.export.workbook.headings import Words
from glossary.export.workbook.styles import SIGNS
from glossary.export.workbook.values import Link, Rich, Value, as_date, safe_address
from glossary.text.pinyin import pinyin

# What people may edit; everything else belongs to the program.
EDITABLE = frozenset(
    {
        "zh_hans",
        "zh_hant",
        "en",
        "status",
        "other_en",
        "other_zh",
        "short",
        "deprecated",
        "kind",
        "subject_field",
        "forbidden",
        "note",
        "reviewer",
    }
)
CONTEXT_WIDTH = 64.0


class Field(NamedTuple):
    """Describe a column of this sheet and how its value is made."""

    key: str
    look: str
    width: float
    value: Callable[[Row], Value]


def all_fields(words: Words) -> tuple[Field, ...]:
    """Give all columns in their order; what leads a row comes first."""
    status = {value: words(f"status.{value}") for value in SIGNS}
    return (
        Field("id", "id", 12, lambda row: row.id),
        Field("zh_hans", "chinese", 26, lambda row: row.zh_hans),
        Field("zh_hant", "traditional", 22, lambda row: row.zh_hant),
        Field("en", "english", 34, lambda row: row.en),
        Field("status", "choice", 13, lambda row: status[row.status]),
        Field("confidence", "percent", 12, lambda row: round(row.confidence, 4)),
        Field("conflict", "sign", 10, lambda row: "⚠" if row.conflict else None),
        Field("context", "sentence", CONTEXT_WIDTH, lambda row: Rich(row.context, row.bold)),
        Field("other_en", "text", 32, lambda row: join_terms(row.other_en)),
        Field("other_zh", "text", 20, lambda row: join_terms(row.other_zh)),
        Field("short", "text", 17, lambda row: join_terms(row.short)),
        Field("deprecated", "text", 20, lambda row: join_terms(row.deprecated)),
        Field("pinyin", "quiet", 26, lambda row: pinyin(row.zh)),
        Field("kind", "choice", 15, lambda row: words(f"kind.{row.kind}")),
        Field("subject_field", "text", 16, lambda row: row.subject_field),
        Field("forbidden", "flag", 13, lambda row: row.forbidden),
        Field("note", "text", 30, lambda row: row.note),
        Field("reviewer", "text", 13, lambda row: row.reviewer),
        Field("source", "link", 26, lambda row: Link(row.site, safe_address(row.address))),
        Field("title", "text", 32, lambda row: row.source),
        Field("date", "date", 12, lambda row: as_date(row.date)),
        Field("seen", "count", 8, lambda row: row.seen),
        Field("articles", "count", 9, lambda row: row.articles),
        Field("changed", "date", 12, lambda row: as_date(row.changed)),
    )


def chosen_fields(words: Words, options: ExportOptions) -> tuple[Field, ...]:
    """Pick the columns a user asked for; the id always leads, rows are known by it."""
    fields = all_fields(words)
    if not options.columns:
        return fields
    by_key = {field.key: field for field in fields}
    keys = dict.fromkeys(("id", *options.columns))
    return tuple(by_key[key] for key in keys)
