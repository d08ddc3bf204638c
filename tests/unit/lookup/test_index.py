"""Looking up: what is found for what people type, and in which order."""

from pathlib import Path

import pytest

from glossary.lookup import Index
from glossary.model import Entry, Language, ReviewStatus, Term, TermStatus, TermType

PAIRS = (
    ("消化不良", "indigestion"),
    ("数据安全法", "Data Security Law"),
    ("国家互联网信息办公室", "Cyberspace Administration of China"),
    ("生成式人工智能服务管理暂行办法", "Interim Measures for Generative AI Services"),
    ("大语言模型", "large language model"),
    ("模型", "model"),
    ("绿色金融", "green finance"),
    ("T细胞", "T cell"),
    ("数据库", "database"),
    ("西安", "Xi'an"),
    ("重庆银行", "Bank of Chongqing"),
    ("世界卫生组织", "WHO"),
    ("四书", "Four Books"),
)


def entry(zh: str, en: str, *more: Term, number: int = 0, **facts: object) -> Entry:
    preferred = TermStatus.PREFERRED
    pair = (
        Term(text=zh, language=Language.ZH_HANS, status=preferred),
        Term(text=en, language=Language.EN, status=preferred),
    )
    return Entry(id=f"c-{number:010x}", terms=(*pair, *more), **facts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(entry(zh, en, number=number) for number, (zh, en) in enumerate(PAIRS))


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("消化不良", "消化不良"),
        ("  INDIGESTION ", "消化不良"),
        ("indigestoin", "消化不良"),  # letters that changed places
        ("indgestion", "消化不良"),
        ("xiaohuabuliang", "消化不良"),
        ("xiāo huà bù liáng", "消化不良"),
        ("xiao1hua4bu4liang2", "消化不良"),
        ("xiaohuabulaing", "消化不良"),
        ("xhbl", "消化不良"),
        ("消化不量", "消化不良"),  # sounds the same
        ("大语言模形", "大语言模型"),
        ("數據安全法", "数据安全法"),
        ("《數據安全法》", "数据安全法"),
        ("security law data", "数据安全法"),
        ("data law", "数据安全法"),
        ("secruity", "数据安全法"),
        ("cac", "国家互联网信息办公室"),
        ("China's cyberspce administraton", "国家互联网信息办公室"),
        ("暂行办法", "生成式人工智能服务管理暂行办法"),
        ("生成式人工智慧服务管理暂行办法", "生成式人工智能服务管理暂行办法"),
        ("interim meas", "生成式人工智能服务管理暂行办法"),
        ("models", "模型"),
        ("Large Language Models", "大语言模型"),
        ("lvse", "绿色金融"),
        ("lǜsè", "绿色金融"),
        ("Ｔ細胞", "T细胞"),
        ("data-base", "数据库"),
        ("data bases", "数据库"),
        ("xian", "西安"),
        ("Xi’an", "西安"),
        ("chongqing", "重庆银行"),
        ("bank chongqing of", "重庆银行"),
        ("who", "世界卫生组织"),
        ("sishu", "四书"),
    ],
)
def test_the_best_concept_is_found_however_it_is_asked_for(
    index: Index, asked: str, best: str
) -> None:
    assert [hit.entry.zh for hit in index.search(asked)][:1] == [best]


@pytest.mark.parametrize(
    "asked", ["", "  ", "…", "\x00", "量子纠缠", "zzzz", "quantum", "大", "的", "x" * 10_000]
)
def test_nothing_is_found_where_nothing_is_like_it(index: Index, asked: str) -> None:
    found = [hit.entry.zh for hit in index.search(asked)]
    assert found == (["大语言模型"] if asked == "大" else [])


@pytest.mark.parametrize("asked", ['" OR 1=1', "model* NEAR", "a' --", "\ud800", "模型\x00*", "(("])
def test_signs_that_mean_something_to_the_database_are_only_signs(index: Index, asked: str) -> None:
    assert all(hit.score <= 1 for hit in index.search(asked))


def test_the_term_itself_scores_one_and_comes_first(index: Index) -> None:
    hits = index.search("模型")
    assert (hits[0].entry.en, hits[0].score) == ("model", 1.0)
    assert [hit.entry.en for hit in hits] == ["model", "large language model"]
    assert len(index.search("模型", limit=1)) == 1


def test_what_is_refused_or_deprecated_comes_after_what_is_as_good() -> None:
    old = Term(text="artificial wisdom", language=Language.EN, status=TermStatus.DEPRECATED)
    short = Term(text="AI", language=Language.EN, type=TermType.ACRONYM)
    entries = (
        entry("人工智慧", "AI", number=1, status=ReviewStatus.REJECTED, confidence=0.99),
        entry("人工智能", "artificial intelligence", old, short, number=2, confidence=0.6),
        entry("爱", "AI", number=3, status=ReviewStatus.APPROVED, confidence=0.5),
        entry("人工智能学", "artificial wisdom", number=4),
    )
    index = Index.build(entries)
    assert [hit.entry.zh for hit in index.search("AI")] == ["爱", "人工智能", "人工智慧"]
    found = [hit.entry.zh for hit in index.search("artificial wisdom")]
    assert found == ["人工智能学", "人工智能"]


def test_an_index_in_a_file_answers_as_one_in_memory(tmp_path: Path) -> None:
    given = entry(
        "模\ud800型",
        "mo\x00del",
        note="“a”\n",
        context="模型 (model)",
        source="a.txt",
        confidence=0.5,
    )
    path = tmp_path / "index.sqlite"
    Index.build([given], path).close()
    [hit] = Index.open(path).search("模型")
    assert hit.entry == given


def test_an_empty_glossary_has_nothing() -> None:
    assert Index.build([]).search("模型") == ()
