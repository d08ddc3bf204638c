"""glossary build: articles to glossary files."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH
from glossary.cli.review import review_inputs, review_options, tell_contradictions
from glossary.cli.speed import speed_options
from glossary.cli.tools import choose, export_options

_CHANGES = 20  # lines of one sort


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PATH)
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
) -> None:
    """Build one glossary out of articles.

    INPUT is a file or folder. All files in DIR are replaced together at the
    end; when the build fails they stay as they were. Decisions in the workbook
    of an earlier build are read first and kept.
    """
    from glossary import pipeline
    from glossary.cli.diff import read_entries
    from glossary.config import Settings, read_settings
    from glossary.engine.findings import Findings
    from glossary.model import Fault
    from glossary.report import Report
    from glossary.review.diff import as_text, compare, entries_of

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
    report = Report()
    review = review_inputs(workbooks, decisions, base, columns)
    last = to / "glossary.json"
    earlier = read_entries(last) if changes and last.is_file() else None
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
            strict=strict,
            report=report,
            watch=watch,
            jobs=jobs,
            cache=not no_cache,
        )
    for notice in report.notices:
        messages.say(notice)
    tell_contradictions(messages, report.contradictions)
    for orphan in report.orphans:
        messages.detail(f"kept, no article has it now: {orphan.shown}: {orphan.field}")
    messages.losses(report.losses)
    if not messages.quiet:
        click.echo(report.summary(glossary))
    if earlier is not None:
        difference = compare(earlier, entries_of(glossary.concepts))
        for line in as_text(difference, most=_CHANGES):
            click.echo(printable(f"changes     {line}" if line == difference.summary else line))
    context.exit(1 if report.skipped else 0)
