"""Chinese words in English text with spelling and meaning behind them.

``量词 (量詞) liàngcí, literally 'measure word'``, ``炒飯 [炒饭] - chǎo fàn (fried rice)``,
``以法治国: "governing the nation in accordance with law"``.
"""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, marked_window, suspect
from glossary.model.candidate import Window
from glossary.text.romanized import is_pinyin
from glossary.text.script import DOTS, HAN, LATIN

_TERM = re.compile(
    rf"(?P<zh>[{HAN}][{HAN}{DOTS}]{{0,15}})》?"
    rf"(?:\s?[\[(（/]\s?(?:trad|simp)?[a-z.:]*\s?(?P<other>[{HAN}]{{1,15}})[\])）]?)?"
    r"(?:\s(?:trad|simp)\.?(?=\s))?"
)
_GAP = re.compile(r"\s?[-–—:,]?\s?")
_SPELLED = re.compile(rf"[{LATIN}’']+(?=[ ,;:.)(（\]–—-]|$)")
_MEANING = re.compile(
    r"\s?[,;:–—-]?\s?(?:(?P<open>[(（])\s?)?"
    r"(?:(?:literally|lit\.?|(?:literal(?:ly)?\s)?meaning|means|which\smeans|i\.e\.|or)[:,]?\s)?"
    rf"(?:[\"“](?P<a>[{LATIN}][^\"“”\n]{{0,79}})[\"”]|['‘](?P<b>[{LATIN}][^'‘’\n]{{0,59}})['’])"
    r"(?(open)(?=\s?[)）,;]))"
)
_BRACKET = re.compile(rf"\s?[(（](?P<a>(?P<b>)[{LATIN}][{LATIN} ’',/-]{{1,59}})[)）]")


def detect_glossed(line: HostLine) -> Iterator[Found]:
    """Find a Chinese word of an English line whose meaning follows its spelling, in quotes."""
    text = line.text
    for found in _TERM.finditer(text, line.start, line.end):
        spelled_from = _skip(text, found.end(), line.end)
        spelled_to = _spelled_end(text, spelled_from, line.end, len(found["zh"]))
        if line.is_chinese and text[spelled_from:spelled_to].isascii():
            continue
        meaning = _meaning(text, found.end(), spelled_from, spelled_to, line.end)
        if meaning is None:
            continue
        for name in ("zh", "other"):
            if found[name]:
                zh = Window(start=found.start(name), end=found.end(name))
                yield from suspect(line.article, text, "glossed", zh, meaning)


def _skip(text: str, place: int, end: int) -> int:
    gap = _GAP.match(text, place, end)
    return gap.end() if gap else place


def _spelled_end(text: str, start: int, end: int, characters: int) -> int:
    """Give where the pinyin that begins at a place ends; no more words than characters."""
    place = start
    for _ in range(characters):
        word = _SPELLED.match(text, place, end)
        if word is None or not is_pinyin(word[0]):
            break
        place = word.end() + (text[word.end() : word.end() + 1] == " ")
    return place


def _meaning(text: str, term_end: int, start: int, spelled: int, end: int) -> Window | None:
    """Find the meaning in quotes, or in a bracket behind the spelling; else the spelling itself."""
    quoted = _MEANING.match(text, spelled if spelled > start else term_end, end)
    if quoted:
        shown = marked_window(text, *quoted.span("a" if quoted["a"] else "b"))
        return Window(start=shown.start, end=shown.end, quoted=True)
    if spelled == start or text[start:spelled].isascii():
        return None  # without tones anything may look like pinyin
    bracket = _BRACKET.match(text, spelled - (text[spelled - 1] == " "), end)
    return marked_window(text, *(bracket.span("a") if bracket else (start, spelled)))
