"""From inputs to lines of findings: what the first rooms do, on many machines.

A row of ``FOUND`` is an article or a fault: the number of its file in the order of the
inputs, its place in the file, its id (none for a fault), and the line of ``encode``.
By the first two the order of the articles is known wherever a row was made.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from glossary.engine.encoding import encode
from glossary.engine.findings import Findings
from glossary.engine.inputs import Address
from glossary.engine.local import Find, find_in_one
from glossary.engine.spark.rows import Row, map_rows
from glossary.engine.spark.session import cause_of
from glossary.model import Article, Fault
from glossary.read import ReadOptions, find_files, read_file
from glossary.read.decode import guess_encoding
from glossary.read.fault import empty, too_large
from glossary.read.file import name_of
from glossary.read.folders import stands_beside
from glossary.read.jsonl import read_line
from glossary.read.parquet import read_row
from glossary.read.registry import find_reader
from glossary.read.tidy import one_line

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FOUND = "file int, at bigint, article string, line binary"
_LINES = (".jsonl", ".ndjson")
_TABLES = (".parquet",)
_SLICE = 32 * 1024 * 1024  # bytes of small files that one task reads
_TASKS_A_CORE = 4  # so that no core waits long for the last one
_PEEKED = 64 * 1024
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:(?://)?")
_GLOB = str.maketrans({char: f"\\{char}" for char in "*?[]{}\\"})


class _File(NamedTuple):
    """Name a file: its number in the order of the inputs, its name in ids, where Spark finds it."""

    number: int
    name: str
    place: str
    size: int
    is_here: bool  # on a disk that all machines see under the same path
    encoding: str = ""


class FoundOnSpark(NamedTuple):
    """Hold the rows, and the faults that were known without reading, by the file's number."""

    rows: "DataFrame"
    faults: list[tuple[int, Fault]]


def find_on_spark(
    session: "SparkSession", inputs: Sequence[object], find: Find, options: ReadOptions
) -> FoundOnSpark:
    """Read the inputs, and find the mentions in each article, wherever there is room.

    Files that all machines see are read where they lie, those behind an address are
    fetched. JSON Lines and Parquet above ``spark.sql.files.maxPartitionBytes`` are
    shared out in parts.
    """
    files: list[_File] = []
    faults: list[tuple[int, Fault]] = []
    for number, given in enumerate(_list_files(session, inputs)):
        if isinstance(given, Fault):
            faults.append((number, given))
        elif (
            find_reader(Path(given.name)) is None
        ):  # the reader of files says so, and reads nothing
            faults += [
                (number, one) for one in read_file(Path(given.name)) if isinstance(one, Fault)
            ]
        else:
            files.append(given._replace(number=number))
    largest = _bytes(session.conf.get("spark.sql.files.maxPartitionBytes") or "")
    parts = [one for one in files if one.size > largest]
    lines = [one for one in map(_peek, parts) if _is_one_of(one, _LINES) and one.encoding]
    tables = [one for one in parts if _is_one_of(one, _TABLES)]
    split = {one.number for one in (*lines, *tables)}
    here = [one for one in files if one.is_here and one.number not in split]
    there = [one for one in files if not one.is_here and one.number not in split]
    frames = [_find_here(session, here, find, options)]
    frames += [_find_whole(session, there, find, options)] if there else []
    frames += [_find_in_lines(session, lines, find, options, faults)] if lines else []
    frames += [_find_in_tables(session, tables, find, options)] if tables else []
    return FoundOnSpark(reduce(lambda left, right: left.union(right), frames), faults)


def _list_files(session: "SparkSession", inputs: Sequence[object]) -> Iterator[_File | Fault]:
    """Give the files of the inputs in a stable order, those of a folder sorted by name."""
    paths = [one for one in inputs if isinstance(one, Path)]
    for path in find_files(paths) if paths or not inputs else ():
        if isinstance(path, Fault):
            yield path
        else:
            place = str(path.absolute())
            yield _File(0, name_of(path), place, path.stat().st_size, is_here=True)
    for address in (one for one in inputs if isinstance(one, Address)):
        yield from _list_address(session, address)


def _list_address(session: "SparkSession", address: Address) -> Iterator[_File | Fault]:
    """Give the files behind an address; a Fault where Spark cannot get at it."""
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        rows = files.load(address.text).select("path", "length").collect()
    except Exception as error:  # noqa: BLE001 - of any kind that a file system in Java has
        yield Fault(
            path=one_line(address.text),
            problem=f"Spark cannot read it ({cause_of(error)})",
            advice="check the address, your rights, and that the cluster has what reads it",
        )
        return
    for place, size in sorted((row.path, row.length) for row in rows):
        if not stands_beside(Path(place)) or len(rows) == 1:
            yield _File(0, _name_of(place), place, size, is_here=False)


def _name_of(place: str) -> str:
    """Give the name of a file behind an address as an id can hold it."""
    scheme, _, rest = place.partition(":")
    return f"{scheme}:{name_of(Path(rest))}"


def _bytes(size: str) -> int:
    """Read a size as Spark writes it: 134217728b."""
    return int(size.lower().removesuffix("b") or 128 * 1024 * 1024)


def _is_one_of(file: _File, suffixes: tuple[str, ...]) -> bool:
    return file.name.lower().endswith(suffixes)


def _peek(file: _File) -> _File:
    """Add the encoding of a file with lines; none where the lines cannot be told apart."""
    if not file.is_here:
        return file._replace(encoding="utf-8")  # other encodings are guessed line by line
    with Path(file.place).open("rb") as stream:
        encoding = guess_encoding(stream.read(_PEEKED))
    return file._replace(encoding="" if encoding.startswith(("utf-16", "utf-32")) else encoding)


def _rows_of(outcomes: Iterable[Findings | Fault], file: int, first: int = 0) -> Iterator[Row]:
    """Give the rows of a file, or of a part of it whose first row is ``first``."""
    for at, outcome in enumerate(outcomes, first):
        article = outcome.article if isinstance(outcome, Findings) else None
        yield file, at, article, encode(outcome)


def _found(articles: Iterable[Article | Fault], find: Find) -> Iterator[Findings | Fault]:
    for article in articles:
        yield article if isinstance(article, Fault) else find_in_one(article, find)


def _find_here(
    session: "SparkSession", files: Sequence[_File], find: Find, options: ReadOptions
) -> "DataFrame":
    """Let each task read some files where they lie."""
    slices: list[list[_File]] = []
    tasks = _TASKS_A_CORE * session.sparkContext.defaultParallelism
    most = min(_SLICE, sum(file.size for file in files) // tasks)
    size = most
    for file in files:
        if size >= most:
            slices.append([])
            size = 0
        slices[-1].append(file)
        size += file.size

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for (number,) in rows:
            for file in slices[number]:
                articles = read_file(Path(file.place), options, name=file.name)
                yield from _rows_of(_found(articles, find), file.number)

    numbers = session.range(0, len(slices), 1, max(len(slices), 1))
    return map_rows(numbers, work, FOUND)


def _find_whole(
    session: "SparkSession", files: Sequence[_File], find: Find, options: ReadOptions
) -> "DataFrame":
    """Let each task fetch some files from behind an address, whole (2 GB at most)."""
    by_place = {file.place: file for file in files}

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for place, content in rows:
            file = by_place[place]
            suffix = "".join(Path(file.name).suffixes[-2:])
            with tempfile.NamedTemporaryFile(suffix=suffix) as copy:
                copy.write(content)
                copy.flush()
                articles = read_file(Path(copy.name), options, name=file.name)
                yield from _rows_of(_found(articles, find), file.number)

    places = [_exactly(file) for file in files]
    contents = session.read.format("binaryFile").load(places).select("path", "content")
    return map_rows(contents, work, FOUND)


def _find_in_lines(
    session: "SparkSession",
    files: Sequence[_File],
    find: Find,
    options: ReadOptions,
    faults: list[tuple[int, Fault]],
) -> "DataFrame":
    """Share out the lines of large files; each part is told the number of its first line."""
    from pyspark.sql import functions

    places = [_exactly(file) for file in files]
    lines = (
        session.read.option("lineSep", "\n")
        .text(places)
        .select(
            "_metadata.file_path",
            "_metadata.file_block_start",
            functions.col("value").cast("binary"),
        )
    )
    by_path = _by_path(files)
    first: dict[tuple[str, int], int] = {}
    before: dict[str, int] = {}
    counted = lines.groupBy("file_path", "file_block_start").count().collect()
    for path, start, count in sorted(map(tuple, counted)):
        first[path, start] = before.get(path, 0) + 1
        before[path] = before.get(path, 0) + count
    full = {by_path[_plain(path)].number for path in before}
    faults += [(file.number, empty().fault(file.name)) for file in files if file.number not in full]

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        number: dict[tuple[str, int], int] = {}
        for path, start, line in rows:
            file = by_path[_plain(path)]
            at = number[path, start] = number.get((path, start), first[path, start] - 1) + 1
            articles = _read_line(line, at, file, options)
            yield from _rows_of(_found(articles, find), file.number, at * _APART)

    return map_rows(lines, work, FOUND)


def _read_line(
    line: bytes, number: int, file: _File, options: ReadOptions
) -> Iterable[Article | Fault]:
    if len(line) > options.largest + 1:
        return [too_large(options.largest).fault_at(file.name, number)]
    return read_line(line, number, file.name, file.encoding, options)


_APART = 1000  # what one line or row gives: an article and a few faults


def _find_in_tables(
    session: "SparkSession", files: Sequence[_File], find: Find, options: ReadOptions
) -> "DataFrame":
    """Share out the rows of Parquet files."""
    table = session.read.parquet(*(_exactly(file) for file in files))
    named = [name for name in table.columns if name in options.fields]
    by_path = _by_path(files)

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for path, index, *values in rows:
            file = by_path[_plain(path)]
            fields = dict(zip(named, values, strict=True))
            articles = read_row(fields, index + 1, file.name, options)
            yield from _rows_of(_found(articles, find), file.number, (index + 1) * _APART)

    columns = (f"`{name}`" for name in named)
    return map_rows(
        table.select("_metadata.file_path", "_metadata.row_index", *columns), work, FOUND
    )


def _exactly(file: _File) -> str:
    """Give the address of a file, its signs not taken for a pattern."""
    return ("file://" if file.is_here else "") + file.place.translate(_GLOB)


def _by_path(files: Sequence[_File]) -> dict[str, _File]:
    """Give the files by their path, as ``_plain`` makes it of what Spark says."""
    return {_SCHEME.sub("", file.place): file for file in files}


def _plain(place: str) -> str:
    """Give host and path of an address, without the escapes of addresses."""
    parts = urlsplit(place)
    return unquote(parts.netloc + parts.path)
