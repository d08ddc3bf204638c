"""glossary serve in Chromium: decide, undo, build again, two tabs, 100,000 concepts."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glossary.export.json_file import write_json
from glossary.export.options import ExportOptions
from glossary.model import Language
from glossary.review import read_decisions
from glossary.serve import Desk
from glossary.serve.ask import Answers, Question
from lookup import QUESTIONS, make_glossary
from served_project import ServedProject

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CONCEPTS = 100_000
MOST_SECONDS = 0.1


@pytest.fixture
def project(tmp_path: Path) -> ServedProject:
    return ServedProject(tmp_path)


Serve = Callable[[Path, Path], str]


def start(folder: Path, place: Path) -> "subprocess.Popen[str]":
    """Start the command as a user does; it prints its address."""
    command = [sys.executable, "-m", "glossary", "serve", "--quiet"]
    return subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--glossary", str(folder), "--decisions", str(place)],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Run the command as a user does; give the address that it prints."""
    running: list[subprocess.Popen[str]] = []

    def serve_folder(folder: Path, place: Path) -> str:
        running.append(start(folder, place))
        assert running[-1].stdout
        return running[-1].stdout.readline().strip()

    yield serve_folder
    for server in running:
        with server:
            server.terminate()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[Callable[[str], "Page"]]:
    """Open an address; an error in the page or a request to elsewhere fails the test."""
    context = browser.new_context(locale="en-US", viewport={"width": 1200, "height": 800})
    faults: list[str] = []

    def open_address(address: str) -> "Page":
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda sent: faults.extend([sent.url] * (not sent.url.startswith(address))),
        )
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_address
    context.close()
    assert faults == []


def look_up(page: "Page", query: str) -> None:
    """Type a query and wait for the entry of the first answer."""
    with page.expect_response("**/concept/*"):
        page.fill("#query", query)


def go_into_entry(page: "Page") -> None:
    """Press Enter and wait until the keys are the entry's."""
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'entry'")


def told(page: "Page", text: str) -> None:
    """Wait until the page says something."""
    page.wait_for_function("text => document.getElementById('told').textContent === text", arg=text)


def statuses(project: ServedProject) -> dict[str, str]:
    """Give the decided states by the term that the decision shows."""
    decisions = read_decisions(project.place)
    return {one.shown: one.value for one in decisions if one.field == "status"}


def test_decide_by_keyboard_undo_and_build_again(
    project: ServedProject, serve: Serve, open_page: Callable[[str], "Page"]
) -> None:
    page = open_page(serve(project.output, project.place))
    look_up(page, "xiaohua")
    go_into_entry(page)
    page.keyboard.press("a")
    told(page, "Saved: approved")
    assert statuses(project) == {"消化不良 = indigestion": "approved"}
    assert page.locator(".act.is-approved").get_attribute("aria-pressed") == "true"
    assert page.locator(".row .sign.is-approved").count() == 1
    page.keyboard.press("u")
    told(page, "Undone: approved")
    assert statuses(project) == {}
    page.keyboard.press("r")
    told(page, "Saved: rejected")
    project.build()
    page.reload()
    look_up(page, "indigestion")
    assert page.locator(".act.is-rejected").get_attribute("aria-pressed") == "true"
    assert "indigestion" not in (project.output / "glossary.html").read_text(encoding="utf-8")


def test_edit_and_what_was_typed_outlives_the_tab(
    project: ServedProject, serve: Serve, open_page: Callable[[str], "Page"]
) -> None:
    address = serve(project.output, project.place)
    page = open_page(address)
    look_up(page, "indigestion")
    go_into_entry(page)
    page.keyboard.press("e")
    page.fill("[name=en]", "<b>dyspepsia</b>")
    page.close()  # between two keystrokes
    page = open_page(address)
    look_up(page, "indigestion")
    page.click("button.act:has-text('Edit')")
    assert page.input_value("[name=en]") == "<b>dyspepsia</b>"
    page.fill("[name=note]", "as doctors say")
    page.keyboard.press("Tab")
    page.click("button[type=submit]:visible:has-text('Save')")
    told(page, "Saved: <b>dyspepsia</b>")
    assert page.locator("#entry .en bdi").text_content() == "<b>dyspepsia</b>"
    built = project.build()
    assert "<b>dyspepsia</b>" in [one.preferred(Language.EN) for one in built.concepts]
    look_up(page, "dyspepsia")
    assert "as doctors say" in page.inner_text("#entry")
    assert page.locator("#entry b").count() == 0


def test_choose_in_a_conflict(
    project: ServedProject, serve: Serve, open_page: Callable[[str], "Page"]
) -> None:
    page = open_page(serve(project.output, project.place))
    look_up(page, "數據出境")
    card = page.locator(".card:has-text('Rules on Outbound Data')")
    card.locator("button:has-text('Use this term')").click()
    told(page, "Saved: Rules on Outbound Data")
    assert page.locator(".conflict").count() == 0
    assert page.locator("#entry .en bdi").text_content() == "Rules on Outbound Data"
    built = project.build()
    assert "Rules on Outbound Data" in [one.preferred(Language.EN) for one in built.concepts]


def test_two_tabs(project: ServedProject, serve: Serve, open_page: Callable[[str], "Page"]) -> None:
    address = serve(project.output, project.place)
    first, second = open_page(address), open_page(address)
    for page in (first, second):
        look_up(page, "indigestion")
    first.click(".act.is-approved")
    told(first, "Saved: approved")
    second.click(".act.is-rejected")
    told(
        second,
        "Somebody changed this entry meanwhile. It is shown as it is now;"
        " nothing of yours was saved.",
    )
    assert second.locator(".act.is-approved").get_attribute("aria-pressed") == "true"
    assert statuses(project) == {"消化不良 = indigestion": "approved"}


def test_a_server_that_has_ended_is_told(
    project: ServedProject, open_page: Callable[[str], "Page"]
) -> None:
    with start(project.output, project.place) as server:
        assert server.stdout
        page = open_page(server.stdout.readline().strip())
        look_up(page, "indigestion")
        server.terminate()
    page.click(".act.is-approved")
    told(
        page, "The program that serves this page does not answer. Is glossary serve still running?"
    )


def test_axe_finds_no_serious_fault_while_editing(
    project: ServedProject, serve: Serve, open_page: Callable[[str], "Page"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(serve(project.output, project.place))
    look_up(page, "數據出境")
    page.click(".act.is-approved")
    told(page, "Saved: approved")
    page.click("button.act:has-text('Edit')")
    found: Any = axe.Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a glossary of 100,000 concepts, those of a dictionary."""
    path = tmp_path_factory.mktemp("large") / "glossary.json"
    write_json(make_glossary(CONCEPTS), path, ExportOptions())
    return path


def test_a_hundred_thousand_concepts_answer_at_once(
    large: Path, serve: Serve, open_page: Callable[[str], "Page"]
) -> None:
    desk = Desk(path=large, place=large.with_name("decisions.jsonl"))
    desk.refresh()
    answers = Answers(desk=desk)
    answers.warm()
    for query in QUESTIONS:
        start = time.process_time()
        answers.search(Question(text=query))
        assert time.process_time() - start < MOST_SECONDS, query
    page = open_page(serve(large.parent, large.with_name("decisions.jsonl")))
    assert page.inner_text("#count") == "100,000 concepts"
    look_up(page, "aid digestoin")
    page.wait_for_selector("#entry:has-text('消食')")
    page.click(".act.is-approved")
    told(page, "Saved: approved")
