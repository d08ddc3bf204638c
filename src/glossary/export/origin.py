"""Where a concept came from and when, as one line and as dates that a format takes."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from glossary.model import Concept, Glossary, Source, columns_of

MOST_SOURCES = 5  # a concept seen in thousands of articles must stay readable in a tool

_OLDEST = datetime(1980, 1, 1, tzinfo=UTC)  # what a zip file calls the beginning of time
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`\x7f-\U0010ffff]+")


class Context(NamedTuple):
    """Hold a sentence and where it was read."""

    sentence: str
    source: Source | None


def sources_by_article(glossary: Glossary) -> dict[str, Source]:
    """Give the sources by the id of their article."""
    return {source.article: source for source in glossary.sources}


def sources_of(concept: Concept, by_article: Mapping[str, Source]) -> tuple[Source, ...]:
    """Give the sources of a concept's mentions, each once, in the order of its mentions."""
    articles = dict.fromkeys(columns_of(concept.mentions).articles)
    return tuple(by_article[article] for article in articles if article in by_article)


def cite(source: Source) -> str:
    """Name a source in one line: title, site, date, then its address or file.

    >>> cite(Source(article="a", file="a.txt", title="Wuzhen", date="2023-11-29"))
    'Wuzhen, 2023-11-29, a.txt'
    """
    parts = (source.title, source.site, source.date, source.address or source.file)
    return ", ".join(part for part in parts if part)


def web_address(source: Source) -> str:
    """Give the address if it is an http(s) one in plain characters, else nothing.

    An address comes from outside: anything else (``javascript:``, a quote, a
    space) must not become a link in somebody's program.
    """
    return source.address if _ADDRESS.fullmatch(source.address) else ""


def contexts_by_term(concept: Concept, by_article: Mapping[str, Source]) -> dict[str, Context]:
    """Give for the text of each term the first sentence in which it was seen."""
    contexts: dict[str, Context] = {}
    for at, wording in enumerate(columns_of(concept.mentions).wordings):
        for text in (wording.zh, wording.en):
            if text not in contexts:
                mention = concept.mentions[at].mention
                if mention.context:
                    contexts[text] = Context(mention.context, by_article.get(mention.article))
    return contexts


def made_on(glossary: Glossary) -> datetime:
    """Give the time stamp that every output of this glossary carries."""
    return _moment(glossary.signature.date) or _OLDEST


def changed_on(concept: Concept, glossary: Glossary) -> datetime:
    """Give when a concept was last changed, else the glossary's own time stamp."""
    return _moment(concept.changed) or made_on(glossary)


def created_on(concept: Concept, by_article: Mapping[str, Source], glossary: Glossary) -> datetime:
    """Give the date of a concept's oldest article, else when it was last changed."""
    dates = (_moment(source.date) for source in sources_of(concept, by_article))
    return min((date for date in dates if date), default=changed_on(concept, glossary))


@lru_cache(maxsize=4096)  # the days of a corpus are few, its mentions many
def _moment(date: str) -> datetime | None:
    """Read an ISO 8601 date or time stamp as UTC; None where it is none."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):  # 0001-01-01 in an eastern time zone
        return None
