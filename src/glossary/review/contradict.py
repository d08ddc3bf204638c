"""Find where people contradict each other, without looking at any article."""

from collections.abc import Iterable

from glossary.model import Contradiction, Decision
from glossary.review.fields import REMARKS, same_value
from glossary.review.subjects import Subjects


def find_contradictions(decisions: Iterable[Decision]) -> tuple[Contradiction, ...]:
    """Give the fields of concepts on which different values were decided."""
    subjects = Subjects(decisions)
    found: dict[frozenset[Decision], Contradiction] = {}
    for decision in subjects:
        if decision.field in REMARKS:
            continue
        about = subjects.about(decision, {})
        sides = [decision, *(one for one in about if one != decision)]
        if any(not same_value(decision.field, decision.value, one.value) for one in sides):
            ordered = tuple(sorted(sides, key=lambda one: (one.value, one.by)))
            found.setdefault(
                frozenset(sides),
                Contradiction(
                    concept=decision.concept,
                    shown=decision.shown,
                    field=decision.field,
                    sides=ordered,
                ),
            )
    return tuple(sorted(found.values(), key=lambda one: (one.concept, one.field)))
