"""glossary.html: small, the same each time, and nothing from outside in it ever acts."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from glossary.export.options import ExportOptions
from glossary.export.page import write_page
from glossary.export.page.record import MOST_CONTEXTS
from glossary.export.page.write import PART, SENTENCES
from glossary.model import Concept, Glossary, Source
from writer_contract import concept, seen_concept

OPTIONS = ExportOptions()
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "\"quotes\" 'and' `more` {{ 7 * 7 }}",
    "\u202eright to left\u202c",
    "line\u2028end",
)


def glossary(
    *concepts: Concept, address: str = "https://example.org/a", title: str = "A"
) -> Glossary:
    """Make a glossary of these concepts."""
    source = Source(article="a", file="a.html", address=address, title=title, date="2024-05-06")
    return Glossary(concepts=concepts, sources=(source,))


def read(path: Path) -> tuple[Any, Any]:
    """Give the page as a tree, and what it knows."""
    tree = html.parse(path)
    [known] = tree.xpath("//script[@id='known']")
    return tree, json.loads(known.text)


def test_two_thousand_concepts_stay_under_three_megabytes(tmp_path: Path) -> None:
    words = "provisional measures for the administration of generative services".split()
    concepts = []
    for number in range(2000):
        zh, en = f"生成式人工智能服务管理办法{number}", f"{words[number % 8]} measures no. {number}"
        text = (
            f"{zh} ({en}) 是一个句子，" + "它和文章里的句子一样长，说明这个术语的用法和来历。" * 3
        )
        sentences = tuple(f"{text}{n}" for n in range(3))
        concepts.append(seen_concept(number, zh, en, sentences=sentences))
    path = tmp_path / "glossary.html"
    assert write_page(glossary(*concepts), path, OPTIONS) == ()
    assert path.stat().st_size < 3_000_000


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_from_outside_is_never_markup(hostile: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.html"
    one = seen_concept(1, f"{hostile}甲", hostile, sentences=(f"{hostile}甲 {hostile}",))
    write_page(glossary(one, title=hostile), path, OPTIONS)
    tree, known = read(path)
    # What stands in the page: our two scripts, no image, no event handler.
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//img") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    shown = hostile.replace("\u2028", "\n")
    assert known["concepts"][0]["en"] == shown
    assert known["sources"][0][0] == shown


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a@b/", "x"],
)
def test_only_addresses_of_the_web_become_links(address: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.html"
    write_page(
        glossary(seen_concept(1, "茶", "tea", sentences=("茶 (tea)",)), address=address),
        path,
        OPTIONS,
    )
    assert read(path)[1]["sources"] == [["A", read(path)[1]["sources"][0][1], "", "2024-05-06"]]


def test_the_browser_may_load_nothing_and_run_only_our_script(tmp_path: Path) -> None:
    path = tmp_path / "glossary.html"
    write_page(glossary(concept(1, "茶", "tea")), path, OPTIONS)
    tree, _ = read(path)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "connect-src" not in policy
    text = path.read_text(encoding="utf-8")
    for name in ("script", "style"):
        [body] = re.findall(rf"<{name}>(.*?)</{name}>", text, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert tree.xpath("//@src") == []
    assert tree.xpath("//@href") == ["data:,"]
    assert tree.xpath("//@style") == []


def test_a_large_glossary_comes_in_parts_that_name_each_other(tmp_path: Path) -> None:
    many = [
        seen_concept(number, f"词{number}", f"term {number:06}", sentences=())
        for number in range(PART + 1)
    ]
    write_page(glossary(*many), tmp_path / "glossary.html", OPTIONS)
    assert {path.name for path in tmp_path.iterdir()} == {"glossary.html", "glossary.2.html"}
    tree, known = read(tmp_path / "glossary.2.html")
    assert [one["en"] for one in known["concepts"]] == [f"term {PART:06}"]
    assert tree.xpath("//nav//a/@href") == ["glossary.html", "glossary.2.html"]


def test_many_sentences_come_in_parts_too(tmp_path: Path) -> None:
    many = [
        seen_concept(number, zh, en, sentences=(f"{zh} {en}",) * MOST_CONTEXTS)
        for number in range(SENTENCES // MOST_CONTEXTS + 1)
        for zh, en in ((f"词{number}", f"term {number:06}"),)
    ]
    write_page(glossary(*many), tmp_path / "glossary.html", OPTIONS)
    assert {path.name for path in tmp_path.iterdir()} == {"glossary.html", "glossary.2.html"}
    _, first = read(tmp_path / "glossary.html")
    _, second = read(tmp_path / "glossary.2.html")
    assert (len(first["concepts"]), len(second["concepts"])) == (len(many) - 1, 1)


def test_the_terms_in_a_sentence_are_where_a_browser_counts(tmp_path: Path) -> None:
    path = tmp_path / "glossary.html"
    zh, en = "\U00020bb7野家", "Yoshinoya"
    write_page(
        glossary(seen_concept(1, zh, en, sentences=(f"{zh} {en} \U0001f35a",))), path, OPTIONS
    )
    _, known = read(path)
    [[sentence, places, _, _]] = known["concepts"][0]["contexts"]
    utf16 = known["sentences"][sentence].encode("utf-16-le")
    parts = [
        utf16[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(*[iter(places)] * 2, strict=True)
    ]
    assert parts == [zh, en]


def test_every_word_of_the_page_is_there_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "glossary.html"
    write_page(glossary(concept(1, "茶", "tea")), path, ExportOptions(locale="zh"))
    tree, known = read(path)
    assert set(known["words"]["en"]) == set(known["words"]["zh"])
    assert tree.xpath("/html/head/title/text()") == ["术语表"]
    used = {*tree.xpath("//@data-word"), *tree.xpath("//@data-label")}
    assert used <= set(known["words"]["en"])
