"""Count mentions by their wording: merging looks at the counts, of which there are few."""

from array import array
from dataclasses import dataclass, field

from glossary.merge.group import Link
from glossary.model import KeyedMention, Wording


@dataclass(slots=True, kw_only=True)
class Tally:
    """Count the mentions of one wording, in articles of one script and with one link."""

    wording: Wording
    traditional: bool  # the articles are in that script
    link: Link | None = None  # to the full form, where the articles use it as a short one
    place: tuple[str, int]  # article and number of the first mention in the order of both
    seen: int = 0
    quoted: bool = False
    confidence: float = 0.0  # the highest
    first: tuple[str, str] = ("9999", "")  # date and article of the earliest
    changed: str = ""  # date of the newest
    numbers: "array[int]" = field(default_factory=lambda: array("Q"))

    def add(self, keyed: KeyedMention, date: str, number: int) -> None:
        """Count one more mention, under its number, in an article of that date."""
        mention = keyed.mention
        self.seen += 1
        self.numbers.append(number)
        if mention.quoted:
            self.quoted = True
        self.confidence = max(self.confidence, mention.confidence)
        if (when := (date or "9998", mention.article)) < self.first:
            self.first = when
        self.changed = max(self.changed, date)
        self.place = min(self.place, (mention.article, number))


Kind = tuple[Wording, bool, Link | None]


class Tallies:
    """Hold a tally for each wording, script and link."""

    def __init__(self) -> None:
        """Begin with none."""
        self.by_kind: dict[Kind, Tally] = {}

    def add(  # noqa: PLR0913 - what a mention is counted by
        self,
        keyed: KeyedMention,
        wording: Wording,
        *,
        number: int,
        date: str,
        traditional: bool,
        link: Link | None = None,
    ) -> None:
        """Count a mention."""
        kind = (wording, traditional, link)
        tally = self.by_kind.get(kind)
        if tally is None:
            place = (keyed.mention.article, number)
            tally = Tally(wording=wording, traditional=traditional, link=link, place=place)
            self.by_kind[kind] = tally
        tally.add(keyed, date, number)
