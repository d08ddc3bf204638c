"""The package as a library: texts or paths in, mentions and glossaries out."""

from pathlib import Path

import pytest

import glossary
from glossary.errors import InputError
from glossary.model import Article, Source

TEXT = "他患有消化不良(indigestion)。"


def test_text_is_an_article_and_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "police.txt"
    path.write_text("The Ministry of Public Security (公安部).", encoding="utf-8")
    article = Article(
        id="tea", text="所谓过拟合(overfitting)。", source=Source(article="tea", file="")
    )
    mentions = glossary.extract([TEXT, path, article, TEXT])
    assert [(m.article, m.zh) for m in mentions] == [
        ("text-1", "消化不良"),
        (str(path), "公安部"),
        ("tea", "过拟合"),
        ("text-2", "消化不良"),
    ]


def test_what_cannot_be_read_is_raised_by_extract_and_reported_by_build(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(InputError, match=r"missing\.txt"):
        glossary.extract(missing)
    report = glossary.Report()
    built = glossary.build([TEXT, missing], report=report)
    assert len(built.concepts) == 1
    assert [fault.path for fault in report.faults] == [str(missing)]


def test_every_candidate_is_kept_or_rejected() -> None:
    report = glossary.Report()
    glossary.build([TEXT, "见图（Figure 2）。法释〔2015〕5号（No. 5）"], report=report)
    assert report.candidates >= 2
    assert report.kept + report.rejected == report.candidates


def test_two_articles_of_one_id_are_not_mixed_up() -> None:
    first = Article(id="a", text=TEXT, source=Source(article="a", file="first.txt"))
    second = Article(
        id="a", text="所谓过拟合(overfitting)。", source=Source(article="a", file="second.txt")
    )
    report = glossary.Report()
    built = glossary.build([first, second], report=report)
    assert [source.article for source in built.sources] == ["a", "a#2"]
    articles = [keyed.mention.article for one in built.concepts for keyed in one.mentions]
    assert sorted(articles) == ["a", "a#2"]
    assert str(report.faults[0]).startswith("second.txt: the id 'a' was used before")


def test_a_glossary_goes_to_a_table_and_back() -> None:
    built = glossary.build([TEXT, "所谓过拟合(overfitting)。"])
    frame = built.to_frame()
    assert set(frame["en"]) == {"indigestion", "overfitting"}
    assert glossary.Glossary.from_frame(frame) == built


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'translate'"):
        _ = glossary.translate
