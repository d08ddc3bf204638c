"""glossary annotate, as people run it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "tests/golden/expected/glossary.json"
Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    shutil.copy(RESULT, tmp_path / "output/glossary.json")
    (tmp_path / "a.txt").write_text("Overfitting, or 過擬合: overfitting again.\n", "utf-8")
    return tmp_path


def test_a_text_is_glossed_on_standard_output(glossary_command: Command) -> None:
    ended = glossary_command("annotate", "a.txt", "-q")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "Overfitting [过拟合], or 過擬合: overfitting again.\n"
    ended = glossary_command("annotate", "a.txt", "--every")
    assert (
        ended.out == "Overfitting [过拟合], or 過擬合 [overfitting]: overfitting [过拟合] again.\n"
    )


def test_the_ending_of_the_file_says_what_is_written(glossary_command: Command) -> None:
    for name in ("b.html", "b.docx", "new/b.txt"):
        ended = glossary_command("annotate", "a.txt", "--to", name)
        assert (ended.code, ended.out) == (0, "")
        assert ended.err.endswith(f"{name}\n")
    page = Path("b.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<mark") == 3
    assert [one.text.split("\n")[0] for one in docx.Document("b.docx").comments] == ["过拟合"]
    assert "[过拟合]" in Path("new/b.txt").read_text(encoding="utf-8")


def test_a_docx_of_the_corpus_keeps_its_text(glossary_command: Command) -> None:
    original = ROOT / "corpus/stomach.docx"
    glossary_command("build", original, "--to", "output", "--format", "json")
    assert glossary_command("annotate", original, "--to", "b.docx", "--every").code == 0
    before, after = docx.Document(str(original)), docx.Document("b.docx")
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    told = {one.text.split("\n")[0] for one in after.comments}
    assert {"质子泵抑制剂", "proton pump inhibitor"} <= told


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nowhere.txt"], 1, "glossary: nowhere.txt: no such file or folder"),
        (["a.txt", "--glossary", "no.json"], 1, "glossary: no.json: No such file or directory;"),
        (["a.txt", "--format", "docx"], 2, "a .docx goes into a file; name one with --to"),
        (["a.txt", "--to", "a.txt"], 2, "--to is FILE itself; name another file"),
        (["a.txt", "--to", "a.txt/b.html"], 1, "cannot be written"),
        (["a.txt", "--format", "pdf"], 2, "'pdf' is not one of"),
        (["broken.docx", "--to", "b.docx"], 1, "glossary: broken.docx: "),
    ],
)
def test_what_goes_wrong_is_told_and_nothing_is_written(
    glossary_command: Command, args: list[str], code: int, said: str
) -> None:
    Path("broken.docx").write_bytes(b"PK\x03\x04 no zip")
    before = sorted(path.name for path in Path().iterdir())
    ended = glossary_command("annotate", "-q", *args)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert sorted({path.name for path in Path().iterdir()} - {"cache"}) == before
