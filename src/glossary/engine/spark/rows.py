"""Rows of plain values in and out of Arrow batches, which is how Spark hands them over."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Row = tuple[Any, ...]
Work = Callable[[Iterator[Row]], Iterable[Row]]

_TOGETHER = 256  # rows a batch


def map_rows(frame: "DataFrame", work: Work, columns: str) -> "DataFrame":
    """Let ``work`` turn the rows of each partition into rows of ``columns`` (name and type)."""

    def over_batches(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return _to_batches(iter(work(_rows(batches))), columns)

    return frame.mapInArrow(over_batches, columns)


def map_groups(
    frame: "DataFrame",
    keys: tuple[str, ...],
    work: Callable[[list[Row]], Iterable[Row]],
    columns: str,
) -> "DataFrame":
    """Bring the rows of each key together (they come first in a row) and let ``work`` turn them."""

    def over_rows(rows: Iterator[Row]) -> Iterator[Row]:
        for _, group in groupby(rows, key=lambda row: row[: len(keys)]):
            yield from work(list(group))

    return map_rows(frame.repartition(*keys).sortWithinPartitions(*keys), over_rows, columns)


def _rows(batches: "Iterable[pa.RecordBatch]") -> Iterator[Row]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _to_batches(rows: Iterator[Row], columns: str) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    types = {
        "int": pa.int32(),
        "bigint": pa.int64(),
        "string": pa.string(),
        "binary": pa.binary(),
        "boolean": pa.bool_(),
        "double": pa.float64(),
        "array<string>": pa.list_(pa.string()),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in map(str.split, columns.split(","))])
    while some := list(islice(rows, _TOGETHER)):
        arrays = [
            pa.array(values, field.type)
            for values, field in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
