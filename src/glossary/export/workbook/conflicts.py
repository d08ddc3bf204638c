"""The Conflicts sheet: terms that differ for one concept, side by side, and a choice."""

from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter

from glossary.export.carry import Carrier
from glossary.export.options import ExportOptions
from glossary.export.table import bold_spans, clean, make_row
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.values import Rich, Value, cut
from glossary.export.workbook.widths import excerpt
from glossary.model import (
    Concept,
    Conflict,
    Glossary,
    Language,
    ReviewStatus,
    Source,
    columns_of,
)

_MOST_OPTIONS = 8
_NARROW = 2  # options that fit across one page
_WIDTH = 44.0
_FIRST_OPTION = 5  # columns before it: id, type, shared term, choice, note


def conflict_grid(glossary: Glossary, options: ExportOptions, carrier: Carrier) -> Grid:
    """Give the sheet; a row a conflict, as many options as the widest conflict has."""
    words = Words(options)
    found = [
        (concept, conflict)
        for concept in glossary.concepts
        if concept.review is not ReviewStatus.REJECTED
        for conflict in concept.conflicts
    ]
    most = min(max((len(conflict.terms) for _, conflict in found), default=2), _MOST_OPTIONS)
    sources = {source.article: source for source in glossary.sources}
    return Grid(
        key="conflicts",
        title=words("sheet.conflicts"),
        columns=_columns(most, words),
        rows=_rows(found, most, words, sources, carrier),
        count=len(found),
        frozen=4,
        print_wide=1 if most <= _NARROW else 2,
    )


def _columns(most: int, words: Words) -> tuple[Column, ...]:
    """Give the columns: the choice, then each option, then a context for each."""
    first = get_column_letter(_FIRST_OPTION + 1)
    last = get_column_letter(_FIRST_OPTION + most)
    numbers = range(1, most + 1)
    return (
        Column(key="id", heading=words("id"), look="id", width=12),
        Column(key="type", heading=words("type"), look="quiet", width=18),
        Column(key="shared", heading=words("shared"), look="chinese", width=26),
        Column(
            key="choice",
            heading=words("choice"),
            look="english",
            width=28,
            editable=True,
            # Relative to each row: the options of its own conflict.
            choices=f"${first}2:${last}2",
            strict=False,
        ),
        Column(key="note", heading=words("note"), width=24, editable=True),
        *(
            Column(key=f"option_{n}", heading=words("option", n=n), look="english", width=28)
            for n in numbers
        ),
        *(
            Column(
                key=f"option_context_{n}",
                heading=words("option_context", n=n),
                look="sentence",
                width=_WIDTH,
            )
            for n in numbers
        ),
    )


def _rows(
    found: list[tuple[Concept, Conflict]],
    most: int,
    words: Words,
    sources: Mapping[str, Source],
    carrier: Carrier,
) -> Iterator[list[Value]]:
    """Give a row for each conflict."""
    for concept, conflict in found:
        row = make_row(concept, sources)
        english = conflict.language is Language.EN
        if len(conflict.terms) > most:
            carrier.lose(concept.id, f"{len(conflict.terms) - most} options of a conflict")
        terms = conflict.terms[:most]
        blank: list[Value] = [None] * (most - len(terms))
        yield [
            row.id,
            words("type.several_en" if english else "type.several_zh"),
            cut(row.zh if english else row.en),
            None,
            None,
            *(cut(clean(term)[0]) for term in terms),
            *blank,
            *(_context(concept, term, english=english) for term in terms),
            *blank,
        ]


def _context(concept: Concept, term: str, *, english: bool) -> Value:
    """Give the best sentence in which a term of a conflict was seen."""
    columns = columns_of(concept.mentions)

    def rank(place: int) -> tuple[bool, bool, float]:
        wording = columns.wordings[place]
        text = wording.en if english else wording.zh
        return (text == term, text.casefold() == term.casefold(), columns.confidences[place])

    best = max(range(len(concept.mentions)), key=rank, default=None)
    if best is None or not rank(best)[1]:
        return None
    mention = concept.mentions[best].mention
    context = clean(mention.context)[0]
    return Rich(*excerpt(context, bold_spans(mention, context), _WIDTH)) if context else None
