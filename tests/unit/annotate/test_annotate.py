"""An article with its terms glossed: what is said of each term, and in which file."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree, html

from glossary.annotate import (
    Glosser,
    annotate_document,
    write_document,
    write_page,
    write_plain,
)
from glossary.errors import InputError
from glossary.model import (
    Article,
    Entry,
    Language,
    ReviewStatus,
    Source,
    Term,
    TermStatus,
    TermType,
)


def entry(number: int, zh: str, en: str, *more: Term, **facts: object) -> Entry:
    preferred = TermStatus.PREFERRED
    terms = (
        Term(text=zh, language=Language.ZH_HANS, status=preferred),
        Term(text=en, language=Language.EN, status=preferred),
        *more,
    )
    return Entry(id=f"c-{number:010x}", terms=terms, **facts)  # type: ignore[arg-type]


ENTRIES = (
    entry(1, "消化不良", "indigestion", context="消化不良(indigestion)", source="a.txt"),
    entry(
        2,
        "大语言模型",
        "large language model",
        Term(text="LLM", language=Language.EN, type=TermType.ACRONYM),
        Term(text="巨型语言模型", language=Language.ZH_HANS, status=TermStatus.DEPRECATED),
    ),
    entry(3, "模型", "model", confidence=0.9),
    entry(4, "模特", "model", confidence=0.4),
    entry(5, "假", "fake thing", status=ReviewStatus.REJECTED),
    entry(6, "网信办", "net office", forbidden=True),
    entry(
        7,
        "暂行办法",
        "Interim Measures",
        Term(text="Measures", language=Language.EN, type=TermType.SHORT_FORM),
    ),
)
HOSTILE = entry(
    8,
    "<script>alert(1)</script>坏",
    "bad\x00\ud800\u202e\"'&{{7*7}}",
    note="<img src=x onerror=alert(1)>",
    context="=1+1\x1b[2J",
    source="</cite><script>",
    address="javascript:alert(1)",
)


@pytest.fixture(scope="module")
def glosser() -> Glosser:
    return Glosser(ENTRIES)


def article(text: str, **source: str) -> Article:
    return Article(id="a", text=text, source=Source(article="a", file="a.txt", **source))


def plain(glosser: Glosser, text: str, *, every: bool = False) -> str:
    return write_plain([article(text)], glosser, every=every).removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "glossed"),
    [
        ("Indigestion.", "Indigestion [消化不良]."),
        ("他消化不良。", "他消化不良 [indigestion]。"),
        ("Two LLMs", "Two LLMs [大语言模型]"),
        ("a model", "a model [模型 / 模特]"),
        (
            "large language models, models",
            "large language models [大语言模型], models [模型 / 模特]",
        ),
        ("巨型語言模型", "巨型語言模型 [deprecated, use 大语言模型: large language model]"),
        ("fake things", "fake things [rejected, do not use: 假]"),
        ("网信办", "网信办 [forbidden, do not use: net office]"),
        ("indigestion, indigestion", "indigestion [消化不良], indigestion"),
        # told by the text itself
        ("indigestion (消化不良); 消化不良", "indigestion (消化不良); 消化不良"),
        ("消化不良（“indigestion”）", "消化不良（“indigestion”）"),
        ("indigestion and 消化不良", "indigestion [消化不良] and 消化不良"),
        # the short form of some other article
        ("The Measures", "The Measures"),
        ("nothing\nhere\n\n", "nothing\nhere"),
    ],
)
def test_a_term_is_glossed_in_brackets(glosser: Glosser, text: str, glossed: str) -> None:
    assert plain(glosser, text) == glossed


def test_every_occurrence_may_be_glossed(glosser: Glosser) -> None:
    glossed = plain(glosser, "indigestion, indigestion", every=True)
    assert glossed == "indigestion [消化不良], indigestion [消化不良]"


def test_the_page_marks_every_term_and_lists_its_concept_once(glosser: Glosser) -> None:
    text = "Indigestion\nand indigestion, 网信办。"
    page = html.fromstring(write_page([article(text, title="On <digestion>")], glosser))
    assert page.findtext(".//title") == "On <digestion> – glossed"
    marks = page.findall(".//mark")
    shown = [(one.findtext("a"), one.findtext("span"), one.get("class")) for one in marks]
    assert shown == [
        ("Indigestion", "消化不良", "term new"),
        ("indigestion", "消化不良", "term"),
        ("网信办", "forbidden, do not use: net office", "warned new"),
    ]
    rows = page.findall(".//tbody/tr")
    assert [row.get("id") for row in rows] == ["c-0000000001", "c-0000000006"]
    assert {link.get("href") for link in page.findall(".//mark/a")} == {
        f"#{row.get('id')}" for row in rows
    }
    assert [row.findall("td")[3].text for row in rows] == ["2×", "1×"]
    etree.strip_elements(page, "span", with_tail=False)
    assert [p.xpath("string()") for p in page.findall(".//p")] == text.split("\n")


def test_hostile_texts_stay_text_in_the_page() -> None:
    text = "<b>坏 <script>alert(1)</script>坏 {{7*7}} \x00\ud800\x1b\u202e</p></article>"
    written = write_page([article(text, title="</title><script>")], Glosser([HOSTILE]))
    page = html.fromstring(written.encode())
    assert not page.xpath("//script | //img | //b | //@onerror")
    assert not page.xpath("//a[starts-with(@href, 'javascript')]")
    assert "{{7*7}}" in written
    assert not re.search("[\x00\x1b\ud800\u202e]", written)
    assert "bad\ufffd\ufffd\ufffd" in str(page.findtext(".//mark/span"))


def test_a_page_without_a_term_says_so(glosser: Glosser) -> None:
    assert "No term of the glossary stands in the text." in write_page([article("x")], glosser)


def comments(document: Document) -> list[tuple[str, str]]:
    """Give what each comment is about, and its first line."""
    found = []
    for comment in document.comments:
        body = document.element.body
        number = comment.comment_id
        inside, text = False, ""
        for element in body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(number):
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(number):
                inside = False
            elif inside and element.tag == qn("w:t"):
                text += element.text or ""
        found.append((text, comment.text.split("\n")[0]))
    return sorted(found)


def test_a_new_document_has_a_comment_at_each_concept(glosser: Glosser) -> None:
    written = write_document([article("Indigestion,\nindigestion 网信办\x00")], glosser)
    document = docx.Document(BytesIO(written))
    assert [p.text for p in document.paragraphs] == [
        "a.txt",
        "Indigestion,",
        "indigestion 网信办\ufffd",
    ]
    assert comments(document) == [
        ("Indigestion", "消化不良"),
        ("网信办", "forbidden, do not use: net office"),
    ]
    told = next(c.text for c in document.comments if c.text.startswith("消化不良"))
    assert told.split("\n") == ["消化不良", "term, new", "消化不良(indigestion)", "a.txt"]
    assert {comment.author for comment in document.comments} == {"glossary"}
    assert write_document([article("Indigestion,\nindigestion 网信办\x00")], glosser) == written


def make_document(path: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("A large ")
    paragraph.add_run("lang").bold = True
    paragraph.add_run("uage models’ ")
    paragraph.add_run("in").italic = True
    paragraph.add_run("digestion\tand indigestion.")
    document.add_table(1, 1).cell(0, 0).text = "网信办"
    link = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>a model</w:t></w:r></w:hyperlink>")
    document.add_paragraph("See ")
    document.element.body.findall(qn("w:p"))[-1].append(link)
    gone = parse_xml(
        f'<w:del {nsdecls("w")} w:id="9" w:author="x"><w:r><w:delText>假</w:delText></w:r></w:del>'
    )
    document.element.body.find(qn("w:p")).append(gone)
    document.sections[0].header.paragraphs[0].text = "fake thing"
    document.add_comment(document.paragraphs[0].runs[:1], "a remark", "Lin", "L")
    document.save(str(path))
    return path


def formatted(document: Document) -> list[list[tuple[str, bool | None, bool | None]]]:
    """Give each paragraph letter by letter with its format."""
    return [
        [(letter, run.bold, run.italic) for run in p.runs for letter in run.text]
        for p in document.paragraphs
    ]


@pytest.mark.parametrize("every", [False, True])
def test_a_document_gets_comments_and_keeps_the_rest(
    glosser: Glosser, tmp_path: Path, *, every: bool
) -> None:
    path = make_document(tmp_path / "a.docx")
    before = docx.Document(str(path))
    after = docx.Document(BytesIO(annotate_document(path, glosser, every=every)))
    assert formatted(after) == formatted(before)
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    expected = [
        ("A large ", "a remark"),
        ("indigestion", "消化不良"),
        ("large language models", "大语言模型"),
        ("model", "模型 / 模特"),
        ("网信办", "forbidden, do not use: net office"),
    ]
    again = [("indigestion", "消化不良")] if every else []
    assert comments(after) == sorted(expected + again)


def test_a_document_that_word_could_not_open_is_told(glosser: Glosser, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    path.write_bytes(path.read_bytes().replace(b"word/document.xml", b"word/documenx.xml"))
    with pytest.raises(InputError, match=r"a\.docx: cannot be written again as a Word document"):
        annotate_document(path, glosser)
