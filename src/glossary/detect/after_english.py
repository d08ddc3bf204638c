"""Brackets behind an English term: ``A (甲, hereinafter B)``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from glossary.detect.acronym import spells, without_english_acronym
from glossary.detect.coordinated import split_list
from glossary.detect.en_window import en_window
from glossary.detect.inner import inner_pair
from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind, are_variants
from glossary.detect.place import Place, first_part, other_names
from glossary.detect.quantity import ends_in_figure
from glossary.detect.refuse import ends_in_path, refuse_chinese
from glossary.model import Reason, Rejection, Relation
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.abbreviation import has_acronym_shape
from glossary.text.romanized import is_pinyin

_OTHER_NAMES = (Label.SHORT, Label.ALSO, Label.FULL)
_NO_TERMS = (*_OTHER_NAMES, Label.NOTE, Label.ROMANIZATION, Label.LITERAL)
_TITLE_END = re.compile(r"[A-Z]\w*\s(?:(?:of|the|a|and|in|to|for)\s)*[A-Z]\w*$")
_CALL = re.compile("(?<=[A-Za-z0-9_])[(]f?[\"']")
_NEXT_SPELLING = frozenset(";；/／")
_COLON = re.compile("[:：]")
_SAME_BEGIN = 2  # characters: a name that begins like the one before it is its variant
_MAX_BLANK = 2  # a comma and a blank between two pieces of one name


def after_english(
    place: Place, parts: list[Part], window: Window
) -> Iterator[Candidate | Rejection]:
    """Read a bracket that stands behind the English ``window``."""
    text = place.text
    chinese = [part for part in parts if part.kind is PartKind.ZH]
    if not chinese:
        return
    acronym = text[window.start : window.end].split()[-1]
    if _is_spelled_inside(text, parts, acronym):
        yield from inner_pair(place, parts, None, (acronym,))
        return
    shown = text[window.start : window.end]
    if _CALL.match(text, window.end) or (len(shown) == 1 and text[window.end] in "[("):
        yield place.rejection(Reason.CODE)  # print("模型 f:"), E[后验]
        return
    if ends_in_figure(shown) or ends_in_path(shown):
        yield place.rejection(Reason.QUANTITY if ends_in_figure(shown) else Reason.CODE)
        return
    mains, shorts = _chinese_terms(text, chinese)
    others = [part for part in parts if part.kind is not PartKind.ZH]
    window, tail = without_english_acronym(text, window)
    forms = tail + other_names(text, others, (PartKind.EN, PartKind.ACRONYM))
    named = window.quoted or _TITLE_END.search(text, window.start, window.end) is not None
    for main in mains:
        listed = Window(start=main.start, end=main.end)
        split = () if forms else tuple(split_list(place.line.article, text, listed, window))
        reason = refuse_chinese(text[main.start : main.end], named=named)
        if split:
            yield from split
        elif reason is not None:
            yield place.rejection(reason)
        else:
            yield _candidate(place, main, _beyond_colon(place, main, window), shorts, forms)
    yield from _spelled_inside(place, others, chinese)


def _is_spelled_inside(text: str, parts: list[Part], acronym: str) -> bool:
    """Say whether the bracket has the full form: ``WAN (Wide Area Network, 广域网)``."""
    full = first_part(parts, PartKind.EN)
    return (
        full is not None
        and has_acronym_shape(acronym)
        and spells(acronym, text[full.start : full.end])
    )


def _spelled_inside(place: Place, others: list[Part], chinese: list[Part]) -> Iterator[Candidate]:
    """Suspect the romanization before the term, too: ``(taijian 太監)`` behind a description."""
    text = place.text
    for part in others:
        spelled = part.kind is PartKind.ROMANIZATION or is_pinyin(text[part.start : part.end])
        term = next((one for one in chinese if one.start >= part.end), None)
        if spelled and term and text[part.end : term.start].isspace():
            yield Candidate(
                article=place.line.article,
                pattern="spelled-inside",
                zh=Window(start=term.start, end=term.end, quoted=term.quoted),
                en=Window(start=part.start, end=part.end, quoted=part.quoted),
            )


def _beyond_colon(place: Place, main: Part, window: Window) -> Window:
    """Let a title go on before its colon: ``Black Myth: Wukong (黑神话：悟空)``."""
    text = place.text
    colon = window.start - 1 - (text[window.start - 1 : window.start] == " ")
    if window.edge is not Edge.OPEN or text[colon : colon + 1] != ":":
        return window
    if not _COLON.search(text, main.start, main.end):
        return window
    title = en_window(text, colon, place.line.start, place.line.groups)
    return replace(window, start=title.start) if title else window


def _candidate(
    place: Place, main: Part, window: Window, shorts: tuple[str, ...], forms: tuple[str, ...]
) -> Candidate:
    shape = has_acronym_shape(place.text[window.start : window.end])
    return Candidate(
        article=place.line.article,
        pattern="bracket-labelled" if main.label is Label.ZH else "bracket",
        zh=Window(start=main.start, end=main.end, quoted=main.quoted),
        en=window,
        relation=Relation.ACRONYM if shape else Relation.TRANSLATION,
        zh_forms=shorts,
        en_forms=forms,
    )


def _chinese_terms(text: str, chinese: list[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Part the Chinese of a bracket into terms of the pair and short names."""
    mains: list[Part] = []
    shorts: list[str] = []
    for part in chinese:
        term = text[part.start : part.end]
        if part.label in _NO_TERMS:
            if part.label in _OTHER_NAMES:
                shorts.append(term)
        elif mains and _is_conjoined(text, mains[-1], part):
            mains[-1] = replace(mains[-1], end=part.end, quoted=False)
        elif not mains or _is_second_term(text, mains[-1], part):
            mains.append(part)
        elif _goes_on(text, mains[-1], part):
            mains[-1] = replace(mains[-1], end=part.end, quoted=False)
        else:
            shorts.append(term)
    if not mains and chinese[0].label in (Label.ALSO, Label.FULL):
        return [chinese[0]], tuple(shorts[1:])
    return mains, tuple(shorts)


def _is_second_term(text: str, first: Part, part: Part) -> bool:
    """Say whether the bracket gives the term twice: labelled each time, or in both scripts."""
    if part.label is Label.ZH and first.label is Label.ZH:
        return True
    one, other = text[first.start : first.end], text[part.start : part.end]
    if (
        part.separator in _NEXT_SPELLING
        and first.label is part.label is None
        and len(one) == len(other)
    ):
        return True  # (无为; 無為; wúwéi)
    return part.separator != "、" and are_variants(one, other)


def _goes_on(text: str, first: Part, part: Part) -> bool:
    """Say whether a comma belongs to the name."""
    one, other = text[first.start : first.end], text[part.start : part.end]
    if other.startswith(one[:_SAME_BEGIN]) and len(one) != len(other):
        return False  # 爱笔智能, 爱笔（北京）智能科技有限公司
    return (
        part.separator in "，、,"
        and part.label is None
        and not part.quoted
        and not first.quoted
        and part.start - first.end <= _MAX_BLANK
    )


def _is_conjoined(text: str, first: Part, part: Part) -> bool:
    """Say whether two parts are two things: 甲縣 and 乙縣."""
    return text[first.end : part.start].strip() in ("and", "&", "和", "与", "與")
