"""Read .jsonl and .jsonl.gz: an article a line, one line in memory at a time."""

import codecs
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from glossary.model import Article, Fault, Source
from glossary.read.dates import iso_date
from glossary.read.decode import decode, guess_encoding
from glossary.read.fault import UnreadableError, empty, too_large
from glossary.read.options import ReadOptions
from glossary.read.tidy import one_line, web_address

_PEEKED = 64 * 1024
_PIECE = 1024 * 1024
_HIGHEST_RATIO = (
    300  # text packs 3 to 30 times; gzip's own limit is 1032 (zlib, "Technical Details")
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MEND = "mend the line; each line holds one JSON object"


def read_jsonl(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read JSON Lines; a line that is wrong is reported, the others are read."""
    with cast("io.BufferedReader", path.open("rb", _PEEKED)) as stream:
        if not stream.peek(1):
            raise empty()
        yield from _read(_Lines(stream, options.largest), name, options)


def read_jsonl_gz(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read JSON Lines packed with gzip, without unpacking the whole."""
    packed = path.stat().st_size
    if not packed:
        raise empty()
    with path.open("rb") as stream, gzip.GzipFile(fileobj=stream) as unpacked:
        lines = _Lines(unpacked, options.largest, limit=max(_PIECE // 4, packed) * _HIGHEST_RATIO)
        try:
            yield from _read(lines, name, options)
        except EOFError:
            raise UnreadableError(
                "the gzip file ends too early", "fetch or pack it again", line=lines.number + 1
            ) from None
        except (gzip.BadGzipFile, zlib.error):
            raise UnreadableError(
                "damaged or no gzip file", "fetch or pack it again", line=lines.number
            ) from None


def _read(lines: "_Lines", name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    anything = False
    for line in lines:
        if line is None:
            anything = True
            yield too_large(options.largest).fault_at(name, lines.number)
        else:
            anything = anything or bool(line.strip())
            yield from read_line(line, lines.number, name, lines.encoding, options)
    if not anything:
        raise empty()


class _Lines:
    """Give the lines of a stream as bytes, None for one that is longer than ``largest``.

    UTF-16 and UTF-32 come out as UTF-8. Raises UnreadableError when more than
    ``limit`` bytes were unpacked (0: no limit).
    """

    def __init__(
        self, stream: io.BufferedReader | gzip.GzipFile, largest: int, *, limit: int = 0
    ) -> None:
        self._stream = stream
        self._largest = largest
        self._limit = limit
        self._unpacked = 0
        self.number = 0
        self.encoding = ""

    def __iter__(self) -> Iterator[bytes | None]:
        self.encoding = guess_encoding(self._stream.peek(_PEEKED)[:_PEEKED])
        if not self.encoding.startswith(("utf-16", "utf-32")):
            yield from self._pieces(self._stream.readline)
            return
        text = io.TextIOWrapper(
            cast("BinaryIO", self._stream), encoding=self.encoding, errors="replace", newline="\n"
        )
        try:
            yield from self._pieces(lambda size: text.readline(size).encode("utf-8", "replace"))
        finally:
            text.detach()  # else it closes the stream

    def _pieces(self, readline: Callable[[int], bytes]) -> Iterator[bytes | None]:
        while line := readline(self._largest + 2):
            self.number += 1
            self._count(line)
            if len(line) <= self._largest or line.endswith(b"\n"):
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = readline(_PIECE)
                self._count(line)
            yield None

    def _count(self, piece: bytes) -> None:
        self._unpacked += len(piece)
        if self._limit and self._unpacked > self._limit:
            raise UnreadableError(
                f"unpacks to more than {_HIGHEST_RATIO} times its size",
                "unpack it yourself if you trust it",
                line=self.number,
            )


def read_line(
    line: bytes, number: int, name: str, encoding: str, options: ReadOptions
) -> Iterator[Article | Fault]:
    """Read one line; a blank one gives nothing. Never raises.

    ``encoding`` is tried where the line is not UTF-8.
    """
    if not line.strip():
        return
    try:
        try:
            text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            decoded = decode(line, name, declared=encoding, line=number)
            yield from decoded.faults
            text = decoded.text
        fields = _fields(text, number)
    except UnreadableError as error:
        yield error.fault_at(name, number)
        return
    yield from read_fields(fields, number, name, options)


def read_fields(
    fields: Mapping[str, object], number: int, name: str, options: ReadOptions
) -> Iterator[Article | Fault]:
    """Make an article of the fields of a line or row. Never raises."""
    try:
        article = _article(fields, number, name, options)
    except UnreadableError as error:
        yield error.fault_at(name, number)
        return
    if _SURROGATE.search(article.text):
        yield Fault(
            path=name,
            line=number,
            problem="half of a surrogate pair (\\ud800 to \\udfff) in the text",
            advice="read with \ufffd in its place; write the article again",
            skipped=False,
        )
        article = Article(
            id=article.id, text=_SURROGATE.sub("\ufffd", article.text), source=article.source
        )
    yield article


def _fields(text: str, number: int) -> dict[str, object]:
    try:
        fields = json.loads(text)
    except RecursionError:
        raise UnreadableError("JSON nested too deeply", _MEND, line=number) from None
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"not valid JSON (column {error.colno}: {error.msg})", _MEND, line=number
        ) from None
    except ValueError:
        raise UnreadableError("a number with too many digits", _MEND, line=number) from None
    if not isinstance(fields, dict):
        raise UnreadableError("no JSON object", _MEND, line=number)
    return fields


def _article(fields: Mapping[str, object], number: int, name: str, options: ReadOptions) -> Article:
    text = fields.get(options.text_field)
    if not isinstance(text, str):
        problem = "is missing" if text is None else "is no string"
        raise UnreadableError(
            f"the field {options.text_field!r} {problem}",
            "add it, or name the field that holds the text",
        )
    if not text.strip():
        raise UnreadableError(
            f"the field {options.text_field!r} is empty",
            "put an article into it or remove the line",
        )
    place = f"{name}#{number}"
    key = fields.get(options.id_field)
    # Numbers are ids too; true, lists and objects are none.
    named = isinstance(key, str) or (isinstance(key, int | float) and not isinstance(key, bool))
    article = _SURROGATE.sub("\ufffd", str(key)) if named and str(key).strip() else place
    return Article(
        id=article,
        text=text,
        source=Source(
            article=article,
            file=place,
            address=web_address(_string(fields, options.url_field)),
            title=one_line(_string(fields, options.title_field)),
            date=iso_date(_string(fields, options.date_field)),
        ),
    )


def _string(fields: Mapping[str, object], field: str) -> str:
    value = fields.get(field)
    if isinstance(value, date):  # a column of dates has them ready
        return value.isoformat()
    return value if isinstance(value, str) else ""
