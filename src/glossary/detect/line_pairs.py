"""A title and its translation on the next line, and two labelled fields."""

import re
from collections.abc import Iterator
from itertools import pairwise

from glossary.detect.labels import Label, read_label
from glossary.detect.suspect import Found, count_words, latin_share, marked_window, suspect
from glossary.detect.term_lines import after_bullet
from glossary.model.candidate import Window
from glossary.text.lines import Line
from glossary.text.script import count_han, has_han, has_latin

_FIELD_NAME = re.compile(r"[^:：\n]{1,24}[:：]\s*(?=\S)")
_FIELD = re.compile(r"[^:：\n]{1,24}[:：](?=\s|$)")
_LANGUAGE = re.compile(
    r"(?<![a-z])(?:zh|en|cn|tw|hk|chinese|english|name|title|hans|hant)(?![a-z])|[中英]文?|简体|繁體|名称?|名稱"
)
_REMARK = re.compile(r"\s[(（][^()（）\n]{30,}[)）]$")
_NO_CHINESE_TITLE = re.compile(r"[。；;]|[，,].*[，,]")
_NO_ENGLISH_TITLE = re.compile(r"[.!?;]\s|[.;]$")
_NUMBER = re.compile(r"\s*(?:\d{1,3}[.)、．]|[-+*•]\s)")
_MAX_GAP = 3  # line ends between the two
_MAX_LINE = 400  # code points of a title with its bullet, label and remark
_MAX_TITLE = 160  # code points
_MAX_HAN = 40
_MAX_LATIN = 0.3  # share of a Chinese title
_MAX_WORDS = 20
_MAX_NAME_WORDS = 3  # words of a field's name


def detect_line_pairs(article: str, text: str, lines: list[Line]) -> Iterator[Found]:
    """Find neighbouring lines that are one title in both languages.

    Where a line could go with the one above and the one below, the nearer wins.
    """
    gaps = [text.count("\n", above.end, below.start) for above, below in pairwise(lines)]
    titles = _titles(text, lines, gaps)
    taken = -1
    for number, gap in enumerate(gaps):
        if number <= taken or gap > _MAX_GAP:
            continue
        one, two = titles[number], titles[number + 1]
        above, below = lines[number : number + 2]
        if not _may_pair(text, one, two) or _are_other_fields(text, above, below):
            continue
        if _is_numbered(text, below) and not _is_numbered(text, above):
            continue  # a heading and the first entry of its list
        if (
            number + 1 < len(gaps)
            and gaps[number + 1] < gap
            and _may_pair(text, two, titles[number + 2])
        ):
            continue
        taken = number + 1 if gap == 1 else -1
        zh, en = (one, two) if has_han(text[one.start : one.end]) else (two, one)
        labelled = _is_labelled(text, lines[number + (zh is two)])
        pattern = "next-line-labelled" if labelled else "next-line"
        yield from suspect(article, text, pattern, zh, en)
        if zh is two and gap == 1 and number + 1 < len(gaps) and gaps[number + 1] == 1:
            other = titles[number + 2]  # the name in the other script, each behind its label
            if labelled and _is_labelled(text, lines[number + 2]):
                taken = number + 2
                yield from suspect(article, text, pattern, other, en)


def _is_numbered(text: str, line: Line) -> bool:
    return _NUMBER.match(text, line.start, line.end) is not None


def _is_labelled(text: str, line: Line) -> bool:
    return read_label(text, after_bullet(text, line.start, line.end), line.end)[0] is Label.ZH


def _titles(text: str, lines: list[Line], gaps: list[int]) -> list[Window]:
    """Give each line's title; an empty window where no neighbour can be its translation."""
    titles = [Window(start=line.start, end=line.start) for line in lines]
    short = [line.end - line.start <= _MAX_LINE for line in lines]
    near = {
        number
        for above, gap in enumerate(gaps)
        if gap <= _MAX_GAP and short[above] and short[above + 1]
        for number in (above, above + 1)
    }
    for number in near:
        titles[number] = _title(text, lines[number])
    return titles


def _may_pair(text: str, one: Window, two: Window) -> bool:
    first, second = text[one.start : one.end], text[two.start : two.end]
    if not first or not second or max(len(first), len(second)) > _MAX_TITLE:
        return False
    return (_is_chinese_title(first) and _is_english_title(second)) or (
        _is_english_title(first) and _is_chinese_title(second)
    )


def _title(text: str, line: Line) -> Window:
    """Give a line without its bullet, label and remark."""
    start = after_bullet(text, line.start, line.end)
    label, place = read_label(text, start, line.end)
    start = place if label in (Label.ZH, Label.EN) else _after_field_name(text, start, line.end)
    end = line.end
    remark = _REMARK.search(text, start, end) if text[end - 1] in ")）" else None
    if remark and has_han(text[start : remark.start()]) != has_han(remark[0]):
        end = remark.start()  # (A company incorporated in ...) below its name
    return marked_window(text, start, end)


def _after_field_name(text: str, start: int, end: int) -> int:
    """Give where the value of ``Name: value`` begins, if both are in one language."""
    name = _FIELD_NAME.match(text, start, end)
    if name is None or len(name[0].split()) > _MAX_NAME_WORDS:
        return start
    whole, value = text[start:end], text[name.end() : end]
    return name.end() if has_han(whole) == has_han(name[0] + value) else start


def _are_other_fields(text: str, above: Line, below: Line) -> bool:
    """Say whether two lines are values of different fields: ``category: ``, ``place: ``."""
    names = [
        _LANGUAGE.sub("", found[0].lower()).strip(" :：_-")
        for line in (above, below)
        if (found := _FIELD.match(text, after_bullet(text, line.start, line.end), line.end))
    ]
    return len(names) > 1 and names[0] != names[1] and all(map(str.isascii, names)) and all(names)


def _is_chinese_title(text: str) -> bool:
    return (
        has_han(text)
        and count_han(text) <= _MAX_HAN
        and latin_share(text) < _MAX_LATIN
        and not _NO_CHINESE_TITLE.search(text)
    )


def _is_english_title(text: str) -> bool:
    return (
        not has_han(text)
        and has_latin(text)
        and 1 <= count_words(text) <= _MAX_WORDS
        and not _NO_ENGLISH_TITLE.search(text)
    )
