"""See what forbids that two terms name one concept: years, numbers, negation, head nouns."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_ONES, start=1)},
    **{word: str(value) for value, word in enumerate(_ORDINALS, start=1)},
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
}
_NEGATORS = frozenset({"no", "not", "non", "never", "without", "anti", "against", "counter", "un"})
_SMALL_WORDS = frozenset({"a", "an", "and", "by", "for", "in", "of", "on", "the", "to"})
_NEGATIVE_PREFIX = re.compile(r"\A(?:non|anti|counter|un|in|im|il|ir|dis|mis)(?=\w{4})")
_BEFORE_PREPOSITION = re.compile(
    r" (?:of|for|on|in|to|with|at|by|from|under|against|concerning|regarding|governing|as|\()"
)
_LEGAL_HEADS = {
    **{head: head for head in ("measure", "regulation", "provision", "rule", "code", "decree")},
    **{head: head for head in ("decision", "notice", "opinion", "interpretation", "guideline")},
    **{head: head for head in ("standard", "convention", "treaty", "protocol", "agreement")},
    **{head: head for head in ("declaration", "statement", "initiative", "ordinance", "outline")},
    **{head: head for head in ("announcement", "report", "bill", "directive", "constitution")},
    **{head: head for head in ("plan", "guide", "catalogue", "list", "amendment")},
    "law": "law",
    "act": "law",
    "statute": "law",
}

_TRAILING_BRACKETS = re.compile(r"(\([^()]*\))+$")
_CHINESE_HEADS = (
    *("议定书", "白皮书", "法典", "宪法", "条例", "办法", "规定", "规则", "规范", "细则"),
    *("决定", "通知", "意见", "公告", "解释", "准则", "标准", "指南", "指引", "公约", "协定"),
    *("协议", "条约", "宣言", "声明", "倡议", "计划", "规划", "方案", "纲要", "报告", "目录"),
    *("清单", "草案", "修正案", "征求意见稿"),
)
_NO_LAW = frozenset("办方疗算语看做用说想手技书魔佛乘加减除针兵历")
_CHINESE_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|[一二三四五六七八九]?[百十][一二三四五六七八九]?|[〇零一二三四五六七八九两]"
)
_CHINESE_VALUES = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
}
_CHINESE_NEGATORS = re.compile("[不非无未反否免禁]")


class EnglishProfile(NamedTuple):
    """Hold what an English key says of years, numbers, negation and its head noun."""

    squashed: str
    years: frozenset[str]
    numbers: frozenset[str]
    negators: int  # negative words and prefixes
    core: frozenset[str]  # what is left without them and without small words
    head: str


class ChineseProfile(NamedTuple):
    """Hold what a Chinese key says of numbers, negation, head noun and stage (试行, 草案)."""

    numbers: tuple[tuple[str, int], ...]
    negators: int
    head: str
    stage: str


@lru_cache(maxsize=1 << 16)
def english_profile(key: str) -> EnglishProfile:
    """Read the profile of an English key."""
    tokens = re.findall(r"[^\W_]+", key)
    words = frozenset(tokens)
    years = frozenset(_YEAR.findall(key))
    found = (
        *_FIGURES.findall(key),
        *(_NUMBER_WORDS[word] for word in words & _NUMBER_WORDS.keys()),
    )
    before = _BEFORE_PREPOSITION.split(key, maxsplit=1)[0].split()
    return EnglishProfile(
        squashed="".join(tokens),
        years=years,
        numbers=frozenset(found) - years,
        negators=sum(
            word in _NEGATORS or _NEGATIVE_PREFIX.match(word) is not None for word in tokens
        ),
        core=frozenset(
            _NEGATIVE_PREFIX.sub("", word, count=1) for word in words - _NEGATORS - _SMALL_WORDS
        ),
        head=_LEGAL_HEADS.get(before[-1], "") if before else "",
    )


def _value(numeral: str) -> str:
    if not numeral.isascii() and len(numeral) <= 3:  # noqa: PLR2004 (九十九)
        unit = 100 if "百" in numeral else 10
        tens, mark, ones = numeral.partition("百" if unit == 100 else "十")  # noqa: PLR2004
        if not mark:
            return str(_CHINESE_VALUES[numeral])
        return str(_CHINESE_VALUES.get(tens, 1) * unit + _CHINESE_VALUES.get(ones, 0))
    return numeral


@lru_cache(maxsize=1 << 16)
def chinese_profile(key: str) -> ChineseProfile:
    """Read the profile of a Chinese key; its brackets at the end say the stage of a document.

    >>> chinese_profile("2023年数据安全管理条例(征求意见稿)").head
    '条例'
    """
    brackets = _TRAILING_BRACKETS.search(key)
    body = key[: brackets.start()] if brackets else key
    head = next((head for head in _CHINESE_HEADS if body.endswith(head)), "")
    if not head and body.endswith("法") and len(body) > 1 and body[-2] not in _NO_LAW:
        head = "法"
    counts = Counter(_value(found) for found in _CHINESE_NUMBER.findall(key))
    return ChineseProfile(
        numbers=tuple(sorted(counts.items())),
        negators=len(_CHINESE_NEGATORS.findall(key)),
        head=head,
        stage=brackets[0] if brackets else "",
    )


def english_veto(left: EnglishProfile, right: EnglishProfile) -> str:
    """Say why two English terms cannot name one concept, or give an empty string.

    Figures that only one side gives are no contradiction: titles drop their year. Negation counts
    only where nothing else differs: wu wei and non-action, NPT and Non-Proliferation Treaty agree.

    >>> english_veto(english_profile("fair competition"), english_profile("unfair competition"))
    'negation'
    >>> english_veto(english_profile("wu wei"), english_profile("non action"))
    ''
    """
    if left.squashed == right.squashed:
        return ""
    if left.years and right.years and left.years != right.years:
        return "other years"
    fewer, more = sorted((left.numbers, right.numbers), key=len)
    if fewer and not fewer <= more:
        return "other numbers"
    if left.negators != right.negators and left.core == right.core:
        return "negation"
    return ""


def head_veto(left: EnglishProfile, right: EnglishProfile) -> str:
    """Say that two English terms name other kinds of document (Measures, Regulations)."""
    return "other head nouns" if left.head and right.head and left.head != right.head else ""


def chinese_veto(left: ChineseProfile, right: ChineseProfile) -> str:
    """Say why two Chinese terms that differ cannot name one concept, or give an empty string.

    >>> chinese_veto(chinese_profile("数据安全管理办法"), chinese_profile("数据安全管理条例"))
    'other head nouns'
    >>> chinese_veto(chinese_profile("十四五规划"), chinese_profile("十三五规划"))
    'other numbers'
    """
    if left.numbers != right.numbers:
        return "other numbers"
    if left.negators != right.negators:
        return "negation"
    if left.head != right.head or left.stage != right.stage:
        return "other head nouns"
    return ""


def any_english_veto(keys: Iterable[str], others: Iterable[str], *, heads: bool) -> str:
    """Give the first veto between any key of one group and any of another."""
    others = tuple(others)
    for key in keys:
        left = english_profile(key)
        for other in others:
            right = english_profile(other)
            veto = english_veto(left, right) or (head_veto(left, right) if heads else "")
            if veto:
                return veto
    return ""


def any_chinese_veto(keys: Iterable[str], others: Iterable[str]) -> str:
    """Give the first veto between any key of one group and any of another."""
    others = tuple(others)
    for key in keys:
        for other in others:
            veto = key != other and chinese_veto(chinese_profile(key), chinese_profile(other))
            if veto:
                return veto
    return ""
