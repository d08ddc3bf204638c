"""Measure `glossary build` on made-up articles: articles a second and peak memory.

usage: python bench/speed.py [COUNT]

Each figure is that of a fresh process, start and imports included.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from made_up import write_articles

COUNT = 2_000


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; give its seconds and its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    # Linux counts kilobytes, macOS bytes
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return seconds, peak


def main() -> None:
    """Print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    glossary = [sys.executable, "-m", "glossary", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        size = write_articles(corpus, count)
        one = Path(folder, "one.jsonl")
        write_articles(one, 1)
        to = ["--to", str(Path(folder, "output"))]
        rows = [
            ("--help", 1, [*glossary, "--help"]),
            ("extract, one article", 1, [*glossary, "extract", str(one)]),
            (f"extract, {count:,} articles", count, [*glossary, "extract", str(corpus)]),
            (f"build, {count:,} articles", count, [*glossary, "build", str(corpus), *to]),
        ]
        print(f"{count:,} articles, {size / 1e6:.1f} MB, Python {sys.version.split()[0]}\n")
        print(f"{'command':<28}{'seconds':>9}{'articles/s':>12}{'peak MB':>9}")
        for name, articles, command in rows:
            seconds, peak = measure(command)
            print(f"{name:<28}{seconds:>9.2f}{articles / seconds:>12,.0f}{peak:>9,.0f}")


if __name__ == "__main__":
    main()
