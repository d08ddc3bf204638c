"""glossary export and glossary check: from an earlier result to a tool."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.export.options import DUPLICATES

Command = Callable[..., Any]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(glossary_command: Command, tmp_path: Path) -> Path:
    article = tmp_path / "article.txt"
    article.write_text(
        "The Ministry of Public Security (公安部). 他患有消化不良(indigestion)。", encoding="utf-8"
    )
    glossary_command("build", article, "--to", tmp_path / "built")
    return tmp_path / "built"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_export_writes_what_a_tool_takes(
    glossary_command: Command, built: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ended = glossary_command("export", built / "glossary.json", "--for", "memoq", "--to", out)
    assert ended.code == 0
    assert names(out) == {"glossary.memoq.csv", "glossary.tmx"}
    assert ended.out.splitlines() == [f"{out}/glossary.memoq.csv", f"{out}/glossary.tmx"]


def test_export_gives_the_bytes_of_the_build(
    glossary_command: Command, built: Path, tmp_path: Path
) -> None:
    glossary_command("export", built / "glossary.json", "--to", tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        assert path.read_bytes() == (built / path.name).read_bytes(), path.name
    assert names(tmp_path / "out") == names(built)


def test_export_beside_the_result_leaves_it_alone(glossary_command: Command, built: Path) -> None:
    before = (built / "glossary.json").stat()
    content = (built / "glossary.json").read_bytes()
    assert glossary_command("export", built / "glossary.json").code == 0
    after = (built / "glossary.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (built / "glossary.json").read_bytes() == content


def test_only_approved_leaves_unreviewed_concepts_out(
    glossary_command: Command, built: Path
) -> None:
    glossary_command("export", built / "glossary.json", "--only", "approved", "--for", "omegat")
    assert "公安部" not in (built / "glossary.omegat.txt").read_text(encoding="utf-8")
    assert "公安部" in (built / "glossary.json").read_text(encoding="utf-8")


def test_build_for_a_tool(glossary_command: Command, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("消化不良(indigestion)", encoding="utf-8")
    out = tmp_path / "out"
    assert glossary_command("build", article, "--to", out, "--for", "deepl").code == 0
    assert names(out) == {"glossary.deepl.csv"}


def test_from_english_turns_one_way_formats_round(glossary_command: Command, built: Path) -> None:
    glossary_command("export", built / "glossary.json", "--from-english", "--for", "deepl")
    lines = (built / "glossary.deepl.csv").read_text(encoding="utf-8").splitlines()
    assert "indigestion,消化不良" in lines
    assert glossary_command("check", built / "glossary.deepl.csv").code == 0


@pytest.mark.parametrize("command", ["build", "export"])
def test_duplicates_are_split_by_file_and_reported(
    glossary_command: Command, tmp_path: Path, command: str
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("他患有消化不良(indigestion)。她有消化不良（dyspepsia）。", encoding="utf-8")
    out = tmp_path / "out"
    options = ("--for", "deepl", "--duplicates", "split", "--verbose")
    if command == "build":
        ended = glossary_command("build", article, "--to", out, *options)
    else:
        glossary_command("build", article, "--to", out, "--format", "json")
        ended = glossary_command("export", out / "glossary.json", *options)
    first, second = out / "glossary.deepl.csv", out / "glossary.deepl.2.csv"
    rows = [path.read_text(encoding="utf-8").splitlines() for path in (first, second)]
    assert sorted(rows[0] + rows[1]) == ["消化不良,dyspepsia", "消化不良,indigestion"]
    assert [len(part) for part in rows] == [1, 1]
    assert "deepl: source terms with several translations: 1; all but the first" in ended.err
    assert glossary_command("check", first, second).code == 0


@pytest.mark.parametrize("command", ["build", "export"])
def test_the_ways_with_duplicates_are_those_of_help_and_docs(
    glossary_command: Command, command: str
) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    ways = "|".join(DUPLICATES)
    assert f"--duplicates [{ways}]" in glossary_command(command, "--help").out
    assert f"| `--duplicates {ways.replace('|', chr(92) + '|')}` |" in text
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [way for way in DUPLICATES if f"`--duplicates {way}`" not in formats] == []


@pytest.mark.parametrize("command", ["build", "export", "check"])
def test_an_unknown_tool_lists_all(glossary_command: Command, built: Path, command: str) -> None:
    ended = glossary_command(command, built / "glossary.json", "--for", "memoqq", *(
        ("--to", built) if command == "build" else ()
    ))  # fmt: skip
    assert ended.code == 2
    assert "'memoqq' is not one of omegat, trados, memoq" in ended.err


def test_export_of_what_is_no_result(glossary_command: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{", encoding="utf-8")
    ended = glossary_command("export", path)
    assert ended.code == 1
    assert ended.err.startswith(f"glossary: {path}:1: not valid JSON")
    assert glossary_command("export", tmp_path / "none.json").code == 1


def test_check_passes_our_own_files(glossary_command: Command, built: Path) -> None:
    ended = glossary_command("check", *sorted(built.iterdir()))
    assert (ended.code, ended.out) == (0, "")
    assert f"{built}/glossary.tmx: 0 errors, 0 warnings\n" in ended.err


def test_check_says_where_and_what_to_do(glossary_command: Command, tmp_path: Path) -> None:
    path = tmp_path / "mine.deepl.csv"
    path.write_text("功夫,kung fu\n功夫,gongfu\n", encoding="utf-8")
    ended = glossary_command("check", path, "--for", "deepl")
    assert ended.code == 1
    assert ended.out == (
        f"{path}:2: error: the source term ‘功夫’ stands in line 1 already;"
        " keep one: DeepL refuses the whole file\n"
    )


def test_warnings_count_only_when_strict(glossary_command: Command, tmp_path: Path) -> None:
    path = tmp_path / "mine.deepl.csv"
    path.write_text("功夫,kung fu (art\n", encoding="utf-8")
    assert glossary_command("check", path).code == 0
    assert glossary_command("check", "--strict", path).code == 1


def test_check_of_what_it_does_not_know(glossary_command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    ended = glossary_command("check", path, tmp_path / "none.tmx")
    assert ended.code == 1
    assert ended.err.splitlines() == [
        f"glossary: {path}: not a format that is checked; see docs/formats.md",
        f"glossary: {tmp_path}/none.tmx: No such file or directory; name a file that can be read",
    ]
