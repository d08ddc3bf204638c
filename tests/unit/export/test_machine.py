"""Glossaries for machine translation services: one duplicate and a service refuses all."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.check import CHECKERS, guess_format
from glossary.export.machine import Service, write_deepl, write_service
from glossary.export.options import ExportOptions
from glossary.model import Concept, Glossary, Language, ReviewStatus, Term, TermStatus, TermType

P = TermStatus.PREFERRED


def _concept(number: int, zh: str, en: str, *more: Term, review: str = "new") -> Concept:
    return Concept(
        id=f"c-{number}",
        terms=(
            Term(text=zh, language=Language.ZH_HANS, status=P),
            Term(text=en, language=Language.EN, status=P),
            *more,
        ),
        review=ReviewStatus(review),
    )


def test_a_source_term_stands_once_and_the_reviewed_one_wins(tmp_path: Path) -> None:
    glossary = Glossary(
        concepts=(
            _concept(1, "条例", "Rules"),
            _concept(2, "条例", "Regulations", review="approved"),
            _concept(3, "条例", "Regulations"),
        )
    )
    path = tmp_path / "glossary.deepl.csv"
    losses = write_deepl(glossary, path, ExportOptions())
    assert path.read_text(encoding="utf-8") == "条例,Regulations\n"
    assert [(loss.concept, loss.what) for loss in losses] == [
        (
            "c-1",
            "'条例' as 'Rules': a source term may stand only once, and 'Regulations' was chosen",
        )
    ]


def test_from_english_only_simplified_goes_into_chinese(tmp_path: Path) -> None:
    glossary = Glossary(
        concepts=(
            _concept(
                1,
                "世界卫生组织",
                "World Health Organization",
                Term(text="世界衛生組織", language=Language.ZH_HANT, status=P),
                Term(text="世卫组织", language=Language.ZH_HANS, type=TermType.SHORT_FORM),
                Term(text="WHO", language=Language.EN, type=TermType.ACRONYM),
            ),
        )
    )
    path = tmp_path / "glossary.deepl.csv"
    write_deepl(glossary, path, ExportOptions(from_english=True))
    assert path.read_text(encoding="utf-8").splitlines() == [
        "World Health Organization,世界卫生组织",
        "WHO,世卫组织",
    ]
    write_deepl(glossary, path, ExportOptions())
    assert path.read_text(encoding="utf-8").splitlines() == [
        "世界卫生组织,World Health Organization",
        "世界衛生組織,World Health Organization",
        "世卫组织,WHO",
    ]


def test_what_the_service_refuses_is_mended_or_left_out_and_reported(tmp_path: Path) -> None:
    glossary = Glossary(
        concepts=(
            _concept(1, "长" * 342, "long"),
            _concept(2, " 空格\u2028 ", "space\tbar"),
            _concept(3, "\u3000", "nothing"),
            _concept(4, "逗号,引号", 'comma, "quote"'),
        )
    )
    path = tmp_path / "glossary.deepl.csv"
    losses = write_deepl(glossary, path, ExportOptions())
    assert path.read_bytes().decode() == '空格,space bar\n"逗号,引号","comma, ""quote"""\n'
    assert {loss.concept for loss in losses} == {"c-1", "c-2", "c-3"}


@pytest.mark.parametrize("header", [(), ("zh", "en")])
def test_a_large_glossary_goes_on_in_numbered_files(
    tmp_path: Path, header: tuple[str, ...]
) -> None:
    glossary = Glossary(concepts=tuple(_concept(i, f"词{i:03}", f"w{i:03}") for i in range(100)))
    services = {"deepl": Service(most_bytes=300, header=header)}
    path = tmp_path / "glossary.deepl.csv"
    losses = write_service("deepl", glossary, path, ExportOptions(), services)
    files = sorted(tmp_path.iterdir(), key=lambda file: (len(file.name), file.name))
    assert files[0] == path
    assert files[1].name == "glossary.deepl.2.csv"
    assert all(file.stat().st_size <= 300 for file in files)
    rows = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len([row for row in rows if row.startswith("词")]) == 100
    assert rows.count("zh,en") == (len(files) if header else 0)
    assert f"{len(files)} parts" in losses[-1].what


AMBIGUOUS = Glossary(
    concepts=(
        _concept(1, "条例", "Rules"),
        _concept(2, "条例", "Regulations", review="approved"),
        _concept(3, "条例", "Regulations"),
        _concept(4, "条例", "Ordinance", review="edited"),
        _concept(5, "茶", "tea"),
    )
)


@pytest.mark.parametrize("name", ["deepl", "google", "aws"])
def test_split_puts_each_further_translation_into_a_file_of_its_own(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"glossary.{name}.csv"
    losses = write_service(name, AMBIGUOUS, path, ExportOptions(duplicates="split"))
    files = sorted(tmp_path.iterdir(), key=lambda file: (len(file.name), file.name))
    assert [file.name for file in files] == [
        f"glossary.{name}.csv",
        f"glossary.{name}.2.csv",
        f"glossary.{name}.3.csv",
    ]
    header = "zh,en\n" if name == "aws" else ""
    assert [file.read_text(encoding="utf-8").removeprefix(header) for file in files] == [
        "条例,Regulations\n茶,tea\n",
        "条例,Ordinance\n",
        "条例,Rules\n",
    ]
    assert all(file.read_text(encoding="utf-8").startswith(header) for file in files)
    for file in files:
        assert [str(found) for found in CHECKERS[guess_format(file)](file)] == []
    assert [loss.what for loss in losses] == [
        "source terms with several translations: 1; all but the first are in further files"
    ]


def test_split_files_keep_to_the_limit_too(tmp_path: Path) -> None:
    glossary = Glossary(
        concepts=tuple(_concept(i, f"词{i % 50:03}", f"w{i:03}") for i in range(100))
    )
    services = {"deepl": Service(most_bytes=300)}
    path = tmp_path / "glossary.deepl.csv"
    options = ExportOptions(duplicates="split")
    losses = write_service("deepl", glossary, path, options, services)
    files = list(tmp_path.iterdir())
    rows = [file.read_text(encoding="utf-8").splitlines() for file in files]
    assert all(file.stat().st_size <= 300 for file in files)
    assert sorted(row for part in rows for row in part) == sorted(
        f"词{i % 50:03},w{i:03}" for i in range(100)
    )
    for part in rows:
        assert len({row.split(",")[0] for row in part}) == len(part)
    assert [loss.what.split(";")[0] for loss in losses] == [
        "source terms with several translations: 50",
        f"no file over 300 bytes: this one is in {len(files)} parts",
    ]


@pytest.mark.parametrize("name", ["deepl", "google", "aws"])
def test_a_service_would_take_merged_translations_for_one_so_one_is_picked(
    tmp_path: Path, name: str
) -> None:
    picked, merged = tmp_path / "picked.csv", tmp_path / "merged.csv"
    usual = write_service(name, AMBIGUOUS, picked, ExportOptions())
    losses = write_service(name, AMBIGUOUS, merged, ExportOptions(duplicates="merge"))
    assert merged.read_bytes() == picked.read_bytes()
    assert losses[0].what.startswith("no merged translations")
    assert losses[1:] == usual
    assert [loss.concept for loss in usual] == ["c-1", "c-4"]


def test_nothing_is_said_of_merging_where_no_term_is_ambiguous(tmp_path: Path) -> None:
    glossary = Glossary(concepts=(_concept(1, "茶", "tea"), _concept(2, "茶", "tea")))
    for way in ("pick", "merge", "split"):
        path = tmp_path / f"{way}.csv"
        assert write_deepl(glossary, path, ExportOptions(duplicates=way)) == ()
        assert path.read_text(encoding="utf-8") == "茶,tea\n"
    assert len(list(tmp_path.iterdir())) == 3


@given(pairs=st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("abcd")), max_size=12))
def test_split_files_hold_every_pair_once_and_the_first_is_what_would_be_picked(
    pairs: list[tuple[str, str]],
) -> None:
    glossary = Glossary(concepts=tuple(_concept(i, zh, en) for i, (zh, en) in enumerate(pairs)))
    with tempfile.TemporaryDirectory() as folder:
        split, picked = Path(folder) / "split.csv", Path(folder) / "picked.csv"
        write_deepl(glossary, split, ExportOptions(duplicates="split"))
        write_deepl(glossary, picked, ExportOptions())
        files = [file.read_text(encoding="utf-8").split() for file in Path(folder).glob("split*")]
        assert split.read_bytes() == picked.read_bytes()
    rows = [row for file in files for row in file]
    assert sorted(rows) == sorted({f"{zh},{en}" for zh, en in pairs})
    assert all(len({row[0] for row in file}) == len(file) for file in files)
