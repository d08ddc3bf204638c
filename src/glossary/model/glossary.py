"""The result of a run: concepts with their sources and the signature of the run."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.model.article import Source
from glossary.model.concept import Concept, Proposal

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Make a result reproducible: program version, settings and corpus digests.

    ``date`` is the time stamp that every output carries (ISO 8601, UTC): from
    SOURCE_DATE_EPOCH, else the newest article's date, else 1980-01-01.
    ``decisions`` is the digest of what people decided, empty where nobody did.
    """

    version: str
    settings: str
    corpus: str
    date: str
    decisions: str = ""

    def __str__(self) -> str:
        """Give the signature as one line."""
        decided = f"|decisions:{self.decisions}" if self.decisions else ""
        return (
            f"glossary:{self.version}|settings:{self.settings}"
            f"|corpus:{self.corpus}|date:{self.date}{decided}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Hold the deduplicated concepts, in the order of their ids, and their sources."""

    concepts: tuple[Concept, ...] = ()
    sources: tuple[Source, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    signature: Signature = field(
        default_factory=lambda: Signature(
            version="", settings="", corpus="", date="1980-01-01T00:00:00Z"
        )
    )

    def to_frame(self) -> "pd.DataFrame":
        """Give a pandas table with a row for each concept (columns: ``glossary.export.frame``).

        >>> Glossary().to_frame().empty
        True
        """
        from glossary.export.frame import to_frame

        return to_frame(self)

    @classmethod
    def from_frame(cls, frame: "pd.DataFrame") -> "Glossary":
        """Build the glossary of a table that ``to_frame`` gave, whole or filtered.

        Raises InputError when the table was made otherwise or edited.

        >>> Glossary.from_frame(Glossary().to_frame()).concepts
        ()
        """
        from glossary.export.frame import from_frame

        return from_frame(frame)
