"""Ids of articles: each once in a run."""

from dataclasses import replace
from hashlib import blake2b

from glossary.model import Fault, Source


class Ids:
    """Remember the ids that were given, as digests: 8 bytes each, however long they are."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: set[bytes] = set()
        self._again: dict[bytes, int] = {}

    def make_unique(self, source: Source) -> tuple[Source, Fault | None]:
        """Give the source as it is, or under a new id, with a Fault, if its own was given before.

        >>> ids, source = Ids(), Source(article="论语", file="a.txt")
        >>> ids.make_unique(source)[1] is None, ids.make_unique(source)[0].article
        (True, '论语#2')
        """
        article = source.article
        if self._take(article):
            return source, None
        key = _digest(article)
        number = self._again.get(key, 1) + 1
        while not self._take(f"{article}#{number}"):
            number += 1
        self._again[key] = number
        unique = f"{article}#{number}"
        place, _, line = source.file.rpartition("#")
        fault = Fault(
            path=place if line.isdecimal() else source.file,
            line=int(line) if line.isdecimal() else 0,
            problem=f"the id {article!r} was used before",
            advice=f"read as {unique!r}; give each article an id of its own",
            skipped=False,
        )
        return replace(source, article=unique), fault

    def _take(self, name: str) -> bool:
        key = _digest(name)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def _digest(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
