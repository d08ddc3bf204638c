"""What is checked: a segment of a translation, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.model.mention import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Hold a text and its translation, as a translator's tool keeps them together.

    ``id`` is what the file calls the segment, else its number from 1. ``line``
    counts from 1 (in a spreadsheet it is the row); 0 where the file has none.
    ``notes`` are what people wrote beside it.
    """

    file: str
    id: str
    line: int = 0
    source: str
    target: str
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Say where the segment stands.

        >>> Segment(file="a.xlf", id="7", line=12, source="", target="").place
        'a.xlf:12'
        """
        return f"{self.file}:{self.line}" if self.line else f"{self.file}#{self.id}"


class Rule(StrEnum):
    """Name what a translation is checked for; the value is what a user reads and writes."""

    MISSING_TERM = "missing-term"
    FORBIDDEN_TERM = "forbidden-term"
    INCONSISTENT_TERM = "inconsistent-term"
    NUMBER_DIFFERS = "number-differs"
    NAME_DIFFERS = "name-differs"


class Severity(StrEnum):
    """Say how much an issue matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Report what is wrong in one segment, and what was expected.

    ``term`` is the term or number that the rule speaks of, ``expected`` what the
    glossary allows in its place, the preferred first. The spans are in code
    points of the segment's texts; None where nothing can be pointed at.
    """

    segment: Segment
    rule: Rule
    severity: Severity
    term: str
    expected: tuple[str, ...] = ()
    found: str = ""
    source_span: Span | None = None
    target_span: Span | None = None
