"""What the page counts: totals, and the bars of its plots."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.export.page.record import site_of
from glossary.model import Concept, Glossary, Kind, ReviewStatus, columns_of

TENTHS = 10
_MOST_SITES = 8  # rows of the plot; a column of a month parts the first of them only
_MOST_LAYERS = 4
_MOST_MONTHS = 36  # more columns than that are drawn by the year


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Hold one bar: what it stands for, its length, and where it begins (of 1)."""

    value: str
    count: int
    share: float
    start: float = 0.0
    layer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Hold what was seen in one month or year, parted by site from the ground up."""

    value: str
    count: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Hold all that the summary shows; ``sites`` and ``months`` count mentions."""

    concepts: int
    mentions: int
    articles: int
    conflicts: int
    proposals: int
    kinds: tuple[Bar, ...]
    statuses: tuple[Bar, ...]
    confidence: tuple[Bar, ...]
    sites: tuple[Bar, ...]
    layers: tuple[str, ...]
    months: tuple[Column, ...]


def summarize(concepts: Sequence[Concept], glossary: Glossary) -> Summary:
    """Count the concepts that the page shows."""
    seen = Counter[str]()
    for concept in concepts:
        seen.update(columns_of(concept.mentions).articles)
    sites = Counter[str]()
    months = Counter[tuple[str, str]]()
    for source in glossary.sources:
        if count := seen[source.article]:
            site = site_of(source)
            sites[site] += count
            if _is_month(source.date[:7]):
                months[source.date[:7], site] += count
    ranked = sorted(sites, key=lambda site: (-sites[site], site))
    tenths = Counter(min(int(one.confidence * TENTHS), TENTHS - 1) for one in concepts)
    return Summary(
        concepts=len(concepts),
        mentions=sum(len(concept.mentions) for concept in concepts),
        articles=len(glossary.sources),
        conflicts=sum(bool(concept.conflicts) for concept in concepts),
        proposals=len(glossary.proposals),
        kinds=_bars(Counter(str(one.kind) for one in concepts), Kind),
        statuses=_bars(Counter(str(one.review) for one in concepts), ReviewStatus),
        confidence=_bars(Counter({str(at): tenths[at] for at in range(TENTHS)}), None),
        sites=_bars(sites, ranked[:_MOST_SITES]),
        layers=tuple(ranked[:_MOST_LAYERS]),
        months=_months(months, ranked[:_MOST_LAYERS]),
    )


def _bars(counts: Counter[str], order: Iterable[str] | None) -> tuple[Bar, ...]:
    """Give a bar a value, the longest as long as the plot; kinds that never occur have none."""
    most = max(counts.values(), default=0) or 1
    names = counts if order is None else [str(name) for name in order if counts[str(name)]]
    return tuple(Bar(value=name, count=counts[name], share=counts[name] / most) for name in names)


def _months(seen: Counter[tuple[str, str]], layers: Sequence[str]) -> tuple[Column, ...]:
    """Give a column a month, those between the first and the last included.

    ``seen`` counts mentions by month and site.
    """
    names = sorted({month for month, _ in seen})
    if not names:
        return ()
    span = _every_month(names[0], names[-1])
    if len(span) > _MOST_MONTHS:
        yearly: Counter[tuple[str, str]] = Counter()
        for (month, site), count in seen.items():
            yearly[month[:4], site] += count
        seen = yearly
        span = sorted({month[:4] for month in names})
    totals = Counter[str]()
    for (name, _), count in seen.items():
        totals[name] += count
    most = max(totals.values())
    return tuple(_column(name, seen, totals[name], most, layers) for name in span)


def _column(
    name: str,
    seen: Counter[tuple[str, str]],
    total: int,
    most: int,
    layers: Sequence[str],
) -> Column:
    """Pile up the sites of one month; what has no layer of its own lies on top."""
    bars = []
    ground = 0
    counts = [*(seen[name, site] for site in layers)]
    for layer, count in enumerate([*counts, total - sum(counts)]):
        if count:
            value = layers[layer] if layer < len(layers) else ""
            bars.append(
                Bar(value=value, count=count, share=count / most, start=ground / most, layer=layer)
            )
        ground += count
    return Column(value=name, count=total, bars=tuple(bars))


def _is_month(text: str) -> bool:
    """Say whether a text is a month such as 2024-05."""
    year, _, month = text.partition("-")
    return len(text) == len("2024-05") and f"{year}{month}".isdecimal() and "01" <= month <= "12"


def _every_month(first: str, last: str) -> list[str]:
    """Give all months from the first to the last."""
    begin, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(begin, end + 1)]
