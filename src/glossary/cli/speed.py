"""The options that say how a run uses the machine; they change no result."""

from collections.abc import Callable
from typing import Any

import click


def speed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --jobs N and --no-cache."""
    options = (
        click.option(
            "--jobs",
            "-j",
            metavar="N",
            type=click.IntRange(min=1),
            default=_cores,
            help="Processes that share the work. Usual: as many as there are cores.",
        ),
        click.option(
            "--no-cache",
            is_flag=True,
            help="Search every article anew, and remember nothing for the next time.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _cores() -> int:
    """Count the cores when the command runs, not when its help is shown."""
    from glossary.engine.pool import cores

    return cores()
