"""Let a new folder take the place of another in one step (Linux: renameat2, RENAME_EXCHANGE).

A reader sees the old folder or the new one and nothing in between, whenever the
program or the machine stops. What in the old folder is not replaced comes along: a
file as a second link to it beforehand, so that it is missing at no time; what cannot
be linked (a folder), or came at the last moment, is moved right afterwards.

Beside the folder stands, for as long as it is needed, ``.glossary-new-...`` with what
is not yet complete, then ``.glossary-swap-...-INODE``: whether that is still the new
folder (of that inode) or already the old one, the next build can tell.
"""

import ctypes
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from glossary.errors import OutputError

NEW = ".glossary-new-"
_SWAP = ".glossary-swap-"
_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the current folder
_RENAME_EXCHANGE = 2  # linux/fs.h

State = tuple[int, int, int]


def make_beside(folder: Path) -> Path | None:
    """Make an empty folder that can take the place of ``folder``; None where that is impossible.

    It is impossible outside Linux, for a mount point, where nothing may be made
    beside the folder, and where this process, so probably a shell, stands in it.
    """
    with suppress(OSError):
        if sys.platform != "linux" or folder.is_mount() or Path.cwd().is_relative_to(folder):
            return None
        new = Path(tempfile.mkdtemp(prefix=f"{NEW}{_tag(folder)}-", dir=folder.parent))
        try:
            was = folder.stat()
            if (was.st_uid, was.st_gid) != (new.stat().st_uid, new.stat().st_gid):
                os.chown(new, was.st_uid, was.st_gid)
            shutil.copystat(folder, new)
        except OSError:
            new.rmdir()
            raise
        return new
    return None


def exchange(folder: Path, new: Path, names: Collection[str]) -> Path | None:
    """Put ``new``, which holds files of these names, in the place of ``folder``.

    Gives the place where the old folder is now, emptied of all that is not replaced;
    None where the system cannot do it, and nothing has happened. Raises OutputError
    when somebody saved one of the files at the last moment; then it stays in its place.
    """
    names = frozenset(names)
    before = _states(folder)
    try:
        for name in before.keys() - names:
            if not _is_folder(folder / name):
                os.link(folder / name, new / name, follow_symlinks=False)
        swap = new.rename(new.with_name(f"{_SWAP}{_tag(folder)}-{new.stat().st_ino}"))
    except OSError:
        _unlink_others(new, names)
        return None
    if not _swap(folder, swap):
        _unlink_others(swap, names)
        swap.rename(new)
        return None
    after = _states(swap)
    for name in sorted(names & after.keys()):
        if after[name] != before.get(name):
            _swap(folder, swap)
            _bring_over(swap, folder, names, before)
            shutil.rmtree(swap)
            raise OutputError(f"{folder / name}: was saved during the build; build again")
    _bring_over(swap, folder, names, before)
    return swap


def clear_left_overs(folder: Path) -> None:
    """Remove what a build that was killed left beside the folder.

    What is not ours is first brought back.
    Nobody else may be at work on ``folder``.
    """
    with suppress(OSError):
        for path in list(folder.parent.iterdir()):
            if path.name.startswith(f"{NEW}{_tag(folder)}-"):
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.startswith(f"{_SWAP}{_tag(folder)}-"):
                if not path.name.endswith(f"-{path.stat().st_ino}"):  # it is the old folder
                    _bring_over(path, folder, _states(folder))
                shutil.rmtree(path, ignore_errors=True)


def _swap(folder: Path, other: Path) -> bool:
    """Exchange two folders; say whether the system could."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2  # glibc 2.28
    except AttributeError:
        return False
    places = os.fsencode(folder), os.fsencode(other)
    return bool(
        rename(_AT_FDCWD, places[0], _AT_FDCWD, places[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0
    )


def _bring_over(
    old: Path,
    folder: Path,
    replaced: Collection[str],
    before: Mapping[str, State] = MappingProxyType({}),
) -> None:
    """Move out of ``old`` what is not replaced and missing in ``folder``, or newer than its link.

    ``before`` are the files that were linked.
    """
    for name, (inode, *_) in _states(old).items():
        if name in replaced:
            continue
        is_newer = name in before and before[name][0] != inode
        if is_newer or not os.path.lexists(folder / name):
            (old / name).replace(folder / name)


def _unlink_others(new: Path, names: frozenset[str]) -> None:
    """Take the links to files that are not ours away again."""
    for name in _states(new).keys() - names:
        (new / name).unlink()


def _states(folder: Path) -> dict[str, State]:
    """Give inode, time of change (ns) and size of all that is in a folder, by name."""
    with os.scandir(folder) as entries:
        found = ((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
        return {name: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for name, stat in found}


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _tag(folder: Path) -> str:
    """Give a short name for a folder that begins no other folder's."""
    return hashlib.sha256(os.fsencode(folder.name)).hexdigest()[:10]
