"""Hold mentions: what many share once, the rest as bytes, in a file where they are many."""

import os
import sys
import weakref
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from struct import Struct
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO, cast, overload

from glossary.errors import OutputError
from glossary.model import (
    Columns,
    Evidence,
    KeyedMention,
    Mention,
    Span,
    StoredMentions,
    Wording,
)

IN_MEMORY = 16 << 20  # bytes

_TOGETHER = 1 << 20  # bytes that are written at once, when there is a file
_PLACES = Struct("<6I")  # the spans of the terms and of the context

Grounds = tuple[str, bool, tuple[Evidence, ...]]  # pattern, quoted, evidence


class MentionStore:
    """Number mentions from 0 and give them back by number.

    Wordings and grounds recur and are held once. Of each mention its place and context
    are bytes, some 200, and 28 more stay in memory. The file has no name, so nobody else
    can open it and nothing of it stays; it lies where TMPDIR says.
    """

    def __init__(self, most: int = IN_MEMORY) -> None:
        """Begin with none; ``most`` bytes stay in memory."""
        self._most = most
        self._near = bytearray()
        self._file: BinaryIO | None = None
        self._far = 0  # bytes in the file
        self._ends = array("Q", (0,))
        self._articles: list[str] = []
        self._wordings: list[Wording] = []
        self._grounds: list[Grounds] = []
        self._numbers: dict[Grounds, int] = {}
        self._article_of = array("I")
        self._wording_of = array("I")
        self._grounds_of = array("I")
        self._confidences = array("d")

    def __len__(self) -> int:
        """Count them."""
        return len(self._confidences)

    @property
    def is_spilled(self) -> bool:
        """Say whether some are in the file."""
        return self._file is not None

    def append(self, keyed: KeyedMention, number: int, wording: Wording) -> None:
        """Take one more, with its wording and the number of that; an article's come together.

        Numbers of wordings begin with 0, a new one is the next. Raises OutputError when the
        file cannot be written.
        """
        mention = keyed.mention
        if number == len(self._wordings):
            self._wordings.append(wording)
        if not self._articles or self._articles[-1] != mention.article:
            self._articles.append(mention.article)
        grounds = (mention.pattern, mention.quoted, mention.evidence)
        self._article_of.append(len(self._articles) - 1)
        self._wording_of.append(number)
        self._grounds_of.append(self._number(grounds))
        self._confidences.append(mention.confidence)
        self._near += _PLACES.pack(*mention.zh_span, *mention.en_span, *mention.context_span)
        self._near += mention.context.encode("utf-8", "surrogatepass")
        self._ends.append(self._far + len(self._near))
        if len(self._near) > self._most:
            self._spill()

    def _number(self, grounds: Grounds) -> int:
        """Give the number of grounds; new ones get the next."""
        number = self._numbers.get(grounds)
        if number is None:
            number = self._numbers[grounds] = len(self._grounds)
            self._grounds.append(grounds)
        return number

    def __getitem__(self, number: int) -> KeyedMention:
        """Give one."""
        start, end = self._ends[number], self._ends[number + 1]
        if self._file is None or start >= self._far:
            line = bytes(self._near[start - self._far : end - self._far])
        elif sys.platform == "win32":
            self._file.seek(start)
            line = self._file.read(end - start)
        else:  # in one call, so that threads may read at once
            line = os.pread(self._file.fileno(), end - start, start)
        zh_start, zh_end, en_start, en_end, context_start, context_end = _PLACES.unpack_from(line)
        wording = self._wordings[self._wording_of[number]]
        pattern, quoted, evidence = self._grounds[self._grounds_of[number]]
        mention = Mention(
            article=self._articles[self._article_of[number]],
            zh=wording.zh,
            en=wording.en,
            zh_span=Span(zh_start, zh_end),
            en_span=Span(en_start, en_end),
            context=line[_PLACES.size :].decode("utf-8", "surrogatepass"),
            context_span=Span(context_start, context_end),
            relation=wording.relation,
            pattern=pattern,
            confidence=self._confidences[number],
            evidence=evidence,
            short_forms=wording.short_forms,
            quoted=quoted,
        )
        return KeyedMention(mention=mention, zh_key=wording.zh_key, en_key=wording.en_key)

    def columns(self, numbers: Sequence[int]) -> Columns:
        """Give what is asked of all mentions of these numbers."""
        articles, wordings = self._articles, self._wordings
        return Columns(
            [articles[at] for at in map(self._article_of.__getitem__, numbers)],
            [wordings[at] for at in map(self._wording_of.__getitem__, numbers)],
            list(map(self._confidences.__getitem__, numbers)),
        )

    def part(self, groups: Sequence[Iterable[int]], wordings: int) -> "list[Stored]":
        """Give the mentions of each group of wordings, by articles and numbers.

        ``wordings`` counts all; the mentions of one that is in no group are left out.
        """
        import numpy as np

        group_of_wording = np.full(wordings, len(groups))
        for number, group in enumerate(groups):
            group_of_wording[list(group)] = number
        rank = np.empty(len(self._articles), np.int64)
        rank[sorted(range(len(rank)), key=self._articles.__getitem__)] = np.arange(len(rank))
        group_of = group_of_wording[np.frombuffer(self._wording_of, np.uint32)]
        order = np.lexsort((rank[np.frombuffer(self._article_of, np.uint32)], group_of))
        ends = np.cumsum(np.bincount(group_of, minlength=len(groups)))[: len(groups)]
        numbers = array("I", order.astype(np.uint32).tobytes())
        spans = pairwise([0, *ends.tolist()])
        return [Stored(self, numbers, start, end) for start, end in spans]

    def _spill(self) -> None:
        """Write what is in memory to the file."""
        try:
            if self._file is None:
                self._file = cast("BinaryIO", TemporaryFile(buffering=0))  # noqa: SIM115 - open while this lives
                weakref.finalize(self, self._file.close)
            self._file.seek(self._far)
            rest = memoryview(self._near)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise OutputError(
                f"{gettempdir()}: cannot be written ({error.strerror or error});"
                " free the place or name another folder with TMPDIR"
            ) from error
        self._far = self._ends[-1]
        self._near = bytearray()
        self._most = min(self._most, _TOGETHER)


class Stored(StoredMentions):
    """Give the mentions of a concept out of a store whenever they are looked at."""

    __slots__ = ("_end", "_order", "_start", "_store")

    def __init__(self, store: MentionStore, order: "array[int]", start: int, end: int) -> None:
        """Take the store and a part of an order of the mentions in it."""
        self._store = store
        self._order = order
        self._start = start
        self._end = end

    def __len__(self) -> int:
        """Count them."""
        return self._end - self._start

    @overload
    def __getitem__(self, at: int) -> KeyedMention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[KeyedMention, ...]: ...
    def __getitem__(self, at: int | slice) -> KeyedMention | tuple[KeyedMention, ...]:
        """Give one, or some."""
        if isinstance(at, slice):
            return tuple(self._store[number] for number in self._numbers()[at])
        return self._store[self._order[range(self._start, self._end)[at]]]

    def columns(self) -> Columns:
        """Give the columns without fetching any mention."""
        return self._store.columns(self._numbers())

    def _numbers(self) -> "array[int]":
        return self._order[self._start : self._end]
