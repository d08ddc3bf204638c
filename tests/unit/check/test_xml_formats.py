from collections.abc import Callable

import pytest

Check = Callable[..., list[str]]

HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="phrase" o-tmf="x" adminlang="en"'
    ' srclang="zh-CN" datatype="plaintext"/>'
)
UNIT = (
    '<tu tuid="1"><tuv xml:lang="zh-CN"><seg>功夫</seg></tuv>'
    '<tuv xml:lang="en-US"><seg>kung fu</seg></tuv></tu>'
)


def tmx(*units: str, header: str = HEADER) -> str:
    body = "\n".join(units)
    return f'<?xml version="1.0"?>\n<tmx version="1.4">\n{header}\n<body>\n{body}\n</body></tmx>'


def test_a_right_memory_has_no_findings(check: Check) -> None:
    assert check("a.tmx", tmx(UNIT)) == []


def test_a_document_type_is_no_fault_and_nothing_is_fetched(check: Check) -> None:
    text = tmx(UNIT).replace("<tmx", '<!DOCTYPE tmx SYSTEM "http://x.invalid/tmx14.dtd"><tmx', 1)
    assert check("a.tmx", text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("en-US", "en_US", 5, "underscore"),
        (' xml:lang="en-US"', "", 5, "no language code"),
        ("kung fu", " ", 5, "an empty term"),
        ("kung fu", "kung\u200bfu", 5, "U+200B"),
        ("kung fu", "kung  fu", 5, "two spaces"),
        ("kung fu", "kung fu (art", 5, "( without its partner"),
        ("<seg>kung fu</seg>", "", 5, "0 seg"),
        ('tuid="1"', 'tuid="1" creationdate="2023-11-29"', 5, "YYYYMMDDThhmmssZ"),
        ('srclang="zh-CN"', 'srclang="zh_CN"', 3, "underscore"),
        ('srclang="zh-CN"', 'srclang="de"', 5, "source language"),
        ('segtype="phrase"', 'segtype="term"', 3, "segtype"),
        ('segtype="phrase"', "", 3, "no segtype"),
        ("zh-CN</", "", 0, ""),
    ],
)
def test_what_an_importer_stumbles_over(
    check: Check, old: str, new: str, line: int, problem: str
) -> None:
    found = check("a.tmx", tmx(UNIT).replace(old, new))
    if not problem:
        assert found == []
        return
    assert any(one.startswith(f"a.tmx:{line}: ") and problem in one for one in found), found


def test_a_unit_of_one_language_and_a_unit_twice(check: Check) -> None:
    lone = '<tu tuid="2"><tuv xml:lang="zh-CN"><seg>太极</seg></tuv></tu>'
    found = check("a.tmx", tmx(UNIT, UNIT, lone))
    assert [one.split(";")[0] for one in found] == [
        "a.tmx:6: error: tuid ‘1’ stands in line 5 already",
        "a.tmx:6: warning: the same unit as in line 5",
        "a.tmx:7: error: a unit of 1 language",
    ]


def test_languages_that_changed_places(check: Check) -> None:
    swapped = UNIT.replace("zh-CN", "??").replace("en-US", "zh-CN").replace("??", "en-US")
    (first, *_) = check("a.tmx", tmx(swapped))
    assert "1 of 1 Chinese terms are not Chinese" in first


def test_broken_and_hostile_xml_is_one_line(check: Check) -> None:
    assert "a.tmx:6: error: not well-formed XML" in check("a.tmx", tmx("<tu>"))[-1]
    bomb = '<!DOCTYPE tmx [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<tmx version="1.4">&b;</tmx>'
    assert any("declares the entity" in one for one in check("b.tmx", bomb))
    deep = "<a>" * 200
    assert any("100 deep" in one for one in check("c.tmx", deep))
    assert any(
        "encoding" in one for one in check("d.tmx", '<?xml version="1.0" encoding="x"?><a/>')
    )


V3 = """<?xml version="1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c-1"><descrip type="subjectField">sport</descrip>
<langSec xml:lang="zh-Hans"><termSec><term>功夫</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="en"><termSec><term>kung fu</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_a_right_termbase_has_no_findings(check: Check) -> None:
    assert check("a.tbx", V3) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("preferredTerm-admn-sts", "preferred", 6, "administrativeStatus ‘preferred’"),
        ("subjectField", "context", 4, "context in this place"),
        ('id="c-1"', 'id="1"', 4, "the id ‘1’"),
        ("<termSec><term>kung fu</term></termSec>", "", 7, "without a term"),
        ("<term>kung fu</term>", "<term/>", 7, "an empty term"),
        ('style="dca"', "", 2, "no style"),
        ('<descrip type="subjectField">sport</descrip>', '<ref target="c-9"/>', 4, "‘c-9’"),
        ("urn:iso", "urn:x", 2, "namespace"),
        ("zh-Hans", "CN", 5, "not the code of Chinese"),
    ],
)
def test_what_a_termbase_must_not_hold(
    check: Check, old: str, new: str, line: int, problem: str
) -> None:
    found = check("a.tbx", V3.replace(old, new))
    assert any(one.startswith(f"a.tbx:{line}: error") and problem in one for one in found), found


def test_weblate_reads_one_term_of_two_languages(check: Check) -> None:
    v2 = """<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="a"><langSet xml:lang="zh-Hans"><tig><term>功夫</term></tig></langSet>
<langSet xml:lang="en"><tig><term>kung fu</term></tig><tig><term>gongfu</term></tig></langSet>
</termEntry></body></text></martif>"""
    assert check("a.tbx", v2) == []
    (only,) = check("a.tbx", v2, among=("weblate",))
    assert only.startswith("a.tbx:3: error: 2 terms in one language")


XLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN"
 trgLang="en-US"><file id="f"><unit id="u">
<gls:glossary xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"><gls:glossEntry>
<gls:term>功夫</gls:term><gls:translation>kung fu</gls:translation></gls:glossEntry></gls:glossary>
<segment state="reviewed"><source>功夫</source><target>kung fu</target></segment>
</unit></file></xliff>"""


def test_xliff(check: Check) -> None:
    assert check("a.xlf", XLIFF) == []
    assert "state ‘done’" in check("a.xlf", XLIFF.replace("reviewed", "done"))[0]
    assert "srcLang" not in check("a.xlf", XLIFF)
    bare = XLIFF.replace("<gls:translation>kung fu</gls:translation>", "")
    assert check("a.xlf", bare)[0].startswith("a.xlf:3: error: a term with neither")
