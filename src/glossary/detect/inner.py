"""Pairs that stand whole inside a bracket: ``（正式名称为甲，A）``."""

from collections.abc import Iterator
from itertools import pairwise

from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind
from glossary.detect.place import Place
from glossary.detect.refuse import refuse_chinese, refuse_english
from glossary.model import Rejection
from glossary.model.candidate import Candidate, Window


def inner_pair(
    place: Place, parts: list[Part], main: Part | None, forms: tuple[str, ...] = ()
) -> Iterator[Candidate | Rejection]:
    """Read a pair that stands whole inside a bracket: ``（正式名称为甲，A）``, ``WAN（A，甲）``."""
    text = place.text
    for left, right in pairwise(parts):
        kinds = (left.kind, right.kind)
        if PartKind.ZH not in kinds or PartKind.EN not in kinds:
            continue
        zh, en = (left, right) if left.kind is PartKind.ZH else (right, left)
        if main is not None and (
            left.kind is not PartKind.ZH or left.label is None or left.label is Label.SHORT
        ):
            continue
        reason = refuse_chinese(text[zh.start : zh.end]) or refuse_english(
            text[en.start : en.end], text[zh.start : zh.end]
        )
        if reason is not None:
            yield place.rejection(reason)
            return
        yield Candidate(
            article=place.line.article,
            pattern="inside-bracket",
            zh=Window(start=zh.start, end=zh.end, quoted=zh.quoted),
            en=Window(start=en.start, end=en.end, quoted=en.quoted),
            en_forms=forms,
        )
        return
