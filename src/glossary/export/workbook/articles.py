"""The Sources sheet: the articles, with how much came from each."""

from collections import Counter
from collections.abc import Iterator, Mapping

from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.values import Link, Value, as_date, cut, safe_address
from glossary.model import Glossary, columns_of


def source_grid(glossary: Glossary, options: ExportOptions) -> Grid:
    """Give the sheet, one row an article, in the order of the glossary."""
    words = Words(options)
    looks = (
        ("article", "quiet", 20),
        ("title", "english", 44),
        ("site", "text", 24),
        ("date", "date", 12),
        ("pairs", "count", 10),
        ("concepts", "count", 11),
        ("file", "quiet", 34),
        ("address", "address", 60),
    )
    pairs: Counter[str] = Counter()
    concepts: Counter[str] = Counter()
    for concept in glossary.concepts:
        articles = columns_of(concept.mentions).articles
        pairs.update(articles)
        concepts.update(set(articles))
    return Grid(
        key="sources",
        title=words("sheet.sources"),
        columns=tuple(
            Column(key=key, heading=words(key), look=look, width=width)
            for key, look, width in looks
        ),
        rows=_rows(glossary, pairs, concepts),
        count=len(glossary.sources),
        frozen=2,
    )


def _rows(
    glossary: Glossary, pairs: Mapping[str, int], concepts: Mapping[str, int]
) -> Iterator[list[Value]]:
    """Give a row for each article."""
    for source in glossary.sources:
        yield [
            cut(clean(source.article)[0]),
            cut(clean(source.title)[0]),
            cut(clean(source.site)[0]),
            as_date(clean(source.date)[0]),
            pairs[source.article],
            concepts[source.article],
            cut(clean(source.file)[0]),
            Link(cut(clean(source.address)[0]), safe_address(source.address)),
        ]
