"""The file: the same bytes for the same glossary, parts that any reader takes."""

import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.model import Glossary

SHEETS = {
    "en": ["Glossary", "Conflicts", "Review needed", "Sources", "Summary", "Read me"],
    "zh": ["术语表", "译名冲突", "待审", "来源", "概览", "说明"],
}


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_sheets_stand_in_order_and_the_lists_are_hidden(
    sample: Glossary, written: Callable[..., Any], locale: str
) -> None:
    workbook = written(sample, locale=locale)
    assert [sheet.title for sheet in workbook if sheet.sheet_state == "visible"] == SHEETS[locale]
    assert [sheet.title for sheet in workbook if sheet.sheet_state == "hidden"] == [
        "_lists",
        "_written",
    ]
    assert workbook.active.title == SHEETS[locale][0]


def test_the_same_glossary_gives_the_same_bytes_at_any_time(
    sample: Glossary, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_workbook(sample, first, ExportOptions())
    time.sleep(2.1)  # the clock of a zip entry ticks every two seconds
    write_workbook(sample, second, ExportOptions())
    assert first.read_bytes() == second.read_bytes()


def test_every_date_in_the_file_is_the_signatures(sample: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "glossary.xlsx"
    write_workbook(sample, path, ExportOptions())
    with zipfile.ZipFile(path) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2023, 11, 29, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert re.findall(r"dcterms:W3CDTF..([^<]*)<", core) == ["2023-11-29T00:00:00Z"] * 2


@pytest.mark.parametrize("stamp", ["", "soon", "1970-01-01T00:00:00Z", "2999-12-31"])
def test_a_date_that_no_zip_file_can_hold_is_no_fault(
    sample: Glossary, tmp_path: Path, stamp: str
) -> None:
    path = tmp_path / "glossary.xlsx"
    glossary = replace(sample, signature=replace(sample.signature, date=stamp))
    write_workbook(glossary, path, ExportOptions())
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None


def test_every_part_is_well_formed_and_every_link_has_its_target(
    sample: Glossary, tmp_path: Path
) -> None:
    path = tmp_path / "glossary.xlsx"
    write_workbook(sample, path, ExportOptions())
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        assert len(names) == len(set(names))
        for name in names:
            etree.fromstring(file.read(name))
        targets = file.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "https://example.org/%E7%83%8F%E9%8E%AE?a=1&amp;b=2" in targets


def test_an_empty_glossary_is_a_workbook_too(written: Callable[..., Any]) -> None:
    workbook = written(Glossary())
    assert workbook["Glossary"].max_row == 1
    assert workbook["Summary"]["B6"].value == 0


def test_more_concepts_than_a_sheet_holds_go_to_further_sheets_and_it_is_said(
    many_concepts: Callable[[int], Glossary], tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "glossary.xlsx"
    losses = write_workbook(many_concepts(25), path, ExportOptions(), rows_a_sheet=10)
    workbook = openpyxl.load_workbook(path)
    titles = ["Glossary", "Glossary 2", "Glossary 3"]
    assert workbook.sheetnames[:3] == titles
    ids = [row[0].value for title in titles for row in workbook[title].iter_rows(min_row=2)]
    assert ids == [f"c-{number:010x}" for number in range(25)]
    assert [row[0].value for row in workbook["_written"].iter_rows(min_row=2)] == ids
    assert any("25 concepts in 3 sheets" in loss.what for loss in losses)


def test_a_folder_that_is_not_there_is_an_os_error(sample: Glossary, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write_workbook(sample, tmp_path / "missing" / "glossary.xlsx", ExportOptions())
