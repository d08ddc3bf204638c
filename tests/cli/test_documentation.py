"""What the README and the documentation show is what the program does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from glossary.cli.group import glossary

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
EXAMPLE = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<out>(?:.*\n)*?)```$", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(?P<code>(?:.*\n)*?)```$", re.MULTILINE)
SHOWN = re.compile(
    r"^(?:    |\$ |)(?:\$ )?(?:\.venv/bin/|env/bin/)?glossary (?P<args>[a-z].*)$", re.MULTILINE
)
CODE = re.compile(r"^```(?:sh|console)\n((?:.*\n)*?)```$|((?:^    .*\n)+)", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder as the examples expect it: corpus/, articles/, and glossary on the path."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("他患有消化不良(indigestion)。", "utf-8")
    command = tmp_path / "bin" / "glossary"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m glossary "$@"\n', "utf-8")
    command.chmod(0o755)
    return tmp_path


def _found(pattern: re.Pattern[str]) -> Iterator[object]:
    for page in PAGES:
        for number, found in enumerate(pattern.finditer(page.read_text(encoding="utf-8")), 1):
            yield pytest.param(found, id=f"{page.relative_to(ROOT)}-{number}")


def _expression(shown: str) -> str:
    """Let a line `...` stand for any lines, and `...` in a line for any text."""
    lines = (re.escape(line).replace(re.escape("..."), ".*") for line in shown.splitlines())
    return "".join("(?:.*\n)*" if line == ".*" else line + "\n" for line in lines)


@pytest.mark.parametrize("example", list(_found(EXAMPLE)))
def test_an_example_prints_what_is_shown(folder: Path, example: re.Match[str]) -> None:
    ended = subprocess.run(  # noqa: S602 - a line of our own documentation
        example["command"],
        cwd=folder,
        env=os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "COLUMNS": "200"},
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.fullmatch(_expression(example["out"]), ended.stdout + ended.stderr), (
        ended.stdout + ended.stderr
    )


@pytest.mark.parametrize("example", list(_found(PYTHON)))
def test_an_example_in_python_runs(folder: Path, example: re.Match[str]) -> None:
    if "read_parquet" in example["code"]:
        pytest.importorskip("pyarrow", reason="pyarrow is an extra; `make test-clients` has it")
        made = [sys.executable, "-m", "glossary", "build", "articles", "--to", "output"]
        subprocess.run([*made, "--for", "pandas", "--quiet"], cwd=folder, check=True)  # noqa: S603
    subprocess.run([sys.executable, "-c", example["code"]], cwd=folder, check=True)  # noqa: S603 - likewise


def _commands() -> Iterator[object]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        code = "".join(block[1] or block[2] for block in CODE.finditer(text))
        for shown in dict.fromkeys(found["args"] for found in SHOWN.finditer(code)):
            yield pytest.param(shown, id=f"{page.relative_to(ROOT)}-{shown}")


@pytest.mark.parametrize("shown", list(_commands()))
def test_a_command_that_is_shown_exists_with_its_options(shown: str) -> None:
    words = shlex.split(re.split(r" [|>]| \\|  +#", shown)[0], comments=True)
    command: click.Command = glossary
    while isinstance(command, click.Group) and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    assert command is not glossary, f"no such command: {shown}"
    known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known
