"""TBX of both versions: by the published schemas where present, by our own list everywhere."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from glossary.export.options import ExportOptions
from glossary.export.tbx import write_tbx
from glossary.export.tbx_v2 import write_tbx_v2
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Proposal,
    Relation,
    ReviewStatus,
    Signature,
    Source,
    Span,
    Term,
    TermStatus,
    TermType,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
SCHEMAS = os.environ.get("GLOSSARY_TBX_SCHEMAS", "")
ADDRESS = "https://example.org/a?b=1&c=%E4%B8%AD"


def _mention(article: str, context: str) -> KeyedMention:
    return KeyedMention(
        mention=Mention(
            article=article,
            zh="数据安全法",
            en="Data Security Law",
            zh_span=Span(0, 5),
            en_span=Span(6, 23),
            context=context,
            context_span=Span(0, 24),
            relation=Relation.TRANSLATION,
            pattern="bracketed",
            confidence=0.9,
        ),
        zh_key="数据安全法",
        en_key="data security law",
    )


def _terms(*texts: str, languages: str = "ht e") -> tuple[Term, ...]:
    names = {"h": Language.ZH_HANS, "t": Language.ZH_HANT, "e": Language.EN}
    return tuple(
        Term(text=text, language=names[language], status=TermStatus.PREFERRED)
        for text, language in zip(texts, languages.replace(" ", ""), strict=True)
    )


GLOSSARY = Glossary(
    concepts=(
        Concept(
            id="c-00000000a1",
            terms=(
                *_terms("数据安全法", "數據安全法", "Data Security Law"),
                Term(text="DSL", language=Language.EN, type=TermType.ACRONYM),
                Term(text="Data Safety Law", language=Language.EN, status=TermStatus.DEPRECATED),
                Term(text="shuju anquan fa", language=Language.EN, type=TermType.ROMANIZATION),
            ),
            subject_field="law",
            mentions=(
                _mention("a", "《数据安全法》 (Data Security Law) <b>&"),
                _mention("b", "later"),
            ),
            review=ReviewStatus.EDITED,
            reviewer="reviewer 1",
            note="a < b",
            changed="2024-05-06",
        ),
        Concept(id="2 & strange", terms=_terms("一", "one", languages="te")),
        Concept(id="c-00000000a3", terms=_terms("二", "two", languages="he"), forbidden=True),
        Concept(id="c-00000000a4", terms=_terms("\x00", languages="h")),
        Concept(
            id="c-00000000a5",
            terms=_terms("三", "three", languages="he"),
            review=ReviewStatus.REJECTED,
        ),
    ),
    sources=(
        Source(article="a", file="a.html", address=ADDRESS, title="News", date="2023-11-29"),
        Source(article="b", file="b.html", address="javascript:alert(1)"),
    ),
    proposals=tuple(
        Proposal(left="c-00000000a1", right=right, why="near", similarity=0.9)
        for right in ("2 & strange", "c-00000000a4", "c-00000000a5")
    ),
    signature=Signature(version="0.1.0", settings="s", corpus="c", date="2024-05-06T00:00:00Z"),
)


@pytest.fixture
def v3(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.tbx"
    write_tbx(GLOSSARY, path, ExportOptions())
    return path


@pytest.fixture
def v2(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.v2.tbx"
    write_tbx_v2(GLOSSARY, path, ExportOptions())
    return path


# The values and places that the TBX-Basic schematron allows, for the part we write.
PICKLISTS = {
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "administrativeStatus": {
        f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
    },
    "transactionType": {"origination", "modification"},
}
PLACES = {
    "subjectField": {"conceptEntry", "termEntry"},
    "context": {"descripGrp"},
    "source": {"descripGrp", "conceptEntry", "termEntry"},
    "crossReference": {"conceptEntry", "termEntry"},
    "externalCrossReference": {"conceptEntry", "termEntry"},
    "termType": {"termSec", "tig"},
    "partOfSpeech": {"termSec", "tig"},
    "administrativeStatus": {"termSec", "tig"},
    "transactionType": {"transacGrp"},
    "responsibility": {"transacGrp"},
}


def check(path: Path) -> list[etree._Element]:
    """Check a termbase against our own list and give its entries."""
    tree = etree.parse(path)
    entries = [*tree.iter("{*}conceptEntry"), *tree.iter("{*}termEntry")]
    ids = [entry.get("id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        assert re.fullmatch(r"[A-Za-z_][\w.-]*", entry.get("id", ""))
        languages = [name.get(LANG) for name in entry.iter("{*}langSec", "{*}langSet")]
        assert languages
        assert len(languages) == len(set(languages))
        for element in entry.iter("{*}*"):
            kind = element.get("type")
            if kind is not None:
                parent = element.getparent()
                assert parent is not None
                assert etree.QName(parent).localname in PLACES[kind]
                assert element.text in PICKLISTS.get(kind, {element.text})
            target = element.get("target")
            assert target is None or target in ids or target.startswith("https://")
        for date in entry.iter("{*}date"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", date.text or "")
    return entries


def of_type(entry: etree._Element, kind: str) -> list[str]:
    """Give the texts of the elements of one type."""
    return [found.text or "" for found in entry.iter("{*}*") if found.get("type") == kind]


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_values_places_and_references(version: str, request: pytest.FixtureRequest) -> None:
    entries = check(request.getfixturevalue(version))
    assert [entry.get("id") for entry in entries] == [
        "c-00000000a1",
        "c-4a7381717c29",
        "c-00000000a3",
    ]
    first, second, forbidden = entries
    assert [ref.get("target") for ref in first.iter("{*}ref")] == [second.get("id")]
    statuses = of_type(first, "administrativeStatus")
    assert [status.partition("Term")[0] for status in statuses].count("preferred") == 3
    assert set(of_type(forbidden, "administrativeStatus")) == {"deprecatedTerm-admn-sts"}


def test_only_a_web_address_becomes_a_link(v3: Path) -> None:
    first = check(v3)[0]
    assert [ref.get("target") for ref in first.iter("{*}xref")] == [ADDRESS]
    assert "javascript:alert(1)" in of_type(first, "source")


def test_each_term_keeps_its_first_context_and_where_it_is_from(v3: Path) -> None:
    first = check(v3)[0]
    assert of_type(first, "context") == ["《数据安全法》 (Data Security Law) <b>&"] * 2
    assert of_type(first, "source")[1:] == [f"News, 2023-11-29, {ADDRESS}"] * 2


def test_version_2_names_chinese_then_english_first(v2: Path) -> None:
    languages = [[name.get(LANG) for name in entry.iter("langSet")] for entry in check(v2)]
    assert languages == [["zh-Hans", "en", "zh-Hant"], ["zh-Hant", "en"], ["zh-Hans", "en"]]


def test_a_concept_without_text_is_reported(tmp_path: Path) -> None:
    losses = write_tbx(GLOSSARY, tmp_path / "glossary.tbx", ExportOptions())
    assert [loss.concept for loss in losses] == ["c-00000000a4"]


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
@pytest.mark.skipif(
    not SCHEMAS, reason="GLOSSARY_TBX_SCHEMAS does not name the folder of the TBX schemas"
)
@pytest.mark.parametrize("schema", ["TBXcoreStructV03.rng", "TBX-Basic_DCA.sch"])
@pytest.mark.parametrize("glossary", [GLOSSARY, Glossary()], ids=["full", "empty"])
def test_version_3_is_valid_by_the_published_schemas(
    schema: str, glossary: Glossary, tmp_path: Path
) -> None:
    path = tmp_path / "glossary.tbx"
    write_tbx(glossary, path, ExportOptions())
    answer = subprocess.run(  # noqa: S603 - a fixed program on our own file
        ["jing", Path(SCHEMAS) / schema, path],  # noqa: S607 - found on PATH
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stdout


@pytest.mark.skipif(not shutil.which("xmllint"), reason="xmllint (libxml2-utils) is not installed")
@pytest.mark.skipif(not OMEGAT.exists(), reason="OmegaT, which brings the schema, is not installed")
def test_version_2_is_valid_by_the_schema(v2: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(OMEGAT) as jar:
        for name in ("tbx.xsd", "xml.xsd"):
            (tmp_path / name).write_bytes(jar.read(f"schemas/{name}"))
    subprocess.run(  # noqa: S603 - a fixed program on our own file
        ["xmllint", "--noout", "--nonet", "--schema", tmp_path / "tbx.xsd", v2],  # noqa: S607 - found on PATH
        check=True,
    )
