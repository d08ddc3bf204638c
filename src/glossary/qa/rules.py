"""The rules, one function each: what of a segment is wrong, and what was expected."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from glossary.model import Issue, Kind, Rule, Segment, Severity, Term, TermType
from glossary.qa.chinese_numbers import read_chinese_numbers
from glossary.qa.english import EnglishText
from glossary.qa.english_numbers import read_english_numbers
from glossary.qa.number import Number, compare_numbers
from glossary.qa.reading import Found, Reading
from glossary.text.abbreviation import is_acronym

_MOST_SHOWN = 4  # terms named as expected


def check_terms(reading: Reading, introduced: AbstractSet[str]) -> Iterator[Issue]:
    """Report forbidden terms, and terms and names that are not rendered as the glossary says.

    ``introduced`` are the ids of concepts that some segment renders in full; for
    these a shortened form will do elsewhere.
    """
    for found in reading.found:
        wrong = list(_forbidden(found, reading))
        yield from wrong
        if wrong or not found.allowed or found.rendering is not None:
            continue
        if not _is_alluded_to(found, reading, introduced):
            yield _missing(found, reading)


def _forbidden(found: Found, reading: Reading) -> Iterator[Issue]:
    """Report terms that must not stand for this one; what another concept allows may."""
    allowed = {term.text for other in reading.found for term in other.allowed}
    for wanted in found.wanted:
        doubtful = () if found.rendering else wanted.doubtful
        for text in (*wanted.forbidden, *doubtful):
            if text in reading.places and text not in allowed:
                yield Issue(
                    segment=reading.segment,
                    rule=Rule.FORBIDDEN_TERM,
                    severity=Severity.WARNING if text in doubtful else Severity.ERROR,
                    term=found.term.text,
                    expected=_shown(found.allowed),
                    found=text,
                    source_span=found.span,
                    target_span=reading.places[text],
                )


def _missing(found: Found, reading: Reading) -> Issue:
    """Report a term that no allowed term renders."""
    is_reviewed = any(wanted.is_reviewed for wanted in found.wanted)
    is_name = any(wanted.is_name for wanted in found.wanted)
    instead = None
    if is_name and isinstance(reading.target, EnglishText):
        instead = reading.target.closest_name(found.allowed[0].text)
    text = reading.segment.target
    return Issue(
        segment=reading.segment,
        rule=Rule.NAME_DIFFERS if is_name else Rule.MISSING_TERM,
        severity=Severity.ERROR if is_reviewed else Severity.WARNING,
        term=found.term.text,
        expected=_shown(found.allowed),
        found=text[slice(*instead)] if instead else "",
        source_span=found.span,
        target_span=instead,
    )


def _is_alluded_to(found: Found, reading: Reading, introduced: AbstractSet[str]) -> bool:
    """Say whether the target means the term in a shorter way that readers understand."""
    target = reading.target
    if is_acronym(found.term.text) and found.term.text in reading.segment.target:
        return True  # the acronym stays as it is
    if isinstance(target, EnglishText) and any(
        target.abbreviated(term.text) for term in found.allowed
    ):
        return True
    for wanted in found.wanted:
        if wanted.id not in introduced:
            continue
        for term in wanted.allowed:
            if target.points_back(term.text):
                return True
            if wanted.kind is Kind.PERSON and target.has_part(term.text):
                return True
    return False


def find_habits(readings: Iterable[Reading]) -> dict[tuple[str, ...], str]:
    """Give for each concept, by its id, the full form by which it is mostly rendered.

    Of two that are as frequent, the one that the glossary names first. Where a
    term may stand for several concepts, all of their ids are the key.
    """
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    ranks: dict[tuple[str, ...], list[str]] = {}
    for reading in readings:
        for found in reading.found:
            ranks[found.ids] = [term.text for term in found.allowed]
            counts[found.ids].update(_full_forms(found, reading))
    return {
        ids: min(seen, key=lambda text: (-seen[text], ranks[ids].index(text)))
        for ids, seen in counts.items()
        if seen
    }


def check_consistency(reading: Reading, habits: Mapping[tuple[str, ...], str]) -> Iterator[Issue]:
    """Report a full form that differs from the one used elsewhere for the same term."""
    for found in reading.found:
        usual = habits.get(found.ids, "")
        used = _full_forms(found, reading)
        if usual and used and all(_differ(usual, text) for text in used):
            yield Issue(
                segment=reading.segment,
                rule=Rule.INCONSISTENT_TERM,
                severity=Severity.WARNING,
                term=found.term.text,
                expected=(usual,),
                found=used[0],
                source_span=found.span,
                target_span=reading.places[used[0]],
            )


def _full_forms(found: Found, reading: Reading) -> list[str]:
    """Give the full forms that render a term; an acronym or a variant is no other term."""
    return [
        term.text
        for term in found.allowed
        if term.type is TermType.FULL_FORM and term.text in reading.places
    ]


def _differ(left: str, right: str) -> bool:
    """Say whether two terms are two choices, neither being the other with a word more."""
    short, long = sorted((left.casefold(), right.casefold()), key=len)
    return short not in long and EnglishText(left).stems != EnglishText(right).stems


def check_numbers(segment: Segment, *, from_chinese: bool) -> Iterator[Issue]:
    """Report numbers of one side that the other side does not have."""
    readers = (read_chinese_numbers, read_english_numbers)
    read_source, read_target = readers if from_chinese else readers[::-1]
    for one in compare_numbers(read_source(segment.source), read_target(segment.target)):
        source, target = _cut(segment.source, one.source), _cut(segment.target, one.target)
        yield Issue(
            segment=segment,
            rule=Rule.NUMBER_DIFFERS,
            severity=Severity.ERROR,
            term=source,
            expected=(source,) if source else (),
            found=target,
            source_span=one.source.span if one.source else None,
            target_span=one.target.span if one.target else None,
        )


def _cut(text: str, number: Number | None) -> str:
    """Give a number as it is written."""
    return text[slice(*number.span)] if number else ""


def _shown(terms: Iterable[Term]) -> tuple[str, ...]:
    """Give the terms to name as expected, each once."""
    return tuple(dict.fromkeys(term.text for term in terms))[:_MOST_SHOWN]
