"""Count mentions by their wording: merging looks at the counts, of which there are few."""

from dataclasses import dataclass

from glossary.merge.group import Link
from glossary.model import Mention, Wording


@dataclass(slots=True, kw_only=True)
class Tally:
    """Count the mentions of one wording, in articles of one script and with one link."""

    number: int  # among all tallies
    wording: Wording
    traditional: bool  # the articles are in that script
    link: Link | None = None  # to the full form, where the articles use it as a short one
    place: tuple[str, int]  # article and number of the first mention in the order of both
    seen: int = 0
    quoted: bool = False
    confidence: float = 0.0  # the highest
    first: tuple[str, str] = ("9999", "")  # date and article of the earliest
    changed: str = ""  # date of the newest

    def add(self, mention: Mention, place: tuple[str, int], date: str) -> None:
        """Count one more mention, at its place, in an article of that date."""
        self.seen += 1
        if mention.quoted:
            self.quoted = True
        self.confidence = max(self.confidence, mention.confidence)
        if (when := (date or "9998", mention.article)) < self.first:
            self.first = when
        self.changed = max(self.changed, date)
        self.place = min(self.place, place)


class Tallies(dict[tuple[Wording, bool, Link | None], Tally]):
    """Hold a tally for each wording, script and link, numbered from 0."""

    def of(
        self, wording: Wording, place: tuple[str, int], *, traditional: bool, link: Link | None
    ) -> Tally:
        """Give the tally of a mention at that place, a new one where there is none."""
        kind = (wording, traditional, link)
        tally = self.get(kind)
        if tally is None:
            tally = self[kind] = Tally(
                number=len(self), wording=wording, traditional=traditional, link=link, place=place
            )
        return tally
