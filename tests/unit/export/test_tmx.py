"""glossary.tmx: TMX 1.4b, by the DTD and by what the DTD does not say."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from glossary.export.options import ExportOptions
from glossary.export.tmx import write_tmx
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Relation,
    Signature,
    Source,
    Span,
    Term,
    TermStatus,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")


def _mention(article: str) -> KeyedMention:
    return KeyedMention(
        mention=Mention(
            article=article,
            zh="世界卫生组织",
            en="World Health Organization",
            zh_span=Span(0, 6),
            en_span=Span(7, 32),
            context="世界卫生组织 (World Health Organization)",
            context_span=Span(0, 33),
            relation=Relation.TRANSLATION,
            pattern="bracketed",
            confidence=0.9,
        ),
        zh_key="世界卫生组织",
        en_key="world health organization",
    )


GLOSSARY = Glossary(
    concepts=(
        Concept(
            id="c-00000000a1",
            terms=(
                Term(text="世界卫生组织", language=Language.ZH_HANS, status=TermStatus.PREFERRED),
                Term(text="世界衛生組織", language=Language.ZH_HANT, status=TermStatus.PREFERRED),
                Term(
                    text="World Health Organization <WHO> & Co",
                    language=Language.EN,
                    status=TermStatus.PREFERRED,
                ),
                Term(text="World Health Org.", language=Language.EN),
            ),
            subject_field="health",
            mentions=(_mention("new"), _mention("old"), _mention("undated")),
            note="a < b",
            changed="2024-05-06",
        ),
        Concept(id="c-00000000a2", terms=(Term(text="孤", language=Language.ZH_HANS),)),
    ),
    sources=(
        Source(article="new", file="new.txt", title="News", date="2024-01-02"),
        Source(article="old", file="old.txt", date="2023-11-29T23:30:00-05:00"),
        Source(article="undated", file="u.txt", date="Wednesday"),
    ),
    signature=Signature(version="0.1.0", settings="s", corpus="c", date="2024-05-06T00:00:00Z"),
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.tmx"
    write_tmx(GLOSSARY, path, ExportOptions(tm_variants=True))
    return path


def test_each_unit_has_exactly_two_languages_and_good_dates(written: Path) -> None:
    units = etree.parse(written).findall("body/tu")
    assert [
        [(tuv.get(LANG), tuv.findtext("seg")) for tuv in unit.iter("tuv")] for unit in units
    ] == [
        [("zh-CN", "世界卫生组织"), ("en-US", "World Health Organization <WHO> & Co")],
        [("zh-TW", "世界衛生組織"), ("en-US", "World Health Organization <WHO> & Co")],
        [("zh-CN", "世界卫生组织"), ("en-US", "World Health Org.")],
        [("zh-TW", "世界衛生組織"), ("en-US", "World Health Org.")],
    ]
    for unit in units:
        assert re.fullmatch(r"\d{8}T\d{6}Z", unit.get("creationdate", ""))
        assert unit.get("creationdate") == "20231130T043000Z"
        assert unit.get("changedate") == "20240506T000000Z"


def test_ids_come_from_the_concept_and_are_unique(written: Path) -> None:
    ids = [unit.get("tuid") for unit in etree.parse(written).iter("tu")]
    assert ids == ["c-00000000a1", *(f"c-00000000a1.{number}" for number in (2, 3, 4))]


def test_where_a_unit_came_from_is_kept(written: Path) -> None:
    unit = next(etree.parse(written).iter("tu"))
    properties = [(prop.get("type"), prop.text) for prop in unit.iter("prop")]
    assert ("x-domain", "health") in properties
    assert ("x-status", "new") in properties
    assert ("x-source", "News, 2024-01-02, new.txt") in properties
    assert unit.findtext("note") == "a < b"


def test_codes_are_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tmx"
    write_tmx(GLOSSARY, path, ExportOptions(zh_hans="zh", zh_hant="zh-HK", en="en-GB"))
    tree = etree.parse(path)
    assert {tuv.get(LANG) for tuv in tree.iter("tuv")} == {"zh", "zh-HK", "en-GB"}
    assert next(tree.iter("header")).get("srclang") == "zh"


def test_a_concept_without_a_pair_is_reported(tmp_path: Path) -> None:
    losses = write_tmx(GLOSSARY, tmp_path / "glossary.tmx", ExportOptions())
    assert [loss.concept for loss in losses] == ["c-00000000a2"]


@pytest.mark.skipif(not shutil.which("xmllint"), reason="xmllint (libxml2-utils) is not installed")
@pytest.mark.skipif(not OMEGAT.exists(), reason="OmegaT, which brings the DTD, is not installed")
def test_valid_by_the_dtd(written: Path, tmp_path: Path) -> None:
    dtd = tmp_path / "tmx14.dtd"
    with zipfile.ZipFile(OMEGAT) as jar:
        dtd.write_bytes(jar.read("schemas/tmx14.dtd"))
    subprocess.run(  # noqa: S603 - a fixed program on our own file
        ["xmllint", "--noout", "--nonet", "--dtdvalid", dtd, written],  # noqa: S607 - found on PATH
        check=True,
    )
