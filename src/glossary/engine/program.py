"""Which program this is: what was found by another one is not taken over."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

import glossary

_COMPILED = "__pycache__"


@cache
def digest_program() -> bytes:
    """Digest the files of this package, the Python, and all packages installed beside it.

    Code, weights and word lists are all files of the package. Of other packages the
    names and versions count, as their ``.dist-info`` folders say them.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    root = Path(glossary.__file__).parent
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name != _COMPILED)
        for name in sorted(files):
            path = Path(folder, name)
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - many times the speed, and it is asked at each start
            installed = sorted(name for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208
            digest.update("\0".join(installed).encode("utf-8", "surrogateescape"))
    return digest.digest()
