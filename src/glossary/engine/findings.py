"""What the first rooms found in one article."""

import hashlib
from dataclasses import dataclass, replace

from glossary.model import Mention, Rejection, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Hold what was found in one article, in the order of the text, without the text itself.

    ``digest`` is that of the article's text (``digest_text``). ``candidates`` counts
    the candidates that detect gave; each is in ``found`` as a mention or as a rejection.
    """

    source: Source
    digest: str
    candidates: int
    found: tuple[Mention | Rejection, ...]

    @property
    def article(self) -> str:
        """Give the id of the article."""
        return self.source.article

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Give what was kept."""
        return tuple(one for one in self.found if isinstance(one, Mention))

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Give what was dropped."""
        return tuple(one for one in self.found if isinstance(one, Rejection))

    def of(self, source: Source) -> "Findings":
        """Give the same findings as those of another article with the same text."""
        if source == self.source:
            return self
        found = self.found
        if source.article != self.source.article:
            found = tuple(replace(one, article=source.article) for one in found)
        return replace(self, source=source, found=found)


def digest_text(text: str) -> str:
    """Digest the text of an article: 32 hex digits.

    >>> digest_text("消化不良(indigestion)") == digest_text("消化不良(indigestion)。")
    False
    """
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def place_of(one: Mention | Rejection) -> Span:
    """Give the place of what was found by which it is put in the order of the text."""
    return one.span if isinstance(one, Rejection) else min(one.zh_span, one.en_span)
