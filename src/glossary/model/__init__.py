"""The data that flows from room to room."""

from glossary.model.article import Article, Fault, Source
from glossary.model.concept import (
    Concept,
    Conflict,
    Kind,
    Language,
    Merge,
    Proposal,
    ReviewStatus,
    Term,
    TermStatus,
    TermType,
)
from glossary.model.decision import Contradiction, Decision, PairKeys
from glossary.model.entry import Entry
from glossary.model.glossary import Glossary, Signature
from glossary.model.mention import (
    Evidence,
    KeyedMention,
    Mention,
    Relation,
    ShortForm,
    Span,
    Wording,
    wording_of,
)
from glossary.model.mentions import Columns, StoredMentions, columns_of
from glossary.model.rejection import Reason, Rejection
from glossary.model.segment import Issue, Rule, Segment, Severity

__all__ = [
    "Article",
    "Columns",
    "Concept",
    "Conflict",
    "Contradiction",
    "Decision",
    "Entry",
    "Evidence",
    "Fault",
    "Glossary",
    "Issue",
    "KeyedMention",
    "Kind",
    "Language",
    "Mention",
    "Merge",
    "PairKeys",
    "Proposal",
    "Reason",
    "Rejection",
    "Relation",
    "ReviewStatus",
    "Rule",
    "Segment",
    "Severity",
    "ShortForm",
    "Signature",
    "Source",
    "Span",
    "StoredMentions",
    "Term",
    "TermStatus",
    "TermType",
    "Wording",
    "columns_of",
    "wording_of",
]
