"""Read the numbers of a Chinese text: 1.5亿, 百分之二十, 第三条, 二〇二四年, 三成半."""

import re
from collections.abc import Iterator
from fractions import Fraction

from glossary.model import Span
from glossary.qa.number import LONGEST, Number, Value, fold, hours, is_part_of_name, share_scale

_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两贰兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_UNITS = "".join((*_SMALL, *_LARGE))
_NUMERALS = "".join(_DIGITS) + _UNITS
_FIGURES = r"\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?"
# Possessive, or a long row of figures would be tried in every way to cut it.
_RUN = rf"(?:(?:{_FIGURES})|[{_NUMERALS}]|(?<=[\d十百千])[多余餘来來](?=[{_UNITS}]))++"
_NUMBER = re.compile(
    rf"""
      (?P<dotted>\d+(?:\.\d+){{2,}})
    | (?P<clock>\d{{1,2}}:\d{{2}}(?!\d))
    | (?P<whole>{_RUN})分之(?P<share>{_RUN}(?:[点點][{"".join(_DIGITS)}]+)?)
    | (?P<century>{_RUN}|上)世[纪紀](?P<decade>\d0|[二三四五六七八九]十)年代
    | (?P<years>\d0|[二三四五六七八九]十)年代
    | (?P<tenths>{_RUN})成(?P<more>[{_NUMERALS}半])?
    | (?P<point>[{_NUMERALS}]+[点點][{"".join(_DIGITS)}]+)
    | (?P<run>{_RUN})
    """,
    re.VERBOSE,
)
_PIECE = re.compile(rf"{_FIGURES}|.")
_TENS = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?")
_BETWEEN = re.compile(r"\s*(?:[-–—~～]+|至|到|或)\s*")
# What a single numeral counts in earnest; 一 never does (一样, 统一).
_COUNTED = re.compile(
    "(?:年(?!级)|[月日天周週国國省市县縣次条條款章节節项項名人位家届屆期倍卷篇层層级級张張部颗顆架艘座台組组"
    "个個种種类類份辆輛片轮輪间間例支枚套栋棟只隻本元米吨噸克秒]|小时|小時|分钟|分鐘|季度|公里|公斤|百分点)(?!一[体體])"
)
_ORDERED = re.compile("[条條款项項章节節编編届屆期卷号號版批季]")
_ORDERED_FROM_TWO = re.compile("[天年次个個代轮輪步位名大]")  # 第一次 may be no number: 首次
_HOLIDAY = re.compile("假|黄金|长假|国庆|國慶")
_NOT_TENTHS = re.compile("[立为為功员員长長果本绩績就熟]")  # 六成为 may be 六成 or 成为
_MEASURE = re.compile(
    "[米克瓦卡赫帕伏焦]|字[节節]|比特"
)  # 千米 is a unit, 三千米 may be two things
_HALF_AFTER = re.compile("多?(?:个|個|年|天|周|週|点|點|小时|小時|倍)*半")
_HALVES = {
    word: Fraction(value)
    for word, value in (
        ("半年", "6"), ("半小时", "30"), ("半个小时", "30"), ("半", "1/2"),
        ("双", "2"), ("俩", "2"), ("首", "1"),
    )
}  # fmt: skip
_HALF = re.compile("|".join(_HALVES))
_GROWN = re.compile("[增涨漲升多高提扩擴翻]")  # 增长两倍 is to three times as much
_AFTERNOON = re.compile("(?:下午|晚上?|傍晚|中午|夜里?)\\Z")


def read_chinese_numbers(text: str) -> list[Number]:
    """Read all numbers, those that are only possible too, in the order of the text.

    >>> [sorted(map(str, one.values)) for one in read_chinese_numbers("增至1.5亿人，占百分之二十")]
    [['150000000'], ['1/5', '20']]
    """
    folded = fold(text)
    numbers = [number for found in _NUMBER.finditer(folded) for number in _read(found, folded)]
    halves = [
        Number(Span(*found.span()), frozenset({_HALVES[found[0]], Fraction(30)}), sure=False)
        for found in _HALF.finditer(folded)
    ]
    return share_scale(numbers, folded, _BETWEEN) + halves


def _read(found: re.Match[str], text: str) -> Iterator[Number]:
    """Give the numbers of one place."""
    span = Span(*found.span())
    if len(found[0]) > LONGEST:
        return
    if found["dotted"]:
        yield from read_dotted(found["dotted"], span)
    elif found["clock"]:
        yield from read_clock(found["clock"], span)
    elif found["share"]:
        yield Number(span, _fraction(_values(found["whole"])[0], _with_point(found["share"])))
    elif found["decade"]:
        century = found["century"]
        before = 19 if century == "上" else int(max(_numbers(century), default=Fraction(20))) - 1
        decade = max(_numbers(found["decade"]))
        yield Number(span, frozenset({decade, before * 100 + decade}))
    elif found["years"]:
        decade = max(_numbers(found["years"]))
        yield Number(
            span, frozenset({decade, *(century + decade for century in (1800, 1900, 2000))})
        )
    elif found["tenths"]:
        more = found["more"]
        rest = Fraction(5) if more == "半" else max(_numbers(more or ""), default=Fraction(0))
        plain = _numbers(found["tenths"])
        values = {one * 10 + rest for one in plain}
        is_sure = not _NOT_TENTHS.match(text, found.end())
        shares = {one / 100 for one in values}
        yield Number(span, frozenset({*values, *shares, *(() if is_sure else plain)}), is_sure)
    elif found["point"]:
        point = _with_point(found["point"])
        parts = {one for part in re.split("[点點]", found["point"]) for one in _numbers(part)}
        yield Number(span, point | parts, sure=False)  # a decimal, or a time of the day
    else:
        yield _read_run(found["run"], span, text)


def _with_point(text: str) -> frozenset[Value]:
    """Read a numeral with or without decimals: 二十三点五."""
    whole, _, rest = text.replace("點", "点").partition("点")
    if not rest:
        return _values(whole)[0]
    after = "".join(str(_DIGITS[char]) for char in rest)
    return frozenset(one + Fraction(int(after), 10 ** len(after)) for one in _numbers(whole))


def _read_run(run: str, span: Span, text: str) -> Number:
    """Read a plain number and say whether it surely is one."""
    values, is_sure, scale = _values(run)
    start, end = span
    more: set[Value] = set()
    if _HALF_AFTER.match(text, end):
        more |= {one + Fraction(1, 2) for one in values if isinstance(one, Fraction)}
    if text[end : end + 1] == "倍" and _GROWN.search(text[max(0, start - 6) : start]):
        more |= {one + 1 for one in values if isinstance(one, Fraction)}
    if text[end : end + 1] == "旬":
        more |= {one * 10 for one in values if isinstance(one, Fraction)}
    if run[-1] in "千兆" and _MEASURE.match(text, end):
        more |= _values(run[:-1])[0]
    if text[end : end + 1] in ("点", "點", "时", "時") and _AFTERNOON.search(
        text[max(0, start - 2) : start]
    ):
        more |= {hour for one in values if isinstance(one, Fraction) for hour in hours(one)}
    return Number(span, values | more, _is_sure(run, text, start, end) and is_sure, scale)


def _is_sure(run: str, text: str, start: int, end: int) -> bool:
    """Say whether a numeral that can be read counts something."""
    if run[0].isdigit():
        return not is_part_of_name(text, start, end)
    if len(run) == 1:
        if text[start - 1 : start] == "第":
            patterns = (_ORDERED, _ORDERED_FROM_TWO)[: max(1, min(_DIGITS.get(run, 0), 2))]
            return run in _DIGITS and any(one.match(text, end) for one in patterns)
        counts = (run in _DIGITS and _DIGITS[run] > 1) or run == "十"
        return counts and _COUNTED.match(text, end) is not None
    if all(char in _DIGITS for char in run):  # 二〇二四年; 五四 is a day of history
        return len(run) == 4 and (text[end : end + 1] == "年" or "〇" in run)  # noqa: PLR2004 - a year
    has_digit = any(char in _DIGITS for char in run) or run[0] == "十"
    begins = run[0] in _DIGITS or run[0] in "十拾"
    return has_digit and begins and not (run == "十一" and _HOLIDAY.match(text, end))


def _values(run: str) -> tuple[frozenset[Value], bool, Fraction]:
    """Give what a run may mean, whether it is well formed, and its last multiplier."""
    pieces = [piece for piece in _PIECE.findall(run) if piece not in "多余餘来來"]
    if len(pieces) > 1 and all(piece in _DIGITS for piece in pieces):
        digits = "".join(str(_DIGITS[piece]) for piece in pieces)
        return frozenset({Fraction(digits), *map(Fraction, digits)}), True, Fraction(1)
    value, scale = _add_up(pieces)
    if value is None:
        parts = {_add_up(list(tens))[0] for tens in _TENS.findall(run)}
        singles = {_single(piece) for piece in pieces}
        return frozenset(one for one in parts | singles if one is not None), False, Fraction(1)
    values: set[Value] = {value}
    if len(pieces) > 1 and pieces[-1] in _DIGITS and pieces[-2] in _UNITS[1:]:
        unit = Fraction((_SMALL | _LARGE)[pieces[-2]])
        if unit > 10:  # noqa: PLR2004 - 一千五 is 1,500, 十五 is 15
            values.add(value + _DIGITS[pieces[-1]] * (unit / 10 - 1))
    return frozenset(values), True, scale


def _numbers(run: str) -> list[Fraction]:
    """Give the quantities among what a run may mean."""
    return [one for one in _values(run)[0] if isinstance(one, Fraction)] if run else []


def _single(piece: str) -> Fraction | None:
    if piece[0].isdigit():
        return Fraction(piece.replace(",", ""))
    known = _DIGITS | _SMALL | _LARGE
    return Fraction(known[piece]) if piece in known else None


def _add_up(pieces: list[str]) -> tuple[Fraction | None, Fraction]:
    """Add up a numeral such as 1亿2000万 or 三千六百; None where it is not well formed."""
    total, section, scale = Fraction(0), Fraction(0), Fraction(1)
    current: Fraction | None = None
    last_small, last_large = 10**4, 10**16
    for place, piece in enumerate(pieces):
        if piece in _SMALL:
            unit = _SMALL[piece]
            if unit >= last_small:
                return None, scale
            section += (1 if current is None else current) * unit
            current, last_small = None, unit
        elif piece in _LARGE:
            unit = _LARGE[piece]
            section += current or 0
            if place and pieces[place - 1] in _LARGE:
                total *= unit  # 万亿
            elif unit >= last_large:
                return None, scale
            else:
                total += (section or 1) * unit
            scale = total / (section or 1) if section else Fraction(unit)
            section, current, last_small, last_large = Fraction(0), None, 10**4, unit
        elif piece in "零〇○" and len(pieces) > 1:
            continue
        elif current is not None:
            return None, scale
        else:
            current = _single(piece)
    return total + section + (current or 0), scale if not section and current is None else Fraction(
        1
    )


def _fraction(whole: frozenset[Value], share: frozenset[Value]) -> frozenset[Value]:
    """Give a share such as 三分之二 as a fraction, in percent and in thousandths."""
    found: set[Value] = set()
    for below in whole:
        for above in share:
            if isinstance(below, Fraction) and isinstance(above, Fraction) and below:
                part = above / below
                found |= {part, part * 100}
                if below == 1000:  # noqa: PLR2004 - 千分之
                    found.add(above)
    return frozenset(found)


def read_dotted(text: str, span: Span) -> Iterator[Number]:
    """Read 3.2.1 as a version, 2024.3.15 as three numbers."""
    parts = text.split(".")
    if len(parts[0]) != 4:  # noqa: PLR2004 - a year
        yield Number(span, frozenset({text}))
        return
    for part in parts:
        yield Number(span, frozenset({Fraction(part)}))


def read_clock(text: str, span: Span) -> Iterator[Number]:
    """Read 15:30 as an hour and minutes; :00 may be left out."""
    hour, minutes = map(Fraction, text.split(":"))
    yield Number(span, hours(hour))
    yield Number(span, frozenset({minutes}), minutes != 0)
