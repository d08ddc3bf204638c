"""Pairs of a term and a bracket: ``消化不良(indigestion)``, ``gaokao (高考)``.

Each bracketed group of a line is read as parts; the part in the other language
than the text before the bracket makes the pair, the rest are short names,
acronyms, romanizations and remarks.
"""

import re
from collections.abc import Iterator

from glossary.detect.after_chinese import after_chinese
from glossary.detect.after_english import after_english
from glossary.detect.en_window import MAX_EN
from glossary.detect.host import HostLine
from glossary.detect.inner import inner_pair
from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind, find_parts
from glossary.detect.place import Place
from glossary.detect.windows import find_window
from glossary.detect.zh_window import mixed_window, skip_blank
from glossary.model import Rejection
from glossary.model.candidate import Candidate
from glossary.text.brackets import Group
from glossary.text.script import has_han, has_latin

Found = Candidate | Rejection

_YEAR = re.compile(r"\s?\d{4}\s?")
# 定义 3.1（紧空间，compact space）
_HEADING = re.compile(
    r"(?:定义|定義|定理|命题|命題|引理|推论|推論|公理|性质|性質|例|算法|假设|假設|猜想)\s*[\d.．]+\s*"
)
_NEAR = MAX_EN + 20  # code points: a term in a Latin word, 虚拟 DOM, is far shorter
_CLOSED = (")", "]", '"', "'")  # what they enclose may be longer


def detect_bracketed(line: HostLine) -> Iterator[Found]:
    """Find the bracket pairs of one line of a view, in their order."""
    for group in line.groups:
        yield from _read_group(Place(line, group))


def _read_group(place: Place) -> Iterator[Found]:
    line, group, inside = place.line, place.group, place.inside
    if line.text[group.start] == "[" and line.text[group.start - 1 : group.start] == "]":
        return  # [第十八章][ch-18] links to what is defined elsewhere
    has_chinese, has_english = has_han(inside), has_latin(inside)
    if not (has_chinese or (has_english and _may_follow_chinese(line, group))):
        return
    outer = line.groups.enclosing(group.start) if group.depth else None
    start = outer.start + 1 if outer else line.start
    before = find_window(line.text, group.start, start, line.groups)
    if before is None:
        if has_chinese and has_english:
            yield from inner_pair(place, _own_parts(place), None)
        return
    language, window = before
    if has_chinese and has_english and _HEADING.fullmatch(line.text, window.start, group.start):
        yield from inner_pair(place, _own_parts(place), None)
        return
    mixed = None
    if language == "en":
        mixed = mixed_window(line.text, window, line.start, line.groups)
    if not (has_english if language == "zh" else has_chinese or mixed):
        return  # both sides are in one language
    parts = _own_parts(place)
    kinds = {part.kind for part in parts if part.label is not Label.SHORT}
    if mixed and PartKind.ZH not in kinds and kinds & {PartKind.EN, PartKind.ACRONYM}:
        language, window = "zh", mixed
    read = after_chinese if language == "zh" else after_english
    yield from read(place, parts, window)


def _may_follow_chinese(line: HostLine, group: Group) -> bool:
    """Say whether Chinese may stand before a bracket; most brackets of English text have none."""
    end = skip_blank(line.text, group.start, line.start)
    near = line.text[max(line.start, end - _NEAR) : end]
    return not near.isascii() or near.endswith(_CLOSED)


def _own_parts(place: Place) -> list[Part]:
    """Give the parts of the bracket, without those that hold a pair of their own."""
    start, end = place.group.start + 1, place.group.end - 1
    parts = find_parts(place.text, start, end)
    inner = place.line.groups.within(start, end)
    return [
        part for part in parts if not any(_holds_pair(place.text, part, group) for group in inner)
    ]


def _holds_pair(text: str, part: Part, group: Group) -> bool:
    """Say whether an inner bracket is in the other language than what stands before it."""
    if group.start < part.start or part.end < group.end:
        return False
    inside = text[group.inside]
    if _YEAR.fullmatch(inside):
        return False  # a part of the name: 民法典（2020）
    return has_han(inside) != has_han(text[part.start : group.start])
