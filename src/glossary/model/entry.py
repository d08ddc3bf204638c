"""What is shown of a concept where terms are looked up or marked in a text."""

from dataclasses import dataclass

from glossary.model.concept import Kind, Language, ReviewStatus, Term, TermStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold a concept's terms, what is known of it, and a sentence with its source.

    ``source`` names the article in a line, ``address`` is its web address as it
    came, to be checked before it becomes a link.
    """

    id: str
    terms: tuple[Term, ...]
    kind: Kind = Kind.TERM
    subject_field: str = ""
    status: ReviewStatus = ReviewStatus.NEW
    forbidden: bool = False
    confidence: float = 0.0
    note: str = ""
    context: str = ""
    source: str = ""
    address: str = ""

    @property
    def zh(self) -> str:
        """Give the Chinese term to show first: Simplified, else Traditional, else none."""
        return self._first(Language.ZH_HANS) or self._first(Language.ZH_HANT)

    @property
    def en(self) -> str:
        """Give the English term to show first, or an empty string."""
        return self._first(Language.EN)

    @property
    def is_refused(self) -> bool:
        """Say whether a reviewer rejected the pair or forbade it."""
        return self.forbidden or self.status is ReviewStatus.REJECTED

    def _first(self, language: Language) -> str:
        terms = [term for term in self.terms if term.language is language]
        preferred = [term for term in terms if term.status is TermStatus.PREFERRED]
        return (preferred or terms)[0].text if terms else ""
