"""Know a build that would change nothing: the same in, the same program, and its files still there.

Kept in the cache: what the last build of the same input said, and the digest of each file
that it wrote. All bytes are read again, since a time stamp proves nothing; that is quick
beside a build.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from glossary.config import Settings
from glossary.engine.cache import Cache
from glossary.engine.program import digest_program
from glossary.engine.written import digest_file
from glossary.read import find_files

VERSION = 1  # of this form


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """Hold what a build told, each line with its volume, and how many inputs it skipped."""

    told: list[tuple[str, str]]
    summary: str
    skipped: int


def digest_build(
    inputs: Iterable[Path],
    to: Path,
    settings: Settings,
    others: Iterable[Path],
    columns: Mapping[str, str],
) -> bytes:
    """Digest all that shapes a build into ``to``, bytes and names.

    ``others`` are its files of decisions, workbooks and earlier glossaries, ``columns``
    the names of their columns.
    """
    inputs = tuple(inputs)
    digest = hashlib.sha256(digest_program())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    for part in (VERSION, asdict(settings), epoch, str(to), str(to.resolve()), dict(columns)):
        digest.update(f"{part!r}\0".encode("utf-8", "surrogateescape"))
    for path in (*inputs, None, *find_files(inputs), None, *others):
        content = _digest_content(path) if isinstance(path, Path) else ""
        digest.update(f"{path}\0{content}\0".encode("utf-8", "surrogateescape"))
    return digest.digest()


def recall_build(cache: Cache, key: bytes, to: Path) -> LastBuild | None:
    """Give the build of that digest, if all its files are in ``to`` as they were written."""
    with suppress(ValueError, TypeError, LookupError, OSError):
        record = json.loads(cache.get([key])[key])
        if all(digest_file(to / name) == digest for name, digest in record["files"].items()):
            return LastBuild(
                told=[(volume, text) for volume, text in record["told"]],
                summary=record["summary"],
                skipped=record["skipped"],
            )
    return None


def remember_build(cache: Cache, key: bytes, last: LastBuild, files: Mapping[Path, str]) -> None:
    """Keep what a build told, with the digests of its files."""
    record = {**asdict(last), "files": {path.name: digest for path, digest in files.items()}}
    cache.put({key: json.dumps(record).encode()})


def _digest_content(path: Path) -> str:
    """Digest a file; of what cannot be read only that counts."""
    try:
        return "folder" if path.is_dir() else digest_file(path)
    except OSError as error:
        return type(error).__name__
