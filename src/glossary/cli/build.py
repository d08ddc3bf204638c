"""glossary build: articles to glossary files."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, volume_options


def _check_formats(
    context: click.Context, option: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """Accept formats of the registry, which is loaded only when one is given."""
    if names:
        from glossary.export.registry import WRITERS

        for name in names:
            if name not in WRITERS:
                choices = ", ".join(WRITERS)
                raise click.BadParameter(f"{name!r} is not one of {choices}", context, option)
    return names


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
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    callback=_check_formats,
    help="Write this format in place of the usual seven. May be repeated; a wrong name lists all.",
)
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
    formats: tuple[str, ...],
    config: Path | None,
    strict: bool,
) -> None:
    """Build one glossary out of articles.

    INPUT is a file or folder. All files in DIR are replaced together at the
    end; when the build fails they stay as they were.
    """
    from dataclasses import replace

    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.engine.findings import Findings
    from glossary.export.registry import WRITERS
    from glossary.model import Fault
    from glossary.report import Report

    messages = context.find_object(Messages) or Messages()
    settings = read_settings(config) if config else Settings()
    if formats:
        chosen = tuple(name for name in WRITERS if name in formats)
        settings = replace(settings, formats=chosen)
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
    for loss in report.losses:
        messages.detail(loss)
    if report.losses and not messages.verbose:
        messages.say(f"{len(report.losses)} details did not fit a format; --verbose lists them")
    if not messages.quiet:
        click.echo(report.summary(glossary))
    context.exit(1 if report.skipped else 0)
