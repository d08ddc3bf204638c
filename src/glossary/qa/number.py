"""What a number in a text is, and whether two texts have the same ones."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from glossary.model import Span

Value = Fraction | str  # a text for what is no quantity: the version 3.2.1
LONGEST = 60  # characters of a number; a longer row of figures counts nothing
_TWO_HOURS = 12  # a clock of twelve hours shows the same hour twice

# Full-width figures and signs, one for one, so that places stay what they are.
_FOLDED = str.maketrans("０１２３４５６７８９．，％：／－", "0123456789.,%:/-")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,255}")
# A number that a letter belongs to is part of a name: COVID-19, Q1, 5G.
_IN_NAME = re.compile(r"(?:[A-Za-z]|[A-Za-z][-–'’])\Z")
_CURRENCY = re.compile(r"(?:RMB|CNY|USD|EUR|HKD|GBP|JPY)\Z")
_NAME_AFTER = re.compile(r"[A-Z](?![A-Za-z])")
_LIST_MARK = re.compile(r"\s*[(（\[]?\Z")
_FAR = 10  # characters before a list mark, indentation for the most part
_AFTER_MARK = re.compile(r"[.．、)）\]](?!\d)")


class Number(NamedTuple):
    """Hold a number: its place, all it may mean, and whether it surely is a quantity.

    What is not sure (一 in 统一, *one* in *no one*) only answers for a sure number
    of the other text and is never missed itself. ``scale`` is the last multiplier
    (万 is 10,000), which a range shares with the number before it.
    """

    span: Span
    values: frozenset[Value]
    sure: bool = True
    scale: Fraction = Fraction(1)


class Difference(NamedTuple):
    """Say that a number of one text has no equal in the other; one side may be None."""

    source: Number | None
    target: Number | None


def fold(text: str) -> str:
    """Make figures plain and blank what is no prose; every character keeps its place.

    >>> fold("１２，３４５ www.a.cn/24")
    '12,345            '
    """
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text.translate(_FOLDED))


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Say whether figures belong to a name, a list mark or a footnote rather than count.

    >>> [is_part_of_name(text, 3, 4) for text in ("QA-4 ", "RMB5 ", "in 5G", "at 5 ")]
    [True, False, True, False]
    """
    before = text[max(0, start - 4) : start]
    if before.endswith("-") and end - start == 4:  # noqa: PLR2004 - mid-2024, a year
        return False
    if _IN_NAME.search(before) and not _CURRENCY.search(before):
        return True
    if _NAME_AFTER.match(text, end):
        return True
    is_mark = start < _FAR and _LIST_MARK.fullmatch(text, 0, start) and _AFTER_MARK.match(text, end)
    return bool(is_mark) or (text[start - 1 : start] == "[" and text[end : end + 1] == "]")


def share_scale(numbers: Iterable[Number], text: str, between: re.Pattern[str]) -> list[Number]:
    """Let the first number of a range have the multiplier of the second: 20至30亿."""
    shared: list[Number] = []
    for number in numbers:
        if shared and number.scale > 1 and shared[-1].scale == 1:
            last = shared[-1]
            if between.fullmatch(text, last.span.end, number.span.start):
                more = {one * number.scale for one in last.values if isinstance(one, Fraction)}
                shared[-1] = last._replace(values=last.values | more)
        shared.append(number)
    return shared


def hours(hour: Fraction) -> frozenset[Value]:
    """Give an hour on the clock of 12 and of 24 hours."""
    return frozenset({hour, hour + _TWO_HOURS, hour - _TWO_HOURS})


def compare_numbers(source: Sequence[Number], target: Sequence[Number]) -> list[Difference]:
    """Find the sure numbers of either side that nothing on the other side can be."""
    missing = _unanswered(source, target)
    extra = _unanswered(target, source)
    paired = min(len(missing), len(extra))
    return [
        *(Difference(*pair) for pair in zip(missing, extra, strict=False)),
        *(Difference(one, None) for one in missing[paired:]),
        *(Difference(None, one) for one in extra[paired:]),
    ]


def _unanswered(asked: Iterable[Number], answers: Iterable[Number]) -> list[Number]:
    known: set[Value] = set()
    for answer in answers:
        known |= answer.values
    return [one for one in asked if one.sure and not one.values & known]
