"""What may be given to the program: texts, articles, files and folders."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from glossary.model import Article, Fault, Source
from glossary.read import ReadOptions, read_articles

Input = str | Path | Article


def as_inputs(inputs: Input | Iterable[Input]) -> Iterable[Input]:
    """Give a single input as a list of one."""
    return [inputs] if isinstance(inputs, str | Path | Article) else inputs


def read_inputs(inputs: Iterable[Input], options: ReadOptions) -> Iterator[Article | Fault]:
    """Read paths and take texts as they are, in the order given.

    Texts become articles named text-1, text-2 and so on.
    """
    texts = 0
    for is_path, group in groupby(inputs, key=lambda one: isinstance(one, Path)):
        if is_path:
            yield from read_articles([one for one in group if isinstance(one, Path)], options)
            continue
        for one in group:
            if isinstance(one, Article):
                yield one
            else:
                texts += 1
                name = f"text-{texts}"
                yield Article(id=name, text=str(one), source=Source(article=name, file=name))
