"""What speaks for and against two terms as names of one thing."""

import pytest

from glossary.align.english import EnglishEdges
from glossary.align.evidence import find_links
from glossary.align.lexicon import meanings
from glossary.align.senses import initials_share, weigh_senses
from glossary.align.surroundings import look_around
from glossary.model import Span
from glossary.text.stem import stem


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ("量词", "measure word", {"is-sense"}),
        ("收藏家", "collector", {"is-sense"}),
        ("阿里巴巴", "e-commerce company", {"only-remarked"}),
        ("财政部", "finance watchdog", {"sense-of-another-head"}),
        ("汤唯", "female lead", set()),  # no dictionary has her
    ],
)
def test_senses(zh: str, en: str, told: set[str]) -> None:
    """A sense of the word is one thing, a remark on it another."""
    features: dict[str, float] = {}
    weigh_senses(zh, en, features)
    assert features.keys() == told


def test_remarks_on_a_name_explain_nothing() -> None:
    """A search engine is what Baidu does, not what its name means; an acronym is a name."""
    assert "search" not in meanings("百度")
    assert {stem("great"), stem("wall")} <= meanings("长城")
    assert "csrc" in meanings("证监会")


@pytest.mark.parametrize(
    ("zh", "acronym", "share"), [("国家发展改革委", "NDRC", 1.0), ("世界银行", "XQ", 0.0)]
)
def test_initials(zh: str, acronym: str, share: float) -> None:
    """Each letter begins what a word of its own stands for."""
    assert initials_share(zh, acronym) == share


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Measure words (量词) are taught.", {"lead=none", "before=word"}),
        ("It ends. The tent is damp and cold and old by now, though new tents (新的) came.",
         {"lead=many", "before=word"}),
        ("We are closed (维修中).", {"lead=few", "before=stop"}),
    ],
)  # fmt: skip
def test_surroundings(text: str, seen: set[str]) -> None:
    """How far a term stands in its sentence, and what follows its bracket."""
    bracket = text.index("(")
    start = text.rfind(" ", 0, text.rfind(" ", 0, bracket)) + 1 if "none" not in str(seen) else 0
    place = bracket + 1
    found = set(look_around(text, place, Span(start, text.index(")")), Span(0, len(text))))
    assert seen <= found


def test_a_dotted_name_has_as_many_words_as_parts() -> None:
    """Of the places before a name, the one with as many words as parts is told."""
    edges = EnglishEdges("Prime Minister Anwar Ibrahim", "安瓦尔·易卜拉欣", "")
    assert "name-parts=0" in edges.features(15)
    assert "name-parts=2" in edges.features(0)


def test_a_title_goes_on_behind_its_small_word() -> None:
    """A small word with a capital in running text begins a title: From the Soil."""
    edges = EnglishEdges("in his From the Soil", "乡土中国", "")
    assert "first=title-linker" in edges.features(7)
    assert "behind-title-linker" in edges.features(16)
    assert "behind-title-linker" not in EnglishEdges("from the soil", "土", "").features(9)


def test_a_quoted_part_before_the_term() -> None:
    """A quote that closes inside the term is part of it only where the other term has one."""
    name = "“Company” Tsingtao Brewery"
    assert "quoted-part" in EnglishEdges(name, "青島啤酒", "").features(0)
    assert "quoted-part-explained" in EnglishEdges(name, "“公司”青島啤酒", "").features(0)


def test_words_of_the_same_meaning_are_tied() -> None:
    """啜泣 is to sob, 哭泣 to weep: words that translate the same Chinese words are near."""
    assert find_links("比赛规则", "contest rules")
    weak = [link.weight for link in find_links("竞赛", "game") if link.tokens == (0,)]
    assert weak
    assert max(weak) < 1


def test_capitals_stand_for_the_words_that_they_begin() -> None:
    links = find_links("EB病毒", "Epstein–Barr virus")
    assert (0, 2, (0, 1)) in [(link.start, link.end, link.tokens) for link in links]


def test_plain_words_do_not_sound_like_names() -> None:
    """A word such as 暂行 writes no foreign name, however alike they sound."""
    tied = {link.tokens for link in find_links("管理暂行办法", "China's Interim Measures")}
    assert (0,) not in tied
    assert find_links("科克", "Coke")
