"""A plain table: text stays text, and a limit is never met in silence."""

from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook

from glossary.export.carry import Carrier
from glossary.export.plain_sheet import MOST_UNITS, cell_text, write_sheet

MOMENT = datetime(2023, 11, 29, tzinfo=UTC)


def test_rows_that_a_sheet_cannot_hold_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    carrier = Carrier("phrase")
    write_sheet(path, [["zh-CN"], ["一"], ["二"], ["三"]], MOMENT, carrier, most_rows=2)
    (sheet,) = load_workbook(path).worksheets
    assert [cell.value for cell in sheet["A"]] == ["zh-CN", "一"]
    assert [loss.what for loss in carrier.done()] == ["the last 2 rows: a sheet holds 2"]


def test_a_formula_stays_text_when_somebody_edits_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    write_sheet(path, [["=1+1", True, None, "功夫"]], MOMENT, Carrier("phrase"))
    (sheet,) = load_workbook(path).worksheets
    formula, yes, nothing, text = sheet[1]
    assert (formula.value, formula.data_type, formula.quotePrefix) == ("=1+1", "s", True)
    assert (yes.value, nothing.value, text.quotePrefix) == (True, None, False)


def test_a_text_too_long_for_a_cell_is_left_out_and_reported() -> None:
    carrier = Carrier("phrase")
    assert cell_text(carrier, "c-1", "\U00020bb7" * (MOST_UNITS // 2)) != ""
    assert carrier.done() == ()
    assert cell_text(carrier, "c-1", "\U00020bb7" * (MOST_UNITS // 2 + 1)) == ""
    assert len(carrier.done()) == 1
