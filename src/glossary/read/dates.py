"""Dates in the ways that articles write them, to ISO 8601."""

import datetime as dt
import re

_MONTHS = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*(?:[-/.]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.]|月)\s*"
    r"(?P<day>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_PDF = re.compile(r"^D:(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)"
)
_HAN_DATE = re.compile(
    "(?P<year>[〇○零一二三四五六七八九]{4})年"
    "(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_WAYS = (_PDF, _YEAR_FIRST, _COMPACT, _DAY_FIRST, _MONTH_FIRST, _HAN_DATE)
_AROUND = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|星期[一二三四五六日天]|周[一二三四五六日]|[上下]午"
    r"|(?:last )?(?:published|posted|updated|date)(?: on)?"
    r"|发布(?:时间|日期|于)?|發布(?:時間|日期|於)?"
    r"|(?:时间|日期|時間)|\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?|[\s,.:：|()（）\-T]",
    re.IGNORECASE,
)
_LONGEST_LINE = 60


def iso_date(text: str) -> str:
    """Give the ISO 8601 date that a field holds, or an empty string.

    Orders that two countries read differently (03/04/2023) are left out.

    >>> iso_date("Wed, 29 Nov 2023"), iso_date("二〇二三年十一月二十九日")
    ('2023-11-29', '2023-11-29')
    >>> iso_date("03/04/2023")
    ''
    """
    for way in _WAYS:
        if found := way.search(text[:200].strip()):
            return _checked(found["year"], found["month"], found["day"])
    return ""


def date_line(line: str) -> str:
    """Give the date of a line that holds a date and nothing else, or an empty string.

    >>> date_line("发布时间：2023-11-29 10:20"), date_line("On 10 Oct. 2023, it was issued")
    ('2023-11-29', '')
    """
    if len(line) > _LONGEST_LINE:
        return ""
    for way in _WAYS[1:]:
        if found := way.search(line.strip()):
            rest = line.replace(found[0].strip(), "", 1).replace("日", "", 1)
            if _AROUND.sub("", rest) == "":
                return _checked(found["year"], found["month"], found["day"])
    return ""


def _checked(year: str, month: str, day: str) -> str:
    """Check that the day exists."""
    number = _MONTHS.get(month[:3].lower(), 0) or _number(month)
    try:
        return dt.date(_number(year), number, _number(day)).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    """Read a number in ASCII or Chinese digits (十, 十一, 二十九; 二〇二三)."""
    if "十" in text:
        tens, ones = text.split("十", 1)
        return 10 * _number(tens or "一") + _number(ones or "〇")
    digits = text.translate(_DIGITS)
    return int(digits) if digits.isdecimal() else 0
