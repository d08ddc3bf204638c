"""Run the first rooms and the merging on a cluster, and bring the result here."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.engine.encoding import decode, encode
from glossary.engine.findings import Findings
from glossary.engine.inputs import Input
from glossary.engine.local import Find
from glossary.engine.review import Gathered, add_known
from glossary.engine.spark.find import find_on_spark
from glossary.engine.spark.merge import Shared, merge_on_spark, spread_mentions
from glossary.engine.spark.rows import Row, map_rows
from glossary.engine.spark.session import open_session
from glossary.engine.spark.table import write_table
from glossary.errors import InputError
from glossary.model import Concept, Fault, Proposal, Reason, Source
from glossary.read import Ids, ReadOptions
from glossary.report import Report
from glossary.review import refused_pairs

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SUMMARIES = "file int, at bigint, line binary, kept int, rejections string"
_TABLE = "glossary.parquet"
_MENTIONS_A_PART = 20_000
_ROOT = "regexp_replace(article, '(#[0-9]+)+$', '')"  # what an id was before Ids numbered it
Places = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Say where a run is shared out and where a large result goes.

    ``master`` is Spark's name for it (``local[4]``, ``spark://host:7077``, ``yarn``);
    without it Spark's own configuration decides. Above ``most`` mentions the result
    is only a Parquet table, which the machines write to the address ``table``
    (usual: glossary.parquet in the folder of the build).
    """

    master: str = ""
    table: str = ""
    most: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Hold what a run found; ``concepts`` is empty where all ``count`` are only in ``table``."""

    sources: dict[str, Source]
    concepts: tuple[Concept, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    table: str = ""
    count: int = 0


def run_on_spark(  # noqa: PLR0913 - keywords
    inputs: Sequence[Input],
    find: Find,
    *,
    cluster: Cluster,
    options: ReadOptions,
    reviewed: Gathered,
    to: Path | None,
    strict: bool,
    report: Report,
    watch: Callable[[Fault], None],
) -> Merged:
    """Find mentions and merge them on a cluster; the same as here, whatever runs where.

    Counts go into ``report``. Raises InputError for the first skipped input where
    ``strict`` is set, and for a large result where decisions must be laid over it.
    """
    with open_session(cluster.master) as session:
        from pyspark import StorageLevel

        found, known = find_on_spark(session, inputs, find, options)
        found = found.persist(StorageLevel.DISK_ONLY)
        renamed, told = _rename(found)
        faults = [*((file, 0, fault) for file, fault in known), *told]
        sources = _count(found, renamed, report, faults)
        for _, _, fault in sorted(faults, key=lambda one: one[:2]):
            if strict and fault.skipped:
                raise InputError(str(fault))
            report.add(fault)
            watch(fault)
        parts = max(session.sparkContext.defaultParallelism, report.kept // _MENTIONS_A_PART)
        session.conf.set("spark.sql.shuffle.partitions", parts)
        mentions = spread_mentions(found, renamed, refused_pairs(reviewed.decisions))
        mentions = mentions.persist(StorageLevel.DISK_ONLY)
        kept = merge_on_spark(session, mentions.where("NOT aside"))
        if report.kept > cluster.most and to is not None:
            return _write(session, kept, cluster, reviewed, to, sources)
        aside = mentions.where("aside")
        refused = () if aside.isEmpty() else tuple(merge_on_spark(session, aside).concepts())
        concepts = add_known(tuple(kept.concepts()), refused, reviewed)
        return Merged(sources=sources, concepts=concepts, proposals=kept.proposals)


def _rename(found: "DataFrame") -> tuple[Places, list[tuple[int, int, Fault]]]:
    """Give articles with an id that was given before another one, in the order of the articles.

    Only ids that begin alike can stand in each other's way: they come here, all others
    stay where they are.
    """
    articles = found.where("article IS NOT NULL").selectExpr("*", f"{_ROOT} AS root")
    again = articles.groupBy("article", "root").count().where("count > 1").select("root")
    alike = articles.join(again.distinct(), "root").select("file", "at", "line").collect()
    ids = Ids()
    renamed: dict[tuple[int, int], str] = {}
    faults: list[tuple[int, int, Fault]] = []
    for file, at, line in sorted(map(tuple, alike), key=lambda row: row[:2]):
        outcome = decode(line)
        if isinstance(outcome, Findings):
            source, fault = ids.make_unique(outcome.source)
            if fault:
                renamed[file, at] = source.article
                faults.append((file, at, fault))
    return renamed, faults


def _count(
    found: "DataFrame",
    renamed: Places,
    report: Report,
    faults: list[tuple[int, int, Fault]],
) -> dict[str, Source]:
    """Count what was found, without bringing it here, and add what could not be read."""

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for file, at, _, line in rows:
            outcome = decode(line)
            if isinstance(outcome, Fault):
                yield file, at, line, 0, ""
                continue
            reasons = [one.reason for one in outcome.rejections]
            name = renamed.get((file, at), outcome.article)
            bare = replace(outcome, source=replace(outcome.source, article=name), found=())
            yield file, at, encode(bare), len(outcome.mentions), json.dumps(reasons)

    sources: dict[str, Source] = {}
    for file, at, line, kept, reasons in map_rows(found, work, _SUMMARIES).toLocalIterator():
        outcome = decode(line)
        if isinstance(outcome, Fault):
            faults.append((file, at, outcome))
            continue
        report.add(outcome)
        report.kept += kept
        report.rejections.update(map(Reason, json.loads(reasons)))
        sources[outcome.article] = outcome.source
    return sources


def _write(  # noqa: PLR0913, PLR0917 - what a run holds
    session: "SparkSession",
    shared: Shared,
    cluster: Cluster,
    reviewed: Gathered,
    to: Path,
    sources: dict[str, Source],
) -> Merged:
    """Let the cluster write a result that is too large for one machine."""
    if reviewed.decisions or reviewed.base:
        raise InputError(
            f"more than {cluster.most:,} mentions: decisions and earlier glossaries cannot be laid"
            " over so many; build without them, or in parts"
        )
    here = to / _TABLE
    write_table(session, shared, cluster.table or f"file://{here.absolute()}")
    return Merged(sources=sources, table=cluster.table or str(here), count=len(shared.names))
