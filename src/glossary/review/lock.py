"""Keep two programs from changing the file of decisions at the same time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.errors import OutputError


@contextmanager
def locked_decisions(path: Path) -> Iterator[None]:
    """Hold the file of decisions: wait for whoever holds it, read, write, let go.

    The folder is locked, not the file, which is another one after each change.
    When the block ends, the new name of the file is on the disk, too. Raises
    OutputError when the folder cannot be opened.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two programs at once are the user's to avoid
        yield
        return
    try:
        handle = os.open(path.absolute().parent, os.O_RDONLY)
    except OSError as error:
        raise OutputError(
            f"{path}: its folder cannot be opened ({error.strerror}); make it, or name another file"
            " with --decisions"
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)
