"""Read .parquet: an article a row, a few rows in memory at a time.

Needs pyarrow, which the extra ``parquet`` installs.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.model import Article, Fault
from glossary.read.fault import UnreadableError, empty, too_large
from glossary.read.jsonl import read_fields
from glossary.read.options import ReadOptions

_ROWS = 64  # at a time; texts are long


def read_parquet(path: Path, name: str, options: ReadOptions) -> Iterator[Article | Fault]:
    """Read an article a row; the columns are named as the fields of JSON Lines."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UnreadableError(
            "Parquet needs pyarrow, which is not installed",
            "run: pip install 'zh-en-glossary[parquet]'",
        ) from None
    number = 0
    with path.open("rb") as stream:
        if not stream.peek(1):
            raise empty()
        try:
            table = pq.ParquetFile(stream)
            named = [one for one in table.schema_arrow.names if one in options.fields]
            for batch in table.iter_batches(_ROWS, columns=named, use_threads=False):
                for fields in batch.to_pylist():
                    number += 1
                    yield from read_row(fields, number, name, options)
        except (pa.ArrowException, OSError, ValueError, OverflowError):
            raise UnreadableError(
                "damaged or no Parquet file", "fetch or write it again", line=number
            ) from None
    if not number:
        raise empty()


def read_row(
    fields: Mapping[str, object], number: int, name: str, options: ReadOptions
) -> Iterator[Article | Fault]:
    """Read one row. Never raises."""
    text = fields.get(options.text_field)
    if isinstance(text, str) and len(text.encode("utf-8", "replace")) > options.largest:
        yield too_large(options.largest).fault_at(name, number)
    else:
        yield from read_fields(fields, number, name, options)
