"""The glossary as it is now, and the decisions that people make on it.

Each decision goes the way that one from a workbook goes (``glossary.review``), and is in
the file before the answer is given. What others change meanwhile, the glossary by a new
build or the file by a review, is read before anything is answered.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from glossary.engine.index import entries_of, open_index
from glossary.engine.review import KEYS
from glossary.errors import GlossaryError, InputError
from glossary.export.json_file import read_glossary
from glossary.export.json_text import dump
from glossary.export.origin import sources_by_article
from glossary.lookup import Index
from glossary.model import Concept, Decision, Glossary, Source
from glossary.review import (
    add_decisions,
    lay_decisions,
    locked_decisions,
    read_decisions,
    write_decisions,
)
from glossary.review.keys import pairs_of
from glossary.serve.said import Said, decisions_of

Stamp = tuple[int, int, int]


class StaleError(GlossaryError):
    """Say that somebody changed the concept meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold what one decision did to the file, so that it can be undone."""

    concept: str
    shown: str
    added: frozenset[Decision]
    removed: frozenset[Decision]


@dataclass(slots=True, kw_only=True)
class Desk:
    """Hold a glossary with the decisions laid over it; one thread at a time.

    ``path`` is a glossary.json, ``place`` the file of decisions, ``reviewer`` whoever decides;
    ``say`` hears of what takes long.
    """

    path: Path
    place: Path
    reviewer: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)
    glossary: Glossary = field(default_factory=Glossary)
    sources: dict[str, Source] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)  # decisions laid over them
    edition: int = 0  # how often all of it was read
    revision: int = 0  # how often anything of it changed
    say: Callable[[str], None] = lambda _: None
    _index: Index | None = None  # of the glossary as it was built
    _fresh: Index | None = None  # of the concepts that are otherwise now
    _built: dict[str, Concept] = field(default_factory=dict)
    _decisions: tuple[Decision, ...] = ()
    _stamps: tuple[Stamp | None, Stamp | None] | None = None
    _changes: list[Change] = field(default_factory=list)

    def refresh(self) -> None:
        """Read what has changed on the disk since the last time.

        Raises InputError when one of the files cannot be read, or when the
        glossary was built from decisions that are not there.
        """
        with self.lock:
            stamps = (_stamp(self.path), _stamp(self.place))
            if stamps == self._stamps:
                return
            if self._stamps is None or stamps[0] != self._stamps[0]:
                self._read_glossary()
            self._decisions = read_decisions(self.place)
            self._lay_all()
            self._stamps = stamps

    def find(self, text: str, limit: int) -> list[str]:
        """Give the ids of the concepts for a text, the best first."""
        with self.lock:
            hits = [
                hit
                for index in (self._index, self._fresh)
                for hit in (index.search(text, limit) if index else ())
                if (index is self._fresh) is self._is_fresh(hit.entry.id)
            ]
            hits.sort(key=lambda hit: -hit.score)  # those as good stay in their order
            return [hit.entry.id for hit in hits if hit.entry.id in self.concepts]

    def decide(self, concept: str, version: str, said: Said) -> None:
        """Lay down what a person said of a concept, and save it.

        ``version`` is that of the concept that the person had before their
        eyes. Raises StaleError when it has changed since, InputError when nothing
        can be made of what was said, OutputError when it cannot be saved.
        """
        with self.lock, locked_decisions(self.place):
            self.refresh()
            now = self.concepts.get(concept)
            if now is None or version != version_of(now):
                raise StaleError(f"{concept}: was changed meanwhile; look at it again")
            new = decisions_of(now, self.sources, said, self.reviewer)
            homes = {
                one.concept: pairs_of(self.concepts[one.concept])
                for one in (*self._decisions, *new)
                if one.concept in self.concepts
            }
            decisions = add_decisions(self._decisions, new, homes=homes, informed=True)
            before, after = frozenset(self._decisions), frozenset(decisions)
            self._save(decisions, concept)
            self._changes.append(
                Change(
                    concept=concept,
                    shown=said.shown,
                    added=after - before,
                    removed=before - after,
                )
            )

    def undo(self) -> Change | None:
        """Take back the last decision made here; give it, or None where there is none.

        Raises InputError when somebody has decided otherwise since.
        """
        with self.lock, locked_decisions(self.place):
            self.refresh()
            if not self._changes:
                return None
            change = self._changes.pop()
            now = frozenset(self._decisions)
            if not change.added <= now or change.removed & now:
                raise InputError(f"{change.concept}: somebody has decided on it since; it stays so")
            self._save(tuple((now - change.added) | change.removed), change.concept)
            return change

    def _save(self, decisions: tuple[Decision, ...], concept: str) -> None:
        """Write the file, then show the concept as it is by then."""
        write_decisions(decisions, self.place)
        self._decisions = decisions
        self._stamps = (self._stamps[0] if self._stamps else None, _stamp(self.place))
        self._lay_one(concept)

    def _read_glossary(self) -> None:
        """Read the glossary and open its index."""
        glossary = read_glossary(self.path)
        if glossary.signature.decisions and not self.place.exists():
            raise InputError(
                f"{self.place}: is missing, but {self.path} was built with decisions; name their"
                " file with --decisions"
            )
        self._index = open_index(self.path, self.say)
        self.glossary = glossary
        self.sources = sources_by_article(glossary)
        self._built = {concept.id: concept for concept in glossary.concepts}

    def _lay_all(self) -> None:
        """Lay the decisions over all concepts."""
        laid = lay_decisions(self.glossary.concepts, self.glossary.proposals, self._decisions, KEYS)
        self.concepts = {concept.id: concept for concept in laid.concepts}
        self.edition += 1
        self._index_fresh()

    def _lay_one(self, name: str) -> None:
        """Lay the decisions over one concept; the others are not touched by its decisions."""
        built = self._built.get(name)
        if built is None or any(one.field == "merge" for one in self._decisions):
            self._lay_all()
            return
        pairs = pairs_of(built) | pairs_of(self.concepts[name])
        about = [
            one
            for one in self._decisions
            if one.concept == name
            or (one.concept not in self.concepts and not pairs.isdisjoint(one.pairs))
        ]
        laid = lay_decisions([built], (), about, KEYS)
        self.concepts[name] = next(one for one in laid.concepts if one.id == name)
        self._index_fresh()

    def _is_fresh(self, name: str) -> bool:
        """Say whether a concept is otherwise now than when it was built."""
        return self.concepts.get(name) is not self._built.get(name)

    def _index_fresh(self) -> None:
        """Index the few concepts that are otherwise than in the glossary's own index."""
        self.revision += 1
        for name, concept in self.concepts.items():
            if concept is not (built := self._built.get(name)) and concept == built:
                self.concepts[name] = built
        fresh = tuple(one for name, one in self.concepts.items() if self._is_fresh(name))
        entries = entries_of(Glossary(concepts=fresh, sources=self.glossary.sources))
        self._fresh = Index.build(entries) if fresh else None


def version_of(concept: Concept) -> str:
    """Give some hex digits that differ when anything of a concept does."""
    return hashlib.sha256(dump(concept).encode()).hexdigest()[:16]


def _stamp(path: Path) -> Stamp | None:
    """Say by what a file is known to be the same without reading it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns)
