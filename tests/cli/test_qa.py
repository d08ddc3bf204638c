"""glossary qa: a translation and a glossary to a report and an exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Command = Callable[..., Any]


@pytest.fixture
def folder(glossary_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a glossary where it is looked for, and a translation."""
    monkeypatch.chdir(tmp_path)
    put("article.txt", "他患有消化不良(indigestion)。公安部 (Ministry of Public Security).")
    glossary_command("build", "article.txt", "--to", "output")
    put("zh.txt", "他患有消化不良。\n大运河全长1794公里。\n公安部回应了。\n")
    put(
        "en.txt",
        "He has =a <b>bad</b> stomach.\nThe canal is 1,749 km long.\n"
        "The Ministry of Public Security replied.\n",
    )
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_each_issue_is_told_with_place_rule_and_both_texts(glossary_command: Command) -> None:
    ended = glossary_command("qa", "zh.txt", "en.txt")
    assert ended.code == 1
    assert ended.out.splitlines() == [
        "en.txt:1: warning: missing-term: ‘消化不良’ is not rendered; expected ‘indigestion’",
        "    他患有消化不良。",
        "    He has =a <b>bad</b> stomach.",
        "en.txt:2: error: number-differs: ‘1,749’ stands for ‘1794’",
        "    大运河全长1794公里。",
        "    The canal is 1,749 km long.",
    ]
    assert ended.err == "3 segments, 0 not translated; 1 errors, 1 warnings, 0 ignored\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("fail_on", "ignored", "code"),
    [
        ("error", "", 1),
        ("never", "", 0),
        ("error", "number-differs", 0),
        ("warning", "number-differs", 1),
    ],
)
def test_the_exit_code_follows_the_severity(
    glossary_command: Command, fail_on: str, ignored: str, code: int
) -> None:
    put("ignore.toml", f'[[ignore]]\nreason = "r"\nrule = "{ignored}"\n' if ignored else "")
    ended = glossary_command(
        "qa", "zh.txt", "en.txt", "--fail-on", fail_on, "--ignore", "ignore.toml"
    )
    assert ended.code == code


@pytest.mark.usefixtures("folder")
def test_the_other_direction_is_told_by_the_texts(glossary_command: Command) -> None:
    ended = glossary_command("qa", "en.txt", "zh.txt", "--quiet", "--format", "json")
    [number] = json.loads(ended.out)
    assert (number["rule"], number["term"], number["found"]) == ("number-differs", "1,749", "1794")
    assert number["source"][slice(*number["source_span"])] == "1,749"


@pytest.mark.usefixtures("folder")
def test_sarif_has_what_the_standard_requires(glossary_command: Command) -> None:
    """SARIF 2.1.0: 3.13, 3.14.6, 3.18, 3.19.2, 3.27.10 and 11, 3.28.3, 3.30.5, 3.49.3."""
    log = json.loads(glossary_command("qa", "zh.txt", "en.txt", "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    [run] = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "glossary"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    for line, result in enumerate(run["results"], start=1):
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "en.txt"
        assert location["physicalLocation"]["region"]["startLine"] == line
        assert all(isinstance(one, str) for one in result["partialFingerprints"].values())


@pytest.mark.usefixtures("folder")
def test_a_page_shows_markup_as_text(glossary_command: Command) -> None:
    ended = glossary_command("qa", "zh.txt", "en.txt", "--format", "html", "--to", "r/report.html")
    assert (ended.code, ended.out) == (1, "")
    page = Path("r/report.html").read_text(encoding="utf-8")
    assert "=a &lt;b&gt;bad&lt;/b&gt; stomach" in page
    assert "<mark>1,749</mark>" in page


@pytest.mark.usefixtures("folder")
def test_a_workbook_has_a_row_an_issue_and_no_formula(glossary_command: Command) -> None:
    put("en.txt", "=A()\nThe canal is 1794 km long.\nThe Ministry of Public Security replied.\n")
    ended = glossary_command("qa", "zh.txt", "en.txt", "--format", "xlsx", "--to", "report.xlsx")
    assert ended.code == 0
    first = Path("report.xlsx").read_bytes()
    [sheet] = load_workbook("report.xlsx").worksheets
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head][:4] == ["Place", "Segment", "Rule", "Severity"]
    assert "=A()" in [cell.value for cell in rows[0]]
    assert all(cell.data_type == "s" for row in rows for cell in row if cell.value is not None)
    glossary_command("qa", "zh.txt", "en.txt", "--format", "xlsx", "--to", "report.xlsx")
    assert Path("report.xlsx").read_bytes() == first


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["zh.txt"], 1, "zh.txt: no bilingual file"),
        (["zh.txt", "none.txt"], 1, "none.txt: cannot be read (No such file"),
        (["zh.txt", "en.txt", "--glossary", "none.json"], 1, "none.json: cannot be read"),
        (["zh.txt", "zh2.txt"], 1, "cannot tell which side is Chinese"),
        (["zh.txt", "en.txt", "--format", "xlsx"], 2, "name it with --to"),
        (["zh.txt", "en.txt", "--format", "json", "--to", "."], 1, "cannot be written"),
        (["zh.txt", "en.txt", "--ignore", "none.toml"], 1, "none.toml: No such file"),
    ],
)
def test_what_cannot_be_checked_is_one_line(
    glossary_command: Command, args: list[str], code: int, said: str
) -> None:
    put("zh2.txt", "甲乙丙。\n丁。\n戊。\n")
    ended = glossary_command("qa", *args)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.usefixtures("folder")
def test_nothing_in_a_file_acts_on_the_terminal(glossary_command: Command) -> None:
    put("en.txt", "It is 5\x1b[2J\u202e km.\nThe canal.\nReply.\n")
    out = glossary_command("qa", "zh.txt", "en.txt").out
    assert "\x1b" not in out
    assert "\u202e" not in out
