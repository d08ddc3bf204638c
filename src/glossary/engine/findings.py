"""What the first rooms found in one article."""

from dataclasses import dataclass

from glossary.model import Article, Mention, Rejection, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Hold an article and what was found in it, in the order of the text.

    ``candidates`` counts the candidates that detect gave; each is in ``found``
    as a mention or as a rejection.
    """

    article: Article
    candidates: int
    found: tuple[Mention | Rejection, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Give what was kept."""
        return tuple(one for one in self.found if isinstance(one, Mention))

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Give what was dropped."""
        return tuple(one for one in self.found if isinstance(one, Rejection))


def place_of(one: Mention | Rejection) -> Span:
    """Give the place of what was found by which it is put in the order of the text."""
    return one.span if isinstance(one, Rejection) else min(one.zh_span, one.en_span)
