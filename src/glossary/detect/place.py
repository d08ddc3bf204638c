"""One bracketed group in its line, and what its parts are good for."""

from dataclasses import dataclass

from glossary.detect.host import HostLine
from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind
from glossary.detect.refuse import refuse_english
from glossary.model import Reason, Rejection, Span
from glossary.text.brackets import Group

_SHOWN = 20  # code points before the bracket that a rejection shows
_NO_TERM = (Label.NOTE, Label.ROMANIZATION, Label.LITERAL)


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one bracketed group and the line that it stands in."""

    line: HostLine
    group: Group

    @property
    def text(self) -> str:
        """Give the whole view."""
        return self.line.text

    @property
    def inside(self) -> str:
        """Give the text between the brackets."""
        return self.line.text[self.group.inside]

    def rejection(self, reason: Reason) -> Rejection:
        """Drop the bracket for a reason."""
        group = self.group
        begin = max(self.line.start, group.start - _SHOWN)
        return Rejection(
            article=self.line.article,
            span=Span(group.start, group.end),
            text=self.text[begin : group.end],
            pattern="bracket",
            room="detect",
            reason=reason,
        )


def first_part(parts: list[Part], kind: PartKind) -> Part | None:
    """Give the first part of a kind that may be a term."""
    return next(
        (part for part in parts if part.kind is kind and part.label not in _NO_TERM),
        None,
    )


def other_names(text: str, parts: list[Part], kinds: tuple[PartKind, ...]) -> tuple[str, ...]:
    """Give what else the bracket calls the thing: acronyms, labelled or quoted names."""
    return tuple(
        text[part.start : part.end]
        for part in parts
        if part.kind in kinds
        and part.label not in _NO_TERM
        and (part.kind is not PartKind.ZH or part.label is not None or part.quoted)
        and refuse_english(text[part.start : part.end], "") is None
    )
