import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from glossary.model import Article, Fault
from glossary.read import ReadOptions, read_articles

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pack(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def document(inside: str, space: str = W) -> str:
    return f'<?xml version="1.0"?><w:document {space}><w:body>{inside}</w:body></w:document>'


def blocks(tmp_path: Path, inside: str) -> list[str]:
    path = pack(tmp_path / "a.docx", {"word/document.xml": document(inside)})
    [article] = read_articles([path])
    assert isinstance(article, Article), article
    return article.text.split("\n\n")


def fault(path: Path, options: ReadOptions | None = None) -> str:
    [found] = read_articles([path], options or ReadOptions())
    assert isinstance(found, Fault)
    return found.problem


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (run("人工") + run("智能") + run(" (AI)"), "人工智能 (AI)"),
        (f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "新"),
        (
            f"<w:hyperlink>{run('Civil Code')}</w:hyperlink>{run(' (民法典)')}",
            "Civil Code (民法典)",
        ),
        (f"<w:sdt><w:sdtContent>{run('法典')}</w:sdtContent></w:sdt>", "法典"),
        ("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + run("法"), "法"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{run('法')}", "法"),
        ("<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>aid</w:t><w:softHyphen/></w:r>", "self-aid"),
        (
            f"<w:ruby><w:rt>{run('gongfu')}</w:rt><w:rubyBase>{run('工夫')}</w:rubyBase></w:ruby>",
            "工夫(gongfu)",
        ),
        ("<w:r><w:t>Term</w:t><w:br/><w:t>术语</w:t></w:r>", "Term\n术语"),
    ],
)
def test_a_paragraph_reads_as_it_looks(tmp_path: Path, inside: str, seen: str) -> None:
    assert blocks(tmp_path, f"<w:p>{inside}</w:p>") == [seen]


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('箱 (box)')}</w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    space = W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    content = document(f"<w:p>{run('before')}<w:r>{both}</w:r></w:p>", space)
    [article] = read_articles([pack(tmp_path / "a.docx", {"word/document.xml": content})])
    assert isinstance(article, Article)
    assert article.text == "before\n\n箱 (box)"


def test_tables_lists_notes_and_metadata(tmp_path: Path) -> None:
    import datetime as dt

    made = docx.Document()
    made.core_properties.title = "术语 Terms"
    made.core_properties.created = dt.datetime(2024, 8, 12, tzinfo=dt.UTC)
    made.add_heading("题 Head", 1)
    made.add_paragraph("变基 (rebase)", style="List Bullet")
    table = made.add_table(2, 2)
    for row, texts in zip(table.rows, (("entropy", "熵"), ("edge\nside", "边")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    path = tmp_path / "a.docx"
    path.write_bytes(stream.getvalue())
    with zipfile.ZipFile(path, "a") as archive:
        notes = (
            f"<w:footnotes {W}><w:footnote><w:p>{run('注 (note)')}</w:p></w:footnote></w:footnotes>"
        )
        archive.writestr("word/footnotes.xml", notes)
    [article] = read_articles([path])
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "题 Head",
        "- 变基 (rebase)",
        "entropy | 熵",
        "edge / side | 边",
        "注 (note)",
    ]
    assert (article.source.title, article.source.date) == ("术语 Terms", "2024-08-12")


def test_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert "password" in fault(path)


def test_a_zip_that_is_no_docx(tmp_path: Path) -> None:
    assert "'word/document.xml' is missing" in fault(pack(tmp_path / "a.docx", {"a": "b"}))


def test_a_document_without_text(tmp_path: Path) -> None:
    assert "no text" in fault(pack(tmp_path / "a.docx", {"word/document.xml": document("<w:p/>")}))


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = document(f"<w:p>{run('x')}{' ' * 30_000_000}</w:p>")
    assert "200 times its size" in fault(pack(tmp_path / "a.docx", {"word/document.xml": bomb}))


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, codec: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        + document(f"<w:p>{run('&l9;&f;')}</w:p>").partition("?>")[2]
    )
    path = pack(tmp_path / "a.docx", {"word/document.xml": bomb.encode(codec)})
    assert "entities" in fault(path) or "no valid XML" in fault(path)


def test_a_document_nested_without_end(tmp_path: Path) -> None:
    inside = "<w:sdt>" * 100_000
    assert "no valid XML" in fault(
        pack(tmp_path / "a.docx", {"word/document.xml": document(inside)})
    )
