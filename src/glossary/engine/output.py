"""Put a set of files into a folder: all of them new, or all of them as they were."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from glossary.errors import OutputError

Given = TypeVar("Given")

_PREFIX = ".glossary-new-"


@contextmanager
def replace_files(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into; move its files into ``folder`` at the end.

    ``folder`` is made when missing. The files are written beside their places,
    on the same disk, and renamed only when the block ends well; when it fails
    nothing in ``folder`` has changed. Raises OutputError when the folder cannot
    be made or written, or the disk is full.
    """
    with _one_line(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            _remove_left_overs(folder)
            new = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
            try:
                yield new
                paths = sorted(new.iterdir())
                for path in paths:
                    _bring_to_disk(path)
                _check_places(folder, paths)
                for path in paths:
                    path.replace(folder / path.name)
            finally:
                shutil.rmtree(new, ignore_errors=True)


def keep_apart(inputs: Iterable[Given], folder: Path) -> Iterator[Given]:
    """Pass inputs on; raise OutputError where the next build would read this one's output."""
    for given in inputs:
        if isinstance(given, Path) and folder.resolve().is_relative_to(given.resolve()):
            raise OutputError(
                f"{folder}: lies inside the input {given}, so that the next build would read it;"
                " name a folder outside with --to"
            )
        yield given


@contextmanager
def _one_line(folder: Path) -> Iterator[None]:
    """Turn an OSError into a line that says what to do."""
    try:
        yield
    except OSError as error:
        where = error.filename if error.filename and _PREFIX not in str(error.filename) else folder
        why = error.strerror or str(error)
        raise OutputError(
            f"{where}: cannot be written ({why}); free the place or name another folder with --to"
        ) from error


def _bring_to_disk(path: Path) -> None:
    """Wait until the file would survive a loss of power."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _check_places(folder: Path, paths: list[Path]) -> None:
    """Refuse before the first rename what would stop a later one."""
    for path in paths:
        place = folder / path.name
        if place.is_dir():
            raise IsADirectoryError(0, "a folder has the file's name", str(place))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep a second build out of the folder, where the system can lock one."""
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once are the user's to avoid
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError(
                f"{folder}: another build is writing here; wait for it or name another folder"
            ) from error
        yield
    finally:
        os.close(handle)


def _remove_left_overs(folder: Path) -> None:
    """Remove what a build left that was killed; nobody else holds the lock now."""
    for path in folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(path, ignore_errors=True)
