"""Real programs open our files; run with GLOSSARY_CLIENTS=1 (they take seconds each)."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import (
    Concept,
    Glossary,
    Language,
    ReviewStatus,
    Signature,
    Term,
    TermStatus,
    TermType,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

collect_ignore_glob = [] if os.environ.get("GLOSSARY_CLIENTS") else ["test_*.py"]

Write = Callable[[str, Path], Path]


def _concept(
    number: int, zh: str, en: str, hant: str = "", short: tuple[str, str] = ("", "")
) -> Concept:
    terms = [
        Term(text=zh, language=Language.ZH_HANS, status=TermStatus.PREFERRED),
        Term(text=en, language=Language.EN, status=TermStatus.PREFERRED),
    ]
    if hant:
        terms.append(Term(text=hant, language=Language.ZH_HANT, status=TermStatus.PREFERRED))
    if all(short):
        terms += [
            Term(text=short[0], language=Language.ZH_HANS, type=TermType.SHORT_FORM),
            Term(text=short[1], language=Language.EN, type=TermType.ACRONYM),
        ]
    return Concept(
        id=f"c-{number:010x}",
        terms=tuple(terms),
        subject_field="test",
        note="a < b",
        review=ReviewStatus.APPROVED,
    )


@pytest.fixture
def glossary() -> Glossary:
    """Give terms with everything that importers stumble over."""
    return Glossary(
        concepts=(
            _concept(
                1,
                "世界卫生组织",
                "World Health Organization",
                "世界衛生組織",
                ("世卫组织", "WHO"),
            ),
            _concept(2, "\U00020bb7野家", "Yoshinoya & <Sons>"),
            _concept(3, "“引号”‘单’", 'the "quoted" one'),
            _concept(4, "=1+1", "-5℃"),
            _concept(5, "逗号,分号;", "comma, semicolon; tab"),
        ),
        signature=Signature(
            version="0.1.0", settings="5e77", corpus="c0de", date="2023-11-29T08:00:00Z"
        ),
    )


@pytest.fixture
def write(glossary: Glossary) -> Write:
    """Give a function that writes the glossary in one format into a folder."""

    def write_format(name: str, folder: Path) -> Path:
        path = folder / WRITERS[name].file_name
        WRITERS[name].write(glossary, path, ExportOptions(tm_variants=True))
        return path

    return write_format


# Nothing but what is asked for: no updates, no start page.
_BROWSER_OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Give Debian's Chromium, driven by Playwright."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=_BROWSER_OPTIONS.split())
        yield opened
        opened.close()
