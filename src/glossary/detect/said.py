"""Pairs that a phrase ties: ``“collection” 采集``, ``X, i.e. 安全审查``, ``甲，英文名为A``."""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, marked_window, suspect
from glossary.detect.windows import find_window
from glossary.model.candidate import Window
from glossary.text.script import DOTS, HAN, LATIN

_QUOTED_EN = re.compile(
    rf"[“\"‘](?P<en>[{LATIN}][^“”\"‘’\n]{{1,80}})[”\"’]\s*(?:[:：=,–—]\s*|\s)?"
    r"(?:or\s|is\s|in\sChinese(?:\sis)?,?\s|i\.e\.,?\s)?"
    rf"[“「]?(?P<zh>[{HAN}][{HAN}{DOTS}0-9]{{0,24}})"
)
_SAID_IN_CHINESE = re.compile(
    r"\b(?:in\s+Chinese(?:\s+as|\s+called|,|:)?"
    r"|Chinese\s+(?:as|name|term|word)(?:\s+(?:is|for\s+it\s+is))?"
    r"|i\.e\.,?|known\s+as|called|namely)"
    rf"\s+[“「《\"]?(?P<zh>[{HAN}][{HAN}{DOTS}]{{0,24}})(?![{HAN}])"
)
_LEAD = re.compile(
    r"(?:[\s,—–-]|(?<=[\s,])(?:which|who|also|is|are|was|were|known|called|named|referred\s+to|written"
    r"|rendered|translated|better|commonly|usually|often|sometimes|or|the|its|as))+$"
)
_LONGEST_LEAD = 60  # code points
_SAID_IN_ENGLISH = re.compile(
    r"[,，、]?\s?(?:其|它的|也就是|即)?(?:英文|英语|英語)"
    r"(?:名称|名稱|全称|全稱|全名|名字|名|叫|译名|譯名|原文|表述|说法)?"
    r"(?:是|为|為|叫作|叫做|叫|作|：|:)\s?"
    rf"[“\"]?(?P<en>[{LATIN}][{LATIN}0-9 '’&-]{{1,80}})"
)


def detect_quoted(line: HostLine) -> Iterator[Found]:
    """Find quoted English right before its translation."""
    for found in _QUOTED_EN.finditer(line.text, line.start, line.end):
        zh = marked_window(line.text, *found.span("zh"))
        en = Window(start=found.start("en"), end=found.end("en"), quoted=True)
        yield from suspect(line.article, line.text, "quoted-beside", zh, en)


def detect_said_in_chinese(line: HostLine) -> Iterator[Found]:
    """Find Chinese that English words announce."""
    text = line.text
    for found in _SAID_IN_CHINESE.finditer(text, line.start, line.end):
        place = found.start()
        lead = _LEAD.search(text, max(line.start, place - _LONGEST_LEAD), place)
        place = lead.start() if lead else place
        before = find_window(text, place, line.start, line.groups)
        if before is not None and before[0] == "en":
            zh = marked_window(text, *found.span("zh"))
            yield from suspect(line.article, text, "said", zh, before[1])


def detect_said_in_english(line: HostLine) -> Iterator[Found]:
    """Find English that Chinese words announce."""
    text = line.text
    for found in _SAID_IN_ENGLISH.finditer(text, line.start, line.end):
        if line.groups.enclosing(found.start()):
            continue
        before = find_window(text, found.start(), line.start, line.groups)
        if before is not None and before[0] == "zh":
            en = marked_window(text, *found.span("en"))
            yield from suspect(line.article, text, "said", before[1], en)
