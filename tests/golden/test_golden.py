"""The output of a small corpus, byte for byte. `make golden` writes it anew."""

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
