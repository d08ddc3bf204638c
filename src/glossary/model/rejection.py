"""What was seen and not kept, and why."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.model.mention import Span


class Reason(StrEnum):
    """Name why a candidate was dropped; the value is what a user reads."""

    ONE_LANGUAGE = "both sides are in one language"
    REFERENCE = "citation, figure or table reference"
    CODE = "code, version, file name or address"
    QUANTITY = "date, number, unit or price"
    TICKER = "stock ticker or document number"
    SENTENCE = "a sentence or comment, not a term"
    OTHER_SCRIPT = "Japanese, Korean or another script"
    LANGUAGE_MENU = "a menu of languages"
    NAVIGATION = "navigation, credit or button text"
    NO_TERM = "no term stands beside it"
    DUPLICATE = "the same place was found by a stronger pattern"
    UNLIKELY = "the evidence speaks against a pair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Keep a dropped candidate: its place, the room that dropped it, the reason."""

    article: str
    span: Span
    text: str
    pattern: str
    room: str
    reason: Reason
