"""LibreOffice opens every CSV and XLSX and gives the same cells back, and every comment."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from openpyxl import load_workbook

from glossary.annotate import Glosser, annotate_document
from glossary.engine.index import entries_of
from glossary.model import Glossary

Write = Callable[[str, Path], Path]

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

# Comma, double quote, UTF-8, from line 1, every column a text: the settings of its dialogue.
AS_TEXT = "CSV:44,34,76,1,{columns},1033,true"
TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"


def convert(path: Path, *arguments: str) -> Path:
    """Let LibreOffice convert a file with a home of its own; give what it wrote."""
    out = path.parent / "out"
    subprocess.run(  # noqa: S603 - a fixed program on our own files
        ["soffice", "--headless", *arguments, "--outdir", out, path],  # noqa: S607 - on PATH
        check=True,
        capture_output=True,
        env={"HOME": str(path.parent), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=180,
    )
    (converted,) = out.iterdir()
    return converted


def table_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("name", ["csv", "memoq", "deepl", "google", "aws"])
def test_a_csv_gives_the_same_cells(name: str, tmp_path: Path, write: Write) -> None:
    path = write(name, tmp_path)
    ours = table_of(path)
    columns = "/".join(f"{number}/2" for number in range(1, len(ours[0]) + 1))
    converted = convert(
        path, f"--infilter={AS_TEXT.format(columns=columns)}", "--convert-to", "xlsx"
    )
    (sheet,) = load_workbook(converted).worksheets
    theirs = []
    for row in sheet.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
        theirs.append(["" if cell.value is None else str(cell.value) for cell in row])
    assert [row[: len(ours[0])] for row in theirs] == ours


def test_the_guarded_csv_has_no_formula_when_just_opened(tmp_path: Path, write: Write) -> None:
    """As somebody does who double-clicks it: no column is set to text."""
    path = write("csv", tmp_path)
    converted = convert(path, "--infilter=CSV:44,34,76,1,,1033,false", "--convert-to", "xlsx")
    (sheet,) = load_workbook(converted).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=1+1" in [cell.value for cell in cells]


@pytest.mark.parametrize("name", ["multiterm", "phrase", "matecat"])
def test_the_tables_of_the_tools_give_the_same_cells(
    name: str, tmp_path: Path, write: Write
) -> None:
    path = write(name, tmp_path)
    (sheet,) = load_workbook(path).worksheets
    ours = [
        [_as_csv(cell.value) for cell in row] for row in sheet.iter_rows(max_col=sheet.max_column)
    ]
    assert table_of(convert(path, "--convert-to", TO_CSV)) == ours


def _as_csv(value: object) -> str:
    """Give a cell as LibreOffice writes it into CSV."""
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def test_the_workbook_gives_the_same_terms(tmp_path: Path, write: Write) -> None:
    path = write("xlsx", tmp_path)
    converted = convert(path, "--convert-to", "ods")
    back = convert(converted, "--convert-to", "xlsx")
    ours, theirs = load_workbook(path).worksheets, load_workbook(back).worksheets
    assert [sheet.title for sheet in theirs] == [sheet.title for sheet in ours]
    for our_sheet, their_sheet in zip(ours, theirs, strict=True):
        for row in our_sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "s":
                    assert (their_sheet[cell.coordinate].value or "") == cell.value, cell.coordinate


def test_a_glossed_document_has_its_text_and_a_comment_at_each_term(
    glossary: Glossary, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("The World ").add_run("Health Organization").bold = True
    document.add_table(1, 1).cell(0, 0).text = "WHO与世界衛生組織"
    document.save(str(path))
    glosser = Glosser(entries_of(glossary))
    path.write_bytes(annotate_document(path, glosser, every=True))
    with ZipFile(convert(path, "--convert-to", "odt")) as converted:
        text = etree.fromstring(converted.read("content.xml"))
    annotation = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
    told = [str(note.xpath("string()")) for note in text.iter(annotation)]
    assert len(told) == 3
    for note, gloss in zip(told, ("世界卫生组织", "世界卫生组织", "World Health"), strict=True):
        assert gloss in note
    etree.strip_elements(text, annotation, with_tail=False)
    assert "The World Health OrganizationWHO与世界衛生組織" in str(text.xpath("string()"))
