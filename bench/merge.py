"""Measure merging alone: seconds of processor time and peak memory by the number of mentions.

usage: python bench/merge.py [COUNT...]

Mentions are made up as a crawl would bring them, eight an article: few pairs are seen
often, most seldom (Zipf), and a new pair comes with every tenth mention or so. Each
figure is that of a fresh process; what making the mentions costs is measured too and
taken off.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from made_up import CHINESE, ENGLISH

if TYPE_CHECKING:
    from glossary.model import KeyedMention

COUNTS = (10_000, 100_000, 1_000_000)
AN_ARTICLE = 8  # mentions
_EVIDENCE = ("pattern=bracket", "zh-last=n", "en-open", "bracketed", "b:length")


def make_pairs(count: int) -> list[tuple[str, str]]:
    """Make up term pairs of the characters and words of the made-up articles."""
    choose = random.Random(1)  # noqa: S311 - made-up terms, no secret
    characters = sorted({char for text in CHINESE for char in text if char >= "一"})
    words = sorted({word for text in ENGLISH for word in text.lower().split() if word.isalpha()})
    return [
        (
            "".join(choose.choices(characters, k=choose.randint(3, 9))),
            " ".join(choose.choices(words, k=choose.randint(2, 4))).title(),
        )
        for _ in range(count)
    ]


def make_articles(count: int) -> Iterator[list["KeyedMention"]]:
    """Make up the mentions of articles, ``count`` in all."""
    from glossary.model import Evidence, Mention, Relation, Span
    from glossary.normalize import key_mention

    choose = random.Random(2)  # noqa: S311 - made-up mentions, no secret
    pairs = make_pairs(max(count // 8, 1))
    weights = list(accumulate(1 / (rank + 1) ** 0.9 for rank in range(len(pairs))))
    for first in range(0, count, AN_ARTICLE):
        chosen = choose.choices(pairs, cum_weights=weights, k=AN_ARTICLE)
        yield [
            key_mention(
                Mention(
                    article=f"article-{first // AN_ARTICLE}",
                    zh=zh,
                    en=en,
                    zh_span=Span(place + 40, place + 40 + len(zh)),
                    en_span=Span(place, place + len(en)),
                    context=f"The report returns to {en} ({zh}) in its part {first}.",
                    context_span=Span(place, place + 90),
                    relation=Relation.TRANSLATION,
                    pattern="bracket",
                    confidence=round(choose.random(), 4),
                    evidence=tuple(Evidence(name, 0.5) for name in _EVIDENCE),
                    quoted=choose.random() < 0.2,  # noqa: PLR2004 - a fifth
                )
            )
            for place, (zh, en) in zip(range(0, 800, 100), chosen, strict=True)
        ]


def run(count: int) -> None:
    """Merge made-up mentions in this process; print seconds, peak MB and concepts."""
    import resource

    from glossary.engine.review import Gathered, merge_reviewed
    from glossary.model import Source

    start = time.process_time()
    for _ in make_articles(count):
        pass
    making = time.process_time() - start
    names = (f"article-{number}" for number in range(count // AN_ARTICLE + 1))
    sources = {name: Source(article=name, file=name, date="2023-11-29") for name in names}
    start = time.process_time()
    concepts, _ = merge_reviewed(make_articles(count), sources, Gathered())
    seconds = time.process_time() - start - making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts kilobytes
    print(f"{count:>12,}{len(concepts):>12,}{seconds:>12.1f}{peak:>10,.0f}")


def main() -> None:
    """Print a table, a row a count."""
    if sys.argv[1:2] == ["--run"]:
        run(int(sys.argv[2]))
        return
    print(f"{'mentions':>12}{'concepts':>12}{'seconds':>12}{'peak MB':>10}", flush=True)
    for count in map(int, sys.argv[1:]) if sys.argv[1:] else COUNTS:
        subprocess.run([sys.executable, __file__, "--run", str(count)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
