"""Compare ways to find term pairs on the gold passages, and write the tables.

usage: python bench/compare.py [--quick] [--to docs/benchmark.md]

Everything is in one run: baselines, ours, intervals, errors by kind, what each
kind of evidence brings, and how confidence compares with what is right.
``--quick`` leaves out what each kind of evidence brings.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ablation import measure_evidence
from baselines.brackets import Pair
from baselines.ibm1 import WordAlignment
from baselines.lexicon import balance, schwartz_hearst
from baselines.parsed import noun_chunks, parts_of_speech
from baselines.runs import naive, runs
from glossary.evaluate import Count, Passage, Score, read_gold, score
from glossary.model import Mention, Relation, Span
from glossary.training.examples import suspect
from glossary.training.learn import find_mentions, learn
from tables import Table, replace_tables, write_table

GOLD = Path(__file__).parents[1] / "tests" / "gold"
PAGE = Path(__file__).parents[1] / "docs" / "benchmark.md"
ABLATED = ("en_dev", "zh_dev", "en_own", "zh_own")  # a third of the gold, to spare time
OURS, OURS_SEEN = "ours, cross-validated", "ours, weights as shipped"
_SAMPLES = 1000
_SEED = 20030103
_KINDS_SHOWN = 24

Method = Callable[[str], Iterable[Pair]]
Gold = dict[str, tuple[Passage, ...]]


def read_all_gold() -> Gold:
    """Read the gold files by name; no weights learn from those that end in _held."""
    files = sorted(GOLD.glob("*.jsonl"), key=lambda path: (path.stem.split("_")[1], path.stem))
    return {file.stem: read_gold(file) for file in files if file.stem.startswith(("en_", "zh_"))}


def is_held(name: str) -> bool:
    """Say whether a gold file is only for measuring."""
    return name.endswith("_held")


def as_mentions(passage: Passage, pairs: Iterable[Pair]) -> Iterator[Mention]:
    """Give pairs of surfaces as the mentions that the scorer reads."""
    nowhere = Span(0, 0)
    for zh, en in pairs:
        yield Mention(
            article=passage.id,
            zh=zh.strip(),
            en=en.strip(),
            zh_span=nowhere,
            en_span=nowhere,
            context="",
            context_span=nowhere,
            relation=Relation.TRANSLATION,
            pattern="baseline",
            confidence=1.0,
        )


def find_all(gold: Gold, method: Method) -> tuple[Mention, ...]:
    """Run a method over all passages."""
    passages = [passage for file in gold.values() for passage in file]
    return tuple(
        mention for passage in passages for mention in as_mentions(passage, method(passage.text))
    )


def interval(passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[float, float]:
    """Give the 95% interval of strict F1: passages drawn with replacement, percentiles."""
    counts = []
    for passage in passages:
        one = score([passage], [m for m in mentions if m.article == passage.id]).strict
        counts.append((one.right, one.false, one.missed))
    draw = random.Random(_SEED)  # noqa: S311 - the same figures in every run
    figures = []
    for _ in range(_SAMPLES):
        chosen = draw.choices(counts, k=len(counts))
        right, false, missed = (sum(column) for column in zip(*chosen, strict=True))
        figures.append(Count(right=right, false=false, missed=missed).f1)
    figures.sort()
    return figures[_SAMPLES // 40], figures[-_SAMPLES // 40]


def table_of_methods(gold: Gold, found: dict[str, tuple[Mention, ...]]) -> Iterator[Table]:
    """Give a table for each gold file: a row for each method."""
    for name, passages in gold.items():
        rows = []
        for method, mentions in found.items():
            ids = {passage.id for passage in passages}
            here = [mention for mention in mentions if mention.article in ids]
            if method == OURS and is_held(name):
                continue
            result = score(passages, here)
            low, high = interval(passages, here)
            one = result.strict
            shares = tuple(f"{value:.3f}" for value in (one.precision, one.recall, one.f1))
            rows.append(
                (
                    method,
                    *shares,
                    f"{low:.3f}-{high:.3f}",
                    *map(str, (one.right, one.false, one.missed, result.false_in_empty)),
                )
            )
        held = "never learned from" if is_held(name) else "tuned on"
        pairs = sum(len(passage.pairs) for passage in passages)
        yield Table(
            title=f"`{name}`: {len(passages)} passages, {pairs} pairs, {held}",
            head=(
                *("method", "P", "R", "F1", "95% of F1"),
                *("right", "false", "missed", "false in passages without pairs"),
            ),
            rows=tuple(rows),
        )


def table_of_kinds(gold: Gold, found: dict[str, tuple[Mention, ...]]) -> Table:
    """Give the recall by kind of pair, as the gold notes it."""
    passages = [passage for file in gold.values() for passage in file]
    by_method: dict[str, Score] = {
        method: score(passages, mentions) for method, mentions in found.items()
    }
    kinds = [row.name for row in next(iter(by_method.values())).notes][:_KINDS_SHOWN]
    rows = []
    for kind in kinds:
        cells = []
        for result in by_method.values():
            row = next(row for row in result.notes if row.name == kind)
            cells.append(f"{row.strict.recall:.2f}")
        total = row.strict.right + row.strict.missed
        rows.append((kind, str(total), *cells))
    return Table(
        title="Recall by kind of pair (as the gold notes it), all files",
        head=("kind", "pairs", *by_method),
        rows=tuple(rows),
    )


def table_of_patterns(gold: Gold, mentions: Sequence[Mention]) -> Table:
    """Give ours by the pattern that saw the pair."""
    passages = [passage for file in gold.values() for passage in file]
    rows = tuple(
        (
            row.name,
            str(row.strict.right),
            str(row.boundary),
            str(row.strict.false - row.boundary),
            f"{row.strict.precision:.3f}",
        )
        for row in score(passages, mentions).patterns
    )
    return Table(
        title="Ours by pattern, cross-validated and held",
        head=("pattern", "right", "boundary off", "no pair", "precision"),
        rows=rows,
    )


def table_of_confidence(title: str, result: Score) -> Table:
    """Compare the stated confidence with what is right."""
    rows = tuple(
        (
            f"{one.low:.2f}-{one.high:.2f}",
            str(one.pairs),
            f"{one.mean_confidence:.3f}",
            f"{one.share_right:.3f}",
        )
        for one in result.calibration
    )
    return Table(title=title, head=("confidence", "pairs", "mean", "share right"), rows=rows)


def tell(start: float, what: str) -> None:
    """Say on standard error how far the run is."""
    print(f"{time.perf_counter() - start:6.0f} s  {what}", file=sys.stderr)


def main() -> None:
    """Write the tables into the page, or print them."""
    start = time.perf_counter()
    gold = read_all_gold()
    texts = [passage.text for file in gold.values() for passage in file]
    methods: dict[str, Method] = {
        "naive regex": naive,
        "runs and quotes": runs,
        "spaCy noun chunks": noun_chunks,
        "jieba parts of speech": parts_of_speech,
        "CC-CEDICT balance": balance,
        "Schwartz-Hearst, two languages": schwartz_hearst,
        "IBM model 1": WordAlignment(texts),
    }
    found = {}
    for name, method in methods.items():
        tell(start, name)
        found[name] = find_all(gold, method)
    trained = [passage for name, file in gold.items() if not is_held(name) for passage in file]
    held = [passage for name, file in gold.items() if is_held(name) for passage in file]
    tell(start, OURS)
    learned = learn(trained)
    shipped = find_mentions(suspect(held + trained))
    ids = {passage.id for passage in held}
    unseen = [mention for mention in shipped if mention.article in ids]
    found |= {OURS: learned.mentions, OURS_SEEN: tuple(shipped)}
    honest = [*learned.mentions, *unseen]
    tell(start, "intervals")
    tables = [
        *table_of_methods(gold, found),
        table_of_kinds(
            gold,
            {name: one for name, one in found.items() if name in methods} | {"ours": (*honest,)},
        ),
        table_of_patterns(gold, honest),
        table_of_confidence("Reliability, cross-validated", score(trained, learned.mentions)),
        table_of_confidence("Reliability, held passages", score(held, unseen)),
    ]
    show(tables)
    if "--quick" not in sys.argv:
        tell(start, "what each kind of evidence brings")
        some = [one for name in ABLATED for one in gold[name]]
        show([*tables, measure_evidence(some, lambda what: tell(start, what))])
    tell(start, "done")


def show(tables: Sequence[Table]) -> None:
    """Write tables into the page, or print them."""
    if "--to" in sys.argv:
        replace_tables(PAGE, tables)
    else:
        print("\n".join(line for table in tables for line in write_table(table)))


if __name__ == "__main__":
    main()
