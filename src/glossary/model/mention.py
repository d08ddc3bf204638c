"""What is found in an article: suspected and exact places of term pairs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Relation(StrEnum):
    """Say how the two terms of a mention belong together."""

    TRANSLATION = "translation"
    ACRONYM = "acronym"  # one side is only an abbreviation: 世界卫生组织（WHO）
    ROMANIZATION = "romanization"  # guanxi (关系)
    DESCRIPTION = "description"  # the watchdog (国家互联网信息办公室): no term pair


class Span(NamedTuple):
    """Mark a place in an article's text, in code points, end excluded."""

    start: int
    end: int


class Evidence(NamedTuple):
    """Name one observation and its weight in the decision (log odds)."""

    name: str
    weight: float


class ShortForm(NamedTuple):
    """Tie a short name or acronym (``text``) to the term it stands for (``of``)."""

    of: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tie a Chinese and an English term at their exact places in one article.

    ``zh`` and ``en`` are the terms as a reader would write them: equal to the
    slices of the article's text, except that a line break or markup inside a
    term is joined or left out. ``context`` is the sentence that holds both,
    joined likewise; ``context_span`` is its place. ``confidence`` is the
    calibrated probability that both boundaries are right and the two are terms
    for one concept. ``quoted`` is True when the text itself marks a boundary
    (quotes, 《》).
    """

    article: str
    zh: str
    en: str
    zh_span: Span
    en_span: Span
    context: str
    context_span: Span
    relation: Relation
    pattern: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    quoted: bool = False

    @property
    def is_pair(self) -> bool:
        """Say whether the two terms may stand in a glossary (not a description)."""
        return self.relation is not Relation.DESCRIPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedMention:
    """Add to a mention the normalized keys by which mentions are merged."""

    mention: Mention
    zh_key: str
    en_key: str


class Wording(NamedTuple):
    """Hold what mentions share that say the same: of millions few are worded in a new way."""

    zh: str
    en: str
    zh_key: str
    en_key: str
    relation: Relation
    short_forms: tuple[ShortForm, ...]

    @property
    def is_pair(self) -> bool:
        """Say whether the two terms may stand in a glossary (not a description)."""
        return self.relation is not Relation.DESCRIPTION


def wording_of(keyed: KeyedMention) -> Wording:
    """Give what a mention shares with others."""
    mention = keyed.mention
    return Wording(
        mention.zh,
        mention.en,
        keyed.zh_key,
        keyed.en_key,
        mention.relation,
        mention.short_forms,
    )
