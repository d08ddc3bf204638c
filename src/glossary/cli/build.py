"""glossary build: articles to glossary files."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, volume_options
from glossary.cli.tools import choose, export_options


@click.command()
@click.argument(
    "inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--to",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write into.",
)
@export_options
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings, a TOML file."
)
@click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
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
    config: Path | None,
    strict: bool,
) -> None:
    """Build one glossary out of articles.

    INPUT is a file or folder. All files in DIR are replaced together at the
    end; when the build fails they stay as they were.
    """
    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.engine.findings import Findings
    from glossary.model import Fault
    from glossary.report import Report

    messages = context.find_object(Messages) or Messages()
    settings = choose(
        read_settings(config) if config else Settings(),
        tool=tool,
        formats=formats,
        only=only,
        tm_variants=tm_variants,
    )
    report = Report()
    with messages.progress() as show:

        def watch(outcome: Findings | Fault) -> None:
            show(f"{report.articles:,} articles, {report.kept:,} mentions")
            if isinstance(outcome, Fault):
                messages.fault(outcome)
            else:
                messages.detail(f"{outcome.article.id}: {len(outcome.mentions)} mentions")

        glossary = pipeline.build(
            inputs, to=to, settings=settings, strict=strict, report=report, watch=watch
        )
    messages.losses(report.losses)
    if not messages.quiet:
        click.echo(report.summary(glossary))
    context.exit(1 if report.skipped else 0)
