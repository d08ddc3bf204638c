"""Bilingual files to segments: what tools write, and what strangers send."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from glossary.errors import InputError
from glossary.model import Segment
from glossary.read.bilingual import read_translations

XLIFF_1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"{more}>
 <file original="a" source-language="zh-CN" target-language="en-US" datatype="plaintext"><body>
{units}
 </body></file>
</xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"
 trgLang="zh-Hans"><file id="f">
{units}
</file></xliff>"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="{source}" segtype="sentence"/><body>
{units}
</body></tmx>"""


def read(*paths: Path) -> list[Segment]:
    return [one for segments in read_translations(paths) for one in segments]


def texts(*paths: Path) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in read(*paths)]


def put(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def refused(*paths: Path) -> str:
    with pytest.raises(InputError) as told:
        read(*paths)
    line = str(told.value)
    assert "\n" not in line
    assert line.startswith((str(paths[-1]), str(paths[0])))
    return line.removeprefix(str(paths[0].parent) + "/")


def test_xliff_1_gives_segments_with_id_line_and_notes(tmp_path: Path) -> None:
    units = """<trans-unit id="t1"><source>一</source><target>one</target>
<note>glossary: ignore</note></trans-unit>
<trans-unit id="t2" translate="no"><source>二</source><target>two</target></trans-unit>
<trans-unit id="t3"><source>三</source></trans-unit>
<trans-unit id="t4"><source>四</source><target>four</target>
<alt-trans><target>vier</target></alt-trans></trans-unit>"""
    first, second = read(put(tmp_path / "a.xlf", XLIFF_1.format(more="", units=units)))
    assert (first.source, first.target, first.id, first.line) == ("一", "one", "t1", 4)
    assert first.notes == ("glossary: ignore",)
    assert (second.id, second.target, second.line) == ("t4", "four", 8)


def test_codes_of_formatting_are_no_text(tmp_path: Path) -> None:
    units = (
        '<trans-unit id="1"><source>生<g id="1">成</g>式<bpt id="2">&lt;b&gt;</bpt>智能</source>'
        '<target>Gen<x id="3"/> AI<x id="4"/>works<ph id="5">{0}</ph>.</target></trans-unit>'
    )
    assert texts(put(tmp_path / "a.xliff", XLIFF_1.format(more="", units=units))) == [
        ("生成式智能", "Gen AI works.")
    ]


def test_sdlxliff_is_read_by_its_own_segments_and_comments(tmp_path: Path) -> None:
    more = ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'
    units = """<trans-unit id="u"><source>甲。乙。</source>
<seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></seg-source>
<target><mrk mtype="seg" mid="1">A.</mrk>
<mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="c1">B.</mrk></mrk></target>
</trans-unit>"""
    text = XLIFF_1.format(more=more, units=units).replace(
        "<file ",
        '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1">'
        "<Comments><Comment>glossary: ignore</Comment></Comments></cmt-def></cmt-defs></doc-info>"
        "<file ",
    )
    found = read(put(tmp_path / "a.sdlxliff", text))
    assert [(one.id, one.source, one.target) for one in found] == [
        ("u/1", "甲。", "A."),
        ("u/2", "乙。", "B."),
    ]
    assert found[1].notes == ("glossary: ignore",)


def test_mqxliff_keeps_its_comments(tmp_path: Path) -> None:
    more = ' xmlns:mq="MQXliff"'
    units = """<trans-unit id="1" mq:status="Confirmed"><source>甲</source><target>A</target>
<mq:comments><mq:comment id="x">glossary: ignore</mq:comment></mq:comments></trans-unit>"""
    [one] = read(put(tmp_path / "a.mqxliff", XLIFF_1.format(more=more, units=units)))
    assert one.notes == ("glossary: ignore",)


def test_xliff_2_gives_each_segment_of_a_unit(tmp_path: Path) -> None:
    units = """<unit id="u"><notes><note>careful</note></notes>
<segment id="s1"><source>One <pc id="1">two</pc>.</source><target>一二。</target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2"><source>Three.</source><target>三。</target></segment></unit>"""
    found = read(put(tmp_path / "a.xlf", XLIFF_2.format(units=units)))
    assert [(one.id, one.source, one.notes) for one in found] == [
        ("u/s1", "One two.", ("careful",)),
        ("u/s2", "Three.", ("careful",)),
    ]


@pytest.mark.parametrize(
    ("source", "expected"), [("zh-CN", ("甲", "A")), ("EN", ("A", "甲")), ("*all*", ("A", "甲"))]
)
def test_tmx_goes_the_way_its_header_says(
    tmp_path: Path, source: str, expected: tuple[str, str]
) -> None:
    units = """<tu><note>n</note><tuv xml:lang="fr"><seg>X</seg></tuv>
<tuv xml:lang="en-US"><seg>A<bpt i="1">&lt;b&gt;</bpt></seg></tuv>
<tuv xml:lang="zh_CN"><seg>甲</seg></tuv></tu>
<tu tuid="lone"><tuv xml:lang="en"><seg>B</seg></tuv></tu>"""
    [one] = read(put(tmp_path / "a.tmx", TMX.format(source=source, units=units)))
    assert (one.source, one.target) == expected
    assert (one.id, one.line, one.notes) == ("1", 4, ("n",))


def table(path: Path, rows: Sequence[tuple[str, ...]], comment: int = 0) -> Path:
    document = docx.Document()
    shown = document.add_table(rows=0, cols=len(rows[0]))
    for number, row in enumerate(rows, start=1):
        cells = shown.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        if number == comment:
            run = cells[0].paragraphs[0].runs[0]
            document.add_comment(run, text="glossary: ignore", author="a")
    document.save(str(path))
    return path


def test_a_table_in_word_is_told_by_script_and_keeps_comments(tmp_path: Path) -> None:
    path = table(tmp_path / "a.docx", [("1", "甲乙", "Alpha"), ("2", "丙", "Beta")], comment=2)
    first, second = read(path)
    assert (first.source, first.target, first.place) == (
        "甲乙",
        "Alpha",
        f"{path}#table 1, row 1",
    )
    assert (first.notes, second.notes) == ((), ("glossary: ignore",))


def test_headings_say_which_column_is_the_source(tmp_path: Path) -> None:
    rows = [("ID", "译文", "原文", "备注"), ("7", "Alpha", "甲", "glossary: ignore")]
    [one] = read(table(tmp_path / "a.docx", rows))
    assert (one.source, one.target, one.id) == ("甲", "Alpha", "7")
    assert one.notes == ("glossary: ignore",)


def workbook(path: Path, *sheets: list[tuple[Any, ...]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
        sheet["A2"].comment = Comment("glossary: ignore number-differs", "a")
    book.save(path)
    return path


def test_a_workbook_gives_rows_with_the_comments_on_their_cells(tmp_path: Path) -> None:
    rows = [("English", "中文"), ("Alpha", "甲"), (None, None), ("12", "乙")]
    first, second = read(workbook(tmp_path / "a.xlsx", rows))
    assert (first.source, first.target, first.line) == ("Alpha", "甲", 2)
    assert first.notes == ("glossary: ignore number-differs",)
    assert (second.source, second.line, second.notes) == ("12", 4, ())


def test_every_visible_sheet_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [("zh", "en"), ("甲", "A")], [("en", "zh"), ("B", "乙"), ("C", "丙")]
    )
    assert [one.place for one in read(path)] == [
        f"{path}#S1, row 2",
        f"{path}#S2, row 2",
        f"{path}#S2, row 3",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_of_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = '原文,译文\n"这是第一句，很长。","The first, quite long."\n这是术语,a term\n'
    found = read(put(tmp_path / "a.csv", text, encoding))
    assert [one.line for one in found] == [2, 3]
    assert found[0].target == "The first, quite long."


def test_two_texts_are_laid_side_by_side_by_lines(tmp_path: Path) -> None:
    zh = put(tmp_path / "a.md", "# 题\n\n第一句。\n第二句。\n")
    en = put(tmp_path / "b.md", "# Title\n\n<!-- glossary: ignore -->\nFirst.\n\nSecond.\n")
    found = read(zh, en)
    assert [(one.source, one.target, one.line) for one in found] == [
        ("# 题", "# Title", 1),
        ("第一句。", "First.", 4),
        ("第二句。", "Second.", 6),
    ]
    assert [one.notes for one in found] == [(), ("glossary: ignore",), ()]


def test_lines_that_are_wrapped_otherwise_are_laid_side_by_side_by_paragraphs(
    tmp_path: Path,
) -> None:
    zh = put(tmp_path / "a.txt", "一。\n二。\n\n三。\n")
    en = put(tmp_path / "b.txt", "One. Two.\n\nThree.\n")
    assert texts(zh, en) == [("一。\n二。", "One. Two."), ("三。", "Three.")]


def test_two_word_documents_are_a_text_and_its_translation(tmp_path: Path) -> None:
    for name, lines in (("a", ("甲", "乙")), ("b", ("A", "B"))):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(tmp_path / f"{name}.docx"))
    assert texts(tmp_path / "a.docx", tmp_path / "b.docx") == [("甲", "A"), ("乙", "B")]


def test_texts_of_unequal_length_are_refused_with_their_counts(tmp_path: Path) -> None:
    zh, en = put(tmp_path / "a.txt", "一\n\n二\n"), put(tmp_path / "b.txt", "One\n")
    assert "2 lines against 1, 2 paragraphs against 1" in refused(zh, en)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.xlf", "<xliff><file>", "a.xlf:1: not valid XML"),
        ("a.xlf", BOMB + "<xliff>&b;</xliff>", "declares entities"),
        ("a.tmx", BOMB + "<tmx>&b;</tmx>", "declares entities"),
        ("a.tmx", "<html/>", "a.tmx:1: the root is html, not tmx"),
        ("a.xlf", "<xliff" + "><g" * 400 + ">", "not valid XML"),
        ("a.xlf", '<?xml version="1.0" encoding="utf-9"?><xliff/>', "not valid XML"),
        ("a.xlf", "", "the file is empty"),
        ("a.csv", "a,b\nc,d\n", "no two columns that hold Chinese and English"),
        ("a.xlsx", "PK no zip", "damaged or no xlsx file"),
        ("a.docx", "PK no zip", "damaged or no docx file"),
        ("a.po", "", "no bilingual file"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in refused(put(tmp_path / name, text))


def test_a_language_beyond_these_two_is_named(tmp_path: Path) -> None:
    text = XLIFF_1.format(more="", units="").replace("en-US", "fr-FR")
    assert "a.xlf:3: the language 'fr-FR'" in refused(put(tmp_path / "a.xlf", text))


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "none.tmx")


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    good, bad = workbook(tmp_path / "good.xlsx", [("zh", "en"), ("甲", "A")]), tmp_path / "a.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for part in source.namelist():
            raw = source.read(part)
            if part.startswith("xl/worksheets/sheet"):
                raw = BOMB.replace(" x ", " worksheet ").encode() + raw.partition(b"?>\n")[2]
            target.writestr(part, raw)
    assert "declares entities" in refused(bad)


def test_a_sheet_that_claims_the_last_cell_is_read_at_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(("zh", "en"))
    sheet.append(("甲", "A"))
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    assert texts(tmp_path / "a.xlsx") == [("甲", "A")]
