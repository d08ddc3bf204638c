from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from glossary.check import guess_format

Check = Callable[..., list[str]]


def test_deepl_refuses_a_source_that_stands_twice(check: Check) -> None:
    found = check("glossary.deepl.csv", "功夫,kung fu\n太极,tai chi\n功夫 ,gongfu\n")
    assert found[-1].startswith(
        "glossary.deepl.csv:3: error: the source term ‘功夫 ’ stands in line 1 already; keep one"
    )


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("功夫,\n", 1, "an empty term in column 2"),
        ("功夫,kung fu,x\n", 1, "3 columns in place of 2"),
        ("zh,en\n功夫,kung fu\n", 1, "a row of column names"),
        ("功夫,kung\x01fu\n", 1, "control character U+0001"),
        (f"功夫,{'x' * 1025}\n", 1, "has 1,025 bytes"),
        ('功夫,"kung\n', 1, "not valid CSV"),
        ("功夫,kung fu\n,\n", 2, "a row of empty cells"),
        ("", 0, "no entry"),
        ("\ufeff功夫,kung fu\n", 1, "byte order mark"),
        ("kung fu".encode("utf-16"), 1, "UTF-16"),
        ("功夫,kung fu\n太极,tai chi\n".encode("gb18030"), 1, "not UTF-8"),
    ],
)
def test_entries_that_deepl_refuses(
    check: Check, text: str | bytes, line: int, problem: str
) -> None:
    place = f"glossary.deepl.csv:{line}: " if line else "glossary.deepl.csv: "
    found = check("glossary.deepl.csv", text)
    assert any(one.startswith(place) and problem in one for one in found), found


def test_a_file_over_the_limit(check: Check) -> None:
    (only,) = check("glossary.deepl.csv", b"x" * (10 * 1024 * 1024 + 1))
    assert "10,485,761 bytes; DeepL takes 10,485,760" in only


def test_amazon_wants_codes_and_short_terms(check: Check) -> None:
    assert check("glossary.aws.csv", "zh,en\n功夫,kung fu\n") == []
    assert "no row of language codes" in check("glossary.aws.csv", "功夫,kung fu\n")[0]
    (only,) = check("glossary.aws.csv", f"zh,en\n功夫,{'x' * 201}\n")
    assert only.startswith("glossary.aws.csv:2: error")
    assert "200" in only


def test_a_line_break_inside_a_cell_keeps_the_count_of_lines(check: Check) -> None:
    found = check("glossary.csv", '\ufeffid,zh,en\n1,"功\n夫",kung fu\n1,太极,tai chi\n')
    assert any(one.startswith("glossary.csv:2: warning: a tab or line break") for one in found)
    assert any(
        one.startswith("glossary.csv:4: error: the id ‘1’ stands in line 2") for one in found
    )


def test_formulas_and_guards(check: Check) -> None:
    text = "\ufeffid,zh,en\n1,功夫,=1+1\n2,太极,'=1+1\n"
    (only,) = check("glossary.csv", text)
    assert only.startswith("glossary.csv:2: error: ‘=1+1’ becomes a formula")


def test_a_table_without_a_language(check: Check) -> None:
    (only,) = check("glossary.tsv", "id\tzh\tnote\n1\t功夫\t\n")
    assert "no column for English" in only


def test_omegat(check: Check) -> None:
    head = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
    assert check("a.txt", f"{head}功夫\tkung fu\tsport\n") == []
    found = check("a.txt", f"{head}功夫 kung fu\n#1\tnumber one\n功夫\tkung fu\n功夫\tkung fu\n")
    assert [one.split(";")[0] for one in found] == [
        "a.txt:2: error: no tab",
        "a.txt:3: warning: a line with # before a term",
        "a.txt:5: warning: the same pair as in line 4",
    ]
    assert "no word of the encoding" in check("a.txt", "功夫\tkung fu\n")[0]


def book(path: Path, *rows: list[object]) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path.read_bytes()


def test_phrase_wants_real_booleans_and_pairs(check: Check, tmp_path: Path) -> None:
    head: list[object] = ["CID", "zh-CN", "forbidden", "en-US", "forbidden"]
    raw = book(
        tmp_path / "made.xlsx",
        head,
        ["1", "功夫", False, "kung fu", "FALSE"],
        ["2", "太极", False, None, None],
        ["1", None, None, "gongfu", True],
    )
    found = check("a.xlsx", raw)
    assert [one.split(";")[0] for one in found] == [
        "a.xlsx:2: error: ‘FALSE’ in the column forbidden",
        "a.xlsx:3: warning: a concept without a pair (‘2’)",
    ]


def test_a_formula_is_found_in_any_workbook(check: Check, tmp_path: Path) -> None:
    raw = book(tmp_path / "made.xlsx", ["Forbidden", "zh-CN", "en-US"], [None, "功夫", "=1+1"])
    assert any(
        one.startswith("a.xlsx:2: error: a formula in cell C2") for one in check("a.xlsx", raw)
    )


def test_a_sheet_that_claims_to_be_huge_is_read_all_the_same(check: Check, tmp_path: Path) -> None:
    made = book(tmp_path / "made.xlsx", ["CID", "zh-CN", "en-US"], ["1", "功夫", "kung fu"], ["2"])
    path = tmp_path / "huge.xlsx"
    with ZipFile(BytesIO(made)) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"')
            part = part.replace(b'<row r="3"', b'<row r="1048576"').replace(b'"A3"', b'"A1048576"')
            new.writestr(name, part)
    (only,) = check("a.xlsx", path.read_bytes())
    assert only.startswith("a.xlsx:1048576: warning: a concept without a pair (‘2’)")


def test_what_is_no_workbook(check: Check) -> None:
    (only,) = check("a.xlsx", b"PK\x03\x04 nothing", among=("phrase",))
    assert "not a workbook that can be read" in only


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "Entry_ID,Chinese_PRC\n", "memoq"),
        ("a.csv", "zh-CN,en-US\n", "aws"),
        ("a.csv", "功夫,kung fu\n", "deepl"),
        ("a.csv", "id,zh,en,note\n", "csv"),
        ("x.google.csv", "功夫,kung fu\n", "google"),
        ("a.pdf", "", ""),
    ],
)
def test_the_format_is_told_by_name_and_heading(
    tmp_path: Path, name: str, content: str, expected: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert guess_format(path) == expected


def test_json(check: Check) -> None:
    head = '{"format": "glossary", "version": 1, "concepts": [\n'
    one = '{"id": "c-1", "terms": [{"text": "功夫", "language": "zh-Hans"}]}'
    assert check("a.json", f"{head}{one}]}}") == []
    found = check("a.json", f"{head}{one},\n{one.replace('功夫', '').replace('zh-Hans', 'zh')}]}}")
    assert any("‘c-1’ is empty or stands twice" in line for line in found)
    assert any("language ‘zh’" in line for line in found)
    assert check("a.json", "[]")[0].startswith("a.json:1: error: not a glossary.json")
    assert check("a.json", "{\n,")[0].startswith("a.json:2: error: not valid JSON")
    assert "not valid JSON" in check("a.json", "[" * 100_000)[0]


def test_stardict_is_three_files_that_fit(check: Check, tmp_path: Path) -> None:
    index = b"wushu\0" + bytes(7) + b"\4" + b"kung fu\0" + bytes(7) + b"\4"
    (tmp_path / "a.idx").write_bytes(index)
    (tmp_path / "a.dict").write_text("功", encoding="utf-8")
    head = "StarDict's dict ifo file\nversion=2.4.2\nbookname=x\n"
    found = check("a.ifo", f"{head}wordcount=1\nidxfilesize={len(index)}\n")
    assert [one.removeprefix("a.ifo: error: ").split(";")[0] for one in found] == [
        "word 1, ‘wushu’, has no article in the .dict",
        "word 2, ‘kung fu’, out of its order",
        "word 2, ‘kung fu’, has no article in the .dict",
        "wordcount ‘1’, but 2 words",
    ]
    (tmp_path / "a.dict").unlink()
    assert "a.dict missing" in check("a.ifo", head)[-1]
