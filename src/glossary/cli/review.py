"""glossary review: decisions from workbooks into their file, and out of it for people."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH

if TYPE_CHECKING:
    from glossary.engine.review import ReviewInputs
    from glossary.model import Contradiction, Decision

_SHOWN = 50  # lines of one sort


@click.group()
def review() -> None:
    """Take decisions out of workbooks, and show them."""


@review.command("import")
@click.argument("workbooks", metavar="WORKBOOK.xlsx...", nargs=-1, required=True, type=PATH)
@click.option(
    "--decisions",
    metavar="FILE",
    type=PATH,
    default=Path("decisions.jsonl"),
    show_default=True,
    help="The file that takes up the decisions.",
)
@click.option(
    "--overrule", is_flag=True, help="Let these workbooks win against decisions they contradict."
)
@volume_options
@click.pass_context
def import_(
    context: click.Context, *, workbooks: tuple[Path, ...], decisions: Path, overrule: bool
) -> None:
    """Add what reviewers decided in workbooks to the file of decisions.

    Where two reviewers contradict each other both sides are kept and listed.
    The workbooks are not changed.
    """
    from glossary.engine.review import import_workbooks
    from glossary.review import find_contradictions, read_decisions

    messages = context.find_object(Messages) or Messages()
    known = set(read_decisions(decisions))
    found = import_workbooks(workbooks, decisions, overrule=overrule)
    found.save()
    for notice in found.notices:
        messages.say(notice)
    new = sum(decision not in known for decision in found.decisions)
    tell_contradictions(messages, find_contradictions(found.decisions))
    if not messages.quiet:
        click.echo(f"{decisions}: {len(found.decisions):,} decisions, {new:,} new or changed")


@review.command("export")
@click.option(
    "--decisions",
    metavar="FILE",
    type=PATH,
    default=Path("decisions.jsonl"),
    show_default=True,
    help="The file of decisions.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "jsonl"]),
    default="text",
    help="How to show them.",
)
@click.option("--conflicts", is_flag=True, help="Only those that contradict each other.")
@volume_options
@click.pass_context
def export_(context: click.Context, *, decisions: Path, form: str, conflicts: bool) -> None:
    """Show the decisions in the file, sorted, one a line."""
    from glossary.errors import InputError
    from glossary.review import find_contradictions, read_decisions
    from glossary.review.file import as_lines

    if not decisions.exists():
        raise InputError(
            f"{decisions}: no such file; name it with --decisions, or make it with"
            " glossary review import"
        )
    found = read_decisions(decisions)
    if conflicts:
        split = find_contradictions(found)
        found = tuple(dict.fromkeys(side for one in split for side in one.sides))
    if form == "jsonl":
        for line in as_lines(found):
            click.echo(line)
    elif form == "csv":
        _echo_csv(found)
    else:
        for decision in found:
            click.echo(printable(_told(decision)))
    context.exit(0)


def _told(decision: "Decision") -> str:
    """Tell a decision in a line."""
    by = f" ({decision.by})" if decision.by else ""
    was = f", was {decision.was!r}" if decision.was and decision.was != decision.value else ""
    return f"{decision.concept} {decision.shown}: {decision.field}: {decision.value!r}{was}{by}"


def _echo_csv(decisions: "Sequence[Decision]") -> None:
    """Print a table, safe from formulas."""
    import csv
    import io

    from glossary.export.csv_file import guard

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("concept", "shown", "field", "value", "was", "by"))
    for one in decisions:
        cells = (one.concept, one.shown, one.field, one.value, one.was, one.by)
        table.writerow([guard(printable(cell)) for cell in cells])
    click.echo(out.getvalue(), nl=False)


def tell_contradictions(messages: Messages, split: "Sequence[Contradiction]") -> None:
    """List where people contradict each other."""
    for one in split[:_SHOWN]:
        messages.say(f"contradiction: {one}")
    if len(split) > _SHOWN:
        messages.say(f"and {len(split) - _SHOWN:,} more; glossary review export --conflicts")


def review_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that bring decisions and earlier glossaries to a build."""
    options = (
        click.option(
            "--review",
            "workbooks",
            metavar="FILE",
            multiple=True,
            type=PATH,
            help="A workbook that came back from a reviewer. May be repeated.",
        ),
        click.option(
            "--decisions",
            metavar="FILE",
            type=PATH,
            help="The file of decisions; without it, decisions.jsonl beside the articles' folder.",
        ),
        click.option(
            "--base",
            metavar="FILE",
            multiple=True,
            type=PATH,
            help="An earlier glossary (xlsx, csv, tsv, tmx, tbx, OmegaT). May be repeated.",
        ),
        click.option(
            "--base-column",
            "columns",
            metavar="KEY=HEADING",
            multiple=True,
            callback=_check_columns,
            help="Name a column of its tables; KEY is zh, en or forbidden.",
        ),
        click.option(
            "--changes", is_flag=True, help="Show what changed against the last result in DIR."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _check_columns(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Read the names of columns."""
    found = {}
    for value in values:
        key, _, name = value.partition("=")
        if key not in ("zh", "en", "forbidden") or not name.strip():
            raise click.BadParameter(
                f"{value!r} is not zh=HEADING, en=HEADING or forbidden=HEADING", context, option
            )
        found[key] = name
    return found


def review_inputs(
    workbooks: tuple[Path, ...],
    decisions: Path | None,
    base: tuple[Path, ...],
    columns: dict[str, str],
) -> "ReviewInputs":
    """Put the options together."""
    from glossary.engine.review import ReviewInputs
    from glossary.review.base import BaseColumns

    return ReviewInputs(
        workbooks=workbooks, decisions=decisions, base=base, columns=BaseColumns(**columns)
    )
