"""Workbooks and termbases come from outside, too: to be reviewed, to lead, to be checked."""

from pathlib import Path

import pytest

from hostile_files import GLOSSARIES, SECRET, write_asking
from measured import LONGEST, MOST, Ended, needs_rusage, run_measured

pytestmark = needs_rusage

GOOD = "他患有消化不良(indigestion)。"


def _try(folder: Path, *options: object) -> Ended:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    build = ("build", "good.txt", "--to", "output", "--format", "json")
    ended = run_measured(*build, *options, folder=folder)
    assert ended.code in {0, 1}
    assert ended.seconds < LONGEST
    assert ended.memory < MOST
    assert "Traceback" not in ended.err
    return ended


@pytest.mark.parametrize("option", ["--review", "--base"])
@pytest.mark.parametrize("name", GLOSSARIES)
def test_a_hostile_glossary_costs_a_line(option: str, name: str, tmp_path: Path) -> None:
    if option == "--review" and not name.endswith(".xlsx"):
        pytest.skip("only workbooks are reviewed")
    (tmp_path / name).write_bytes(GLOSSARIES[name])
    ended = _try(tmp_path, option, name)
    assert (tmp_path / "output").exists() == (ended.code == 0)
    if ended.code:
        [line] = ended.err.splitlines()
        assert line.startswith(f"glossary: {name}:")


@pytest.mark.parametrize("name", GLOSSARIES)
def test_a_hostile_glossary_is_checked(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(GLOSSARIES[name])
    ended = run_measured("check", name, folder=tmp_path)
    assert ended.code in {0, 1}
    assert ended.seconds < LONGEST
    assert ended.memory < MOST
    assert "Traceback" not in ended.err


def test_no_glossary_gets_at_a_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for path in write_asking(tmp_path, secret):
        ended = _try(tmp_path, "--base", path.name)
        checked = run_measured("check", path.name, folder=tmp_path)
        assert "最高机密" not in ended.out + ended.err + checked.out + checked.err
    assert not (tmp_path / "output").exists()
