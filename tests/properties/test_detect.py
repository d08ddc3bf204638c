"""Detection holds for any text: no crash, windows inside the view, time in step with length."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.detect import detect_candidates
from glossary.detect.detect import patterns_for
from glossary.detect.host import HostLine
from glossary.detect.refuse import MENU_LINE, refuse_line
from glossary.detect.registry import LINE_PATTERNS
from glossary.detect.scan import Scan
from glossary.model import Article, Source
from glossary.model.candidate import Candidate
from glossary.text.lines import find_lines
from glossary.text.script import has_han, has_latin
from glossary.text.view import read_view

PIECES = [
    *("消化不良", "熵", "的", "威廉·帕森斯", "《民法典》", "2023年", "简称"),
    *("英语：", "英文名为", "和"),
    *("English", "chinese", "Chinese name ", "called ", "\x1c", "\xa0", "\u3000"),
    *("indigestion", "The Palace Museum", "WHO", "of", "and", "pinyin: ", "in Chinese ", "mAh"),
    *("（", "）", "(", ")", "[", "]", "【", "】", "“", "”", '"', "'", "’", "「", "」"),
    *("/", "|", "\t"),
    *("\n", "\r\n", " ", "，", "、", ",", ";", "。", ". ", ":", "：", "—", " - ", "=", "**", "<b>"),
    *("1. ", "3", "×", "ā", "こ", "&", "\\\\", "\u200b", "😀"),
]  # fmt: skip


GOLD = Path(__file__).parents[1] / "gold"


def article(text: str) -> Article:
    return Article(id="a", text=text, source=Source(article="a", file="a.txt"))


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_windows_lie_inside_and_are_in_their_language(text: str) -> None:
    shown = read_view(text).text
    for found in detect_candidates(article(text)):
        if not isinstance(found, Candidate):
            assert 0 <= found.span.start < found.span.end <= len(shown)
            continue
        for window in (found.zh, found.en):
            assert 0 <= window.start < window.end <= len(shown)
        assert has_han(shown[slice(*found.zh.span)])
        assert not has_latin(text) or shown[slice(*found.en.span)].strip()


def lines_of(text: str) -> list[HostLine]:
    shown = read_view(text).text
    return [HostLine("a", shown, line.start, line.end) for line in find_lines(shown)]


def encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def assert_scan_misses_nothing(text: str) -> None:
    menus = Scan([MENU_LINE])
    for line in lines_of(text):
        shown = line.text[line.start : line.end]
        assert refuse_line(shown) is None or menus.find(encode(line.text))
        if not (has_han(shown) and has_latin(shown)):
            assert patterns_for(encode(shown)) == []
            continue
        fruitful = [pattern for pattern in LINE_PATTERNS.values() if list(pattern.find(line))]
        assert {*fruitful} <= {*patterns_for(encode(shown))}


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join))
def test_the_scan_misses_nothing_that_a_pattern_finds(text: str) -> None:
    assert_scan_misses_nothing(text)


@pytest.mark.parametrize("path", sorted(GOLD.glob("??_*.jsonl")), ids=lambda path: path.stem)
def test_the_scan_misses_nothing_in_the_gold(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert_scan_misses_nothing(json.loads(line)["text"])


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    list(detect_candidates(article(f"甲{text}a")))


HOSTILE = {
    "deep brackets": "甲a" + "(" * 40_000 + ")" * 40_000,
    "two kinds": "甲a" + "(" * 40_000 + "]" * 40_000,
    "brackets in a row": "甲 a" + "(b)" * 20_000,
    "quotes": "甲a" + "”(" * 40_000,
    "blanks": "甲a" + " " * 100_000 + "x",
    "dots": "甲a" + "…" * 100_000,
    "one word": "甲 " + "a" * 100_000,
    "one Chinese line": "a " + "汉" * 100_000,
    "vowels": "the 甲 " + "a" * 60 + " x (ā" + "a" * 60 + "1) the the the the the",
    "comments": "甲a" + "<!--" * 20_000,
    "scripts": "甲a" + "<script>" * 10_000,
    "links": "甲a" + "[a](b" * 5_000,
    "line ends": "甲a\r" * 20_000,
    "lines": "甲乙\nab cd\n" * 5_000,
    "slashes": "甲/a" * 10_000,
    "list": "甲a, " * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    start = time.process_time()
    for _ in detect_candidates(article(text)):
        pass
    assert time.process_time() - start < 5  # most take 0.1 s; in squares it would be minutes
