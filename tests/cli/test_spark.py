"""What a user is told where --engine spark cannot work; tests/clients has where it can."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.fixture
def build_on_spark(glossary_command: Build, tmp_path: Path) -> Build:
    """Build one article with some more options."""
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。", encoding="utf-8")

    def build(*options: str) -> Any:  # noqa: ANN401 - what the command gives
        return glossary_command("build", article, "--to", tmp_path / "output", *options)

    return build


def test_without_pyspark_one_line_says_how_to_get_it(
    build_on_spark: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    ended = build_on_spark("--engine", "spark")
    assert ended.code == 1
    assert ended.err == (
        "glossary: --engine spark needs PySpark, which is not installed;"
        " run: pip install 'zh-en-glossary[spark]'\n"
    )


def test_without_java_one_line_says_so(
    build_on_spark: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    ended = build_on_spark("--engine", "spark")
    assert ended.code == 1
    assert ended.err.startswith("glossary: --engine spark needs Java 17 or newer")
    assert ended.err.count("\n") == 1


def test_a_cluster_without_the_engine_is_a_wrong_command(build_on_spark: Build) -> None:
    ended = build_on_spark("--master", "local[2]")
    assert ended.code == 2
    assert "--engine spark" in ended.err


def test_an_address_needs_the_engine(glossary_command: Build, tmp_path: Path) -> None:
    ended = glossary_command("build", "hdfs://host/articles", "--to", tmp_path)
    assert ended.code == 2
    assert "an address is read by --engine spark only" in ended.err
