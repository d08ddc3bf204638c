import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import ReadOptions, read_articles

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def read(
    folder: Path, columns: Mapping[str, object], options: ReadOptions
) -> list[Article | Fault]:
    path = folder / "a.parquet"
    pq.write_table(pa.table(columns), path)
    return list(read_articles([path], options))


def test_a_row_is_an_article(tmp_path: Path) -> None:
    columns = {
        "key": [7, None],
        "text": ["消化不良(indigestion)", "熵(entropy)"],
        "date": [dt.date(2023, 11, 29), None],
        "url": ["https://example.org/a", "javascript:alert(1)"],
        "more": [{"left": "out"}, None],
    }
    one, other = read(tmp_path, columns, ReadOptions(id_field="key"))
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (one.id, one.source.date, one.source.address) == (
        "7",
        "2023-11-29",
        "https://example.org/a",
    )
    assert (other.id, other.source.address) == (f"{tmp_path}/a.parquet#2", "")


def test_a_wrong_row_costs_no_other(tmp_path: Path) -> None:
    columns = {"id": ["a", "b", "c"], "text": [None, "x" * 100, "熵(entropy)"]}
    no_text, large, good = read(tmp_path, columns, ReadOptions(largest=99))
    assert str(no_text).startswith(f"{tmp_path}/a.parquet:1: the field 'text' is missing; ")
    assert str(large).startswith(f"{tmp_path}/a.parquet:2: larger than ")
    assert isinstance(good, Article)


def test_a_table_without_rows_is_empty(tmp_path: Path) -> None:
    [fault] = read(tmp_path, {"id": [], "text": []}, ReadOptions())
    assert "is empty" in str(fault)
