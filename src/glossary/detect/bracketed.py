"""Pairs of a term and a bracket: ``消化不良(indigestion)``, ``gaokao (高考)``.

Each bracketed group of a line is read as parts; the part in the other language
than the text before the bracket makes the pair, the rest are short names,
acronyms, romanizations and remarks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.detect.coordinated import split_list
from glossary.detect.labels import Label
from glossary.detect.parts import Part, PartKind, find_parts
from glossary.detect.refuse import is_citation, refuse_chinese, refuse_english
from glossary.detect.windows import find_window, mixed_window
from glossary.model import Reason, Rejection, Relation, Span
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.brackets import Group, find_groups
from glossary.text.lines import Line, is_chinese_line
from glossary.text.script import HAN, count_han, has_han, has_latin, is_acronym

PATTERN = "bracket"
_ALIAS_LABELS = (Label.SHORT, Label.ALSO, Label.FULL)
_LATIN_TAIL = re.compile(r"(?P<han>.*[\u4e00-\u9fff])\s?(?P<acronym>[A-Za-z][A-Za-z0-9./+-]{1,9})$")
_BINOMIAL = re.compile(r"[A-Z][a-z]+ [a-z-]{4,}(?: [a-z-]{4,})?")
_JOINS = re.compile(r"\b(?:and|&|or|Co|Ltd|Limited|Inc|LLC|Corp)\b")
Found = Candidate | Rejection


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold what the pieces of the work need to know about one bracket."""

    article: str
    text: str
    line: Line
    groups: list[Group]
    group: Group

    def rejection(self, reason: Reason) -> Rejection:
        group = self.group
        begin = max(self.line.start, group.start - 20)
        return Rejection(
            article=self.article,
            span=Span(group.start, group.end),
            text=self.text[begin : group.end],
            pattern=PATTERN,
            room="detect",
            reason=reason,
        )


def detect_bracketed(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find the bracket pairs of one line of a view, in their order."""
    groups = find_groups(text, line.start, line.end)
    for group in groups:
        yield from _read_group(_Place(article, text, line, groups, group))


def _read_group(place: _Place) -> Iterator[Found]:
    text, group = place.text, place.group
    inside = text[group.inside]
    if not has_han(inside) and not has_latin(inside):
        return
    before = find_window(text, group.start, _inner_start(place), place.groups)
    parts = _own_parts(place)
    if before is None:
        if has_han(inside) and has_latin(inside):
            yield from _inner_pair(place, parts, None)
        return
    language, window = before
    if language == "en" and not any(part.kind is PartKind.ZH for part in parts):
        mixed = mixed_window(text, window, place.line.start, place.groups)
        if mixed is not None and any(part.kind is PartKind.EN for part in parts):
            language, window = "zh", mixed
    if language == "zh":
        yield from _after_chinese(place, parts, window)
    else:
        yield from _after_english(place, parts, window)


def _inner_start(place: _Place) -> int:
    """Give where the text before the bracket begins: the line, or the bracket around it."""
    for outer in reversed(place.groups):
        if (
            outer.start < place.group.start
            and outer.end >= place.group.end
            and outer is not place.group
        ):
            return outer.start + 1
    return place.line.start


def _own_parts(place: _Place) -> list[Part]:
    """Give the parts of the bracket, without those that hold a pair of their own."""
    group = place.group
    parts = find_parts(place.text, group.start + 1, group.end - 1)
    inner = [g for g in place.groups if group.start < g.start and g.end < group.end]
    kept = []
    for part in parts:
        holds_pair = any(
            part.start <= g.start
            and g.end <= part.end
            and has_han(place.text[g.inside]) != has_han(place.text[part.start : g.start])
            for g in inner
        )
        if not holds_pair:
            kept.append(part)
    return kept


def _after_chinese(place: _Place, parts: list[Part], window: Window) -> Iterator[Found]:
    """Read ``甲（A, B，简称丙）``: the window before the bracket is Chinese."""
    text = place.text
    main = _first(parts, PartKind.EN) or _first(parts, PartKind.ACRONYM)
    if main is None and not is_chinese_line(text, place.line.start, place.line.end):
        main = next((part for part in parts if part.kind is PartKind.ROMANIZATION), None)
    if main is None:
        if has_latin(text[place.group.inside]):
            yield place.rejection(_why_no_english(text, parts))
        return
    if _is_spelled_out(text[main.start : main.end]):
        main = _first(parts, PartKind.ACRONYM) or main
    joined = _join_english(text, parts, main)
    if joined is None and main.kind is PartKind.EN:
        yield from _whole_list(place, parts, main, window)
    parts = joined or parts
    main = next(part for part in parts if part.start == main.start)
    inside, before = text[main.start : main.end], text[max(0, window.start - 8) : window.end]
    reason = refuse_english(inside, before)
    if reason is None and is_citation(text[place.group.inside], before):
        reason = Reason.REFERENCE
    if reason is not None:
        yield place.rejection(reason)
        return
    zh, tail = _without_acronym(text, window, inside)
    others = [part for part in parts if part is not main and part.start != main.start]
    yield Candidate(
        article=place.article,
        pattern="bracket-labelled" if main.label is Label.EN else PATTERN,
        zh=zh,
        en=Window(start=main.start, end=main.end, quoted=main.quoted),
        relation=Relation.ACRONYM if main.kind is PartKind.ACRONYM else Relation.TRANSLATION,
        zh_forms=_forms(text, others, (PartKind.ZH,)),
        en_forms=tail + _forms(text, others, (PartKind.EN, PartKind.ACRONYM)),
    )
    for part in others:
        if part.kind is PartKind.EN and (
            part.label is Label.EN or _BINOMIAL.fullmatch(text[part.start : part.end])
        ):
            yield Candidate(
                article=place.article,
                pattern="bracket-labelled" if part.label is Label.EN else PATTERN,
                zh=zh,
                en=Window(start=part.start, end=part.end, quoted=part.quoted),
            )
    yield from _inner_pair(place, others, main)


def _is_spelled_out(inside: str) -> bool:
    """Say whether a text spells Chinese syllables: Sè-kài Uē-sing Tsoo-tsit."""
    return bool(re.search("[āēīōūǎěǐǒǔ]", inside)) and "-" in inside and " " in inside


def _why_no_english(text: str, parts: list[Part]) -> Reason:
    for part in parts:
        if part.kind is PartKind.ZH and has_latin(text[part.start : part.end]):
            return Reason.SENTENCE
    return Reason.ONE_LANGUAGE


def _without_acronym(text: str, window: Window, inside: str) -> tuple[Window, tuple[str, ...]]:
    """Cut ``WAN`` from ``广域网 WAN（Wide Area Network）``, and ``（NMPA）`` likewise."""
    if window.edge is Edge.MARKED:
        return window, ()
    shown = text[window.start : window.end]
    bracket = re.fullmatch(r"(?P<han>.+?)\s*[(（](?P<acronym>[A-Za-z0-9./&-]{2,12})[)）]", shown)
    found = bracket or _LATIN_TAIL.fullmatch(shown)
    if found is None or inside.endswith(found["acronym"]):
        return window, ()
    acronym = found["acronym"]
    if not bracket and not (is_acronym(acronym) and _spells(acronym, inside)):
        return window, ()
    end = window.start + len(found["han"])
    return Window(start=window.start, end=end, edge=window.edge, quoted=window.quoted), (acronym,)


def _spells(acronym: str, words: str) -> bool:
    """Say whether the letters of an acronym run through the initials of the words.

    >>> _spells("WAN", "Wide Area Network"), _spells("T", "Cell Therapy")
    (True, False)
    """
    letters = [char.lower() for char in acronym if char.isalpha()]
    initials = [word[0].lower() for word in re.findall(r"[A-Za-z0-9]+", words)]
    return (
        len(letters) > 1
        and letters[0] == initials[0]
        and sum(1 for letter in letters if letter in initials) >= len(letters) - 1
        if initials and letters
        else False
    )


def _after_english(place: _Place, parts: list[Part], window: Window) -> Iterator[Found]:
    """Read ``A (甲, hereinafter B)``: the window before the bracket is English."""
    text = place.text
    chinese = [part for part in parts if part.kind is PartKind.ZH]
    if not chinese:
        return
    shown = text[window.start : window.end]
    english = _first(parts, PartKind.EN)
    if (
        english is not None
        and is_acronym(shown.split()[-1])
        and _spells(shown.split()[-1], text[english.start : english.end])
    ):
        yield from _inner_pair(place, parts, None, (shown.split()[-1],))
        return
    mains, shorts = _chinese_terms(text, chinese)
    others = [part for part in parts if part.kind is not PartKind.ZH]
    window, tail = _without_english_acronym(text, window)
    forms = tail + _forms(text, others, (PartKind.EN, PartKind.ACRONYM))
    for main in mains:
        term = text[main.start : main.end]
        reason = refuse_chinese(term)
        if reason is not None:
            yield place.rejection(reason)
            continue
        listed = Window(start=main.start, end=main.end)
        split = [] if forms else list(split_list(place.article, text, listed, window))
        if split:
            yield from split
            continue
        yield Candidate(
            article=place.article,
            pattern="bracket-labelled" if main.label is Label.ZH else PATTERN,
            zh=Window(start=main.start, end=main.end, quoted=main.quoted),
            en=window,
            relation=Relation.ACRONYM
            if is_acronym(text[window.start : window.end])
            else Relation.TRANSLATION,
            zh_forms=shorts,
            en_forms=forms,
        )


def _without_english_acronym(text: str, window: Window) -> tuple[Window, tuple[str, ...]]:
    """Cut ``(MOJ)`` from ``Ministry of Justice (MOJ)``; keep ``(Trial)`` and ``(2024 Edition)``."""
    if window.edge is Edge.MARKED:
        return window, ()
    found = re.search(
        r"\s*[(（](?:the\s+)?[“\"‘']?(?P<acronym>[A-Za-z0-9./&-]{2,14})[”\"’']?[)）]$",
        text[window.start : window.end],
    )
    if found is None or not is_acronym(found["acronym"]):
        return window, ()
    return (
        Window(start=window.start, end=window.start + found.start(), edge=window.edge),
        (found["acronym"],),
    )


def _chinese_terms(text: str, chinese: list[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Part the Chinese of a bracket into terms of the pair and short names."""
    mains: list[Part] = []
    shorts: list[str] = []
    for part in chinese:
        term = text[part.start : part.end]
        if part.label in (*_ALIAS_LABELS, Label.NOTE, Label.ROMANIZATION, Label.LITERAL):
            if part.label in _ALIAS_LABELS:
                shorts.append(term)
        elif not mains or (part.label is Label.ZH and mains[-1].label is Label.ZH):
            mains.append(part)
        elif part.separator != "、" and _is_variant(text[mains[-1].start : mains[-1].end], term):
            mains.append(part)
        elif (
            part.separator in "，、,"
            and part.label is None
            and not part.quoted
            and not mains[-1].quoted
            and part.start - mains[-1].end <= 2
        ):
            mains[-1] = Part(
                mains[-1].start, part.end, PartKind.ZH, mains[-1].label, False, mains[-1].separator
            )
        else:
            shorts.append(term)
    if not mains and chinese and chinese[0].label in (Label.ALSO, Label.FULL):
        mains, shorts = [chinese[0]], shorts[1:]
    return mains, tuple(shorts)


def _is_variant(left: str, right: str) -> bool:
    """Say whether two spellings may be Simplified and Traditional for the same word."""
    return (
        len(left) == len(right)
        and left != right
        and sum(a == b for a, b in zip(left, right, strict=True)) * 3 >= len(left)
    )


def _inner_pair(
    place: _Place, parts: list[Part], main: Part | None, forms: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Read a pair that stands whole inside a bracket: ``（正式名称为甲，A）``, ``WAN（A，甲）``."""
    text = place.text
    for left, right in zip(parts, parts[1:], strict=False):
        kinds = (left.kind, right.kind)
        if PartKind.ZH not in kinds or PartKind.EN not in kinds:
            continue
        zh, en = (left, right) if left.kind is PartKind.ZH else (right, left)
        if main is not None and (
            left.kind is not PartKind.ZH or left.label is None or left.label is Label.SHORT
        ):
            continue
        reason = refuse_chinese(text[zh.start : zh.end]) or refuse_english(
            text[en.start : en.end], text[max(0, zh.start) : zh.end]
        )
        if reason is not None:
            yield place.rejection(reason)
            return
        yield Candidate(
            article=place.article,
            pattern="inside-bracket",
            zh=Window(start=zh.start, end=zh.end, quoted=zh.quoted),
            en=Window(start=en.start, end=en.end, quoted=en.quoted),
            en_forms=forms,
        )
        return


def _first(parts: list[Part], kind: PartKind) -> Part | None:
    return next(
        (
            part
            for part in parts
            if part.kind is kind
            and part.label not in (Label.NOTE, Label.ROMANIZATION, Label.LITERAL)
        ),
        None,
    )


def _run_of_english(text: str, parts: list[Part], main: Part) -> list[Part]:
    """Give the English parts that follow one another by mere commas."""
    run = [main]
    for part in parts[parts.index(main) + 1 :]:
        if part.kind is not PartKind.EN or part.label is not None or part.quoted:
            break
        if part.separator not in (",", "，", "、"):
            break
        run.append(part)
    return run if main.kind is PartKind.EN else run[:1]


def _join_english(text: str, parts: list[Part], main: Part) -> list[Part] | None:
    """Join what a comma cut: ``Void, Voidable and Unenforceable Contracts``; None in doubt."""
    run = _run_of_english(text, parts, main)
    if len(run) < 2:  # noqa: PLR2004
        return parts
    last = text[run[-1].start : run[-1].end]
    capitals = all(text[part.start].isupper() for part in run) and len(run) > 2  # noqa: PLR2004
    if not (_JOINS.search(last) or capitals or _is_clause(text, run)):
        return None
    place = parts.index(main)
    return [*parts[:place], _joined(run), *parts[place + len(run) :]]


def _joined(run: list[Part]) -> Part:
    first = run[0]
    return Part(first.start, run[-1].end, PartKind.EN, first.label, first.quoted, first.separator)


def _whole_list(place: _Place, parts: list[Part], main: Part, window: Window) -> Iterator[Found]:
    """Suspect the whole list, too, where a comma may belong to the name."""
    run = _run_of_english(place.text, parts, main)
    whole = _joined(run)
    if refuse_english(place.text[whole.start : whole.end], "") is None:
        yield Candidate(
            article=place.article,
            pattern="bracket-list",
            zh=window,
            en=Window(start=whole.start, end=whole.end, quoted=whole.quoted),
        )


def _is_clause(text: str, run: list[Part]) -> bool:
    """Say whether a part after the comma goes on in the sentence: ``harvest now, decrypt later``."""
    words = [text[part.start : part.end].lower().split() for part in run]
    return any(
        word in ("now", "later", "not", "no", "never", "then") for part in words for word in part
    )


def _forms(text: str, parts: list[Part], kinds: tuple[PartKind, ...]) -> tuple[str, ...]:
    """Give the other names in the bracket: acronyms, labelled or quoted ones, second words."""
    return tuple(
        text[part.start : part.end]
        for part in parts
        if part.kind in kinds
        and part.label not in (Label.NOTE, Label.ROMANIZATION, Label.LITERAL)
        and (part.kind is not PartKind.ZH or part.label is not None or part.quoted)
        and refuse_english(text[part.start : part.end], "") is None
    )
