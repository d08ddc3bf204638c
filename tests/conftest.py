"""What several folders of tests share."""

import os
import signal
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import NamedTuple

import pytest

from glossary.cli.run import run
from glossary.export.registry import WRITERS

# A shell starts what runs in its background deaf to Ctrl-C, and so would be what we start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Ended(NamedTuple):
    """Hold what a user sees when a command has ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's cache folder out of the tests; processes of one run share another."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLOSSARY_CACHE", str(folder / "cache"))
        yield


@pytest.fixture
def every_format() -> tuple[str, ...]:
    """Name all formats that can be written here; Parquet asks for an extra."""
    return tuple(name for name in WRITERS if name != "parquet" or find_spec("pyarrow"))


@pytest.fixture
def glossary_command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line as a user does, in this process."""

    def command(*args: object) -> Ended:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ended(code, *capsys.readouterr())

    return command
