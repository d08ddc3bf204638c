"""Read articles: each input to its reader, each error to a Fault."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from glossary.model import Article, Fault
from glossary.read.fault import UnreadableError
from glossary.read.file import name_of
from glossary.read.folders import find_files
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
    ids = _Ids()
    for file in find_files(inputs):
        if isinstance(file, Fault):
            yield file
            continue
        for article in read_file(file, options):
            if isinstance(article, Fault):
                yield article
            else:
                yield from ids.make_unique(article)


def read_file(path: Path, options: ReadOptions = _DEFAULT) -> Iterator[Article | Fault]:
    """Read one file by its suffix; every error becomes a Fault."""
    from glossary.read.registry import READERS, find_reader

    name = name_of(path)
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


class _Ids:
    """Remember the ids that were given, as digests: 8 bytes each, however long they are."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}

    def make_unique(self, article: Article) -> Iterator[Article | Fault]:
        """Pass an article on, under a new id if its own was given before."""
        if self._take(article.id):
            yield article
            return
        key = _digest(article.id)
        number = self._again.get(key, 1) + 1
        while not self._take(f"{article.id}#{number}"):
            number += 1
        self._again[key] = number
        unique = f"{article.id}#{number}"
        place, _, line = article.source.file.rpartition("#")
        yield Fault(
            path=place if line.isdecimal() else article.source.file,
            line=int(line) if line.isdecimal() else 0,
            problem=f"the id {article.id!r} was used before",
            advice=f"read as {unique!r}; give each article an id of its own",
            skipped=False,
        )
        yield Article(id=unique, text=article.text, source=replace(article.source, article=unique))

    def _take(self, name: str) -> bool:
        key = _digest(name)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def _digest(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
