"""Terms that have a line for themselves: `3. 决策树 (decision tree)`."""

import re

from glossary.align.chinese_balance import LEFT_CONTEXT
from glossary.align.words import Cut
from glossary.model.candidate import Window

_BULLET = re.compile(r"[\W\d]*(?:[甲乙丙丁戊己庚辛壬癸一二三四五六七八九十\d]{1,3}[、.．)）]\s*)?")
_AFTER_BRACKET = re.compile(
    r"\s?[(（][^()（）\n]*[)）]"
    r"(?:\s*(?:\d{1,4}\s*)?$|\s*\n|[ \t]+\d{1,4}[ \t]*\n|\s*(?:(?P<colon>[:：—])|\s-\s|\|))"
)
_BRACKET_AT_END = re.compile(r"\s?[(（][^()（）\n]*[)）][ \t]*(?:\n|$)")
_CLAUSE = re.compile("[的是为為叫称稱].*[是为為叫称稱]|[，；]")
_LONGEST_BULLET = 40  # code points before a term that has its line for itself


def stands_alone(text: str, window: Window) -> bool:
    """Say whether a term and its bracket have a line for themselves."""
    if _CLAUSE.search(text, window.start, window.end):
        return False  # 它的核心是任务专一性（task specificity）：
    if not _begins_line(text, window.start):
        return False
    after = _AFTER_BRACKET.match(text, window.end)
    if after is None:
        return False
    return after["colon"] is None or is_clean(Cut(text[window.start : window.end]))


def fills_line(text: str, window: Window) -> bool:
    """Say whether an English term and its bracket are all that a line has, but for its bullet."""
    return _begins_line(text, window.start) and _BRACKET_AT_END.match(text, window.end) is not None


def _begins_line(text: str, place: int) -> bool:
    """Say whether nothing but a bullet stands before a place in its line."""
    near = max(0, place - _LONGEST_BULLET)
    line_start = text.rfind("\n", near, place) + 1
    if line_start == 0 and near > 0:
        return False
    return _BULLET.fullmatch(text, line_start, place) is not None


def is_clean(cut: Cut) -> bool:
    """Say whether no word but the last is of those that stand before a term.

    >>> is_clean(Cut("消费物价指数")), is_clean(Cut("先看最简单的两阶段提交"))
    (True, False)
    """
    return not set(cut.classes[:-1]) & LEFT_CONTEXT
