"""Run the program as a user does, and measure what it took."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pytest

needs_wait4 = pytest.mark.skipif(
    not hasattr(os, "wait4"), reason="needs wait4, by which memory is measured"
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


def run_measured(*args: object, folder: Path) -> Ended:
    """Run a command in ``folder``; it is killed when it does not end."""
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        started = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "glossary", *map(str, args)], stdout=out, stderr=err, cwd=folder
        )
        timer = Timer(10 * LONGEST, started.kill)  # the machine may be busy with other tests
        timer.start()
        _, status, used = os.wait4(started.pid, 0)
        timer.cancel()
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Ended(
            code=started.returncode,
            seconds=used.ru_utime + used.ru_stime,
            memory=used.ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10),
            out=out.read().decode(),
            err=err.read().decode(),
        )
