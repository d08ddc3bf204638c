"""One hostile file costs neither the other articles, nor the machine, nor a secret."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pytest

from hostile_files import FILES, SECRET, write, write_spies

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs wait4 to measure memory")

LONGEST = 40  # seconds of the processor; most take two
MOST = 1200  # MiB
FORMAT = ("--format", "json")
GOOD = "他患有消化不良(indigestion)。"


class Ended(NamedTuple):
    """Hold how a command ended: seconds, MiB at its peak, and what it said."""

    code: int
    seconds: float
    memory: int
    out: str
    err: str


def _run(*args: object, folder: Path) -> Ended:
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        started = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "glossary", *map(str, args)], stdout=out, stderr=err, cwd=folder
        )
        timer = Timer(10 * LONGEST, started.kill)  # the machine may be busy with other tests
        timer.start()
        _, status, used = os.wait4(started.pid, 0)
        timer.cancel()
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Ended(
            code=started.returncode,
            seconds=used.ru_utime + used.ru_stime,
            memory=used.ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10),
            out=out.read().decode(),
            err=err.read().decode(),
        )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", [name.encode("unicode-escape").decode() for name in FILES])
def test_a_hostile_file_costs_nothing_but_itself(name: str, corpus: Path) -> None:
    name = name.encode().decode("unicode-escape")
    write(name, corpus)
    ended = _run("build", "corpus", *FORMAT, "--to", "output", folder=corpus.parent)
    assert ended.code in {0, 1}, ended.err
    assert ended.seconds < LONGEST
    assert ended.memory < MOST
    assert "Traceback" not in ended.err
    assert "\x1b" not in ended.err
    if ended.code == 1:
        lines = [line for line in ended.err.splitlines() if line.startswith("glossary: ")]
        assert lines
        assert all(line.removeprefix("glossary: ").startswith("corpus/") for line in lines)
    built = (corpus.parent / "output" / "glossary.json").read_text(encoding="utf-8")
    assert "消化不良" in built


def test_nothing_is_read_from_outside_the_folder(corpus: Path) -> None:
    write_spies(corpus)
    ended = _run("build", "corpus", "--to", "output", folder=corpus.parent)
    assert ended.code == 1
    assert "Traceback" not in ended.err
    written = b"".join(path.read_bytes() for path in (corpus.parent / "output").iterdir())
    assert "消化不良".encode() in written
    assert "最高机密".encode() not in written + (ended.out + ended.err).encode()
    assert SECRET  # what the files ask for is there to be found


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("二元论", "dualism"),  # 二 is a Han character, and is Chinese
        ("ニ元論", "dualism"),  # ニ is kana that looks like it: Japanese
        ("消化不良", "іndigestion"),
    ],
)
def test_letters_that_look_alike_are_told_apart(zh: str, en: str, corpus: Path) -> None:
    path = corpus / "passages.jsonl"
    path.write_text(json.dumps({"id": "x", "text": f"他提到{zh}（{en}）。"}), encoding="utf-8")
    ended = _run("extract", path, folder=corpus.parent)
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [(one["zh"], one["en"]) for one in found] == ([(zh, en)] if zh == "二元论" else [])
