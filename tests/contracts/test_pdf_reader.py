"""What only a PDF can be: pages, running heads, locks and loops."""

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest

from glossary.model import Article, Fault
from glossary.read import read_articles

BuildPdf = Callable[[Sequence[Sequence[str]]], bytes]


def read(path: Path, content: bytes) -> Article | Fault:
    path.write_bytes(content)
    [found] = read_articles([path])
    return found


def text(tmp_path: Path, content: bytes) -> str:
    found = read(tmp_path / "a.pdf", content)
    assert isinstance(found, Article), found
    return found.text


def test_heads_feet_and_page_numbers_go(tmp_path: Path, build_pdf: BuildPdf) -> None:
    parts = ["熵 (entropy)。", "边 (edge)。", "法 (law)。", "茶 (tea)。"]
    pages = [["Journal of Terms 2024", part, f"- {n} -"] for n, part in enumerate(parts, 1)]
    assert text(tmp_path, build_pdf(pages)) == "\n\n".join(parts)


def test_a_sentence_that_runs_over_the_page_stays_together(
    tmp_path: Path, build_pdf: BuildPdf
) -> None:
    pages = [["the Interim Measures", "（暂行"], ["办法） apply."], ["Next."]]
    assert (
        text(tmp_path, build_pdf(pages)) == "the Interim Measures\n（暂行\n办法） apply.\n\nNext."
    )


def test_radicals_and_ligatures_become_characters(tmp_path: Path, build_pdf: BuildPdf) -> None:
    assert (
        text(tmp_path, build_pdf([["⼈⼯智能 (artiﬁcial)", "\uf0b7 ⼀"]]))
        == "人工智能 (artificial)\n• 一"
    )


def test_title_and_date(tmp_path: Path, build_pdf: BuildPdf) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(build_pdf([["熵"]])))
    writer.add_metadata({"/Title": "术语\nTerms", "/CreationDate": "D:20240424101500Z"})
    stream = io.BytesIO()
    writer.write(stream)
    found = read(tmp_path / "a.pdf", stream.getvalue())
    assert isinstance(found, Article)
    assert (found.source.title, found.source.date) == ("术语 Terms", "2024-04-24")


@pytest.mark.parametrize(("password", "opens"), [("secret", False), ("", True)])
def test_only_a_password_for_reading_locks(
    tmp_path: Path, build_pdf: BuildPdf, password: str, *, opens: bool
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(build_pdf([["熵 (entropy)"]])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    found = read(tmp_path / "a.pdf", stream.getvalue())
    if opens:
        assert isinstance(found, Article)
        assert found.text == "熵 (entropy)"
    else:
        assert isinstance(found, Fault)
        assert "encrypted" in found.problem


def test_an_unknown_cipher_is_an_encrypted_pdf(tmp_path: Path, build_pdf: BuildPdf) -> None:
    content = build_pdf([["熵"]]).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 9 /R 9 >>"
    )
    found = read(tmp_path / "a.pdf", content)
    assert isinstance(found, Fault)
    assert "encrypted" in found.problem or "damaged" in found.problem


def test_a_page_without_text_says_so(tmp_path: Path, build_pdf: BuildPdf) -> None:
    found = read(tmp_path / "a.pdf", build_pdf([[]]))
    assert isinstance(found, Fault)
    assert "no text" in found.problem


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"/Type /Pages /Count 1 /Kids [7 0 R]", b"/Type /Pages /Count 9 /Kids [2 0 R 2 0 R]"),
        (b"/Parent 2 0 R /MediaBox", b"/Parent 7 0 R /MediaBox"),
        (b"/DescendantFonts [4 0 R]", b"/DescendantFonts [3 0 R]"),
        (b"/Contents 6 0 R", b"/Contents 7 0 R"),
        (b"/ToUnicode 5 0 R", b"/ToUnicode 3 0 R"),
        (b"<0000> <FFFF> <0000> endbfrange", b"<0000> <FFFFFFFFFF> <0000> endbfrange"),
    ],
)
def test_loops_and_lies_end_soon(
    tmp_path: Path, build_pdf: BuildPdf, good: bytes, bad: bytes
) -> None:
    content = build_pdf([["熵 (entropy)"]])
    assert good in content
    start = time.monotonic()
    path = tmp_path / "a.pdf"
    path.write_bytes(content.replace(good, bad))
    assert list(read_articles([path]))
    assert time.monotonic() - start < 20
