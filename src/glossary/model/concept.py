"""What the glossary holds: concepts with their terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from glossary.model.mention import KeyedMention


class Language(StrEnum):
    """Name a language and script by its BCP 47 tag."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


class TermType(StrEnum):
    """Say what form a term has (ISO 30042 picklist in brackets)."""

    FULL_FORM = "full form"  # fullForm
    ACRONYM = "acronym"  # acronym
    SHORT_FORM = "short form"  # shortForm
    VARIANT = "variant"  # variant
    ROMANIZATION = "romanization"  # variant


class TermStatus(StrEnum):
    """Say which term to use."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


class Kind(StrEnum):
    """Say what sort of thing a concept is."""

    LAW = "law or rule"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"
    TERM = "term"


class ReviewStatus(StrEnum):
    """Say what a reviewer decided about a concept."""

    NEW = "new"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Hold one term of a concept as it was first seen; ``seen`` counts mentions."""

    text: str
    language: Language
    type: TermType = TermType.FULL_FORM
    status: TermStatus = TermStatus.ADMITTED
    seen: int = 0


class Merge(NamedTuple):
    """Keep why a mention or term joined a concept: the rule and what it joined."""

    rule: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Record several truly different terms of one language for one concept."""

    language: Language
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Hold one concept: its terms, mentions and how they came together.

    ``id`` is made from the content (``c-`` and 10 hex digits of a digest of the
    concept's smallest Chinese key), so a new article renumbers nothing. Terms
    are ordered: preferred first, then by language and text. ``confidence`` is
    that of the best mention.
    """

    id: str
    terms: tuple[Term, ...]
    kind: Kind = Kind.TERM
    subject_field: str = ""
    mentions: Sequence[KeyedMention] = ()
    merges: tuple[Merge, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    confidence: float = 0.0
    review: ReviewStatus = ReviewStatus.NEW
    forbidden: bool = False
    reviewer: str = ""
    note: str = ""
    changed: str = ""  # ISO 8601 date of the newest article or decision

    def preferred(self, language: Language) -> str:
        """Give the preferred term of a language, or an empty string."""
        for term in self.terms:
            if term.language is language and term.status is TermStatus.PREFERRED:
                return term.text
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Propose to a reviewer that two concepts may be one; nothing is merged."""

    left: str
    right: str
    why: str
    similarity: float
