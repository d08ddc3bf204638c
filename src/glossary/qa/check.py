"""Check segments against a glossary, rule by rule."""

from collections.abc import Iterable

from glossary.model import Glossary, Issue, Segment
from glossary.qa.direction import translated
from glossary.qa.reading import read_terms
from glossary.qa.rules import check_consistency, check_numbers, check_terms, find_habits
from glossary.qa.termbase import TermBase


def check_segments(
    segments: Iterable[Segment],
    glossary: Glossary,
    *,
    from_chinese: bool,
    only_reviewed: bool = False,
) -> tuple[Issue, ...]:
    """Check every translated segment; the issues come in the order of the segments.

    ``from_chinese`` says that the source is the Chinese side. With
    ``only_reviewed`` nothing is asked of concepts that nobody approved.

    >>> from glossary.model import Glossary, Segment
    >>> segment = Segment(file="a.tmx", id="1", source="共30条。", target="There are 13 articles.")
    >>> [(one.rule, one.term, one.found) for one in
    ...  check_segments([segment], Glossary(), from_chinese=True)]
    [(<Rule.NUMBER_DIFFERS: 'number-differs'>, '30', '13')]
    """
    base = TermBase(glossary, from_chinese=from_chinese, only_reviewed=only_reviewed)
    readings = read_terms(translated(segments), base)
    introduced = {
        wanted.id
        for reading in readings
        for found in reading.found
        for wanted in found.wanted
        if found.rendering in wanted.allowed
    }
    habits = find_habits(readings)
    return tuple(
        issue
        for reading in readings
        for issue in (
            *check_terms(reading, introduced),
            *check_consistency(reading, habits),
            *check_numbers(reading.segment, from_chinese=from_chinese),
        )
    )
