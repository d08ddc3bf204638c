"""Read .jsonl and .jsonl.gz: an article a line, one line in memory at a time."""

import codecs
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
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
    with path.open("rb") as stream:
        if not stream.peek(1):
            raise empty()
        yield from _read(stream, name, options)


def read_jsonl_gz(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read JSON Lines packed with gzip, without unpacking the whole."""
    packed = path.stat().st_size
    if not packed:
        raise empty()
    with path.open("rb") as stream, gzip.GzipFile(fileobj=stream) as unpacked:
        yield from _read(
            cast("BinaryIO", unpacked), name, options, limit=max(_PIECE, packed) * _HIGHEST_RATIO
        )


def _read(
    stream: BinaryIO, name: str, options: ReadOptions, *, limit: int = 0
) -> Iterator[Article | Fault]:
    number = 0
    unpacked = 0
    anything = False
    try:
        buffered = cast(
            "io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", stream), _PEEKED)
        )
        encoding = guess_encoding(buffered.peek(_PEEKED)[:_PEEKED])
        for number, line in enumerate(_lines(buffered, encoding, options.largest), 1):
            if line is None:
                yield too_large(options.largest).fault_at(name, number)
                continue
            unpacked += len(line)
            if limit and unpacked > limit:
                raise _bomb(number)
            if line.strip():
                anything = True
                yield from _read_line(line, number, name, encoding, options)
    except EOFError:
        raise UnreadableError(
            "the gzip file ends too early", "fetch or pack it again", line=number + 1
        ) from None
    except (gzip.BadGzipFile, zlib.error):
        raise UnreadableError(
            "damaged or no gzip file", "fetch or pack it again", line=number
        ) from None
    if not anything and not number:
        raise empty()


def _bomb(number: int) -> UnreadableError:
    return UnreadableError(
        f"unpacks to more than {_HIGHEST_RATIO} times its size",
        "unpack it yourself if you trust it",
        line=number,
    )


def _lines(stream: "io.BufferedReader", encoding: str, largest: int) -> Iterator[bytes | None]:
    """Give the lines as bytes; None for one longer than ``largest``."""
    if encoding.startswith(("utf-16", "utf-32")):
        yield from _wide_lines(stream, encoding, largest)
        return
    while line := stream.readline(largest + 2):
        if len(line) <= largest or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield None


def _wide_lines(stream: "io.BufferedReader", encoding: str, largest: int) -> Iterator[bytes | None]:
    """Give the lines of UTF-16 or UTF-32 as UTF-8."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    while line := text.readline(largest + 2):
        if len(line) <= largest or line.endswith("\n"):
            yield line.encode("utf-8", "replace")
            continue
        while line and not line.endswith("\n"):
            line = text.readline(_PIECE)
        yield None


def _read_line(
    line: bytes, number: int, name: str, encoding: str, options: ReadOptions
) -> Iterator[Article | Fault]:
    """Read one line; never raises."""
    try:
        try:
            text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            decoded = decode(line, name, declared=encoding, line=number)
            yield from decoded.faults
            text = decoded.text
        article = _article(_fields(text, number), number, name, options)
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


def _article(fields: dict[str, object], number: int, name: str, options: ReadOptions) -> Article:
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


def _string(fields: dict[str, object], field: str) -> str:
    value = fields.get(field)
    return value if isinstance(value, str) else ""
