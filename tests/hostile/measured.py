"""Run the program as a user does, and measure what it took."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

needs_rusage = pytest.mark.skipif(
    find_spec("resource") is None, reason="needs getrusage, by which memory is measured"
)
LONGEST = 40  # seconds of the processor; most take two
MOST = 1200  # MiB


class Ended(NamedTuple):
    """Hold how a command ended: seconds, MiB at its peak, and what it said."""

    code: int
    seconds: float
    memory: int
    out: str
    err: str


_MEASURE = """
import resource, subprocess, sys
with open(sys.argv[1], "w") as measured:
    code = subprocess.run([sys.executable, "-m", "glossary", *sys.argv[2:]]).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(code, used.ru_utime + used.ru_stime, used.ru_maxrss, file=measured)
"""
"""A small process in between: one that is forked counts the memory of what forked it."""


def run_measured(*args: object, folder: Path) -> Ended:
    """Run a command in ``folder``; it is killed when it does not end."""
    measured = folder / "measured"
    ended = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _MEASURE, str(measured), *map(str, args)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=10 * LONGEST,  # the machine may be busy with other tests
    )
    code, seconds, memory = measured.read_text(encoding="utf-8").split()
    return Ended(
        code=int(code),
        seconds=float(seconds),
        memory=int(memory) // (1 << 20 if sys.platform == "darwin" else 1 << 10),
        out=ended.stdout,
        err=ended.stderr,
    )
