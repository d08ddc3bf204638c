"""LibreOffice saves the workbook, and every decision is still there."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from glossary.engine.review import KEYS
from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.model import Glossary
from glossary.review import decide, read_workbook

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is missing")


def save_with_libreoffice(path: Path, folder: Path) -> Path:
    """Let LibreOffice open the workbook and save it anew."""
    subprocess.run(  # noqa: S603 - a fixed program on our own file
        ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, path],  # noqa: S607 - found on PATH
        check=True,
        capture_output=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=120,
    )
    return folder / path.name


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_saving_changes_nothing_and_keeps_every_decision(
    locale: str, tmp_path: Path, glossary: Glossary
) -> None:
    path = tmp_path / "glossary.xlsx"
    write_workbook(glossary, path, ExportOptions(locale=locale))
    once = save_with_libreoffice(path, tmp_path / "once")
    assert decide(read_workbook(once), KEYS) == ((), ())

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [str(cell.value).removeprefix("✎ ") for cell in sheet[1]]
    note = next(n for n, head in enumerate(heads) if head.startswith(("Reviewer's", "审校备注")))
    for row in sheet.iter_rows(min_row=2):
        row[3].value = f"{row[3].value} edited"
        row[note].value = "2024-03-04"
    book.save(path)
    before, notices = decide(read_workbook(path), KEYS)
    assert notices == ()
    assert len(before) == 2 * len(glossary.concepts)
    twice = save_with_libreoffice(path, tmp_path / "twice")
    after, notices = decide(read_workbook(twice), KEYS)
    assert notices == ()
    assert set(after) == set(before)
