"""One hostile file costs neither the other articles, nor the machine, nor a secret."""

import json
from pathlib import Path

import pytest

from hostile_files import FILES, SECRET, write, write_spies
from measured import LONGEST, MOST, needs_rusage, run_measured

pytestmark = needs_rusage


FORMAT = ("--format", "json")
GOOD = "他患有消化不良(indigestion)。"


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
    ended = run_measured("build", "corpus", *FORMAT, "--to", "output", folder=corpus.parent)
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
    ended = run_measured("build", "corpus", "--to", "output", folder=corpus.parent)
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
    ended = run_measured("extract", path, folder=corpus.parent)
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [(one["zh"], one["en"]) for one in found] == ([(zh, en)] if zh == "二元论" else [])
