"""What dictionaries say of a word, looked up in a file: no run waits for all the words.

The words of jieba (how common, which part of speech) and of CC-CEDICT (what in English; CC BY-SA
4.0), and what is counted of them, are written into one file in the user's private cache folder
when they are first asked for. A word's check sum tells the shelf that it stands on; the file is
mapped into memory, so that processes share it. It is made anew where a package has changed or the
file is damaged.
"""

import json
import mmap
import os
import tempfile
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from glossary.text.dictionary_file import (
    ENGLISH,
    HEADER,
    INDEX,
    LINE_END,
    RELATED,
    SHELVES,
    SPELLED,
    TOGETHER,
    describe_sources,
    make_file,
)

FILE = "words.bin"
_NO_WORD = ("\n", "\t")


class Entry(NamedTuple):
    """Hold what the dictionaries say of a word.

    What only begins a word has an entry, too. ``frequency`` is how often jieba's
    corpus has the word: 0 for what only begins one, -1 for what jieba does not know.
    ``begins`` and ``ends`` count the longer words that begin and end with it: 量子 begins
    many terms, 采用 hardly any.
    """

    frequency: int
    tag: str  # part of speech; empty where jieba has none
    gloss: str  # CC-CEDICT's English, between slashes; empty where it has none; a line an entry
    begins: int
    ends: int


class Use(NamedTuple):
    """Count the senses that have an English word: as their first, their last, their only one."""

    begins: int
    ends: int
    alone: int
    used: int


class Words:
    """Look words up in a file's bytes."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        """Take the whole file."""
        self.header = json.loads(content[:HEADER].rstrip(b"\0"))
        self.total: int = self.header["total"]
        self._content = content
        self._shelves = memoryview(content)[HEADER : HEADER + INDEX].cast("I")

    def find(self, key: str) -> list[str] | None:
        """Give the fields that stand behind a key, or None."""
        if any(sign in key for sign in _NO_WORD):
            return None
        encoded = key.encode("utf-8", "surrogatepass")
        shelf = zlib.crc32(encoded) % SHELVES
        start, end = self._shelves[shelf], self._shelves[shelf + 1]
        place = self._content.find(b"\n%b\t" % encoded, start, end)
        if place < 0:
            return None
        begin = place + len(encoded) + 2
        return self._content[begin : self._content.find(b"\n", begin, end)].decode().split("\t")


@lru_cache(maxsize=65536)
def find_word(word: str) -> Entry | None:
    r"""Give what the dictionaries say of a Chinese word, or None.

    >>> find_word("成立").tag, find_word("消化不良").gloss, find_word("消化不").frequency
    ('v', '/indigestion/\n', 0)
    >>> find_word("量子").begins > find_word("采用").begins, find_word("没有词")
    (True, None)
    """
    found = load_words().find(word)
    if found is None or word[0] in (ENGLISH, TOGETHER, RELATED, SPELLED):
        return None
    count, tag, begins, ends, gloss = found
    return Entry(int(count), tag, gloss.replace(LINE_END, "\n"), int(begins), int(ends))


@lru_cache(maxsize=65536)
def find_use(word: str) -> Use:
    """Say how often an English word (lower case) stands where in the senses of Chinese words.

    >>> find_use("quantum").begins > find_use("handsome").begins, find_use("xyzzy").used
    (True, 0)
    """
    found = load_words().find(ENGLISH + word)
    return Use(*map(int, found)) if found else Use(0, 0, 0, 0)


@lru_cache(maxsize=65536)
def count_together(key: str) -> int:
    """Count the words that have a Chinese character or two side by side, or senses two words.

    >>> count_together("量子") > count_together("子比"), count_together("imperial examination") > 0
    (True, True)
    """
    found = load_words().find(TOGETHER + key)
    return int(found[0]) if found else 0


@lru_cache(maxsize=65536)
def related_stems(stem: str) -> frozenset[str]:
    """Give the stems of English words that often translate the same Chinese words as this one.

    >>> "gam" in related_stems("contest"), related_stems("xyzzy")
    (True, frozenset())
    """
    found = load_words().find(RELATED + stem)
    return frozenset(found[0].split()) if found else frozenset()


@lru_cache(maxsize=8192)
def find_pieces(key: str) -> tuple[float, dict[str, float]]:
    """Say what a character, or a syllable of pinyin, writes in foreign names, and how often.

    >>> count, pieces = find_pieces("斯")
    >>> count > 100, pieces["s"] > 0.5, find_pieces("酶")
    (True, True, (0.0, {}))
    """
    found = load_words().find(SPELLED + key)
    if found is None:
        return 0.0, {}
    count, shown = found
    shares = (piece.rpartition(":") for piece in shown.split(" "))
    return float(count), {piece: float(share) for piece, _, share in shares}


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Open the file of words, made first where there is none that fits.

    Raises SetupError where a dictionary is not installed. Where the cache folder
    cannot be written, the words are held in memory.
    """
    from glossary.text.nlp import cache_folder

    made_of = describe_sources()
    try:
        path = cache_folder() / FILE
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _open(path, made_of)
        content = make_file(made_of)
        _replace(path, content)
        return _open(path, made_of)
    except OSError:
        return Words(make_file(made_of))


def _open(path: Path, made_of: str) -> Words:
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    words = Words(content)
    header = words.header
    if header["made of"] != made_of or header["sum"] != zlib.crc32(memoryview(content)[HEADER:]):
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
