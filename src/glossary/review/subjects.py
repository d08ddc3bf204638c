"""Find the decisions about one concept again, whatever id it has now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from glossary.model import Decision, PairKeys, ReviewStatus


class Subjects:
    """Hold decisions so that those about one concept are found at once.

    Two decisions concern one concept when they share a pair, or else when it
    has the same id. An id alone does not lead to what was rejected: the same
    Chinese term may have got a right translation since, under the same id.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions."""
        self._by_pair: dict[tuple[str, PairKeys], dict[Decision, None]] = defaultdict(dict)
        self._by_id: dict[tuple[str, str], dict[Decision, None]] = defaultdict(dict)
        self._all: dict[Decision, None] = {}
        for decision in decisions:
            self.add(decision)

    def __iter__(self) -> Iterator[Decision]:
        """Give all decisions."""
        return iter(self._all)

    def add(self, decision: Decision) -> None:
        """Take one more."""
        self._all[decision] = None
        self._by_id[decision.field, decision.concept][decision] = None
        for pair in decision.pairs:
            self._by_pair[decision.field, pair][decision] = None

    def remove(self, decision: Decision) -> None:
        """Let one go."""
        del self._all[decision]
        del self._by_id[decision.field, decision.concept][decision]
        for pair in decision.pairs:
            del self._by_pair[decision.field, pair][decision]

    def about(self, new: Decision, homes: Mapping[str, AbstractSet[PairKeys]]) -> list[Decision]:
        """Give what was decided before on the field and concept of a decision.

        ``homes`` are the concepts of the reviewer's workbook with their pairs:
        what has a home of its own there is about another concept, even where an
        edit has made the two alike.
        """
        found: dict[Decision, None] = {}
        for pair in new.pairs:
            for decision in self._by_pair.get((new.field, pair), {}):
                away = decision.concept != new.concept
                if not (away and homes.get(decision.concept, frozenset()) & set(decision.pairs)):
                    found[decision] = None
        same_id = () if self._is_refused(new) else self._by_id.get((new.field, new.concept), {})
        for decision in same_id:
            if decision not in found and not self._is_refused(decision):
                found[decision] = None
        if new.other:
            return [one for one in found if set(one.other) & set(new.other)]
        return list(found)

    def _is_refused(self, decision: Decision) -> bool:
        """Say whether a decision is about nothing but rejected pairs."""
        return bool(decision.pairs) and all(
            any(
                one.value == ReviewStatus.REJECTED
                for one in self._by_pair.get(("status", pair), {})
            )
            for pair in decision.pairs
        )
