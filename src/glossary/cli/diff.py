"""glossary diff: what changed from one glossary to the next."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.messages import printable, volume_options
from glossary.cli.paths import PATH

if TYPE_CHECKING:
    from glossary.review.diff import Entry


@click.command()
@click.argument("old", metavar="OLD", type=PATH)
@click.argument("new", metavar="NEW", type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to show it; markdown is for the summary of a CI run.",
)
@click.option("--exit-code", is_flag=True, help="End with 1 when anything differs.")
@volume_options
@click.pass_context
def diff(context: click.Context, *, old: Path, new: Path, form: str, exit_code: bool) -> None:
    """Show what was added, removed, changed and newly in conflict.

    OLD and NEW are each a glossary.json or glossary.xlsx.
    """
    from glossary.review.diff import as_json, as_markdown, as_text, compare

    difference = compare(read_entries(old), read_entries(new))
    if form == "json":
        click.echo(as_json(difference))
    else:
        lines = as_text(difference) if form == "text" else as_markdown(difference)
        for line in lines:
            click.echo(printable(line))
    context.exit(1 if exit_code and not difference.is_empty else 0)


def read_entries(path: Path) -> "tuple[Entry, ...]":
    """Read the entries of a glossary.json or a workbook."""
    from glossary.export.json_file import read_glossary
    from glossary.review import read_workbook
    from glossary.review.diff import entries_in, entries_of

    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return entries_in(read_workbook(path))
    return entries_of(read_glossary(path).concepts)
