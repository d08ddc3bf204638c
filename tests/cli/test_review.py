"""glossary review, glossary diff and the options of build that bring decisions."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Command = Callable[..., Any]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "police.txt").write_text(
        "The Ministry of Public Security (公安部) said so.", encoding="utf-8"
    )
    (folder / "stomach.txt").write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    return folder


def edit(path: Path, **cells: str) -> None:
    """Type into the row of 公安部."""
    book = openpyxl.load_workbook(path)
    sheet = book["Glossary"]
    heads = [str(cell.value).removeprefix("✎ ") for cell in sheet[1]]
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[1].value == "公安部"]
    for name, value in cells.items():
        [place] = [at for at, head in enumerate(heads) if head.startswith(name)][:1]
        row[place].value = value
    book.save(path)


def concepts(folder: Path) -> dict[str, Any]:
    """Give the concepts of a result by their first Chinese term."""
    result = json.loads((folder / "glossary.json").read_text(encoding="utf-8"))
    return {
        next(term["text"] for term in one["terms"] if term["language"] != "en"): one
        for one in result["concepts"]
    }


def test_decisions_live_beside_the_corpus_and_outlive_the_output(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    edit(out / "glossary.xlsx", English="Police Ministry", Status="approved")
    ended = glossary_command("build", corpus, "--to", out, "--changes")
    assert ended.code == 0
    assert "decisions   3 laid over the concepts" in ended.out
    assert "English: Ministry of Public Security → Police Ministry" in ended.out
    assert (tmp_path / "decisions.jsonl").exists()
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    shutil.rmtree(out)  # a fresh clone has no output
    glossary_command("build", corpus, "--to", out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    assert concepts(out)["公安部"]["review"] == "approved"


def test_a_build_without_changes_says_so(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    glossary_command("build", corpus, "--to", tmp_path / "out")
    ended = glossary_command("build", corpus, "--to", tmp_path / "out", "--changes")
    assert "changes     0 added, 0 removed, 0 changed, 0 new conflicts" in ended.out


def test_a_workbook_that_nobody_saved_is_not_read_again(
    glossary_command: Command, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "cache"))
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    [mark] = (tmp_path / "cache" / "written").iterdir()
    assert mark.read_text(encoding="ascii") == ""
    edit(out / "glossary.xlsx", English="Police Ministry")
    glossary_command("build", corpus, "--to", out)
    assert len(list((tmp_path / "cache" / "written").iterdir())) == 2
    (tmp_path / "decisions.jsonl").unlink()  # then the workbook is read all the same
    ended = glossary_command("build", corpus, "--to", out)
    assert "decisions.jsonl: is missing" in ended.err
    assert concepts(out)["公安部"]["review"] == "edited"


def test_a_damaged_workbook_is_one_line_and_nothing_is_written_over(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    (out / "glossary.xlsx").write_bytes(b"PK damaged")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    ended = glossary_command("build", corpus, "--to", out)
    assert (ended.code, ended.out) == (1, "")
    [line] = ended.err.splitlines()
    assert "glossary.xlsx: damaged" in line
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_two_workbooks_that_contradict_each_other_are_listed(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    for name, english in (("lin.xlsx", "Police Ministry"), ("weber.xlsx", "MPS")):
        shutil.copy(out / "glossary.xlsx", tmp_path / name)
        edit(tmp_path / name, English=english)
    file = tmp_path / "decisions.jsonl"
    ended = glossary_command(
        "review", "import", tmp_path / "lin.xlsx", tmp_path / "weber.xlsx", "--decisions", file
    )
    assert ended.code == 0
    assert "2 decisions, 2 new or changed" in ended.out
    assert "contradiction: " in ended.err
    assert "'MPS' (weber.xlsx) or 'Police Ministry' (lin.xlsx)" in ended.err
    ended = glossary_command("review", "export", "--decisions", file, "--conflicts")
    assert len(ended.out.splitlines()) == 2
    ended = glossary_command("build", corpus, "--to", out)
    assert "contradict each other" in ended.out
    ended = glossary_command(
        "review", "import", tmp_path / "lin.xlsx", "--decisions", file, "--overrule"
    )
    assert "contradiction" not in ended.err
    glossary_command("build", corpus, "--to", out)
    assert "Police Ministry" in {term["text"] for term in concepts(out)["公安部"]["terms"]}


def test_the_file_is_shown_as_it_stands(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    out, file = tmp_path / "out", tmp_path / "decisions.jsonl"
    glossary_command("build", corpus, "--to", out)
    edit(out / "glossary.xlsx", Subject="+cmd|' /C calc'!A0")
    glossary_command("review", "import", out / "glossary.xlsx", "--decisions", file)
    shown = glossary_command("review", "export", "--decisions", file, "--format", "jsonl")
    assert shown.out == file.read_text(encoding="utf-8")
    table = glossary_command("review", "export", "--decisions", file, "--format", "csv").out
    assert ",'+cmd|' /C calc'!A0," in table


def test_export_does_not_write_over_decisions_that_no_build_has_read(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    edit(out / "glossary.xlsx", English="Police Ministry")
    before = (out / "glossary.xlsx").read_bytes()
    ended = glossary_command("export", out / "glossary.json", "--format", "xlsx")
    assert ended.code == 1
    assert "holds 1 decisions that no build has read" in ended.err
    assert (out / "glossary.xlsx").read_bytes() == before


def test_an_earlier_glossary_leads(glossary_command: Command, corpus: Path, tmp_path: Path) -> None:
    base = tmp_path / "old.csv"
    base.write_text("Term;Übersetzung\n公安部;Police Ministry\n", encoding="utf-8")
    ended = glossary_command(
        *("build", corpus, "--to", tmp_path / "out", "--base", base),
        *("--base-column", "zh=Term", "--base-column", "en=Übersetzung"),
    )
    assert ended.code == 0
    assert "with a conflict" in ended.out
    terms = concepts(tmp_path / "out")["公安部"]["terms"]
    assert {term["text"]: term["status"] for term in terms} == {
        "公安部": "preferred",
        "Police Ministry": "preferred",
        "Ministry of Public Security": "admitted",
    }


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["review", "import", "nowhere.xlsx"], 1, "nowhere.xlsx: no such file"),
        (["review", "export", "--decisions", "nowhere.jsonl"], 1, "nowhere.jsonl: no such file"),
        (["diff", "nowhere.json", "nowhere.xlsx"], 1, "nowhere.json: cannot be read"),
        (["diff", "a.json"], 2, "Missing argument 'NEW'"),
        (["build", "a", "--to", "b", "--base-column", "fr=x"], 2, "'fr=x' is not zh=HEADING"),
        (
            ["build", "a.txt", "--to", "b", "--base", "nowhere.csv"],
            1,
            "nowhere.csv: cannot be read",
        ),
    ],
)
def test_what_goes_wrong_is_one_line(
    glossary_command: Command, args: list[str], code: int, said: str
) -> None:
    ended = glossary_command(*args)
    assert ended.code == code
    assert said in ended.err


def test_diff_shows_what_changed_and_ends_as_asked(
    glossary_command: Command, corpus: Path, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    glossary_command("build", corpus, "--to", old)
    (corpus / "more.txt").write_text("青蒿素(artemisinin)可以治病。", encoding="utf-8")
    glossary_command("build", corpus, "--to", new)
    for name in ("glossary.json", "glossary.xlsx"):
        ended = glossary_command("diff", old / name, new / name)
        assert ended.code == 0
        assert ended.out.splitlines() == [
            "1 added, 0 removed, 0 changed, 0 new conflicts",
            "+ 青蒿素 = artemisinin",
        ]
    mixed = glossary_command("diff", old / "glossary.json", old / "glossary.xlsx", "--exit-code")
    assert mixed.code == 0
    args = ("diff", old / "glossary.json", new / "glossary.xlsx", "--exit-code")
    assert glossary_command(*args).code == 1
    assert "| 青蒿素 | artemisinin |" in glossary_command(*args, "--format", "markdown").out
    record = json.loads(glossary_command(*args, "--format", "json").out)
    assert [one["en"] for one in record["added"]] == [["artemisinin"]]
