"""The signature: what makes two results comparable."""

import pytest

import glossary
from glossary.engine.findings import Findings
from glossary.engine.local import run_units
from glossary.errors import ConfigError
from glossary.model import Article, Fault, Source
from glossary.read import ReadOptions


def _article(name: str, date: str = "", file: str = "") -> Article:
    return Article(
        id=name,
        text="他患有消化不良(indigestion)。",
        source=Source(article=name, file=file or name, date=date),
    )


def test_the_corpus_digest_looks_at_content_not_at_order_or_place() -> None:
    here = glossary.build([_article("a"), _article("b")]).signature.corpus
    there = glossary.build([_article("b", file="/else/b"), _article("a")]).signature.corpus
    other = glossary.build([_article("a"), _article("c")]).signature.corpus
    assert here == there
    assert here != other


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        (None, "2023-11-29T00:00:00Z"),
        ("", "2023-11-29T00:00:00Z"),
        ("1700000000", "2023-11-14T22:13:20Z"),
        ("0", "1980-01-01T00:00:00Z"),
        ("9000000000", "2107-12-31T00:00:00Z"),
    ],
)
def test_the_date_is_the_epoch_else_that_of_the_newest_article(
    monkeypatch: pytest.MonkeyPatch, epoch: str | None, date: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    articles = [_article("a", "2023-11-29"), _article("b", "2021"), _article("c", "1979-05-01")]
    assert glossary.build(articles).signature.date == date


@pytest.mark.parametrize("epoch", ["tomorrow", "9" * 30])
def test_an_epoch_that_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        glossary.build(_article("a"))


def test_an_article_on_which_the_program_fails_does_not_cost_the_others() -> None:
    def fail(article: Article) -> Findings:
        raise ZeroDivisionError(article.id)

    articles = [_article("a", file="a.txt"), _article("b")]
    outcomes = list(run_units(articles, fail, options=ReadOptions(), jobs=1, cache=None))
    assert all(isinstance(outcome, Fault) and outcome.skipped for outcome in outcomes)
    assert str(outcomes[0]).startswith("a.txt: the program failed on this article")
