"""What was found in an article before, so that an unchanged one is not searched again.

A table in one SQLite file in the user's cache folder: the digest of what went in, and
what came out as ``encoding`` writes it, packed with zlib, whose checksum tells damage.
What went in is the article or file itself, the program with its data and the versions
of the packages it decides with. Whatever is wrong with the file costs time and nothing
else: it is made anew, or done without.
"""

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from glossary.errors import GlossaryError
from glossary.text.nlp import cache_folder

LARGEST = 1 << 30  # bytes; beyond it what was not used for longest goes
_NAME = "articles.sqlite"
_DAY = 24 * 60 * 60  # seconds; the day of last use is all that is kept of it
_PATIENCE = 10  # seconds to wait for another run that is writing
_TABLE = """
CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, lines BLOB NOT NULL, day INTEGER NOT NULL)
"""
_SIZE = """
SELECT (page_count - freelist_count) * page_size, (SELECT count(*) FROM found)
FROM pragma_page_count, pragma_freelist_count, pragma_page_size
"""
_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Cache:
    """Hold the open file; an instance serves one run, in one process."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; one that is no database is removed."""
        self._path = path
        self._day = int(time.time()) // _DAY
        self._file: sqlite3.Connection | None = None
        for _ in range(2):
            try:
                self._file = self._open()
            except sqlite3.Error as error:
                self._give_up(error)
            if self._file or path.exists():
                return  # else there was damage, and it is removed

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            file.execute("PRAGMA auto_vacuum = INCREMENTAL")
            file.execute("PRAGMA journal_mode = WAL")  # two runs may read and write at once
            file.execute("PRAGMA synchronous = NORMAL")
            file.execute(_TABLE)
            file.execute("SELECT key, lines, day FROM found LIMIT 0")
        except BaseException:
            file.close()
            raise
        return file

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Give what is known of these keys, at most 32,766 of them."""
        wanted = tuple(keys)
        question = f"SELECT * FROM found WHERE key IN ({','.join('?' * len(wanted))})"  # noqa: S608 - marks only
        known: dict[bytes, bytes] = {}
        old: list[bytes] = []
        for key, packed, day in self._run(question, wanted):
            with suppress(zlib.error, TypeError):
                known[key] = zlib.decompress(packed)
                if day != self._day:
                    old.append(key)
        self._write("UPDATE found SET day = ? WHERE key = ?", [(self._day, key) for key in old])
        return known

    def put(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what was found under its key."""
        self._write(
            "INSERT OR REPLACE INTO found VALUES (?, ?, ?)",
            [(key, zlib.compress(lines, 1), self._day) for key, lines in found.items()],
        )

    def count(self) -> int:
        """Count the articles and files that are known."""
        [(_, count)] = self._run(_SIZE, ()) or [(0, 0)]
        return int(count)

    def close(self) -> None:
        """Let go of what is too much, and of the file."""
        if self._file is None:
            return
        with suppress(sqlite3.Error), closing(self._file):
            self._trim()
        self._file = None

    def _trim(self) -> None:
        """Remove what was used longest ago until the file is small enough."""
        [(size, count)] = self._run(_SIZE, ()) or [(0, 0)]
        if size > LARGEST:
            share = int(count * (1 - 0.75 * LARGEST / size))
            self._write(
                "DELETE FROM found WHERE rowid IN"
                " (SELECT rowid FROM found ORDER BY day, rowid LIMIT ?)",
                [(share,)],
            )
            if self._file is not None:
                self._file.executescript("PRAGMA incremental_vacuum")  # execute() frees one page

    def _run(self, command: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        """Ask; a file that answers with an error is done without from then on."""
        if self._file is None:
            return []
        try:
            return self._file.execute(command, tuple(values)).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _write(self, command: str, rows: list[tuple[object, ...]]) -> None:
        """Write all rows at once, or none."""
        if self._file is None or not rows:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany(command, rows)
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file; a damaged one is removed for the next run."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None
        if error.sqlite_errorcode & 0xFF in _DAMAGED:  # not: no rights, no room, or held by another
            remove(self._path)


def remove(path: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def cache_files() -> list[Path]:
    """List the files that the program keeps in the cache folder, and none of anybody else's."""
    folder = cache_folder()
    patterns = (f"{_NAME}*", "words.bin*", "written/*", "index/*.sqlite")
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


@contextmanager
def open_cache(*, wanted: bool) -> Iterator[Cache | None]:
    """Open the user's cache for a run; None where it is not wanted or there can be none."""
    cache = None
    if wanted:
        with suppress(GlossaryError, OSError):
            cache = Cache(cache_folder() / _NAME)
    try:
        yield cache
    finally:
        if cache is not None:
            cache.close()
