"""glossary.parquet written by many machines: the columns of ``to_frame``, a row a concept."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from glossary.classify import classify_concepts
from glossary.engine.spark.merge import Shared
from glossary.engine.spark.rows import Row, map_rows
from glossary.export.carry import Carrier
from glossary.export.frame import to_frame
from glossary.export.parquet import clean
from glossary.export.record import from_record
from glossary.model import Glossary, Source

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_COLUMNS = (
    "id string, zh_hans string, zh_hant string, en string, zh_variants array<string>,"
    " en_variants array<string>, kind string, subject_field string, review string,"
    " forbidden boolean, confidence double, mentions bigint, articles bigint, conflict boolean,"
    " context string, source string, note string, changed string, record string"
)
_TOGETHER = 1000  # concepts that are classified at once


def write_table(session: "SparkSession", shared: Shared, place: str) -> None:
    """Write the concepts as Parquet, a file a partition, wherever Spark can write."""
    names = session.createDataFrame(
        [(*root, name) for root, name in shared.names.items()],
        "root_zh string, root_en string, id string",
    )
    rows = shared.rows.join(names, ["root_zh", "root_en"]).select("id", "record")
    table = map_rows(rows.repartition("id").sortWithinPartitions("id"), _rows, _COLUMNS)
    table.write.mode("overwrite").parquet(place)


def _rows(rows: Iterator[Row]) -> Iterator[Row]:
    while some := list(islice(rows, _TOGETHER)):
        concepts = []
        sources: dict[str, Source] = {}
        for name, record in some:
            held = from_record(Glossary, json.loads(record))
            concepts += [replace(one, id=name) for one in held.concepts]
            sources |= {one.article: one for one in held.sources}
        known = clean(classify_concepts(concepts), Carrier("parquet"))
        glossary = Glossary(concepts=known, sources=tuple(sources.values()))
        yield from to_frame(glossary).itertuples(index=False, name=None)
