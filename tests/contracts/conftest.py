"""Articles on disk, one builder a format."""

import gzip
import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence

import pytest

from made_up_warc import make_response

Builder = Callable[[Sequence[str]], bytes]


def make_text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def make_html(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def make_jsonl(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"id": "one", "text": "\n\n".join(paragraphs)}, ensure_ascii=False).encode()


def make_jsonl_gz(paragraphs: Sequence[str]) -> bytes:
    return gzip.compress(make_jsonl(paragraphs))


def make_warc(paragraphs: Sequence[str]) -> bytes:
    body = make_html(paragraphs)
    return make_response("https://example.org/a", body, "Content-Type: text/html")


def make_warc_gz(paragraphs: Sequence[str]) -> bytes:
    return gzip.compress(make_warc(paragraphs))


def make_parquet(paragraphs: Sequence[str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.table({"id": ["one"], "text": ["\n\n".join(paragraphs)]}), stream)
    return stream.getvalue()


def make_docx(paragraphs: Sequence[str]) -> bytes:
    import docx

    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_epub(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Reader</dc:title>'
        "<dc:date>2023-11-29</dc:date></metadata>"
        '<manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>'
        f"<body>{body}</body></html>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
        "OEBPS/one.xhtml": chapter,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return stream.getvalue()


def make_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Write a PDF by hand: one font whose codes are the UTF-16 units that they stand for."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H"
            b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap.encode()),
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 50 800 Td\n{shown}ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def make_one_page_pdf(paragraphs: Sequence[str]) -> bytes:
    return make_pdf([paragraphs])


BUILDERS: dict[str, Builder] = {
    ".txt": make_text,
    ".text": make_text,
    ".md": make_text,
    ".markdown": make_text,
    ".html": make_html,
    ".htm": make_html,
    ".xhtml": make_html,
    ".docx": make_docx,
    ".pdf": make_one_page_pdf,
    ".epub": make_epub,
    ".jsonl": make_jsonl,
    ".ndjson": make_jsonl,
    ".jsonl.gz": make_jsonl_gz,
    ".ndjson.gz": make_jsonl_gz,
    ".parquet": make_parquet,
    ".warc": make_warc,
    ".warc.gz": make_warc_gz,
}


@pytest.fixture
def build_file() -> dict[str, Builder]:
    """Give the builders by suffix."""
    return BUILDERS


@pytest.fixture
def build_pdf() -> Callable[[Sequence[Sequence[str]]], bytes]:
    """Give the builder of a PDF with several pages."""
    return make_pdf
