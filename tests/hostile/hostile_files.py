"""Files that an outsider could hand in to stop a build, slow it down or get something out of it."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

MEGA = 1 << 20
SECRET = "最高机密（top secret）"  # noqa: S105 - what must never leave the file it stands in


def packed(parts: dict[str, bytes]) -> bytes:
    """Give a zip file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return made.getvalue()


def _laughs(root: str) -> bytes:
    """Give XML whose one entity unpacks to a thousand million words."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "笑laugh">{levels}]><{root}>&l9;</{root}>'.encode()


def _outside(root: str, secret: Path) -> bytes:
    """Give XML that asks for a file of this machine."""
    return (
        f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{secret.as_uri()}">]><{root}>&x;</{root}>'
    ).encode()


_WORD = "word/document.xml"
_CONTAINER = (
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    b"</container>"
)


def _book(chapter: bytes, manifest: str = '<item id="c" href="c.xhtml"/>') -> bytes:
    return packed(
        {
            "META-INF/container.xml": _CONTAINER,
            "a.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
                f'<manifest>{manifest}</manifest><spine><itemref idref="c"/></spine></package>'
            ).encode(),
            "c.xhtml": chapter,
        }
    )


def _pdf(pages: str, more: str = "") -> bytes:
    """Give a PDF whose tree of pages is ``pages``, without a table of its objects."""
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj{pages}endobj\n{more}trailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode()


def _line(size: int) -> Callable[[Path], None]:
    """Give one line of ``size`` bytes, written in pieces."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(size // MEGA):
                file.write(b"a" * MEGA)

    return write


def _passage(text: str) -> bytes:
    return json.dumps({"id": "x", "text": text}, ensure_ascii=True).encode() + b"\n"


FILES: dict[str, bytes | Callable[[Path], None]] = {
    # archives that unpack to far more than they weigh
    "zeros.docx": packed({_WORD: bytes(300 * MEGA)}),
    "zeros.epub": _book(bytes(300 * MEGA)),
    "many-parts.epub": packed({f"{number}": b"" for number in range(30_000)}),
    "zeros.jsonl.gz": gzip.compress(bytes(300 * MEGA)),
    "one-line.jsonl.gz": gzip.compress(b'{"id":"a","text":"' + b"\xe7\x94\xb2a" * (60 * MEGA)),
    # XML and HTML
    "laughs.docx": packed({_WORD: _laughs("document")}),
    "laughs.epub": _book(_laughs("html")),
    "laughs.html": _laughs("html"),
    "deep.html": b"<div>" * 500_000 + "甲（a）".encode(),
    "deep.epub": _book(b"<html>" + b"<b>" * 500_000),
    "attributes.html": b"<p " + b"a=b " * 1_000_000 + b">",
    "script.html": "<p>甲乙（ab）<script>".encode() * 50_000,
    "table.html": b"<table>" + "<tr><td>甲<td>a".encode() * 50_000,
    # text
    "gigabyte.txt": _line(1024 * MEGA),
    "gigabyte.jsonl": _line(1024 * MEGA),
    "thirty-megabytes.txt": _line(30 * MEGA),
    "opening.txt": ("甲a" + "(" * 1_000_000).encode(),
    "nested.txt": ("甲a" + "(" * 500_000 + ")" * 500_000).encode(),
    "pairs.txt": ("甲乙(ab)" * 10_000).encode(),
    "emphasized.txt": (
        "we drank *pu'er tea* (普洱茶) and ate *bean curd* (豆腐); " * 15_000
    ).encode(),
    "han.txt": ("汉字" * 1_000_000 + "(a)").encode(),
    "nul.txt": b"a\0" * 100_000,
    "nul-inside.txt": "消化\0不良(indi\0gestion)。".encode() * 1_000,
    "broken.txt": "消化不良(indigestion)".encode()[:-3] + b"\xff\xfe\xed\xa0\x80" * 1_000,
    "declared.html": b'<meta charset="utf-16"><p>' + "消化不良(indigestion)".encode("gb18030"),
    "declared-badly.html": b'<meta charset="rot13"><p>' + "消化不良(indigestion)".encode(),
    "surrogates.jsonl": b'{"id":"a","text":"\\ud800\xe6\xb6\x88\\udfff(a)\\ud83d"}\n',
    "deep.jsonl": b'{"id":"a","text":' + b"[" * 200_000 + b"\n",
    "number.jsonl": b'{"id":"a","text":' + b"9" * 1_000_000 + b"}\n",
    "bidi.jsonl": _passage("\u202e消化\u2066不良\u2069 (indi\u202egestion) \u200f\u061c" * 200),
    "zero-width.jsonl": _passage("消\u200b化\u2060不\ufeff良 (indi\u200dges\u00adtion) 。" * 200),
    "marks.jsonl": _passage("消化不良" + "\u0301" * 200_000 + "(indigestion)"),
    # PDF
    "loop.pdf": _pdf("<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "million-pages.pdf": _pdf("<</Type/Pages/Kids[]/Count 1000000000>>"),
    "content-loop.pdf": _pdf(
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "3 0 obj<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 4 0 R>>>>/Contents 4 0 R"
        ">>endobj\n4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 4 0 R"
        ">>>>/Length 5>>stream\n/X Do\nendstream endobj\n",
    ),
    "parents.pdf": _pdf(
        "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>", "3 0 obj<</Parent 2 0 R>>endobj\n"
    ),
    # names
    "-leading-dash.txt": b"",
    "two\nlines\x1b[31m.docx": b"no zip",
    "=HYPERLINK(1).docx": b"no zip",
}


_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = f"""<Types xmlns="{_OFFICE}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELATION = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main"'
    f' xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Glossary" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def _cells(*texts: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def _workbook(sheet: bytes) -> bytes:
    """Give a workbook whose one sheet is this XML."""
    return packed(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": (_RELATION % ("officeDocument", "xl/workbook.xml")).encode(),
            "xl/workbook.xml": _BOOK.encode(),
            "xl/_rels/workbook.xml.rels": (
                _RELATION % ("worksheet", "worksheets/sheet1.xml")
            ).encode(),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _sheet(rows: str, before: str = "") -> bytes:
    head = f'<row r="1">{_cells("Chinese", "English")}</row>'
    return (
        f'<worksheet xmlns="{_OFFICE}/spreadsheetml/2006/main">{before}'
        f"<sheetData>{head}{rows}</sheetData></worksheet>"
    ).encode()


GLOSSARIES: dict[str, bytes] = {
    "spaces.xlsx": _workbook(_sheet(" " * (300 * MEGA))),
    "rows.xlsx": _workbook(_sheet(f"<row>{_cells('甲')}</row>" * 3_000_000)),
    "far.xlsx": _workbook(_sheet(f'<row r="1048576">{_cells("甲", "a")}</row>')),
    "dimension.xlsx": _workbook(_sheet("", '<dimension ref="A1:XFD1048576"/>')),
    "laughs.xlsx": _workbook(_laughs("worksheet")),
    "laughs.tmx": _laughs("tmx"),
    "laughs.tbx": _laughs("tbx"),
    "deep.tmx": b'<tmx version="1.4"><body>' + b"<tu>" * 500_000,
    "line.csv": b'zh,en\n"' + b"x" * (100 * MEGA),
    "quote.csv": '中文,English\n"'.encode() + "甲,a\n".encode() * 2_000_000,
    "nul.csv": "中文,English\n甲\0,a\n".encode(),
    "empty.xlsx": b"",
}
"""Workbooks and termbases that come back, or are to be checked."""


def write_asking(folder: Path, secret: Path) -> list[Path]:
    """Write glossaries that ask for a file of this machine."""
    made = {
        "outside.xlsx": _workbook(_outside("worksheet", secret)),
        "outside.tmx": _outside("tmx", secret),
        "outside.tbx": _outside("tbx", secret),
    }
    for name, raw in made.items():
        (folder / name).write_bytes(raw)
    return [folder / name for name in made]


def write(name: str, folder: Path) -> Path:
    """Write the file of this name into a folder."""
    path = folder / name
    content = FILES[name]
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
    return path


def write_spies(folder: Path) -> None:
    """Write files that ask for a secret beside the folder, by entity and by link."""
    secret = folder.parent / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    (folder / "spy.docx").write_bytes(packed({_WORD: _outside("document", secret)}))
    (folder / "spy.epub").write_bytes(_book(_outside("html", secret)))
    (folder / "spy.html").write_bytes(_outside("html", secret))
    (folder / "climb.epub").write_bytes(
        _book(b"<p>x", f'<item id="c" href="../{os.path.relpath(secret, folder)}"/>')
    )
    (folder / "link.txt").symlink_to(secret)
    (folder / "folder").symlink_to(folder.parent, target_is_directory=True)
