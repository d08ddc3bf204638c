import zipfile
from collections.abc import Mapping
from pathlib import Path

from glossary.model import Article, Fault
from glossary.read import read_articles

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="O/b.opf"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>书 Book</dc:title>
<dc:date>2024-05-13T00:00:00Z</dc:date></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="t%20wo.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="../one.xhtml" media-type="application/xhtml+xml"/>
<item id="g" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="a.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="c"/><itemref idref="a"/><itemref idref="g"/>
<itemref idref="b"/><itemref idref="i"/><itemref idref="a"/></spine></package>"""


def page(inside: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{inside}</body></html>'


CHAPTERS = {
    "O/cover.xhtml": page('<img src="a.png"/>'),
    "O/nav.xhtml": page("<nav>目录 (contents)</nav>"),
    "one.xhtml": page("<h1>一 One</h1><p>普通法&#160;(common <i>law</i>)</p><hr/>"),
    "O/t wo.xhtml": page("<section><p>熵 (entropy)</p></section>"),
}


def read(path: Path, members: Mapping[str, str]) -> list[Article | Fault]:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return list(read_articles([path]))


def book(package: str = PACKAGE, **more: str) -> dict[str, str]:
    return {"META-INF/container.xml": CONTAINER, "O/b.opf": package, **CHAPTERS, **more}


def test_chapters_come_in_reading_order_with_their_own_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    first, missing, second = read(path, book())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [first.id, second.id] == [
        f"{path.as_posix()}#{name}" for name in ("one.xhtml", "O/t wo.xhtml")
    ]
    assert [first.text, second.text] == ["一 One\n\n普通法 (common law)", "熵 (entropy)"]
    assert (first.source.title, first.source.site, first.source.date) == (
        "一 One",
        "书 Book",
        "2024-05-13",
    )
    assert second.source.title == "书 Book"
    assert isinstance(missing, Fault)
    assert "'O/gone.xhtml' is missing" in missing.problem


def test_protected_book_is_refused_but_scrambled_fonts_are_not(tmp_path: Path) -> None:
    def encryption(algorithm: str) -> str:
        return f'<encryption><EncryptionMethod Algorithm="{algorithm}"/></encryption>'

    path = tmp_path / "a.epub"
    aes = {"META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc")}
    [fault] = read(path, book() | aes)
    assert isinstance(fault, Fault)
    assert "DRM" in fault.problem
    fonts = {"META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding")}
    assert any(isinstance(each, Article) for each in read(path, book() | fonts))


def test_links_out_of_the_book_find_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text(page("<p>秘密 (secret)</p>"), encoding="utf-8")
    package = PACKAGE.replace("../one.xhtml", "../../secret.xhtml")
    found = read(tmp_path / "a.epub", book(package))
    assert "秘密" not in str(found)


def test_a_book_without_chapters_is_a_fault(tmp_path: Path) -> None:
    [fault] = read(
        tmp_path / "a.epub", book(PACKAGE.partition("<spine>")[0] + "<spine/></package>")
    )
    assert isinstance(fault, Fault)
    assert "no text" in fault.problem


def test_entities_in_the_package_are_refused(tmp_path: Path) -> None:
    package = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PACKAGE.replace(
        "书", "&x;"
    )
    [fault] = read(tmp_path / "a.epub", book(package))
    assert isinstance(fault, Fault)
    assert "entities" in fault.problem
