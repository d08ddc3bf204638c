"""Files: their bytes within a limit, and their names as an id can hold them."""

import unicodedata
from pathlib import Path

from glossary.read.fault import empty, too_large

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def read_bytes(path: Path, largest: int) -> bytes:
    """Read a whole file of at most ``largest`` bytes.

    Raises UnreadableError for an empty or larger file, OSError as open does.
    """
    with path.open("rb") as stream:
        raw = stream.read(largest + 1)
    if not raw:
        raise empty()
    if len(raw) > largest:
        raise too_large(largest)
    return raw


def name_of(path: Path) -> str:
    r"""Give a path's name for ids and messages: POSIX separators, one safe line.

    Control characters, line separators, bidirectional controls and bytes that
    are not UTF-8 are written as escapes, so that a file name can neither break
    a line nor an export.

    >>> name_of(Path("corpus/术语\n.txt"))
    'corpus/术语\\n.txt'
    """
    name = path.as_posix()
    if name.isprintable():
        return name
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in _UNSAFE
        else char
        for char in name
    )
