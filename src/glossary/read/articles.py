"""Read articles: each input to its reader, each error to a Fault."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.model import Article, Fault
from glossary.read.fault import UnreadableError
from glossary.read.file import name_of
from glossary.read.folders import find_files
from glossary.read.ids import Ids
from glossary.read.options import ReadOptions

_DEFAULT = ReadOptions()


def read_articles(
    inputs: Sequence[Path], options: ReadOptions = _DEFAULT
) -> Iterator[Article | Fault]:
    """Read files and folders, an article at a time, in a stable order.

    An article's id is the file's path as given, ``path#part`` for a chapter of
    an epub, and the ``id`` field for a line of JSON Lines. An id that comes
    again gets ``#2`` and so on, and a Fault says so. Input that cannot be read
    gives one Fault and the rest goes on; nothing is raised.

    >>> [str(fault) for fault in read_articles([Path("nowhere.txt")])]
    ['nowhere.txt: no such file or folder; check the name']
    """
    ids = Ids()
    for file in find_files(inputs):
        if isinstance(file, Fault):
            yield file
            continue
        for article in read_file(file, options):
            if isinstance(article, Fault):
                yield article
            else:
                source, fault = ids.make_unique(article.source)
                if fault:
                    yield fault
                yield Article(id=source.article, text=article.text, source=source)


def read_file(
    path: Path, options: ReadOptions = _DEFAULT, *, name: str = ""
) -> Iterator[Article | Fault]:
    """Read one file by its suffix; every error becomes a Fault.

    ``name`` stands in ids and messages, in place of the path.
    """
    from glossary.read.registry import READERS, find_reader

    name = name or name_of(path)
    reader = find_reader(path)
    if reader is None:
        yield Fault(
            path=name,
            problem=f"unknown format {path.suffix!r}" if path.suffix else "a file without a suffix",
            advice="use one of " + " ".join(READERS),
        )
        return
    try:
        yield from reader(path, name, options)
    except UnreadableError as error:
        yield error.fault(name)
    except OSError as error:
        yield Fault(
            path=name,
            problem=f"cannot be read ({error.strerror or error})",
            advice="check that it exists and that you may read it",
        )
    except (MemoryError, RecursionError):
        yield Fault(
            path=name, problem="too large or too deeply nested", advice="split or simplify it"
        )
