"""glossary build: articles to glossary files."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH, PLACE
from glossary.cli.review import review_inputs, review_options, tell_contradictions
from glossary.cli.speed import engine_options, speed_options
from glossary.cli.tools import choose, export_options

if TYPE_CHECKING:
    from glossary.config import Settings
    from glossary.engine.review import ReviewInputs
    from glossary.engine.spark import Cluster
    from glossary.engine.unchanged import LastBuild

_CHANGES = 20  # lines of one sort


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PLACE)
@click.option(
    "--to",
    metavar="DIR",
    required=True,
    type=PATH,
    help="Folder to write into.",
)
@export_options
@review_options
@click.option("--config", metavar="FILE", type=PATH, help="Settings, a TOML file.")
@click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
@speed_options
@engine_options
@volume_options
@click.pass_context
def build(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    inputs: tuple[Path, ...],
    to: Path,
    tool: str,
    formats: tuple[str, ...],
    only: str | None,
    tm_variants: bool,
    from_english: bool,
    duplicates: str | None,
    workbooks: tuple[Path, ...],
    decisions: Path | None,
    base: tuple[Path, ...],
    columns: dict[str, str],
    changes: bool,
    config: Path | None,
    strict: bool,
    jobs: int,
    no_cache: bool,
    cluster: "Cluster | None",
) -> None:
    """Build one glossary out of articles.

    INPUT is a file or folder. All files in DIR are replaced together at the
    end; when the build fails they stay as they were. Decisions in the workbook
    of an earlier build are read first and kept.
    """
    from glossary.config import Settings, read_settings
    from glossary.engine.cache import open_cache
    from glossary.engine.inputs import decisions_beside
    from glossary.engine.unchanged import digest_build, recall_build, remember_build

    if cluster is None and not all(isinstance(given, Path) for given in inputs):
        raise click.UsageError("an address is read by --engine spark only")
    start = time.monotonic()
    messages = context.find_object(Messages) or Messages()
    settings = choose(
        read_settings(config) if config else Settings(),
        tool=tool,
        formats=formats,
        only=only,
        tm_variants=tm_variants,
        from_english=from_english,
        duplicates=duplicates,
    )
    others = (*workbooks, *base, decisions or decisions_beside(inputs))
    cached = cluster is None and not no_cache
    with open_cache(wanted=cached) as cache:
        key = digest_build(inputs, to, settings, others, columns) if cache else b""
        last = recall_build(cache, key, to) if cache and not messages.verbose else None
    if last is not None:
        _tell_unchanged(messages, last, time.monotonic() - start, changes=changes)
        context.exit(1 if last.skipped else 0)
    review = review_inputs(workbooks, decisions, base, columns)
    run = _Run(strict=strict, jobs=jobs, cache=cached, changes=changes, cluster=cluster)
    last, files = _build(messages, inputs=inputs, to=to, settings=settings, review=review, run=run)
    with open_cache(wanted=cached) as cache:
        if cache and digest_build(inputs, to, settings, others, columns) == key:
            remember_build(cache, key, last, files)  # and nobody saved anything meanwhile
    context.exit(1 if last.skipped else 0)


class _Run(NamedTuple):
    """Hold how a build runs and what it shows."""

    strict: bool
    jobs: int
    cache: bool
    changes: bool
    cluster: "Cluster | None"


def _build(  # noqa: PLR0913 - what a build is made of
    messages: Messages,
    *,
    inputs: tuple[Path, ...],
    to: Path,
    settings: "Settings",
    review: "ReviewInputs",
    run: _Run,
) -> "tuple[LastBuild, dict[Path, str]]":
    """Build and tell; give what was told, and the digest of each file."""
    from glossary import pipeline
    from glossary.cli.diff import read_entries
    from glossary.engine.findings import Findings
    from glossary.engine.unchanged import LastBuild
    from glossary.model import Fault
    from glossary.report import Report
    from glossary.review.diff import as_text, compare, entries_of

    report = Report()
    written = to / "glossary.json"
    earlier = read_entries(written) if run.changes and written.is_file() else None
    with messages.progress() as show:

        def watch(outcome: Findings | Fault) -> None:
            show(f"{report.articles:,} articles, {report.kept:,} mentions")
            if isinstance(outcome, Fault):
                messages.fault(outcome)
            else:
                messages.detail(f"{outcome.article}: {len(outcome.mentions)} mentions")

        glossary = pipeline.build(
            inputs,
            to=to,
            settings=settings,
            review=review,
            strict=run.strict,
            report=report,
            watch=watch,
            jobs=run.jobs,
            cache=run.cache,
            cluster=run.cluster,
        )
    for notice in report.notices:
        messages.say(notice)
    tell_contradictions(messages, report.contradictions)
    for orphan in report.orphans:
        messages.detail(f"kept, no article has it now: {orphan.shown}: {orphan.field}")
    messages.losses(report.losses)
    summary = report.summary(glossary)
    if not messages.quiet:
        click.echo(f"{summary}\nseconds     {report.seconds:.1f}")
    if earlier is not None:
        difference = compare(earlier, entries_of(glossary.concepts))
        for line in as_text(difference, most=_CHANGES):
            click.echo(printable(f"changes     {line}" if line == difference.summary else line))
    last = LastBuild(told=messages.told, summary=summary, skipped=report.skipped)
    return last, report.written


def _tell_unchanged(
    messages: Messages, last: "LastBuild", seconds: float, *, changes: bool
) -> None:
    """Tell again what the last build told, which would do nothing else now."""
    messages.repeat(last.told)
    if not messages.quiet:
        click.echo(last.summary)
        click.echo("unchanged   all as in the last build, so nothing was written")
        click.echo(f"seconds     {seconds:.1f}")
    if changes:
        from glossary.review.diff import Difference

        click.echo(f"changes     {Difference().summary}")
