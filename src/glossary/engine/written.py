"""Remember which workbooks a build wrote, so that one that nobody has saved is not read again.

A file is known by the digest of its bytes: whoever saves it changes them. Reading
100,000 concepts back takes half a minute, the digest a moment. A mark that is lost, or
a cache folder that cannot be used, costs nothing but that time.
"""

import contextlib
import hashlib
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.text.nlp import cache_folder

_MOST = 200  # marks; the oldest go


def remember_written(digest: str, decided: str) -> None:
    """Mark the workbook of that digest as just written, from the decisions of that digest."""
    with contextlib.suppress(OSError, GlossaryError):
        folder = cache_folder() / "written"
        folder.mkdir(exist_ok=True)
        marks = sorted(folder.iterdir(), key=lambda mark: mark.stat().st_mtime_ns)
        for mark in marks[: max(len(marks) - _MOST, 0)]:
            mark.unlink(missing_ok=True)
        (folder / digest).write_text(decided, encoding="ascii")


def decided_when_written(path: Path) -> str | None:
    """Give the digest of the decisions of a workbook that nobody has saved; None for others."""
    with contextlib.suppress(OSError, GlossaryError, UnicodeDecodeError):
        return (cache_folder() / "written" / digest_file(path)).read_text(encoding="ascii")
    return None


def digest_file(path: Path) -> str:
    """Digest the bytes of a file: 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
