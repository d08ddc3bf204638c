"""Add new decisions to those known: what was seen is replaced, what was not seen stays."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType

from glossary.model import Decision, PairKeys
from glossary.review.fields import JOIN, REMARKS, same_value
from glossary.review.keys import union
from glossary.review.subjects import Subjects


def add_decisions(
    known: Iterable[Decision],
    new: Iterable[Decision],
    *,
    homes: Mapping[str, AbstractSet[PairKeys]] = MappingProxyType({}),
    informed: bool = False,
) -> tuple[Decision, ...]:
    """Add what one reviewer's workbook says; give all decisions in order.

    A new value replaces the one that the reviewer had before their eyes. Where
    somebody else had decided meanwhile, both values are kept side by side and
    contradict each other. ``homes`` are the concepts of the reviewer's workbook
    with their pairs. ``informed`` means that the workbook was written from
    exactly the known decisions: then the reviewer saw all there is, and a
    contradiction ends with their word.

    >>> def say(value, was):
    ...     return Decision(concept="c-1", pairs=(), field="en", value=value, was=was)
    >>> first = add_decisions([], [say("kung fu", "gongfu")])
    >>> [one.value for one in add_decisions(first, [say("martial arts", "kung fu")])]
    ['martial arts']
    >>> [one.value for one in add_decisions(first, [say("martial arts", "gongfu")])]
    ['kung fu', 'martial arts']
    """
    subjects = Subjects(known)
    groups: dict[tuple[object, ...], list[Decision]] = {}
    new = tuple(new)
    for decision in new:
        place = (decision.field, decision.concept, decision.pairs, decision.other)
        groups.setdefault(place, []).append(decision)
    # An approval that is new speaks for the term that stood there, even one replaced meanwhile.
    approving = {
        one.concept
        for one in new
        if one.field == "status"
        and all(known.value != one.value for known in subjects.about(one, homes))
    }
    for group in groups.values():
        old = subjects.about(group[0], homes)
        for decision in old:
            subjects.remove(decision)
        for decision in _settle(old, group, approving, informed=informed):
            subjects.add(decision)
    return tuple(sorted(_each_once(subjects), key=order))


def order(decision: Decision) -> tuple[object, ...]:
    """Give the place of a decision in the file."""
    return (decision.concept, decision.field, decision.value, decision.other, decision.pairs)


def _settle(
    old: Sequence[Decision],
    new: Sequence[Decision],
    approving: AbstractSet[str],
    *,
    informed: bool,
) -> list[Decision]:
    """Decide which of the old and new values of one field stand."""
    if not old:
        return list(new)
    field = new[0].field
    typed = {one.value for one in old if one.typed}
    # Whoever approves a row as it stands does not speak against what was typed for it elsewhere.
    if informed:
        new = [one for one in new if one.typed or typed <= {one.value}]
    if any(informed or _saw(decision, old) for decision in new):
        return [_replacing(decision, old) for decision in new]
    kept = list(old)
    for decision in new:
        place = next(
            (at for at, one in enumerate(kept) if same_value(field, one.value, decision.value)),
            None,
        )
        if place is not None:
            one = kept[place]
            kept[place] = replace(
                one,
                pairs=union(one.pairs, decision.pairs),
                typed=one.typed or decision.typed,
                by=one.by or decision.by,
            )
            continue
        is_approval = not decision.typed and decision.concept in approving
        if is_approval or not any(decision.value in one.before for one in old):
            kept.append(decision)
    return kept


def _saw(decision: Decision, old: Sequence[Decision]) -> bool:
    """Say whether the reviewer had the old value before their eyes when they changed it."""
    values = {one.value for one in old}
    if decision.field in REMARKS:
        shown = JOIN.join(sorted(values))
    elif len(values) > 1:
        return False
    else:
        (shown,) = values
    return decision.typed and same_value(decision.field, decision.was, shown)


def _replacing(decision: Decision, old: Sequence[Decision]) -> Decision:
    """Let a decision replace others and remember them; ``was`` stays the program's own value."""
    before = {value for one in old for value in (one.value, *one.before)} - {decision.value}
    same = [one for one in old if same_value(decision.field, one.value, decision.value)]
    own = [one.was for one in old if same_value(decision.field, one.value, decision.was)]
    return replace(
        decision,
        pairs=union(decision.pairs, *(one.pairs for one in old)),
        before=tuple(sorted(before)),
        was=min(own) if own else decision.was,
        typed=decision.typed or any(one.typed for one in same),
    )


def _each_once(decisions: Iterable[Decision]) -> Iterable[Decision]:
    """Give the decisions, those with the same place in the file only once."""
    return {order(decision): decision for decision in decisions}.values()
