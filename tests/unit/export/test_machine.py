"""Glossaries for machine translation services: one duplicate and a service refuses all."""

from pathlib import Path

import pytest

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
