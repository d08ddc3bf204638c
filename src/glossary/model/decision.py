"""What reviewers said: kept apart from what the program found, so that neither is lost."""

from dataclasses import dataclass
from typing import NamedTuple


class PairKeys(NamedTuple):
    """Name a term pair by its normalized keys, under which every spelling is the same pair."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Hold what one person said about one field of one concept.

    ``concept`` is the id that the concept had then and ``pairs`` its pairs, by
    which it is known again when its id has changed. ``field`` is the key of a
    column of the workbook (``en``, ``status``, ``note``, ...), ``added`` for a
    concept that a person added, or ``merge`` with the value ``merge`` or
    ``apart``, where ``other`` names the pairs of the second concept. ``was`` is
    what the program itself had last written there. ``typed`` is False where
    nobody typed the value, but a person approved it as it stood. ``before`` are
    values of people that this one replaced. ``shown`` is for whoever reads the
    file of decisions.
    """

    concept: str
    pairs: tuple[PairKeys, ...]
    field: str
    value: str
    was: str = ""
    by: str = ""
    typed: bool = True
    before: tuple[str, ...] = ()
    other: tuple[PairKeys, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Say that people decided differently on one field; no side is preferred or lost."""

    concept: str
    shown: str
    field: str
    sides: tuple[Decision, ...]

    def __str__(self) -> str:
        """Give the one line a user sees.

        >>> sides = [
        ...     Decision(concept="c-1", pairs=(), field="status", value=value, by=by)
        ...     for value, by in (("approved", "林"), ("rejected", "Weber"))
        ... ]
        >>> str(Contradiction(concept="c-1", shown="功夫", field="status", sides=(*sides,)))
        "c-1 功夫: status: 'approved' (林) or 'rejected' (Weber)"
        """
        told = " or ".join(
            f"{side.value!r} ({side.by})" if side.by else repr(side.value) for side in self.sides
        )
        return f"{self.concept} {self.shown}: {self.field}: {told}"
