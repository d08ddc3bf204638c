"""glossary qa: does a translation use the glossary."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option(
    "--glossary",
    "result",
    metavar="FILE",
    type=PATH,
    default=Path("output/glossary.json"),
    show_default=True,
    help="The glossary.json that a build wrote.",
)
@click.option(
    "--from",
    "source",
    type=click.Choice(["zh", "en"]),
    help="The language of the source; without it the texts tell.",
)
@click.option(
    "--only",
    type=click.Choice(["approved"]),
    help="Ask for no term of a concept that nobody approved.",
)
@click.option("--ignore", metavar="FILE", type=PATH, help="Issues to leave out, a TOML file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "xlsx", "html", "sarif", "json"]),
    default="text",
    help="How to show the issues.",
)
@click.option("--to", metavar="FILE", type=PATH, help="Write them to this file.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="End with 1 from this severity on.",
)
@volume_options
@click.pass_context
def qa(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    files: tuple[Path, ...],
    result: Path,
    source: str | None,
    only: str | None,
    ignore: Path | None,
    form: str,
    to: Path | None,
    fail_on: str,
) -> None:
    """Check whether a translation uses the glossary.

    FILE... is a text and its translation (SOURCE TARGET), or one or more
    bilingual files: .xlf .xliff .mqxliff .mxliff .sdlxliff .tmx .xlsx .csv .tsv,
    or a .docx with a table of two columns.
    """
    if form == "xlsx" and to is None:
        raise click.UsageError("a workbook needs a file; name it with --to")
    from glossary import __version__
    from glossary.engine.qa import check_translations, write_report
    from glossary.export.json_file import read_glossary
    from glossary.model import Severity
    from glossary.qa import SHOWN, read_ignores

    messages = context.find_object(Messages) or Messages()
    ignores = read_ignores(ignore) if ignore else ()
    glossary = read_glossary(result)
    checked = check_translations(
        files,
        glossary,
        from_chinese=None if source is None else source == "zh",
        only_reviewed=only is not None,
        ignores=ignores,
    )
    if to is not None:
        messages.losses(write_report(checked.issues, form, to, glossary))
    else:
        shown = SHOWN[form](checked.issues, __version__)
        click.echo(printable(shown) if form == "text" else shown, nl=False)
    for one in checked.unused:
        messages.say(f"{ignore}: nothing to ignore for {one}; take it out")
    errors, warnings = (checked.count(severity) for severity in Severity)
    messages.say(
        f"{checked.segments} segments, {checked.untranslated} not translated;"
        f" {errors} errors, {warnings} warnings, {checked.ignored} ignored"
    )
    failed = {"error": errors, "warning": errors + warnings, "never": 0}[fail_on]
    context.exit(1 if failed else 0)
