"""Run only the scan, which says of each line what may be in it, over files as they lie on the disk.

usage: scan.py FILE...; prints the lines that may hold a pair. No view, no JSON: bytes.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.detect.detect import patterns_for

_BLOCK = 1 << 16  # bytes


def lines_of(name: str) -> Iterator[bytes]:
    """Give the lines of a file by plain system calls: ``open`` costs as much as a scan."""
    file = os.open(name, os.O_RDONLY)
    rest = b""
    while block := os.read(file, _BLOCK):
        *lines, rest = (rest + block).split(b"\n")
        yield from lines
    os.close(file)
    yield rest


count = 0
for path in sys.argv[1:]:
    names = [path] if Path(path).is_file() else [one.path for one in os.scandir(path)]
    count += sum(bool(patterns_for(line)) for name in names for line in lines_of(name))
print(count)
