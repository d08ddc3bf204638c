"""What several folders of tests share."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from glossary.cli.run import run


class Ended(NamedTuple):
    """Hold what a user sees when a command has ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def glossary_command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line as a user does, in this process."""

    def command(*args: object) -> Ended:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ended(code, *capsys.readouterr())

    return command
