"""glossary.html in Chromium: what a reader types, presses and sees."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossary.export.options import ExportOptions
from glossary.export.page import write_page
from glossary.export.page.write import PART
from glossary.model import (
    Concept,
    Conflict,
    Glossary,
    Kind,
    Language,
    ReviewStatus,
    Source,
    Term,
    TermStatus,
    TermType,
)
from writer_contract import seen_concept

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = '<img src=x onerror="document.title=1"> "two" \'one\' \u202eабв</script>'


def concept(number: int, zh: str, en: str, **more: object) -> Concept:
    """Make a concept that was seen once, those with even numbers in the article ``b``."""
    sentence = f"所谓{zh} ({en}) 就是这样。"
    article = "a" if number % 2 else "b"
    return seen_concept(number, zh, en, sentences=(sentence,), article=article, **more)


def term(text: str, **more: object) -> Term:
    """Make a preferred term, or another by keyword."""
    han = any("\u4e00" <= char <= "\u9fff" for char in text)
    values = {
        "text": text,
        "language": Language.ZH_HANS if han else Language.EN,
        "status": TermStatus.PREFERRED,
        **more,
    }
    return Term(**values)  # type: ignore[arg-type]  # any field by name


OTHER = {"status": TermStatus.ADMITTED}
CONCEPTS = (
    concept(1, "消化不良", "indigestion", kind=Kind.TERM),
    concept(
        2,
        "国家互联网信息办公室",
        "Cyberspace Administration of China",
        kind=Kind.ORGANIZATION,
        review=ReviewStatus.APPROVED,
        note="the same office as 中央网信办",
        terms=(
            term("国家互联网信息办公室"),
            term("Cyberspace Administration of China"),
            term("CAC", type=TermType.ACRONYM, **OTHER),
        ),
    ),
    concept(
        3,
        "数据出境安全评估办法",
        "Measures for the Security Assessment of Data Exports",
        kind=Kind.LAW,
        terms=(
            term("数据出境安全评估办法"),
            term("Measures for the Security Assessment of Data Exports"),
            term("Outbound Data Transfer Measures", **OTHER),
        ),
        conflicts=(
            Conflict(
                language=Language.EN,
                terms=(
                    "Measures for the Security Assessment of Data Exports",
                    "Outbound Data Transfer Measures",
                ),
            ),
        ),
    ),
    concept(4, "龙井茶", "Longjing tea", confidence=0.5),
    concept(5, "绿茶", "green tea", confidence=0.7),
    concept(6, f"{HOSTILE}甲", HOSTILE),
    concept(7, "世界卫生组织", "World Health Organization", kind=Kind.ORGANIZATION),
)
SOURCES = (
    Source(article="a", file="a.html", address="https://example.org/a", title=f"A {HOSTILE}",
           date="2024-03-01"),
    Source(article="b", file="notes/b.txt", address="javascript:alert(1)", title="B"),
)  # fmt: skip
FIGURE = re.compile(r"\d[\d,]*")


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page once."""
    path = tmp_path_factory.mktemp("page") / "glossary.html"
    write_page(Glossary(concepts=CONCEPTS, sources=SOURCES), path, ExportOptions())
    return path


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: "Browser", page_file: Path) -> Iterator[OpenPage]:
    """Open the page from disk; a request to anywhere, or an error in the page, fails the test."""
    contexts = []
    faults: list[str] = []

    def open_file(path: Path = page_file, *, width: int = 1200, **options: str) -> "Page":
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
            **{"locale": "en-US", **options},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.on("request", lambda sent: faults.extend([sent.url] * (sent.url != path.as_uri())))
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert faults == []


def found(page: "Page", query: str) -> list[str]:
    """Type a query and give the English terms that are listed."""
    page.fill("#query", query)
    return list(page.locator(".row-en").all_text_contents())


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("消化", "indigestion"),
        ("數據出境", "Measures for the Security Assessment of Data Exports"),
        ("龍井", "Longjing tea"),
        ("xiaohua", "indigestion"),
        ("xiāohuà bùliáng", "indigestion"),
        ("xiao1 hua4", "indigestion"),
        ("xhbl", "indigestion"),
        ("lvcha", "green tea"),
        ("lǜ", "green tea"),
        ("cac", "Cyberspace Administration of China"),
        ("who", "World Health Organization"),
        ("security assess", "Measures for the Security Assessment of Data Exports"),
        ("the measures of assessment", "Measures for the Security Assessment of Data Exports"),
        ("Outbound", "Measures for the Security Assessment of Data Exports"),
        ("indigestoin", "indigestion"),
        ("cybrespace adminstration", "Cyberspace Administration of China"),
        ("国家互连网信息", "Cyberspace Administration of China"),
        ("茶 longjing", "Longjing tea"),
    ],
)
def test_search_finds_a_term_however_it_is_typed(
    open_page: OpenPage, query: str, first: str
) -> None:
    assert found(open_page(), query)[:1] == [first]


def test_what_is_not_there_is_not_found(open_page: OpenPage) -> None:
    page = open_page()
    assert found(page, "quantum") == []
    assert page.inner_text("#nothing") == "Nothing found for “quantum”."


def test_filters_narrow_the_list_and_say_how_much_they_leave(open_page: OpenPage) -> None:
    page = open_page()
    assert page.inner_text("#count") == "7 concepts"
    page.click(".facet[data-facet=kind] summary")
    page.click("label.choice:has-text('organization')")
    assert page.inner_text("#count") == "2 concepts"
    page.keyboard.press("Escape")
    page.click(".facet[data-facet=status] summary")
    menu = page.inner_text(".facet[data-facet=status] .menu")
    assert sorted(FIGURE.findall(menu)) == ["1", "1"]
    page.click("label.choice:has-text('approved')")
    assert page.locator(".row-en").all_text_contents() == ["Cyberspace Administration of China"]
    page.click("#reset")
    page.click("#conflicts-only")
    assert page.inner_text("#count") == "1 concept"


def test_the_least_certain_come_first_when_asked(open_page: OpenPage) -> None:
    page = open_page()
    page.select_option("#sort", "doubtful")
    assert page.locator(".row-en").all_text_contents()[:2] == ["Longjing tea", "green tea"]


def test_the_whole_page_works_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.type("tea")
    page.keyboard.press("ArrowDown")
    first, second = page.locator(".row").all()
    assert first.get_attribute("aria-selected") == "false"
    assert second.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "entry"
    page.keyboard.press("3")
    page.wait_for_selector("#told.is-shown")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied in ("龙井茶 Longjing tea", "绿茶 green tea")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("Escape")
    assert page.input_value("#query") == ""
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "summary"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


def test_filters_are_chosen_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Escape")
    for key in ("f", "Tab", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.inner_text("#count") == "2 concepts"
    page.keyboard.press("Space")  # the focus has stayed
    assert page.inner_text("#count") == "7 concepts"
    page.keyboard.press("Escape")
    assert page.locator(".facet[open]").count() == 0


def test_an_entry_shows_its_sentence_conflict_and_source(open_page: OpenPage) -> None:
    page = open_page()
    found(page, "数据出境")
    cards = page.locator(".card-term").all_inner_texts()
    assert [text.strip() for text in cards] == list(CONCEPTS[2].conflicts[0].terms)
    marked = page.locator("#entry section:not(.conflict) mark").all_text_contents()
    assert marked == [
        "数据出境安全评估办法",
        "Measures for the Security Assessment of Data Exports",
    ]
    assert page.locator("cite a").first.get_attribute("href") == "https://example.org/a"
    found(page, "cac")
    assert "the same office as 中央网信办" in page.inner_text("#entry")
    assert page.locator("cite a").count() == 0  # javascript: is no address of the web


def test_hostile_terms_are_shown_as_text(open_page: OpenPage) -> None:
    page = open_page()
    assert found(page, "<img") == [HOSTILE]
    assert page.locator("#entry h2 bdi").text_content() == f"{HOSTILE}甲"
    assert page.locator("img").count() == 0
    assert page.title() == "Glossary"
    # What is written from right to left keeps to itself.
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.row-en')).unicodeBidi")
        == "isolate"
    )


def test_english_and_chinese_light_and_dark(open_page: OpenPage) -> None:
    page = open_page(locale="zh-CN", color_scheme="dark")
    assert page.title() == "术语表"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.click("#language")
    assert page.title() == "Glossary"
    page.reload()
    assert page.title() == "Glossary"  # remembered
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_a_phone_shows_one_thing_at_a_time_and_nothing_wider(open_page: OpenPage) -> None:
    page = open_page(width=390)
    page.fill("#query", "indigestion")
    page.click(".row")
    assert page.locator("#entry").is_visible()
    assert not page.locator("#results").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#entry .back")
    assert page.locator("#results").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_paper_gets_what_was_found(open_page: OpenPage) -> None:
    page = open_page()
    found(page, "tea")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#printed p").count() == 2
    assert page.locator("#printed").is_visible()
    assert not page.locator("#query").is_visible()


def test_what_is_searched_goes_along_to_the_other_parts(browser: "Browser", tmp_path: Path) -> None:
    many = tuple(concept(number, f"词{number}号", f"term {number}") for number in range(PART))
    many += (concept(PART, "酿酒学", "zymurgy"),)
    write_page(Glossary(concepts=many), tmp_path / "glossary.html", ExportOptions())
    page = browser.new_page(locale="en-US")
    page.goto((tmp_path / "glossary.html").as_uri())
    assert found(page, "zymurgy") == []
    page.click(".parts a:not([aria-current])")
    page.wait_for_selector(".row")
    assert page.locator(".row-en").all_text_contents() == ["zymurgy"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_no_serious_fault(open_page: OpenPage, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(width=width, color_scheme=scheme)
    assert serious(axe.Axe().run(page)) == []
    page.fill("#query", "数据")
    page.keyboard.press("Enter")
    page.wait_for_selector("#entry h2")
    assert serious(axe.Axe().run(page)) == []
    page.evaluate("document.getElementById('help').showModal()")
    assert serious(axe.Axe().run(page)) == []


def serious(results: object) -> list[str]:
    """Give what axe calls serious or critical."""
    faults = results.response["violations"]  # type: ignore[attr-defined]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in faults
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
