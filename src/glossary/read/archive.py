"""Zip files (docx, epub): their members, within limits, never written to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.read.fault import UnreadableError, empty, too_large
from glossary.unpacking import HIGHEST_RATIO, RATIO_COUNTS_FROM

_MOST_MEMBERS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "fetch or save it again"


class Archive:
    """Give the members of an open zip file by name."""

    def __init__(self, opened: zipfile.ZipFile, largest: int) -> None:
        """Take the zip file and the most bytes that one member may unpack to."""
        self._zip = opened
        self._largest = largest
        self.names = frozenset(opened.namelist())

    def read(self, member: str) -> bytes:
        """Unpack a member; UnreadableError if it is missing, damaged or a bomb."""
        try:
            info = self._zip.getinfo(member)
            if info.flag_bits & 1:
                raise _encrypted()
            with self._zip.open(info) as stream:
                raw = stream.read(self._largest + 1)
        except KeyError:
            raise UnreadableError(f"the part {member!r} is missing", _AGAIN) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise UnreadableError(f"the part {member!r} is damaged", _AGAIN) from None
        if len(raw) > self._largest:
            raise too_large(self._largest)
        if len(raw) > max(RATIO_COUNTS_FROM, info.compress_size * HIGHEST_RATIO):
            raise UnreadableError(
                f"unpacks to more than {HIGHEST_RATIO} times its size",
                "unpack and pack it yourself if you trust it",
            )
        return raw


@contextmanager
def open_archive(path: Path, largest: int, what: str) -> Iterator[Archive]:
    """Open a zip file; UnreadableError if it is none, is encrypted or is damaged."""
    with path.open("rb") as stream:
        head = stream.read(len(_OLE))
        if not head:
            raise empty()
        if head == _OLE:
            raise _encrypted() if what == "docx" else _damaged(what)
        stream.seek(0)
        try:
            opened = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
            raise _damaged(what) from None
        with opened:
            if len(opened.namelist()) > _MOST_MEMBERS:
                raise UnreadableError(f"more than {_MOST_MEMBERS} parts", "split it")
            yield Archive(opened, largest)


def _encrypted() -> UnreadableError:
    return UnreadableError(
        "protected by a password, or in an older format", "save it without a password as a new file"
    )


def _damaged(what: str) -> UnreadableError:
    return UnreadableError(f"damaged or no {what} file", _AGAIN)
