"""Bring the decisions of people to a build: from the file of decisions and from workbooks."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary.engine.inputs import decisions_beside
from glossary.engine.written import decided_when_written
from glossary.errors import InputError, OutputError
from glossary.merge import Gathering
from glossary.model import Concept, Decision, KeyedMention, Proposal, Source
from glossary.normalize import en_key, zh_key
from glossary.review import (
    Keys,
    Laid,
    Reviewed,
    add_decisions,
    add_refused,
    decide,
    digest,
    lay_decisions,
    locked_decisions,
    read_decisions,
    read_workbook,
    recover,
    refuse_open_file,
    refused_pairs,
    set_aside,
    write_decisions,
)
from glossary.review.base import BaseColumns, BaseEntry, lay_base, read_base

KEYS = Keys(zh_key, en_key)
WORKBOOK = "glossary.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInputs:
    """Name what people gave: workbooks, their file of decisions, earlier glossaries."""

    workbooks: tuple[Path, ...] = ()
    decisions: Path | None = None
    base: tuple[Path, ...] = ()
    columns: BaseColumns = field(default_factory=BaseColumns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Hold all decisions, where they are kept, and whether the file must be written.

    ``known`` are those that were in the file; ``base`` are the entries of earlier glossaries.
    """

    decisions: tuple[Decision, ...] = ()
    known: tuple[Decision, ...] = ()
    path: Path | None = None
    is_new: bool = False
    notices: tuple[str, ...] = ()
    base: tuple[BaseEntry, ...] = ()
    last: tuple[Path, int] | None = None  # the workbook to be replaced, and when it was saved

    @property
    def digest(self) -> str:
        """Give the digest of the decisions; nothing where there are none."""
        return digest(self.decisions)

    @property
    def base_digest(self) -> str:
        """Give the digest of what went before; nothing where nothing did."""
        text = repr([replace(entry, place="") for entry in self.base]) if self.base else ""
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12] if text else ""

    def refuse_saved(self) -> None:
        """Raise OutputError when somebody has saved the workbook since it was read."""
        if self.last is not None:
            path, saved = self.last
            if path.exists() and path.stat().st_mtime_ns != saved:
                raise OutputError(f"{path}: was saved during the build; build again to read it")

    def save(self) -> None:
        """Write the file of decisions, when there is something new.

        Raises OutputError when somebody has saved the workbook or the file of
        decisions meanwhile, which would be written over unread.
        """
        self.refuse_saved()
        if self.is_new and self.path is not None:
            with locked_decisions(self.path):
                if read_decisions(self.path) != self.known:
                    raise OutputError(
                        f"{self.path}: was changed during the build; build again to read it"
                    )
                write_decisions(self.decisions, self.path)


def gather_decisions(
    inputs: Sequence[object], to: Path | None, given: ReviewInputs | None
) -> Gathered:
    """Read all decisions; those of the workbook in the folder ``to`` are never missed.

    Raises InputError when one of the files is open elsewhere, damaged or of
    another kind: then nothing may be written over.
    """
    given = given or ReviewInputs()
    base = tuple(entry for path in given.base for entry in read_base(path, given.columns))
    paths = list(given.workbooks)
    last = to / WORKBOOK if to is not None else None
    if last is not None and last.is_file():
        paths = [last, *(path for path in paths if not (path.exists() and path.samefile(last)))]
    if to is None and given.decisions is None and not paths:
        return Gathered(base=base)
    place = given.decisions or decisions_beside(inputs)
    saved = (last, last.stat().st_mtime_ns) if last in paths and last is not None else None
    found = import_workbooks(paths, place)
    return Gathered(
        decisions=found.decisions,
        known=found.known,
        path=place,
        is_new=found.is_new,
        notices=found.notices,
        base=base,
        last=saved,
    )


def import_workbooks(paths: Iterable[Path], place: Path, *, overrule: bool = False) -> Gathered:
    """Add what workbooks say to the file of decisions, in memory.

    With ``overrule`` the workbooks end contradictions, as if their reviewers
    had seen all other decisions.
    """
    known = read_decisions(place)
    decisions = known
    notices: list[str] = []
    for path in paths:
        refuse_open_file(path)
        decided = decided_when_written(path)
        if decided is not None and (place.exists() or not decided):
            continue  # nobody has saved it since a build wrote it
        reviewed = read_workbook(path)
        if reviewed.decided and not place.exists() and not decisions:
            decisions = recover(reviewed, KEYS)
            notices.append(
                f"{place}: is missing; {len(decisions)} decisions were taken from {path} again"
            )
        new, told = decide(reviewed, KEYS)
        notices += told
        decisions = add_decisions(
            decisions,
            new,
            homes=reviewed.homes(KEYS),
            informed=overrule or _is_informed(reviewed, decisions),
        )
    return Gathered(
        decisions=decisions,
        known=known,
        path=place,
        is_new=decisions != known,
        notices=tuple(notices),
    )


def _is_informed(reviewed: Reviewed, decisions: Iterable[Decision]) -> bool:
    """Say whether a workbook shows exactly these decisions."""
    return reviewed.decided == digest(decisions)


def refuse_unread_decisions(to: Path) -> None:
    """Raise InputError while the workbook in a folder holds what no build has read yet.

    For what writes a workbook without laying decisions over its concepts.
    """
    path = to / WORKBOOK
    if path.is_file() and decided_when_written(path) is None:
        new, _ = decide(read_workbook(path), KEYS)
        if new:
            raise InputError(
                f"{path}: holds {len(new)} decisions that no build has read; run glossary review"
                " import on it, or move it away"
            )


def merge_reviewed(
    articles: Iterable[Iterable[KeyedMention]],
    sources: Mapping[str, Source],
    gathered: Gathered,
) -> tuple[tuple[Concept, ...], tuple[Proposal, ...]]:
    """Merge mentions into concepts, rejected pairs apart, with the terms of what went before.

    ``articles`` are the mentions of each article; ``sources`` has its source when it comes.
    """
    refused = refused_pairs(gathered.decisions)
    kept, aside = Gathering(sources), Gathering(sources)
    with _seldom_collected():
        for article in articles:
            parted = set_aside(article, refused)
            kept.add(parted[0])
            aside.add(parted[1])
        concepts, proposals = kept.merge()
        left_out = aside.merge()[0] if len(aside) else ()
    return add_known(concepts, left_out, gathered), proposals


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let the collector look through all there is more seldom: what is merged here stays."""
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, 100 * old)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def add_known(
    concepts: tuple[Concept, ...], refused: tuple[Concept, ...], gathered: Gathered
) -> tuple[Concept, ...]:
    """Add the terms of what went before, and the concepts of rejected pairs."""
    if gathered.base:
        concepts = lay_base(concepts, gathered.base, KEYS)
    return add_refused(concepts, refused) if refused else concepts


def lay_reviewed(
    concepts: tuple[Concept, ...], proposals: tuple[Proposal, ...], gathered: Gathered
) -> Laid:
    """Lay what people decided over the concepts."""
    if not gathered.decisions:
        return Laid(concepts=concepts, proposals=proposals)
    return lay_decisions(concepts, proposals, gathered.decisions, KEYS)
