"""The index of a glossary.json, kept in the user's cache folder and built anew when it is stale."""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from glossary.errors import InputError
from glossary.lookup import Index
from glossary.model import Entry, Glossary
from glossary.text.nlp import cache_folder

_MOST = 20  # indexes kept; the oldest go


def open_index(path: Path, say: Callable[[str], None] = lambda _: None) -> Index:
    """Open the index of a glossary.json; ``say`` hears of it when it has to be built first.

    An index is that of one file, told by its path, size and times. A cache
    folder that cannot be used costs no more than the time to build the index
    again. Raises InputError when the glossary cannot be read.
    """
    try:
        stamp = _stamp(path)
    except OSError as fault:
        raise InputError(
            f"{path}: {fault.strerror}; build a glossary first, or name one with --glossary"
        ) from None
    try:
        place = _place(path, stamp)
        with contextlib.suppress(sqlite3.Error):
            return Index.open(place)
        say(f"{path}: indexing it, which is done once")
        _build(path, place)
        return Index.open(place)
    except (OSError, sqlite3.Error):
        return Index.build(_read(path))


def entries_of(glossary: Glossary) -> Iterator[Entry]:
    """Give what is looked up of each concept of a glossary."""
    from glossary.export.origin import sources_by_article
    from glossary.export.table import make_row

    sources = sources_by_article(glossary)
    for concept in glossary.concepts:
        row = make_row(concept, sources)
        yield Entry(
            id=concept.id,
            terms=concept.terms,
            kind=concept.kind,
            subject_field=concept.subject_field,
            status=concept.review,
            forbidden=concept.forbidden,
            confidence=concept.confidence,
            note=concept.note,
            context=row.context,
            source=row.source,
            address=row.address,
        )


def _read(path: Path) -> Iterator[Entry]:
    from glossary.export.json_file import read_glossary

    return entries_of(read_glossary(path))


def _stamp(path: Path) -> str:
    """Say by what a file is known without reading it."""
    found = path.stat()
    return f"{found.st_dev}-{found.st_ino}-{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}"


def _place(path: Path, stamp: str) -> Path:
    """Give the place of the index of a file as it is now; an index of what it was has another."""
    folder = cache_folder() / "index"
    folder.mkdir(mode=0o700, exist_ok=True)
    name = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:24]
    return folder / f"{name}-{hashlib.sha256(stamp.encode()).hexdigest()[:24]}.sqlite"


def _build(path: Path, place: Path) -> None:
    """Build an index beside its place and move it there; remove what it takes the place of."""
    entries = _read(path)
    with tempfile.TemporaryDirectory(prefix="new-", dir=place.parent) as folder:
        new = Path(folder, place.name)
        Index.build(entries, new).close()
        new.replace(place)
    of_this_file = f"{place.name.partition('-')[0]}-*.sqlite"
    stale = [old for old in place.parent.glob(of_this_file) if old != place]
    kept = sorted(place.parent.glob("*.sqlite"), key=lambda old: old.stat().st_mtime_ns)
    for old in (*stale, *kept[:-_MOST]):
        old.unlink(missing_ok=True)
