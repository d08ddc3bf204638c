"""Put a set of files into a folder: all of them new, or all of them as they were."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from glossary.engine.exchange import NEW, clear_left_overs, exchange, make_beside
from glossary.errors import OutputError

Given = TypeVar("Given")

_held: set[int] = set()  # folders locked by this process


def _let_go() -> None:
    """Leave the locks to the process that took them: one that outlives it must not hold them."""
    for handle in _held:
        os.close(handle)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def replace_files(folder: Path, refuse: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Give an empty folder to write into; its files take their places at the end, all at once.

    ``folder`` is made when missing. When the block fails nothing in it has changed,
    and other files in it stay whatever happens. ``refuse`` is called at the last
    moment and may raise to leave all as it is. Where the system cannot exchange
    folders (``exchange.make_beside``) the files are renamed one by one. Raises
    OutputError when the folder cannot be made or written, or the disk is full.
    """
    with _one_line(folder):
        folder.mkdir(parents=True, exist_ok=True)
        folder = folder.resolve()
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(0, "no right to write", str(folder))
        with _locked(folder):
            _remove_left_overs(folder)
            beside = make_beside(folder)
            new = beside or Path(tempfile.mkdtemp(prefix=NEW, dir=folder))
            try:
                with _locked(new):  # it may be the folder soon
                    yield new
                    paths = sorted(new.iterdir())
                    for path in paths:
                        _bring_to_disk(path)
                    _check_places(folder, paths)
                    refuse()
                    new = _put_in_place(folder, new, paths, whole=beside is not None)
            finally:
                shutil.rmtree(new, ignore_errors=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write one file as a whole: when that fails the old one stays, and all else in its folder.

    Its folder is made when missing. Raises OutputError as ``replace_files`` does.
    """
    with _one_line(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_places(path.parent, [path])
        with tempfile.TemporaryDirectory(prefix=NEW, dir=path.parent) as folder:
            new = Path(folder, path.name)
            new.write_bytes(content)
            _bring_to_disk(new)
            new.replace(path)


def _put_in_place(folder: Path, new: Path, paths: list[Path], *, whole: bool) -> Path:
    """Let the files take their places; give the folder that is then to be removed."""
    if whole:
        old = exchange(folder, new, [path.name for path in paths])
        if old is not None:
            return old
    for path in paths:
        path.replace(folder / path.name)
    return new


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
        where = (
            error.filename if error.filename and ".glossary-" not in str(error.filename) else folder
        )
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
            raise _other_build(folder) from error
        if os.fstat(handle).st_ino != folder.stat().st_ino:
            raise _other_build(folder)  # which has just put another folder in its place
        _held.add(handle)
        yield
    finally:
        _held.discard(handle)
        fcntl.flock(handle, fcntl.LOCK_UN)  # a process just started may still hold a copy
        os.close(handle)


def _other_build(folder: Path) -> OutputError:
    return OutputError(
        f"{folder}: another build is writing here; wait for it or name another folder"
    )


def _remove_left_overs(folder: Path) -> None:
    """Remove what a build left that was killed; nobody else holds the lock now."""
    clear_left_overs(folder)
    for path in folder.glob(f"{NEW}*"):
        shutil.rmtree(path, ignore_errors=True)
