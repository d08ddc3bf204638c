"""Read the numbers of an English text: 1.5 million, twenty-five, two thirds, the 1980s."""

import re
from collections.abc import Iterator
from fractions import Fraction

from glossary.model import Span
from glossary.qa.chinese_numbers import read_clock, read_dotted
from glossary.qa.number import LONGEST, Number, Value, fold, hours, is_part_of_name, share_scale

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_IRREGULAR = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}
_ORDINALS = _IRREGULAR | {
    re.sub("y$", "ie", word) + "th": number
    for word, number in _CARDINALS.items()
    if number not in (0, 1, 2, 3, 5, 8, 9, 12)
}
_MULTIPLIERS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}  # or metres: both are possible
_SAID = {
    word: tuple(map(Fraction, values.split()))
    for words, values in (
        ("once single sole annual", "1"),
        ("both pair couple twice double doubled doubling", "2"),
        ("thrice triple tripled trio", "3"),
        ("quadruple quadrupled", "4"),
        ("half halves halved halve halving", "1/2 50 30"),
        ("quarter quarters", "1/4 25 3 15"),
        ("week", "7"),
        ("decade decades", "10"),
        ("noon midnight", "0 12 24"),
        ("fortnight", "14 2"),
        ("score", "20"),
        ("century hundredth", "100"),
        ("thousandth", "1000"),
    )
    for word in words.split()
}
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    {word: number for number, word in enumerate(_MONTHS, start=1)}
    | {word[:3]: number for number, word in enumerate(_MONTHS, start=1)}
    | {"sept": 9}
)
_WORD = "|".join(sorted({*_CARDINALS, *_ORDINALS, *_MULTIPLIERS, *_SAID}, key=len, reverse=True))
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"""
      (?P<dotted>\d+(?:\.\d+){{2,}})
    | (?P<clock>\d{{1,2}}:\d{{2}}(?!\d))
    | (?P<decade>\d{{2}}(?:\d0)|\d0)['’]?s\b
    | (?P<figures>{_FIGURES})
      (?:\s?-?(?P<times>(?:(?:hundred|thousand|million|billion|trillion|mn|bn|trn?|tn)\b[\s-]?)+)
        |(?P<letter>[kmbKMB])(?![A-Za-z])
        |(?:st|nd|rd|th)\b)?
    | \b(?P<words>(?:{_WORD})s?(?:(?:[\s-]|\sand\s|\sand\sa\s|\sa\s)(?:{_WORD})s?)*)\b
    | \b(?P<month>(?:{"|".join(_MONTH)})\b\.?)
    | \b(?P<roman>(?=[IVX]+\b)X{{0,3}}(?:IX|IV|V?I{{0,3}}))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[-–—~]+|to|and|or)\s*(?:[$€£¥]|RMB|US\$)?\s*")
_ONE_IN = re.compile(r"\b(one|two|three|\d+)\s(?:in|out\sof)\s(?:every\s)?(\w+)\b", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:more than|over|above) (one|two|three|four|five)\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SLASH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,3})(?![\d/])")
_SURE_FROM = 11  # smaller numbers in words are often no quantity: no one, second to none


def read_english_numbers(text: str) -> list[Number]:
    """Read all numbers, those that are only possible too, in the order of the text.

    >>> [sorted(map(str, one.values)) for one in read_english_numbers("$1.5 billion, two thirds")]
    [['1500000000'], ['2', '2/3', '3']]
    """
    folded = fold(text)
    numbers = [number for found in _NUMBER.finditer(folded) for number in _read(found, folded)]
    return share_scale(numbers, folded, _BETWEEN) + list(_shares(folded))


def _read(found: re.Match[str], text: str) -> Iterator[Number]:
    """Give the numbers of one place."""
    span = Span(*found.span())
    if len(found[0]) > LONGEST:
        return
    if found["dotted"]:
        yield from read_dotted(found["dotted"], span)
    elif found["clock"]:
        yield from read_clock(found["clock"], span)
    elif found["decade"]:
        year = Fraction(found["decade"])
        yield Number(span, frozenset({year} if year > 100 else {year, year + 1900}))  # noqa: PLR2004
    elif found["figures"]:
        yield _read_figures(found, span, text)
    elif found["words"]:
        yield from _read_words(found["words"].lower(), span)
    elif found["month"]:
        yield Number(
            span, frozenset({Fraction(_MONTH[found["month"].lower().rstrip(".")])}), sure=False
        )
    elif found["roman"] and found["roman"].isupper():
        yield Number(span, frozenset({Fraction(_roman(found["roman"]))}), sure=False)


def _read_figures(found: re.Match[str], span: Span, text: str) -> Number:
    """Read figures with their multiplier."""
    value = Fraction(found["figures"].replace(",", ""))
    scale = Fraction(1)
    for word in re.findall(r"\w+", found["times"] or ""):
        scale *= _MULTIPLIERS[word.lower()]
    values: set[Value] = {value * scale}
    if found["letter"]:
        values.add(value * _LETTERS[found["letter"].lower()])
    if _HALF_DAY.match(text, span.end):
        values |= hours(value)
    end = found.end("figures")
    return Number(span, frozenset(values), not is_part_of_name(text, span.start, end), scale)


def _read_words(words: str, span: Span) -> Iterator[Number]:
    """Read a number in words, and each word that may be one by itself."""
    parts = [_known(part) for part in re.split(r"[\s-]+", words)]
    singles = {
        value for part in parts for value in _SAID.get(part, (Fraction(_plain(part)),)) if value
    }
    whole, scale, is_whole = _add_up(parts)
    yield Number(span, frozenset({*whole, *singles}), sure=False, scale=scale)
    if is_whole:
        yield Number(span, whole, scale=scale)


def _known(part: str) -> str:
    """Take off a plural that is only the end of a number word."""
    singular = part.removesuffix("s")
    is_number = singular in _CARDINALS or singular in _ORDINALS or singular in _MULTIPLIERS
    return singular if is_number else part


def _plain(part: str) -> int:
    return _CARDINALS.get(part) or _ORDINALS.get(part) or _MULTIPLIERS.get(part, 0)


def _add_up(parts: list[str]) -> tuple[frozenset[Value], Fraction, bool]:
    """Add up two hundred and fifty; say whether it surely is a quantity."""
    total, section, scale = Fraction(0), Fraction(0), Fraction(1)
    has_count, last, share = False, "", Fraction(0)
    values: set[Value] = set()
    for part in parts:
        if part in _MULTIPLIERS and part != "dozen":
            unit = Fraction(_MULTIPLIERS[part])
            values |= {(section + share) * unit} if share else set()  # one and a half million
            if unit == 100:  # noqa: PLR2004 - stays below the next multiplier
                section = (section or Fraction(1)) * unit
            else:
                total, section = total + (section or Fraction(1)) * unit, Fraction(0)
            scale = unit
        elif part == "dozen":
            section = (section or Fraction(1)) * 12
        elif part in _CARDINALS:
            if last in _ONES:
                return frozenset(), Fraction(1), False
            section += _CARDINALS[part]
            has_count = True
        elif part in _ORDINALS:
            values |= {section / _ORDINALS[part]} if section else {Fraction(1, _ORDINALS[part])}
            section += _ORDINALS[part] if last in _TENS or not last or scale > 1 else 0
        elif part in ("half", "quarter", "quarters", "halves"):
            share = Fraction(1, 2) if part.startswith("hal") else Fraction(1, 4)
            values |= {section * share, (total + section) + share * (scale if total else 1)}
        last = part
    whole = total + section
    if whole:
        values.add(whole)
    is_plain = all(part in _CARDINALS or part in _MULTIPLIERS or part == "and" for part in parts)
    return frozenset(values), scale, is_plain and has_count and whole >= _SURE_FROM


def _shares(text: str) -> Iterator[Number]:
    """Read one in five, 1/5, and more than one (两次以上); none is sure."""
    for found in _MORE_THAN.finditer(text):
        least = Fraction(_CARDINALS[found[1].lower()] + 1)
        yield Number(Span(*found.span()), frozenset({least}), sure=False)
    for found in _ONE_IN.finditer(text):
        above, below = (
            Fraction(word) if word.isdigit() else Fraction(_plain(word.lower()))
            for word in found.groups()
        )
        if below:
            yield Number(Span(*found.span()), frozenset({above / below}), sure=False)
    for found in _SLASH.finditer(text):
        if int(found[2]):
            yield Number(
                Span(*found.span()), frozenset({Fraction(int(found[1]), int(found[2]))}), sure=False
            )


def _roman(text: str) -> int:
    """Read a Roman numeral below 40."""
    figures = [_ROMAN[char] for char in text]
    return sum(
        -figure if place + 1 < len(figures) and figure < figures[place + 1] else figure
        for place, figure in enumerate(figures)
    )
