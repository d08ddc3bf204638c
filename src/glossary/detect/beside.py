"""Chinese words in English text, right beside what they mean: ``junzi 君子``, ``维稳 weiwen``."""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, marked_window, suspect
from glossary.detect.windows import find_window
from glossary.model.candidate import Window
from glossary.text.romanized import is_pinyin
from glossary.text.script import DOTS, HAN, LATIN

_HAN_RUN = re.compile(f"[{HAN}][{HAN}{DOTS}]{{0,24}}")
_MARKED_RUN = re.compile(
    rf"(?<= )《(?P<zh>[{HAN}][^《》\n]{{0,40}})》|(?<= )(?P<run>[{HAN}][{HAN}{DOTS}]{{0,24}})"
)
_LOWER_WORDS = re.compile(rf"\s(?P<en>[{LATIN}’']+[1-9]?(?:[ -][{LATIN}’']+[1-9]?){{0,3}})")
_APPOSED_RUN = re.compile(
    rf"(?:,\s|\s?[—–]\s?)[《“]?(?P<zh>[{HAN}][{HAN}{DOTS}]{{0,24}})[》”]?(?=[,.;:?!)—–]|\s[—–]|\s?$)"
)
_APPOSED_PINYIN = re.compile(rf"(?:,\s|\s?[—–]\s?)(?P<pinyin>[{LATIN}’' -]{{2,}})$")
_LONGEST_PINYIN = 44  # code points, with the sign before it
_NUMBERED_TONE = re.compile("[a-z]{1,6}[1-9]")  # ge3, as Jyutping and old pinyin write tones
_WORD = re.compile(rf"[{LATIN}0-9][{LATIN}0-9'’.-]*")


def detect_beside(line: HostLine) -> Iterator[Found]:
    """Find a Chinese word right after the English one: ``junzi 君子``, ``Er Ya 《爾雅》``."""
    if line.is_chinese:
        return
    text = line.text
    for found in _MARKED_RUN.finditer(text, line.start, line.end):
        before = find_window(text, found.start(), line.start, line.groups)
        if before is None or before[0] != "en":
            continue
        start, end = found.span("run" if found["run"] else "zh")
        zh = Window(start=start, end=end, quoted=found["run"] is None)
        yield from suspect(line.article, text, "beside", zh, before[1])


def detect_apposed(line: HostLine) -> Iterator[Found]:
    """Find a Chinese word between commas or dashes behind the English one, or behind its pinyin.

    ``call themselves wage slaves, 打工人, or``, ``face, mianzi, 面子.``
    """
    if line.is_chinese:
        return
    text = line.text
    for found in _APPOSED_RUN.finditer(text, line.start, line.end):
        place = found.start()
        if line.groups.enclosing(place):
            continue  # what stands in a bracket is read with it
        spelled = _APPOSED_PINYIN.search(text, max(line.start, place - _LONGEST_PINYIN), place)
        if spelled and is_pinyin(spelled["pinyin"]):
            place = spelled.start()
        before = find_window(text, place, line.start, line.groups)
        if before is None or before[0] != "en":
            continue
        yield from suspect(
            line.article, text, "apposed", marked_window(text, *found.span("zh")), before[1]
        )


def detect_spelled(line: HostLine) -> Iterator[Found]:
    """Find pinyin right behind the Chinese word: ``维稳 weiwen``.

    How many words belong to it only the sounds can tell, so each length is suspected.
    """
    if line.is_chinese:
        return
    text = line.text
    for found in _HAN_RUN.finditer(text, line.start, line.end):
        following = _LOWER_WORDS.match(text, found.end(), line.end)
        if following is None:
            continue
        zh = Window(start=found.start(), end=found.end())
        for word in _WORD.finditer(text, following.start("en"), following.end("en")):
            en = Window(start=following.start("en"), end=word.end())
            if not (is_pinyin(text[en.start : en.end]) or _NUMBERED_TONE.fullmatch(word[0])):
                break
            yield from suspect(line.article, text, "spelled", zh, en)
