"""Measure the program against what a user might take instead, on the same articles in one run.

usage: python bench/speed.py [--to bench/RESULTS.md] [--growth docs/pictures/growth.svg]
                             [--sizes 1000 10000 100000]

Each figure is that of a fresh process. Seconds are CPU time, so that other work on the
machine counts little; the start (the same program on a tenth of the articles) is taken off
before articles a second are counted. Peers are installed into environments of their own, .bench/,
with the versions and hashes of bench/peers/*.txt; one that cannot be installed is named.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from growth_plot import draw_growth
from made_up import write_articles
from measure import Run, machine, run, table

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / ".bench"
GOLD = sorted((HERE.parent / "tests" / "gold").glob("??_*.jsonl"))
FAST, SLOW = 2_000, 100  # articles for the fast programs and for those with a model for every word
SCANNED = 200_000_000  # bytes of JSON Lines
AGAIN = 10_000  # articles of which one changes
FILES = 20_000  # articles, each in a file of its own
GROWTH = (1_000, 3_000, 10_000, 30_000, 100_000)  # articles
# A run of Chinese before Latin letters in a bracket, or the other way round.
BRACKET = (
    r"\p{Han}+ ?[(（][A-Za-z][^()（）]*[)）]"
    r"|[A-Za-z]+ ?[(（][^()（）A-Za-z]*\p{Han}[^()（）]*[)）]"
)
PEERS = {
    "spacy_jieba": ("spaCy noun chunks + jieba", SLOW),
    "jate": ("jate (C-value; English only)", SLOW),
    "poterminology": ("poterminology (English only)", SLOW),
    "abbreviations": ("abbreviations (Schwartz-Hearst)", FAST),
    "regex": ("naive regular expression", FAST),
}


def install(peer: str) -> Path | None:
    """Give the Python of a peer's environment, made if it is missing; None where it cannot be."""
    pins = HERE / "peers" / f"{peer}.txt"
    if not pins.exists():
        return Path(sys.executable)
    python = ENVIRONMENTS / peer / "bin" / "python"
    stamp = ENVIRONMENTS / peer / "pins.txt"
    if stamp.exists() and stamp.read_bytes() == pins.read_bytes():
        return python
    print(f"installing {peer}", file=sys.stderr)
    for command in (
        [sys.executable, "-m", "venv", ENVIRONMENTS / peer],
        [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", pins],
    ):
        if subprocess.run([str(part) for part in command], check=False).returncode:  # noqa: S603
            return None
    stamp.write_bytes(pins.read_bytes())
    return python


def glossary(command: str, *options: str | Path) -> list[str | Path]:
    """Give the command line of one process that searches every article anew."""
    once = ["--jobs", "1", "--no-cache"]
    return [sys.executable, "-m", "glossary", command, "--quiet", *once, *options]


class Bench:
    """Hold the made-up articles and run the programs on them."""

    def __init__(self, folder: Path) -> None:
        """Write the articles of each size into a folder; have the cache of words made."""
        self._folder = folder
        counts = (1, SLOW // 10, SLOW, FAST // 10, FAST)
        self._files = {count: folder / f"{count}.jsonl" for count in counts}
        for count, path in self._files.items():
            write_articles(path, count)
        run(glossary("build", "--to", folder / "output", self._files[1]))

    def compare(self) -> tuple[str, list[str]]:
        """Compare articles a second; give a table and the peers that could not be installed."""
        measured: list[tuple[str, int, float, Run]] = []
        output = self._folder / "output"
        ours = {
            "glossary extract": glossary("extract"),
            "glossary build": glossary("build", "--to", output),
        }
        for name, command in ours.items():
            measured.append((name, FAST, *self._rate(command, FAST)))
        missing = []
        for peer, (name, count) in PEERS.items():
            python = install(peer)
            if python is None:
                missing.append(peer)
                continue
            script = HERE / "peers" / f"{peer}.py"
            measured.append((name, count, *self._rate([python, script], count)))
        base = measured[0][2]
        rows = [
            [name, f"{count:,}", f"{rate:,.0f}", f"{base / rate:,.2f}", f"{last.peak:,.0f}"]
            for name, count, rate, last in measured
        ]
        head = ["program", "articles", "articles/s", "extract is times faster", "peak MB"]
        return table(head, rows), missing

    def _rate(self, command: Sequence[str | Path], count: int) -> tuple[float, Run]:
        """Give articles a second without the start, and the run."""
        start = min(run([*command, self._files[count // 10]]).cpu for _ in range(2))
        whole = run([*command, self._files[count]])
        return (count - count // 10) / max(whole.cpu - start, 1e-3), whole

    def start(self) -> str:
        """Measure how long a start takes: help, one article."""
        rows = []
        for name, command in (
            ("glossary --help", [sys.executable, "-m", "glossary", "--help"]),
            ("glossary extract, one article", glossary("extract", self._files[1])),
            ("glossary build, one article", self._build(self._files[1])),
        ):
            best = min((run(command) for _ in range(3)), key=lambda one: one.cpu)
            rows.append([name, f"{best.cpu:.2f}", f"{best.clock:.2f}", f"{best.peak:,.0f}"])
        return table(["command (best of 3)", "CPU s", "clock s", "peak MB"], rows)

    def _build(self, path: Path) -> list[str | Path]:
        return glossary("build", "--to", self._folder / "output", path)

    def rooms(self) -> str:
        """Say what the rooms cost in one process that is warm, and what spaCy and jieba see."""
        rows = []
        for name, paths in (("made-up articles", [self._files[FAST]]), ("gold passages", GOLD)):
            figures = json.loads(run([sys.executable, HERE / "rooms.py", *paths]).output)
            count, candidates = figures["articles"], figures["candidates"]
            seen = figures["windows that spaCy saw"], figures["texts that jieba saw"]
            rows.append(
                [
                    name,
                    f"{count:,}",
                    f"{count / figures['detect']:,.0f}",
                    f"{count / figures['detect and align']:,.0f}",
                    f"{candidates:,}",
                    *(f"{number:,} ({number / candidates:.1%})" for number in seen),
                ]
            )
        head = ["texts", "number", "detect/s", "detect and align/s", "candidates"]
        return table([*head, "windows spaCy saw", "texts jieba cut"], rows)

    def scan(self) -> str:
        """Compare the scan, which says what lines may hold a pair, with ripgrep."""
        whole, single = self._folder / "scan.jsonl", self._folder / "files"
        block = self._files[FAST].read_bytes()
        with whole.open("wb") as file:
            while file.tell() < SCANNED:
                file.write(block)
        single.mkdir()
        lines = block.splitlines()
        for number in range(FILES):
            (single / f"{number}.txt").write_bytes(lines[number % len(lines)])
        scan: list[str | Path] = [sys.executable, HERE / "scan.py"]
        grep: list[str | Path] = ["rg", "-oN", "--threads=1", BRACKET]
        rows = []
        for name, path in ((f"JSON Lines, {SCANNED / 1e6:.0f} MB", whole), ("files", single)):
            size = sum(one.stat().st_size for one in _files(path)) / 1e6
            for program, command in (("scan", scan), ("rg -oN", grep)):
                # Both build their automata while they search: that is part of the start.
                start = min(run([*command, self._files[SLOW]]).cpu for _ in range(3))
                cpu = min(run([*command, path]).cpu for _ in range(3)) - start
                figures = [f"{size:,.0f}", f"{cpu:.2f}", f"{size / cpu:,.0f}"]
                rows.append([f"{program}, {name}", *figures])
        return table(["program", "MB", "CPU s", "MB/s"], rows)

    def again(self) -> str:
        """Build, build what has not changed, and build with one article changed."""
        path, cache = self._folder / "again.jsonl", self._folder / "cache"
        write_articles(path, AGAIN)
        cache.mkdir()
        to = self._folder / "again"
        command: list[str | Path] = [sys.executable, "-m", "glossary", "build", "--quiet"]
        command += ["--jobs", "1", "--to", to, path]
        rows = []
        for name in ("first", "nothing changed", "one article changed"):
            if name.startswith("one"):
                first, rest = path.read_bytes().split(b"\n", 1)
                path.write_bytes(first.replace(b'"text": "', b'"text": "New. ') + b"\n" + rest)
            cost = run(command, GLOSSARY_CACHE=str(cache))
            rows.append([name, f"{cost.cpu:.2f}", f"{cost.peak:,.0f}"])
        return table(["build", "CPU s", "peak MB"], rows)

    def grow(self, counts: Sequence[int]) -> list[tuple[int, Run]]:
        """Build ever more articles."""
        grown = []
        for count in counts:
            path = self._folder / "growth.jsonl"
            write_articles(path, count)
            grown.append((count, run(self._build(path))))
        return grown


def _files(path: Path) -> Iterator[Path]:
    yield from [path] if path.is_file() else path.iterdir()


def write_results(bench: Bench, growth: Path, counts: Sequence[int]) -> str:
    """Run everything and give the page."""
    compared, missing = bench.compare()
    grown = bench.grow(counts)
    growth.write_text(draw_growth([(count, one.cpu, one.peak) for count, one in grown]))
    grown_rows = [
        [
            f"{count:,}",
            f"{one.cpu:.1f}",
            f"{(one.cpu - less.cpu) / (count - fewer) * 1e6:,.0f}" if count > fewer else "",
            f"{one.peak:,.0f}",
        ]
        for (fewer, less), (count, one) in pairwise([grown[0], *grown])
    ]
    left_out = f"\nLeft out, because it could not be installed: {', '.join(missing)}.\n"
    return f"""# Speed

Written by `make bench` (bench/speed.py), all in one run, on: {machine()}.

Made-up articles of 3 KB (bench/made_up.py): a third Chinese, a third English with Chinese in
brackets, a third English alone; 16 pairs that recur. Seconds are CPU time of one process,
the start taken off. Peers do less: see bench/peers/ for what each is asked.

{compared}
{left_out if missing else ""}
## What the rooms cost

In one warm process. A window that has been seen is not decided again, and the made-up
articles repeat themselves; the gold passages do not.

{bench.rooms()}

## The scan

What decides, for each line, which patterns may find anything in it (`detect/scan.py`: one
pass of RE2), without JSON, view and candidates, against ripgrep with one bracket pattern.

{bench.scan()}

## Start

{bench.start()}

## Again

{AGAIN:,} articles, one process, with the cache of what was found in each article.

{bench.again()}

## Growth

`glossary build`, one process, reading and writing of all files included. What an article
more costs is the difference to the row above, so that the start and the models are not in it.

{table(["articles", "CPU s", "µs an article more", "peak MB"], grown_rows)}

![Time and memory by articles](../docs/pictures/{growth.name})
"""


def main() -> None:
    """Measure and write the page, or print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--to", type=Path, help="the page; printed if not given")
    parser.add_argument("--growth", type=Path, default=Path("growth.svg"), help="the picture")
    parser.add_argument("--sizes", type=int, nargs="+", default=GROWTH, help="articles to build")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = write_results(Bench(Path(folder)), options.growth, options.sizes)
    if options.to:
        options.to.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
