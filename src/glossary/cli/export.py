"""glossary export: an earlier result to files, without a new run."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, volume_options
from glossary.cli.paths import PATH
from glossary.cli.tools import choose, export_options


@click.command()
@click.argument("result", metavar="GLOSSARY.json", type=PATH)
@click.option(
    "--to",
    metavar="DIR",
    type=PATH,
    help="Folder to write into; without it, the folder of GLOSSARY.json.",
)
@export_options
@click.option("--config", metavar="FILE", type=PATH, help="Settings, a TOML file.")
@volume_options
@click.pass_context
def export(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    result: Path,
    to: Path | None,
    tool: str,
    formats: tuple[str, ...],
    only: str | None,
    tm_variants: bool,
    from_english: bool,
    duplicates: str | None,
    config: Path | None,
) -> None:
    """Write an earlier result in other formats, without reading an article.

    GLOSSARY.json is the file that a build wrote; it is not changed.
    """
    from dataclasses import replace

    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.engine.review import refuse_unread_decisions
    from glossary.export.json_file import read_glossary
    from glossary.report import Report

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
    to = to or result.parent
    if (to / "glossary.json").resolve() == result.resolve():
        # It stays as it is; all that could be written there is itself.
        kept = tuple(name for name in settings.formats if name != "json")
        settings = replace(settings, formats=kept)
    glossary = read_glossary(result)
    report = Report()
    if "xlsx" in settings.formats:
        refuse_unread_decisions(to)
    pipeline.write(glossary, to, settings=settings, report=report)
    messages.losses(report.losses)
    if not messages.quiet:
        for path in report.written:
            click.echo(path)
