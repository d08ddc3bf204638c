"""Brackets behind a Chinese term: ``甲（A, B，简称丙）``."""

import re
from collections.abc import Iterator

from glossary.detect.acronym import spells, without_acronym
from glossary.detect.english_list import join_english, whole_list
from glossary.detect.inner import inner_pair
from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind
from glossary.detect.place import Place, first_part, other_names
from glossary.detect.refuse import is_citation, refuse_english
from glossary.model import Reason, Rejection, Relation
from glossary.model.candidate import Candidate, Window
from glossary.text.script import has_latin

_BINOMIAL = re.compile(r"[A-Z][a-z]+ [a-z-]{4,}(?: [a-z-]{4,})?")
_SPELLED_VOWEL = re.compile("[āēīōūǎěǐǒǔ]")
_FILE_TYPE = re.compile(r"\s*(?:\*\.\w|\.[a-z])")  # *.log, .gitignore
_FOREIGN_LABEL = re.compile(
    r"(?:[德法俄西葡意荷希梵]|西班牙|葡萄牙|意大利|义大利|義大利|荷兰|荷蘭|希腊|希臘|阿拉伯|土耳其|波兰|波蘭"
    r"|瑞典|挪威|丹麦|丹麥|芬兰|芬蘭|捷克|匈牙利)[语語文](?:原名|名称|名稱|名|作|为|為)?\s*[:：]?\s*[“\"]?$"
)
_LONGEST_LABEL = 12  # code points
_NAME_AND_ACRONYM = 2
_SEEN_BEFORE = 8  # code points before the window that tell a figure from a term


def after_chinese(
    place: Place, parts: list[Part], window: Window
) -> Iterator[Candidate | Rejection]:
    """Read a bracket that stands behind the Chinese ``window``."""
    text = place.text
    main = _main_part(place, parts)
    if main is None:
        if has_latin(place.inside):
            yield place.rejection(_why_no_english(text, parts))
        return
    joined = join_english(text, parts, main)
    if joined is None:  # a comma may belong to the name: the whole list is suspected, too
        whole = whole_list(parts, main)
        if refuse_english(text[whole.start : whole.end], "") is None:
            yield _candidate(place, window, whole, pattern="bracket-list")
    parts = joined or parts
    main = next(part for part in parts if part.start == main.start)
    reason = _refuse(place, parts, main, window)
    if reason is not None:
        yield place.rejection(reason)
        return
    zh, acronym = without_acronym(text, window, text[main.start : main.end])
    others = [part for part in parts if part.start != main.start]
    yield Candidate(
        article=place.line.article,
        pattern=_pattern(main),
        zh=zh,
        en=Window(start=main.start, end=main.end, quoted=main.quoted),
        relation=Relation.ACRONYM if main.kind is PartKind.ACRONYM else Relation.TRANSLATION,
        zh_forms=other_names(text, others, (PartKind.ZH,)),
        en_forms=acronym + other_names(text, others, (PartKind.EN, PartKind.ACRONYM)),
    )
    for part in others:
        if _is_second_term(text, part):
            yield _candidate(place, zh, part, pattern=_pattern(part))
    yield from inner_pair(place, others, main)


def _main_part(place: Place, parts: list[Part]) -> Part | None:
    """Give the part that means the Chinese term; romanization is one in English text only."""
    text = place.text
    acronym = first_part(parts, PartKind.ACRONYM)
    native = [part for part in parts if not _is_foreign(text, part)]
    main = first_part(native, PartKind.EN) or acronym or first_part(parts, PartKind.EN)
    if main is None:
        romanized = (part for part in parts if part.kind is PartKind.ROMANIZATION)
        return None if place.line.is_chinese else next(romanized, None)
    return acronym or main if _is_spelled_out(text[main.start : main.end]) else main


def _is_spelled_out(inside: str) -> bool:
    """Say whether a text spells Chinese syllables: Sè-kài Uē-sing Tsoo-tsit."""
    return "-" in inside and " " in inside and _SPELLED_VOWEL.search(inside) is not None


def _why_no_english(text: str, parts: list[Part]) -> Reason:
    for part in parts:
        if part.kind is PartKind.ZH and has_latin(text[part.start : part.end]):
            return Reason.SENTENCE
    return Reason.ONE_LANGUAGE


def _refuse(place: Place, parts: list[Part], main: Part, window: Window) -> Reason | None:
    text = place.text
    if _FILE_TYPE.match(text, place.group.start + 1):
        return Reason.CODE
    if _lists_examples(text, parts) or _is_remark(text, parts, main, window):
        return Reason.SENTENCE
    before = text[max(0, window.start - _SEEN_BEFORE) : window.end]
    reason = refuse_english(text[main.start : main.end], before)
    if reason is None and is_citation(place.inside, before):
        return Reason.REFERENCE
    return reason


def _lists_examples(text: str, parts: list[Part]) -> bool:
    """Say whether a bracket lists things of a kind: 三类任务（股票、加密货币、ETF）.

    A name and its acronym are no list: （Artificial Intelligence、AI）.
    """
    bare = [part for part in parts if part.label is None]
    if not any(part.separator == "、" for part in bare):
        return False
    names = [text[part.start : part.end] for part in bare if part.kind is not PartKind.ZH]
    if len(names) < len(bare) or len(names) > _NAME_AND_ACRONYM:
        return True
    return not any(spells(acronym, name) for acronym in names for name in names if name != acronym)


def _is_remark(text: str, parts: list[Part], main: Part, window: Window) -> bool:
    """Say whether Chinese words that are none of the term stand right beside the English.

    七成以上（TrendForce 資料）, 平台（僅次於 Instagram）
    """
    term = text[window.start : window.end]
    return any(
        part.kind is PartKind.ZH
        and part.label is None
        and not part.quoted
        and (text[part.end : main.start].isspace() or text[main.end : part.start].isspace())
        and set(term).isdisjoint(text[part.start : part.end])
        for part in parts
    )


def _is_second_term(text: str, part: Part) -> bool:
    """Say whether a further part is a term of its own: a labelled one, a Latin species."""
    if part.kind is not PartKind.EN or _is_foreign(text, part):
        return False
    return part.label is Label.EN or _BINOMIAL.fullmatch(text, part.start, part.end) is not None


def _is_foreign(text: str, part: Part) -> bool:
    """Say whether a label names another language than English: 德语 Neutralisierung."""
    near = max(0, part.start - _LONGEST_LABEL)
    return part.label is Label.EN and _FOREIGN_LABEL.search(text, near, part.start) is not None


def _pattern(part: Part) -> str:
    return "bracket-labelled" if part.label is Label.EN else "bracket"


def _candidate(place: Place, zh: Window, part: Part, *, pattern: str) -> Candidate:
    en = Window(start=part.start, end=part.end, quoted=part.quoted)
    return Candidate(article=place.line.article, pattern=pattern, zh=zh, en=en)
