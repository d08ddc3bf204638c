"""glossary evaluate: measure against gold passages."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH

if TYPE_CHECKING:
    from glossary.evaluate import Bin, Count, Miss, Row, Score


@click.command()
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True, type=PATH)
@click.option("--errors", is_flag=True, help="List every missed, false and badly cut pair.")
@click.option("--config", metavar="FILE", type=PATH, help="Settings, a TOML file.")
@click.option(
    "--floors",
    metavar="FILE",
    type=PATH,
    help="Compare with the figures pinned in this file.",
)
@click.option("--raise-floors", is_flag=True, help="Pin better figures, and those of new gold.")
@volume_options
@click.pass_context
def evaluate(  # noqa: PLR0913 - click gives each option by its name
    context: click.Context,
    *,
    gold: tuple[Path, ...],
    errors: bool,
    config: Path | None,
    floors: Path | None,
    raise_floors: bool,
) -> None:
    """Measure what is found in gold passages, file by file.

    Strict: both terms equal a gold pair's, or one of its zh_also and en_also,
    once a passage. Relaxed: on each side one contains the other. Descriptions
    do not count.
    """
    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.evaluate import read_gold, score
    from glossary.model import Article, Fault, Mention, Source

    if raise_floors and floors is None:
        raise click.UsageError("--raise-floors needs --floors FILE")
    messages = context.find_object(Messages) or Messages()
    settings = read_settings(config) if config else Settings()
    failed = 0
    scores: dict[Path, Score] = {}
    for path in gold:
        passages = read_gold(path)
        articles = [
            Article(
                id=one.id, text=one.text, source=Source(article=one.id, file=f"{path}#{one.id}")
            )
            for one in passages
        ]
        mentions: list[Mention] = []
        for outcome in pipeline.find(articles, settings=settings):
            if isinstance(outcome, Fault):
                messages.fault(outcome)
                failed += 1
            else:
                mentions += outcome.mentions
        scores[path] = score(passages, mentions)
        click.echo("\n".join(show_score(str(path), scores[path], errors=errors)))
    if floors is not None:
        failed += _hold_floors(floors, scores, messages, raised=raise_floors)
    context.exit(1 if failed else 0)


def _hold_floors(
    path: Path, scores: Mapping[Path, "Score"], messages: Messages, *, raised: bool
) -> int:
    """Compare scores with their floors, or raise these; give the number of shortfalls."""
    from glossary.evaluate import floors

    pinned = floors.read_floors(path)
    shortfalls: list[str] = []
    for gold, result in scores.items():
        measured = floors.measure(gold, result)
        if raised:
            pinned[gold.name] = floors.raise_floor(pinned.get(gold.name), measured)
        shortfalls += floors.find_shortfalls(gold.name, pinned.get(gold.name), measured)
    if raised:
        floors.write_floors(pinned, path)
    for shortfall in shortfalls:
        messages.fault(shortfall)
    return len(shortfalls)


def show_score(name: str, result: "Score", *, errors: bool = False) -> Iterator[str]:
    """Give the lines that show a score."""
    yield f"{printable(name)}: {result.passages} passages, {result.gold_pairs} gold pairs"
    yield from show_counts([("strict", result.strict), ("relaxed", result.relaxed)])
    tied = result.relaxed.right or 1
    yield f"boundaries exact, of {result.relaxed.right} relaxed pairs:"
    yield f"  zh {result.zh_exact / tied:.3f}   en {result.en_exact / tied:.3f}"
    yield (f"found in the {result.empty_passages} passages without pairs: {result.false_in_empty}")
    for title, rows in (("pattern", result.patterns), ("gold note", result.notes)):
        yield from _table(
            (title, "precision", "recall", "F1", "right", "false", "missed", "boundary"),
            [_row(row, by_pattern=title == "pattern") for row in rows],
        )
    yield from show_calibration(result.calibration)
    if errors:
        yield ""
        yield from map(_show_error, result.errors)


def show_counts(rows: Sequence[tuple[str, "Count"]]) -> Iterator[str]:
    """Give a table of counts, each under its name."""
    yield from _table(
        ("", "precision", "recall", "F1", "right", "false", "missed"),
        [(name, *_figures(count)) for name, count in rows],
    )


def show_calibration(bins: Sequence["Bin"]) -> Iterator[str]:
    """Give a table that compares stated confidence with what is right."""
    yield from _table(
        ("confidence", "pairs", "mean", "right"),
        [
            (
                f"{one.low:.2f}-{one.high:.2f}",
                str(one.pairs),
                f"{one.mean_confidence:.3f}",
                f"{one.share_right:.3f}",
            )
            for one in bins
        ],
    )


def _row(row: "Row", *, by_pattern: bool) -> tuple[str, ...]:
    """Show a row; a pattern has no recall of its own, a note no precision."""
    precision, recall, _, right, false, missed = _figures(row.strict)
    if by_pattern:
        return (row.name, precision, "", "", right, false, "", str(row.boundary))
    return (row.name, "", recall, "", right, "", missed, str(row.boundary))


def _figures(count: "Count") -> tuple[str, ...]:
    """Show shares and counts."""
    shares = (count.precision, count.recall, count.f1)
    counts = (count.right, count.false, count.missed)
    return (*(f"{share:.3f}" for share in shares), *map(str, counts))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give a table with its first column to the left and figures to the right."""
    if not rows:
        return
    table = [tuple(head), *(tuple(map(printable, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    yield ""
    for row in table:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *cells]).rstrip()


def _show_error(error: "Miss") -> str:
    """Show one error: gold, and what was found instead."""
    gold, found = " = ".join(error.gold), " = ".join(error.found)
    told = {
        "missed": f"{gold}  [{error.note}]",
        "false": f"{found}  [{error.pattern}, {error.confidence:.2f}]",
        "boundary": f"{gold}  found as  {found}  [{error.pattern}, {error.confidence:.2f}]",
    }[error.kind]
    return printable(f"{error.kind:<8}  {error.passage}  {told}")
