"""A project as a reviewer knows it: articles, a workbook, a file of decisions, one build after
another."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from glossary.engine.review import (
    Gathered,
    ReviewInputs,
    gather_decisions,
    lay_reviewed,
    merge_reviewed,
)
from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Relation,
    Signature,
    Source,
    Span,
)
from glossary.normalize import key_mention
from glossary.review import Laid


def mention(article: str, place: int, zh: str, en: str) -> KeyedMention:
    start = place * 1_000
    return key_mention(
        Mention(
            article=article,
            zh=zh,
            en=en,
            zh_span=Span(start, start + len(zh)),
            en_span=Span(start + 500, start + 500 + len(en)),
            context=f"{en} ({zh})",
            context_span=Span(start, start + 900),
            relation=Relation.TRANSLATION,
            pattern="bracketed",
            confidence=0.95,
        )
    )


class Project:
    """Build again and again, as ``glossary build`` does from the merging on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "output"
        self.out.mkdir()
        self.workbook = self.out / "glossary.xlsx"
        self.decisions = folder / "decisions.jsonl"
        self.articles: dict[str, list[tuple[str, str]]] = {}
        self.laid = Laid(concepts=())
        self.gathered = Gathered()

    def build(self, *review: Path, locale: str = "en", base: tuple[Path, ...] = ()) -> "Project":
        given = ReviewInputs(workbooks=review, decisions=self.decisions, base=base)
        self.gathered = gather_decisions((), self.out, given)
        sources = {name: Source(article=name, file=f"{name}.txt") for name in self.articles}
        keyed = (
            [mention(name, place, zh, en) for place, (zh, en) in enumerate(pairs)]
            for name, pairs in self.articles.items()
        )
        concepts, proposals = merge_reviewed(keyed, sources, self.gathered)
        self.laid = lay_reviewed(concepts, proposals, self.gathered)
        self.gathered.save()
        glossary = Glossary(
            concepts=self.laid.concepts,
            sources=tuple(sources.values()),
            proposals=self.laid.proposals,
            signature=Signature(
                version="1",
                settings="s",
                corpus="c",
                date="2023-11-29T00:00:00Z",
                decisions=self.gathered.digest,
            ),
        )
        write_workbook(glossary, self.workbook, ExportOptions(locale=locale))
        return self

    @contextmanager
    def open(self, path: Path | None = None, title: str = "Glossary") -> Iterator[Any]:
        """Open a sheet in an editor, and save it."""
        path = path or self.workbook
        book = openpyxl.load_workbook(path)
        yield book[title] if title in book.sheetnames else book.worksheets[0]
        book.save(path)

    def type(self, chinese: str, path: Path | None = None, **cells: Any) -> None:  # noqa: ANN401 - a cell may hold ten types
        """Type into the row of a Chinese term; columns by the beginning of their headings."""
        with self.open(path) as sheet:
            row = row_of(sheet, chinese)
            for name, value in cells.items():
                sheet.cell(row=row, column=column(sheet, name)).value = value

    def concept(self, text: str) -> Concept:
        """Give the concept that has a term."""
        [found] = [
            one for one in self.laid.concepts if any(term.text == text for term in one.terms)
        ]
        return found

    def english(self, chinese: str) -> str:
        return self.concept(chinese).preferred(Language.EN)


HEADINGS = {
    "id": ("ID", "编号"),
    "zh_hans": ("Chinese (zh-CN)", "中文（zh-CN）"),
    "zh_hant": ("Chinese Traditional", "繁体中文"),
    "en": ("English", "英文"),
    "other_en": ("Other English", "其他英文"),
    "short": ("Abbreviation", "缩写"),
    "status": ("Status", "状态"),
    "kind": ("Kind", "类别"),
    "forbidden": ("Forbidden", "禁用"),
    "note": ("Reviewer's note", "审校备注"),
    "reviewer": ("Reviewer", "审校人"),
    "confidence": ("Confidence", "可信度"),
}


def column(sheet: Any, name: str) -> int:  # noqa: ANN401 - openpyxl's types need casts everywhere
    """Find a column by the beginning of its heading."""
    for cell in sheet[1]:
        head = str(cell.value).removeprefix("✎ ")
        if head.startswith(HEADINGS[name]) and not (
            name == "reviewer" and head.startswith(("Reviewer's", "审校备注"))
        ):
            return int(cell.column)
    raise AssertionError(name)


def row_of(sheet: Any, chinese: str) -> int:  # noqa: ANN401 - likewise
    """Find the row of a Chinese term."""
    at = column(sheet, "zh_hans")
    for number in range(2, sheet.max_row + 1):
        if sheet.cell(row=number, column=at).value == chinese:
            return number
    raise AssertionError(chinese)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project of two articles that was built once."""
    made = Project(tmp_path)
    made.articles = {
        "law": [("公安部", "Ministry of Public Security"), ("数据安全法", "Data Security Law")],
        "medicine": [("消化不良", "indigestion"), ("青蒿素", "artemisinin"), ("针", "3-4")],
    }
    return made.build()


@pytest.fixture
def find_column() -> Callable[[Any, str], int]:
    """Give the function that finds a column."""
    return column


@pytest.fixture
def find_row() -> Callable[[Any, str], int]:
    """Give the function that finds a row."""
    return row_of
