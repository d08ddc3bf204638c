"""What may be given to the program: texts, articles, files and folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from glossary.model import Article, Fault, Source
from glossary.read import ReadOptions, find_files, read_file

DECISIONS = "decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Address:
    """Name a file or folder that is on no disk here: ``hdfs://...``, ``s3a://...``."""

    text: str


Input = str | Path | Article | Address
Unit = Path | Article | Fault
"""A piece of work: a file that is still to be read, an article, or what could not be read."""


def as_inputs(inputs: Input | Iterable[Input]) -> Iterable[Input]:
    """Give a single input as a list of one."""
    return [inputs] if isinstance(inputs, str | Path | Article | Address) else inputs


def find_units(inputs: Iterable[Input], options: ReadOptions) -> Iterator[Unit]:
    """Give the work that the inputs make, in the order given.

    A file that may hold any number of articles is read here, one after the other;
    others are for whoever takes the work. Texts become articles named text-1, text-2
    and so on.
    """
    from glossary.read.registry import holds_many

    texts = 0
    for is_path, group in groupby(inputs, key=lambda one: isinstance(one, Path)):
        if is_path:
            for file in find_files([one for one in group if isinstance(one, Path)]):
                if isinstance(file, Path) and holds_many(file):
                    yield from read_file(file, options)
                else:
                    yield file
            continue
        for one in group:
            if isinstance(one, Article):
                yield one
            elif isinstance(one, Address):
                yield Fault(
                    path=one.text,
                    problem="an address, not a file here",
                    advice="fetch it, or run on a cluster",
                )
            else:
                texts += 1
                name = f"text-{texts}"
                yield Article(id=name, text=str(one), source=Source(article=name, file=name))


def read_inputs(inputs: Iterable[Input], options: ReadOptions) -> Iterator[Article | Fault]:
    """Read the articles of the inputs, in the order given."""
    for unit in find_units(inputs, options):
        if isinstance(unit, Path):
            yield from read_file(unit, options)
        else:
            yield unit


def decisions_beside(inputs: Iterable[object]) -> Path:
    """Give the usual place of the decisions: beside the first folder of articles, else file.

    Never inside a folder of articles, where it would be read as one of them.
    """
    paths = [path for path in inputs if isinstance(path, Path)]
    folders = [path for path in paths if path.is_dir()]
    first = (folders or paths or [Path(DECISIONS)])[0]
    return first.resolve().parent / DECISIONS if folders else first.parent / DECISIONS
