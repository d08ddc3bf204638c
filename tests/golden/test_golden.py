"""The output of a small corpus, byte for byte. `make golden` writes it anew."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from glossary.pipeline import build

HERE = Path(__file__).parent
# Not among them is glossary.html: what it knows stands in glossary.json, and the rest is the
# page's own look, which every touch of it would change here. That the same glossary gives the
# same page is held by the contract of all writers and by tests/unit/export/test_page.py.
PAGE = "glossary.html"
EXPECTED = {path.name: path for path in sorted((HERE / "expected").iterdir()) if path.name != PAGE}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build as `make golden` does, from the same folder, so that paths are the same."""
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        patch.chdir(HERE)
        build(Path("corpus"), to=out)
    return out


def test_the_same_files_are_written(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {*EXPECTED, PAGE}


@pytest.mark.parametrize("name", [name for name in EXPECTED if not name.endswith(".xlsx")])
def test_a_file_has_the_expected_bytes(written: Path, name: str) -> None:
    assert (written / name).read_bytes() == EXPECTED[name].read_bytes()


def test_the_spreadsheet_has_the_expected_parts(written: Path) -> None:
    """What zlib makes of a part differs from version to version; what it packs must not."""
    with (
        zipfile.ZipFile(written / "glossary.xlsx") as new,
        zipfile.ZipFile(EXPECTED["glossary.xlsx"]) as old,
    ):
        assert [(part.filename, part.date_time) for part in new.infolist()] == [
            (part.filename, part.date_time) for part in old.infolist()
        ]
        for name in old.namelist():
            assert new.read(name) == old.read(name), name


def test_every_process_writes_the_same_bytes(tmp_path: Path, every_format: tuple[str, ...]) -> None:
    """Hashes and addresses differ from process to process; no file may tell."""
    formats = [part for name in every_format for part in ("--format", name)]
    folders = tmp_path / "first", tmp_path / "second"
    for seed, folder in enumerate(folders, start=1):
        command = [sys.executable, "-m", "glossary", "build", "corpus", "--to", str(folder)]
        subprocess.run(  # noqa: S603 - our own command
            [*command, "--quiet", "--no-cache", *formats],
            check=True,
            cwd=HERE,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
        )
    first, second = ({path.name: path.read_bytes() for path in one.iterdir()} for one in folders)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
