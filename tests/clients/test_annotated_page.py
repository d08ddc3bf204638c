"""A glossed article in Chromium: what a reader sees of a term, and whether all can read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossary.annotate import Glosser, write_page
from glossary.engine.index import entries_of
from glossary.model import Article, Glossary, Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_gloss_shows_at_the_keyboards_focus_and_axe_finds_no_serious_fault(
    browser: "Browser", glossary: Glossary, tmp_path: Path, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    source = Source(article="a", file="a.txt", address="https://example.org/a")
    article = Article(id="a", text="The WHO and 世界衛生組織.\n<b>WHO</b>", source=source)
    path = tmp_path / "a.html"
    path.write_text(write_page([article], Glosser(entries_of(glossary))), encoding="utf-8")
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(path.as_uri())
    assert page.locator("mark").count() == 3
    note = page.locator("mark span").first
    assert not note.is_visible()
    page.keyboard.press("Tab")
    assert note.is_visible()
    assert note.inner_text() == "世界卫生组织"
    assert page.locator("p").nth(1).inner_text() == "<b>WHO</b>"
    found = axe.Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.close()
