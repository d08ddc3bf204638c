"""What is suspected: two windows of an article's view that may hold a term pair."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.model.mention import Relation, Span


class Edge(StrEnum):
    """Say what is known of a window's left boundary."""

    MARKED = "marked"  # quotes, 《》, a bracket or a cell: the window is the term
    OPEN = "open"  # running text: the term ends where the window ends and begins inside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Mark where one term lies, in code points of the article's view."""

    start: int
    end: int
    edge: Edge = Edge.MARKED
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Give the window as a span of the view."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Suspect that the two windows hold the terms of a pair.

    Offsets are those of ``glossary.text.view.read_view(article.text)``.
    ``zh_forms`` and ``en_forms`` are short names and acronyms that the text
    gives beside the term of the same language.
    """

    article: str
    pattern: str
    zh: Window
    en: Window
    relation: Relation = Relation.TRANSLATION
    zh_forms: tuple[str, ...] = ()
    en_forms: tuple[str, ...] = ()
