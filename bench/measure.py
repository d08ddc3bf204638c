"""Measure a process, and say what was measured on which machine."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Hold what a process cost: seconds of CPU and of the clock, peak memory in MB, output."""

    cpu: float
    clock: float
    peak: float
    output: str


def run(command: Sequence[str | Path], **variables: str) -> Run:
    """Run a command and measure it, with the processes that it starts.

    ``variables`` are added to its environment.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **variables},
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status):
            sys.exit(f"failed: {' '.join(map(str, command))}")
        output.seek(0)
        shown = output.read().decode()
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)  # macOS counts bytes
    return Run(cpu=usage.ru_utime + usage.ru_stime, clock=clock, peak=peak, output=shown)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table in Markdown; the first column is text, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Say what the figures were measured on."""
    model = platform.processor() or "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    system = f"{platform.system()} {platform.machine()}"
    return f"{model}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}"
