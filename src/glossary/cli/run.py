"""Run a command line and turn every ending into an exit code and at most one line."""

import os
import sys
from collections.abc import Sequence

import click

from glossary.cli.group import glossary
from glossary.cli.messages import printable, write_line
from glossary.errors import GlossaryError

DONE, MENDABLE, USAGE, STOPPED = 0, 1, 2, 130


def run(args: Sequence[str]) -> int:
    """Run the command line and give its exit code; no traceback leaves.

    A reader that has seen enough (``| head``) is no failure. For a developer,
    GLOSSARY_TRACEBACK=1 lets an unforeseen exception through.
    """
    if sys.stdout is None:  # closed by whoever started the program
        return _fail("standard output is closed; give it a place, such as > /dev/null")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        code = _run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        return _fail(f"standard output: {error.strerror or error}; free the place and run again")
    return code


def _run(args: Sequence[str]) -> int:
    """Run the command line; only errors of standard output get past."""
    try:
        code = glossary.main(list(args), prog_name="glossary", standalone_mode=False)
    except SystemExit:  # click ends the program when the reader of its output has gone
        return DONE
    except click.UsageError as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        write_line("glossary: stopped; nothing was changed")
        return STOPPED
    except Exception as error:
        if os.environ.get("GLOSSARY_TRACEBACK"):
            raise
        if isinstance(error, FileNotFoundError) and error.filename is None:
            # jieba and spaCy ask for the current folder, and there is none
            return _fail("the current folder was deleted; change to one that exists, run again")
        if _is_output_error(error):
            raise
        return _fail(_tell(error))
    return code if isinstance(code, int) else DONE


def _is_output_error(error: Exception) -> bool:
    """Say whether standard output could not be written: such an error names no file."""
    return isinstance(error, OSError) and error.filename is None


def _tell(error: Exception) -> str:
    """Say in a line what went wrong and what to do."""
    if isinstance(error, GlossaryError):
        return str(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror or error}; free the place and run again"
    if isinstance(error, MemoryError):
        return "not enough memory; give fewer or smaller articles at a time"
    what = f"the program failed ({type(error).__name__}: {error})"
    return f"{what}; please report it with the command you ran"


def _fail(text: str) -> int:
    """Say what a user can mend."""
    for line in printable(text).splitlines():
        write_line(f"glossary: {line}")
    return MENDABLE


def _drop_output() -> None:
    """Point standard output to nowhere, so that Python's last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
