"""The build on Spark, local and on a cluster of processes: the same bytes as without it."""

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glossary.config import Settings
from glossary.engine.inputs import Address
from glossary.engine.review import ReviewInputs
from glossary.engine.spark import Cluster
from glossary.errors import InputError
from glossary.model import Glossary
from glossary.pipeline import build
from glossary.report import Report
from made_up import write_articles
from made_up_warc import write_warc

pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Java is not installed"
    ),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # py4j leaves sockets to the collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # likewise
]

CORPUS = Path(__file__).parents[2] / "corpus"
FORMATS = Settings(formats=("json", "csv", "tmx"))
SOME = ("archive.jsonl.gz", "reader.jsonl", "ministries-by-letters.md", "competition-law.pdf")
REFUSED = {
    "concept": "c-1",
    "pairs": [["过拟合", "overfitting"]],
    "field": "status",
    "value": "rejected",
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of every kind of input, with ids that come again and what cannot be read."""
    import pandas as pd

    folder = tmp_path_factory.mktemp("spark") / "articles"
    folder.mkdir()
    for name in SOME:
        shutil.copy(CORPUS / name, folder)
    write_articles(folder / "made up %20#é.jsonl", 60)
    write_warc(folder / "crawl.warc.gz", 18)
    wide = folder / "wide.jsonl"
    wide.write_text(json.dumps({"id": "wide", "text": "熵(entropy)"}), encoding="utf-16")
    old = folder / "old.jsonl"
    old.write_bytes(
        "\n".join(['{"id": "made-up-3", "text": "旧事(old matter)"}'] * 3).encode("gbk")
    )
    pd.DataFrame(
        {
            "id": ["made-up-3#2", "甲", "乙"],
            "text": ["焓(enthalpy)。", "熵（entropy）增加。", None],
            "date": ["2023-11-29", None, None],
        }
    ).to_parquet(folder / "table.parquet")
    (folder / "broken.docx").write_bytes(b"PK")
    (folder / "unknown.xyz").write_bytes(b"?")
    return folder


@pytest.fixture(scope="module")
def decisions(articles: Path) -> Path:
    path = articles.parent / "decisions.jsonl"
    path.write_text(json.dumps(REFUSED) + "\n", encoding="utf-8")
    return path


def build_to(
    folder: Path, articles: Path, decisions: Path, cluster: Cluster | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """Build, and give the bytes of the files and what was said."""
    report = Report()
    review = ReviewInputs(decisions=decisions)
    build(articles, to=folder, settings=FORMATS, review=review, report=report, cluster=cluster)
    counts = f"{report.candidates} {report.kept} {sorted(report.rejections.items())}"
    written = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".parquet"
    }
    return written, [counts, *map(str, report.faults)]


@pytest.fixture(scope="module")
def expected(articles: Path, decisions: Path) -> tuple[dict[str, bytes], list[str]]:
    """Build without Spark."""
    return build_to(articles.parent / "expected", articles, decisions)


def open_session(master: str, **config: str) -> Any:  # noqa: ANN401 - pyspark may be missing
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    for key, value in config.items():
        builder = builder.config(key.replace("_", "."), value)
    return builder.getOrCreate()


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[Any]:
    session = open_session(request.param, spark_sql_files_maxPartitionBytes="20000")
    yield session
    session.stop()


def test_on_two_cores_the_bytes_are_the_same(
    articles: Path, decisions: Path, expected: object, tmp_path: Path
) -> None:
    assert build_to(tmp_path, articles, decisions, Cluster(master="local[2]")) == expected


@pytest.mark.parametrize("session", ["local[4]"], indirect=True)
@pytest.mark.usefixtures("session")
def test_files_that_are_shared_out_give_the_same_bytes(
    articles: Path, decisions: Path, expected: object, tmp_path: Path
) -> None:
    assert build_to(tmp_path / "a", articles, decisions, Cluster()) == expected


@pytest.mark.parametrize("session", ["local[4]"], indirect=True)
def test_a_result_too_large_for_files_is_a_table(
    session: Any,  # noqa: ANN401 - likewise
    articles: Path,
    tmp_path: Path,
) -> None:
    import pandas as pd

    both = [articles / "reader.jsonl", articles / "old.jsonl"]
    here = build(both)
    cluster = Cluster(most=10, table=f"file://{tmp_path}/elsewhere.parquet")
    report = Report()
    glossary = build(both, to=tmp_path / "output", report=report, cluster=cluster)
    assert glossary.concepts == ()
    assert glossary.signature == here.signature
    assert report.apart == len(here.concepts)
    assert report.table == cluster.table
    frame = pd.read_parquet(tmp_path / "elsewhere.parquet")
    assert Glossary.from_frame(frame).concepts == here.concepts
    assert session.read.parquet(cluster.table).count() == len(here.concepts)


@pytest.mark.parametrize("session", ["local[2]"], indirect=True)
@pytest.mark.usefixtures("session")
def test_addresses_are_read_like_files(articles: Path) -> None:
    report, here = Report(), Report()
    found = build(Address(f"file://{articles}"), report=report, cluster=Cluster())
    expected = build(articles, report=here)
    assert [(one.id, one.terms) for one in found.concepts] == [
        (one.id, one.terms) for one in expected.concepts
    ]
    assert report.kept == here.kept
    assert {one.article for one in found.sources if "/" not in one.article} == {
        one.article for one in expected.sources if "/" not in one.article
    }
    address = Address("s3a://nowhere/a.jsonl")
    with pytest.raises(InputError, match="no article could be read"):
        build(address, report=report, cluster=Cluster())
    assert str(report.faults[-1]).startswith("s3a://nowhere/a.jsonl: Spark cannot read it (")


def kill_an_executor(application: str, killed: list[int]) -> None:
    """Kill one of the processes of an application that do the work, once they are at it."""
    for _ in range(600):
        time.sleep(0.1)
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                command = (entry / "cmdline").read_bytes()
                children = [part.read_bytes() for part in entry.glob("task/*/children")]
            except OSError:
                continue
            ours = b"CoarseGrainedExecutorBackend" in command and application.encode() in command
            if ours and any(children):  # it has started Python: a task is under way
                os.kill(int(entry.name), signal.SIGKILL)
                killed.append(int(entry.name))
                return


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to find a process")
@pytest.mark.parametrize("session", ["local-cluster[2,1,1024]"], indirect=True)
def test_a_cluster_that_loses_a_machine_gives_the_same_bytes(
    session: Any,  # noqa: ANN401 - likewise
    articles: Path,
    decisions: Path,
    expected: object,
    tmp_path: Path,
) -> None:
    killed: list[int] = []
    application = session.sparkContext.applicationId
    killer = threading.Thread(target=kill_an_executor, args=(application, killed))
    killer.start()
    found = build_to(tmp_path, articles, decisions, Cluster())
    killer.join()
    assert len(killed) == 1
    assert found == expected
