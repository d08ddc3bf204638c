"""Hold mentions: in memory while they are few, else in a file of this process alone."""

import weakref
from array import array
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO, cast

from glossary.engine.encoding import decode_keyed, encode_keyed
from glossary.errors import OutputError
from glossary.model import KeyedMention

IN_MEMORY = 100_000  # mentions: some 150 MB


class MentionStore:
    """Number mentions from 0 and give them back by number.

    The file has no name, so nobody else can open it and nothing of it stays. It lies where
    TMPDIR says, and takes some 500 bytes a mention.
    """

    def __init__(self, most: int = IN_MEMORY) -> None:
        """Begin with none; ``most`` stay in memory."""
        self._most = most
        self._near: list[KeyedMention] = []
        self._file: BinaryIO | None = None
        self._ends = array("Q", (0,))
        self._at_end = True  # of the file

    def __len__(self) -> int:
        """Count them."""
        return len(self._near) if self._file is None else len(self._ends) - 1

    @property
    def is_spilled(self) -> bool:
        """Say whether they are in the file."""
        return self._file is not None

    def append(self, mention: KeyedMention) -> None:
        """Take one more. Raises OutputError when the file cannot be written."""
        if self._file is None and len(self._near) < self._most:
            self._near.append(mention)
            return
        try:
            self._spill(mention)
        except OSError as error:
            raise OutputError(
                f"{gettempdir()}: cannot be written ({error.strerror or error});"
                " free the place or name another folder with TMPDIR"
            ) from error

    def __getitem__(self, number: int) -> KeyedMention:
        """Give one."""
        if self._file is None:
            return self._near[number]
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        self._at_end = False
        return decode_keyed(self._file.read(end - start))

    def _spill(self, mention: KeyedMention) -> None:
        """Write a mention, and before the first one those in memory."""
        if self._file is None:
            self._file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - open while this lives
            weakref.finalize(self, self._file.close)
        if not self._at_end:
            self._file.seek(self._ends[-1])
            self._at_end = True
        for one in (*self._near, mention):
            line = encode_keyed(one)
            self._file.write(line)
            self._ends.append(self._ends[-1] + len(line))
        self._near.clear()
