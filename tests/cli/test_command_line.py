"""The command line as a whole: exit codes, streams, endings, speed of the start."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from glossary import __version__
from glossary.cli.group import glossary

ROOT = Path(__file__).parents[2]
GLOSSARY = [sys.executable, "-m", "glossary"]
HEAVY = {"jieba", "lxml", "numpy", "opencc", "openpyxl", "pandas", "rich", "spacy", "trafilatura"}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ([], 2, "Usage: glossary"),
        (["translate"], 2, "No such command 'translate'"),
        (["build", "a.txt"], 2, "Missing option '--to'"),
        (["build", "--to", "out"], 2, "Missing argument 'INPUT...'"),
        (["build", "a.txt", "--to", "out", "--format", "doc"], 2, "'doc' is not one of xlsx, html"),
        (["extract", "--fast", "a.txt"], 2, "No such option '--fast'"),
        (["extract", "nowhere.txt"], 1, "nowhere.txt: no such file"),
        (["extract", "a.txt", "--config", "nowhere.toml"], 1, "nowhere.toml: No such file"),
        (["explain", "nowhere.txt"], 1, "nowhere.txt: no such file"),
        (["evaluate", "nowhere.jsonl"], 1, "nowhere.jsonl: No such file"),
        (["check", "nowhere.docx"], 1, "nowhere.docx: No such file"),
        (["build", "a.txt", "--to", ""], 2, "the name is empty"),
        (["extract", ""], 2, "the name is empty"),
    ],
)
def test_what_goes_wrong_is_told_on_standard_error(
    glossary_command: Callable[..., Any], args: list[str], code: int, said: str
) -> None:
    ended = glossary_command(*args)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["--version"], ["extract", "--help"]])
def test_what_was_asked_for_goes_to_standard_output(
    glossary_command: Callable[..., Any], args: list[str]
) -> None:
    ended = glossary_command(*args)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


def test_the_version_is_that_of_the_package() -> None:
    out = subprocess.run([*GLOSSARY, "--version"], check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    assert out.stdout == f"glossary {__version__}\n"


@pytest.mark.parametrize("module", ["glossary", "glossary.cli.run"])
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str) -> None:
    show = f"import sys, {module}; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    assert not HEAVY & set(out.stdout.split())


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_deleted_current_folder_costs_nothing(tmp_path: Path, command: str) -> None:
    article, gone = tmp_path / "a.txt", tmp_path / "gone"
    article.write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    gone.mkdir()
    to = f"--to {tmp_path / 'out'}" if command == "build" else ""
    line = f"cd {gone} && rmdir {gone} && {sys.executable} -m glossary {command} {article} {to}"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # a relative one stops Python itself
    ended = subprocess.run(  # noqa: S603 - our own command
        ["sh", "-c", line],  # noqa: S607 - the shell
        check=False,
        capture_output=True,
        text=True,
        env=env,
    )
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert "消化不良" in ended.stdout or (tmp_path / "out" / "glossary.json").exists()


def test_a_closed_standard_output_is_told_in_a_line() -> None:
    line = f"{sys.executable} -m glossary --version >&-"
    ended = subprocess.run(["sh", "-c", line], check=False, capture_output=True, text=True)  # noqa: S603, S607 - our own command
    assert ended.returncode == 1
    assert ended.stderr.startswith("glossary: standard output is closed")
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_an_input_without_the_right_to_read_stops_no_other(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    locked, open_ = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (locked, open_):
        path.write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    locked.chmod(0)
    ended = glossary_command("extract", str(locked), str(open_))
    assert ended.code == 1
    assert "消化不良" in ended.out
    assert ended.err.count("\n") == 1


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。\n" * 5_000, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 - our own command
        [*GLOSSARY, "extract", str(article)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_standard_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(  # noqa: S603 - our own command
            [*GLOSSARY, "extract", str(article)],
            check=False, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert ended.returncode == 1
    [line] = ended.stderr.splitlines()
    assert line.startswith("glossary: standard output: ")


def test_a_cache_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。\n" * 3, encoding="utf-8")
    ended = subprocess.run(  # noqa: S603 - our own command
        [*GLOSSARY, "extract", str(article), str(article)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "GLOSSARY_CACHE": str(tmp_path / "file" / "cache")},
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count("消化不良") >= 3


def test_an_interrupt_ends_the_run_in_one_line(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    line = '{"text": "他患有消化不良(indigestion)。"}\n'
    articles.write_text(line * 100_000, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 - our own command
        [*GLOSSARY, "extract", str(articles)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().strip() == "glossary: stopped; nothing was changed"


def test_nothing_in_an_article_acts_on_the_terminal(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("\x1b[2J\u202e他患有消化不良(indigestion)。\x07（见图 2）", encoding="utf-8")
    ended = glossary_command("explain", article)
    assert ended.code == 0
    assert "消化不良 = indigestion" in ended.out
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ended.out)


def test_explain_tells_why(glossary_command: Callable[..., Any], tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。见图（Figure 2）。", encoding="utf-8")
    out = glossary_command("explain", article).out
    assert "1 kept, 1 rejected" in out
    assert "kept      消化不良 = indigestion" in out
    assert "rejected  citation, figure or table reference" in out


def test_evaluate_shows_figures_and_errors(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "p", "text": "他患有消化不良(indigestion)，与熵无关。", "pairs":'
        ' [{"zh": "消化不良", "en": "indigestion"}, {"zh": "熵", "en": "entropy"}]}',
        encoding="utf-8",
    )
    ended = glossary_command("evaluate", gold, "--errors")
    assert ended.code == 0
    assert re.search(r"^strict +1\.000 +0\.500 +0\.667 +1 +0 +1$", ended.out, re.MULTILINE)
    assert "missed    p  熵 = entropy" in ended.out


def _names(command: click.Command, path: str) -> Iterator[str]:
    yield path
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from (name for name in parameter.opts if name.startswith("--"))
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _names(below, f"{path} {name}")


def test_every_command_and_option_is_documented() -> None:
    text = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "README.md", ROOT / "docs/commands.md")
    )
    missing = [name for name in _names(glossary, "glossary") if f"`{name}" not in text]
    assert not missing
