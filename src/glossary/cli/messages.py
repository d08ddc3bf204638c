"""What people read while a command runs: always on standard error."""

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any

import click


class Messages:
    """Say as much as was asked for; faults are said always."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        """Set the volume; ``verbose`` wins."""
        self.quiet = quiet and not verbose
        self.verbose = verbose
        self.told: list[tuple[str, str]] = []  # faults and what most want to know, in order

    def fault(self, text: object) -> None:
        """Say what went wrong."""
        self.told.append(("fault", str(text)))
        write_line(f"glossary: {text}")

    def say(self, text: object) -> None:
        """Say what most people want to know."""
        self.told.append(("say", str(text)))
        if not self.quiet:
            write_line(text)

    def detail(self, text: object) -> None:
        """Say what only the curious want to know."""
        if self.verbose:
            write_line(text)

    def repeat(self, told: Sequence[tuple[str, str]]) -> None:
        """Say again what was told before."""
        for volume, text in told:
            if volume == "fault":
                self.fault(text)
            else:
                self.say(text)

    def losses(self, losses: Sequence[object]) -> None:
        """Say what did not fit a format: all of it to the curious, else how much."""
        for loss in losses:
            self.detail(loss)
        if losses and not self.verbose:
            self.say(f"{len(losses)} details did not fit a format; --verbose lists them")

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Show a moving line on a terminal; give the function that changes its text."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=False
        ) as bar:
            task = bar.add_task("", total=None)
            yield lambda text: bar.update(task, description=text)


def write_line(text: object) -> None:
    """Write a line to standard error, safe for the terminal."""
    print(printable(str(text)), file=sys.stderr)  # noqa: T201 - this is the place for it


def printable(text: str) -> str:
    r"""Show control and direction characters by their codes, so that none acts on a terminal.

    >>> printable("a\x1b[2Jb\n")
    'a\\x1b[2Jb\n'
    """
    if text.isprintable():
        return text
    return "".join(
        char if char in "\n\t" or unicodedata.category(char) not in _ACTING else _code(char)
        for char in text
    )


_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _code(char: str) -> str:
    """Give the escape that Python would write."""
    return ascii(char)[1:-1]


def volume_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --quiet and --verbose; they may stand before or after the command's name."""

    def with_messages(*args: Any, quiet: bool, verbose: bool, **options: Any) -> Any:  # noqa: ANN401
        context = click.get_current_context()
        outer = context.find_object(Messages) or Messages()
        context.obj = Messages(quiet=quiet or outer.quiet, verbose=verbose or outer.verbose)
        return context.invoke(command, *args, **options)

    for name, meaning in (("verbose", "Say more."), ("quiet", "Say only what went wrong.")):
        with_messages = click.option(f"--{name}", f"-{name[0]}", is_flag=True, help=meaning)(
            with_messages
        )
    return update_wrapper(with_messages, command)
