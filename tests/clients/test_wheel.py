"""The wheel, in an environment of its own, without anything that only development needs."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, folder: Path) -> str:
    ended = subprocess.run(  # noqa: S603 - our own wheel
        command,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it with what is pinned to run it; give its folder of programs."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    _run(*build, ROOT, folder=folder)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet")
    requirements = ROOT / "requirements"
    _run(*pip, "--require-hashes", "-r", requirements / "build.txt", folder=folder)
    pinned = (*pip, "--require-hashes", "--no-build-isolation", "-r", requirements / "run.txt")
    _run(*pinned, folder=folder)
    _run(*pip, "--no-deps", wheel, folder=folder)
    return programs


def test_the_wheel_runs_alone(installed: Path, tmp_path: Path) -> None:
    there = json.loads(
        _run(installed / "python", "-m", "pip", "list", "--format=json", folder=tmp_path)
    )
    assert not {"pytest", "mypy", "ruff", "hypothesis", "pyspark"} & {one["name"] for one in there}
    _run(installed / "python", "-m", "pip", "check", folder=tmp_path)
    (tmp_path / "a.txt").write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    command = installed / "glossary"
    assert "Usage: glossary" in _run(command, "--help", folder=tmp_path)
    _run(command, "build", "a.txt", "--to", "output", folder=tmp_path)
    made = {path.name for path in (tmp_path / "output").iterdir()}
    assert {"glossary.xlsx", "glossary.html", "glossary.tmx", "glossary.json"} <= made
    found = _run(command, "lookup", "indigestion", folder=tmp_path)
    assert "消化不良" in found


def test_the_wheel_holds_its_licence_and_types_and_no_test(installed: Path, tmp_path: Path) -> None:
    shown = _run(
        installed / "python", "-m", "pip", "show", "--files", "zh-en-glossary", folder=tmp_path
    )
    assert "licenses/LICENSE" in shown
    assert "glossary/py.typed" in shown
    assert "glossary/align/weights.json" in shown
    assert "tests/" not in shown
