"""Earlier glossaries as input: found columns, preferred terms, conflicts, forbidden terms."""

# ruff: noqa: ANN401 - a project stands in conftest, from which nothing can be imported

import csv
from pathlib import Path
from typing import Any

import pytest

from glossary.errors import InputError
from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import (
    Concept,
    Glossary,
    Language,
    ReviewStatus,
    Term,
    TermStatus,
)
from glossary.review.base import BaseColumns, BaseEntry, read_base

PAIRS = {("公安部", "MPS of China"), ("魁北克", "Quebec & <Sons>"), ("-5℃", "=1+1")}


def glossary() -> Glossary:
    return Glossary(
        concepts=tuple(
            Concept(
                id=f"c-{number:010x}",
                terms=(
                    Term(text=en, language=Language.EN, status=TermStatus.PREFERRED),
                    Term(text=zh, language=Language.ZH_HANS, status=TermStatus.PREFERRED),
                ),
                review=ReviewStatus.APPROVED,
            )
            for number, (zh, en) in enumerate(sorted(PAIRS))
        )
    )


def pairs(entries: tuple[BaseEntry, ...]) -> set[tuple[str, str]]:
    return {(entry.zh[0], entry.en[0]) for entry in entries}


@pytest.mark.parametrize(
    "name", ["xlsx", "csv", "tsv", "tmx", "tbx", "tbx-v2", "omegat", "matecat", "multiterm"]
)
def test_each_of_our_own_formats_comes_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / WRITERS[name].file_name
    WRITERS[name].write(glossary(), path, ExportOptions())
    assert pairs(read_base(path)) == PAIRS


TABLE = [("公安部", "MPS of China"), ("魁北克", "Quebec"), ("数据安全法", "Data Security Law")]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("Chinese", "English"), BaseColumns()),
        (("zh_CN", "en-GB"), BaseColumns()),
        (("中文术语", "英文译名"), BaseColumns()),
        (("Quelle", "Ziel"), BaseColumns(zh="quelle", en="Ziel")),
        ((), BaseColumns()),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_found_or_named(
    head: tuple[str, ...], columns: BaseColumns, encoding: str, separator: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        table = csv.writer(out, delimiter=separator)
        table.writerows([*([head] if head else []), *TABLE])
    assert pairs(read_base(path, columns)) == set(TABLE)


def test_the_earlier_term_is_preferred_and_a_contradiction_is_a_conflict(
    project: Any, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    path.write_text("zh,en\n公安部,MPS of China\n消化不良,Indigestion\n", encoding="utf-8")
    project.build(base=(path,))
    police = project.concept("公安部")
    assert police.preferred(Language.EN) == "MPS of China"
    [conflict] = police.conflicts
    assert conflict.terms == ("MPS of China", "Ministry of Public Security")
    assert project.concept("消化不良").conflicts == ()


def test_what_the_articles_do_not_have_comes_too(project: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("zh,en\n魁北克,Quebec\n", encoding="utf-8")
    project.build(base=(path,))
    assert project.english("魁北克") == "Quebec"


def test_one_english_for_two_chinese_terms_is_a_conflict(project: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("zh,en\n消化障碍,indigestion\n", encoding="utf-8")
    project.build(base=(path,))
    [conflict] = project.concept("消化障碍").conflicts
    assert conflict.terms == ("消化障碍", "消化不良")


def test_forbidden_stays_forbidden(project: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(
        "zh,en,forbidden\n公安部,Ministry of Public Security,TRUE\n消化不良,dyspepsia,TRUE\n",
        encoding="utf-8",
    )
    project.articles["more"] = [("消化不良", "dyspepsia")] * 3
    project.build(base=(path,))
    assert project.concept("公安部").forbidden
    stomach = project.concept("indigestion")
    assert not stomach.forbidden
    assert stomach.preferred(Language.EN) == "indigestion"
    [term] = [term for term in stomach.terms if term.text == "dyspepsia"]
    assert term.status is TermStatus.DEPRECATED


def test_a_decision_is_stronger_than_what_went_before(project: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("zh,en\n公安部,MPS of China\n", encoding="utf-8")
    project.type("公安部", en="Ministry of Public Security of the PRC")
    project.build(base=(path,))
    assert project.english("公安部") == "Ministry of Public Security of the PRC"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.doc", b"x", "not a kind of glossary that is read here"),
        ("old.tmx", b"<tmx><body>", "not valid XML"),
        ("nul.tmx", b"<tmx>\n<body>\x00", r"nul\.tmx:2: not valid XML \(Invalid character"),
        ("old.tbx", b"\x00\x01", "not valid XML"),
        ("old.xlsx", b"PK", "damaged, or not what its name says"),
        ("old.csv", b"a,b\n1,2\n", "no Chinese-English pair was found"),
        (
            "old.tmx",
            b'<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">]><tmx version="1.4"><body/></tmx>',
            "no Chinese-English pair",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as error:
        read_base(path)
    assert "\n" not in str(error.value)


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password", encoding="utf-8")
    path = tmp_path / "old.tmx"
    path.write_text(
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tmx version="1.4"><body><tu>'
        '<tuv xml:lang="zh"><seg>功夫</seg></tuv><tuv xml:lang="en"><seg>kung fu &x;</seg></tuv>'
        "</tu></body></tmx>",
        encoding="utf-8",
    )
    [entry] = read_base(path)
    assert "password" not in repr(entry)


def test_columns_that_are_not_there_are_told(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("a,b\n公安部,MPS\n", encoding="utf-8")
    with pytest.raises(InputError, match="no columns 'x' and 'y'"):
        read_base(path, BaseColumns(zh="x", en="y"))
