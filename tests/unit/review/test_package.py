"""The lean reader of workbooks says of each cell what openpyxl says."""

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from glossary.review.package import Package

SHEET = "xl/worksheets/sheet1.xml"
VALUES = [
    ("术语", 7, 0.5, True, None, "=1+1", "=TRUE()", "#N/A"),
    (dt.datetime(2023, 11, 29, 8, 30), dt.date(2023, 11, 29), dt.time(8, 30), 1e300, -3),  # noqa: DTZ001 - a cell has no time zone
    ("a_x005F_x0041_", " blanks  inside ", "two\nlines", "", "'quoted", 12345678901234567890),
]


def read(path: Path) -> dict[str, list[tuple[int, int, Any, str]]]:
    with zipfile.ZipFile(path) as opened:
        package = Package(opened)
        return {
            title: [
                (number, column, cell.value, cell.kind)
                for number, cells in package.rows(title)
                for column, cell in sorted(cells.items())
            ]
            for title in package.sheets
        }


def read_by_openpyxl(path: Path) -> dict[str, list[tuple[int, int, Any, str]]]:
    book = load_workbook(path, read_only=True)
    try:
        return {
            sheet.title: [
                (number, column, cell.value, cell.data_type)
                for number, cells in enumerate(sheet.iter_rows(), start=1)
                for column, cell in enumerate(cells)
                if cell.value is not None
            ]
            for sheet in book.worksheets
        }
    finally:
        book.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a workbook with cells of every kind, gaps in it, a hidden sheet and a far column."""
    book = Workbook()
    sheet = book["Sheet"]
    for row in VALUES:
        sheet.append(row)
    sheet["A9"] = 45259.5
    sheet["A9"].number_format = "[h]:mm"
    sheet["ABC12"] = "far"
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.properties.description = "decisions:0abc"
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def change(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Put other bytes into a part; a part that is not there begins empty."""
    with zipfile.ZipFile(path) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    assert old in parts.setdefault(part, b"")
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as changed:
        for name, content in parts.items():
            changed.writestr(name, content)


def share(path: Path, string: str, doctype: str = "") -> None:
    """Let the first cell name a shared string, as all spreadsheet programs save it."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'{doctype}<sst xmlns="{space}"><si>{string}</si></sst>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="s" Type="{kind}" Target="/xl/sharedStrings.xml"/>'
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content}"/>'
    change(path, "xl/sharedStrings.xml", b"", strings.encode())
    change(
        path,
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        f"{relation}</Relationships>".encode(),
    )
    change(path, "[Content_Types].xml", b"</Types>", f"{override}</Types>".encode())
    change(path, SHEET, b'<c r="A1" ', b'<c r="A1" t="s"><v>0</v></c><c r="ZZ1" ')


@pytest.mark.parametrize("epoch", [dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)])  # noqa: DTZ001 - likewise
def test_all_kinds_of_cells_are_read_alike(path: Path, epoch: dt.datetime) -> None:
    book = load_workbook(path)
    book.epoch = epoch
    book.save(path)
    assert read(path) == read_by_openpyxl(path)


def test_the_description_is_found(path: Path) -> None:
    with zipfile.ZipFile(path) as opened:
        assert Package(opened).description == "decisions:0abc"


def test_runs_are_joined_and_phonetic_guides_left_out(path: Path) -> None:
    share(
        path,
        '<r><t>术</t></r><r><rPr><b/></rPr><t>语_x005F_</t></r><rPh sb="0" eb="1"><t>shu</t></rPh>',
    )
    assert read(path)["Sheet"][0] == (1, 0, "术语_", "s")
    assert read(path) == read_by_openpyxl(path)


def test_cells_and_rows_without_their_places_follow_each_other(path: Path) -> None:
    change(path, SHEET, b'<c r="B1"', b"<c")
    change(path, SHEET, b'<row r="2"', b"<row")
    assert read(path) == read_by_openpyxl(path)


def test_a_shared_formula_counts_in_each_of_its_cells(path: Path) -> None:
    first = b'<c r="A20"><f t="shared" ref="A20:A21" si="0">TRUE()</f><v>1</v></c>'
    second = b'<c r="A21"><f t="shared" si="0"/><v>1</v></c>'
    rows = b"<row>" + first + b"</row><row>" + second + b"</row></sheetData>"
    change(path, SHEET, b"</sheetData>", rows)
    assert [cell[2:] for cell in read(path)["Sheet"][-2:]] == [("=TRUE()", "f")] * 2


def test_entities_are_not_expanded(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="ascii")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY s SYSTEM "{secret.as_uri()}">{bomb}]>'
    share(path, "<t>a&s;&e9;b</t>", doctype)
    try:
        texts = [value for _, _, value, kind in read(path)["Sheet"] if kind == "s"]
    except etree.XMLSyntaxError:
        return  # refused is as good
    assert max(map(len, texts)) < 100
    assert not any("secret" in text for text in texts)
