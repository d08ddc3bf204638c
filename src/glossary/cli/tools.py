"""The options that say for which tool, and what of the glossary, files are written."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from glossary.config import Settings


def check_formats(
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


def _check_tool(context: click.Context, option: click.Parameter, name: str) -> str:
    """Accept a tool of the registry, which is loaded only when one is given."""
    if name:
        from glossary.export.tools import TOOLS

        if name not in TOOLS:
            choices = ", ".join(TOOLS)
            raise click.BadParameter(f"{name!r} is not one of {choices}", context, option)
    return name


def for_option(about: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add --for TOOL."""
    return click.option(
        "--for", "tool", metavar="TOOL", default="", callback=_check_tool, help=about
    )


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which files are written, and what of the glossary is in them."""
    options = (
        for_option("Write the files that this tool takes. A wrong name lists all."),
        click.option(
            "--format",
            "formats",
            metavar="NAME",
            multiple=True,
            callback=check_formats,
            help="Write this format in place of the usual eight. May be repeated;"
            " a wrong name lists all.",
        ),
        click.option(
            "--only",
            type=click.Choice(["approved"]),
            help="Leave out concepts that nobody approved (not out of xlsx and json).",
        ),
        click.option("--tm-variants", is_flag=True, help="Put admitted pairs into the TMX, too."),
        click.option(
            "--from-english",
            is_flag=True,
            help="English first in formats of one direction (OmegaT, XLIFF, machine translation).",
        ),
        click.option(
            "--duplicates",
            type=click.Choice(["pick", "merge", "split"]),
            help="A source term with several translations, in OmegaT and machine translation:"
            " pick the best (OmegaT takes all), merge them in one cell (OmegaT only), or"
            " split them over several files. Usual: pick.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def choose(  # noqa: PLR0913 - one parameter an option
    settings: "Settings",
    *,
    tool: str,
    formats: tuple[str, ...],
    only: str | None,
    tm_variants: bool,
    from_english: bool,
    duplicates: str | None,
) -> "Settings":
    """Give the settings with what the options say; an option wins over the settings."""
    from dataclasses import replace

    from glossary.export.registry import WRITERS
    from glossary.export.tools import TOOLS

    wanted = {*formats, *TOOLS.get(tool, ())}
    chosen = tuple(name for name in WRITERS if name in wanted) or settings.formats
    export = replace(
        settings.export,
        only_approved=settings.export.only_approved or only == "approved",
        tm_variants=settings.export.tm_variants or tm_variants,
        from_english=settings.export.from_english or from_english,
        duplicates=duplicates or settings.export.duplicates,
    )
    return replace(settings, formats=chosen, export=export)
