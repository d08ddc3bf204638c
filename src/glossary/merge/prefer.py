"""Choose the terms of a concept and the one to use in each language."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.merge.attach import fold, named_short_forms
from glossary.merge.compatible import english_variants
from glossary.merge.language import chinese_script
from glossary.merge.tally import Tally
from glossary.model import Conflict, Language, Relation, Term, TermStatus, TermType, Wording
from glossary.text.abbreviation import abbreviates, abbreviates_chinese, is_acronym
from glossary.text.script import has_han

_MOST_SHOWN = 50  # terms in one conflict; more than that no one reads
_RANK = {
    TermType.FULL_FORM: 0,
    TermType.VARIANT: 1,
    TermType.ROMANIZATION: 2,
    TermType.ACRONYM: 3,
    TermType.SHORT_FORM: 4,
}


@dataclass(slots=True, kw_only=True)
class Count:
    """Count how a spelling or a term was seen."""

    seen: int = 0
    quoted: bool = False
    first: tuple[str, str] = ("9999", "")  # date and article of the earliest mention

    def add(self, seen: int, first: tuple[str, str], *, quoted: bool) -> None:
        """Count some more mentions."""
        self.seen += seen
        self.quoted = self.quoted or quoted
        self.first = min(self.first, first)


class Worth(NamedTuple):
    """Order spellings and terms, best first, by the rules of the glossary.

    Quoted over unquoted, more often over less, more complete over less, then the earliest by
    date, article and text.
    """

    unquoted: bool
    seldom: int
    incomplete: int
    first: tuple[str, str]
    text: str


def worth(text: str, count: Count) -> Worth:
    """Give the place of a spelling in the order."""
    length = len(text) - text.count(" ")
    return Worth(not count.quoted, -count.seen, -length, count.first, text)


@dataclass(slots=True, kw_only=True)
class Entry:
    """Gather the spellings of one term, which is one language and one key."""

    key: str
    language: Language
    type: TermType
    count: Count = field(default_factory=Count)
    spellings: dict[str, Count] = field(default_factory=dict)
    text: str = ""

    def choose_spelling(self) -> None:
        """Set ``text`` to the best spelling, once all are counted."""
        spellings = self.spellings
        self.text = (
            min(spellings, key=lambda text: worth(text, spellings[text]))
            if len(spellings) > 1
            else next(iter(spellings))
        )

    def order(self) -> tuple[int, Worth]:
        """Give the place of the term in its language: full forms first."""
        return _RANK[self.type], worth(self.text, self.count)


def _types(wording: Wording) -> tuple[TermType, TermType]:
    """Give the term types that a wording's relation says, Chinese and English."""
    if wording.relation is Relation.ROMANIZATION:
        return TermType.FULL_FORM, TermType.ROMANIZATION
    if wording.relation is Relation.ACRONYM:
        if is_acronym(wording.en) or " " not in wording.en:
            return TermType.FULL_FORM, TermType.ACRONYM
        return TermType.SHORT_FORM, TermType.FULL_FORM
    return TermType.FULL_FORM, TermType.FULL_FORM


class _Entries(dict[tuple[Language, str], Entry]):
    """Hold the terms of one concept while its mentions are counted."""

    def add(self, tally: Tally, text: str, key: str, language: Language, kind: TermType) -> None:
        entry = self.get((language, key))
        if entry is None:
            entry = self[language, key] = Entry(key=key, language=language, type=kind)
        elif _RANK[kind] < _RANK[entry.type]:
            entry.type = kind
        for count in (entry.count, entry.spellings.setdefault(text, Count())):
            count.add(tally.seen, tally.first, quoted=tally.quoted)


def _chinese_of(tally: Tally, text: str) -> Language:
    """Give the script of a Chinese term; where both write it alike, that of its articles."""
    articles = Language.ZH_HANT if tally.traditional else Language.ZH_HANS
    return chinese_script(text) or articles


def _count(tallies: Sequence[Tally]) -> list[Entry]:
    counted = _Entries()
    for tally in tallies:
        wording = tally.wording
        zh_type, en_type = _types(wording)
        language = _chinese_of(tally, wording.zh)
        counted.add(tally, wording.zh, wording.zh_key or wording.zh, language, zh_type)
        if wording.is_pair:
            counted.add(tally, wording.en, wording.en_key or wording.en, Language.EN, en_type)
    short = _count_short_forms(tallies, counted)
    entries = _neutral_once(list(counted.values()))
    for entry in entries:
        entry.choose_spelling()
    _mark_short_forms(entries, short)
    return entries


def _count_short_forms(
    tallies: Iterable[Tally], counted: _Entries
) -> AbstractSet[tuple[Language, str]]:
    """Count the short forms that the mentions name, and give them."""
    named = [(tally, form) for tally in tallies for form in named_short_forms(tally.wording)]
    short: set[tuple[Language, str]] = set()
    if named:
        keys = {
            (language, fold(text)): key
            for (language, key), entry in counted.items()
            for text in entry.spellings
        }
        for tally, form in named:
            language = _chinese_of(tally, form.text) if has_han(form.text) else Language.EN
            kind = TermType.ACRONYM if is_acronym(form.text) else TermType.SHORT_FORM
            place = (language, fold(form.text))
            counted.add(tally, form.text, keys.get(place, place[1]), language, kind)
            short.add(place)
    return short


def _mark_short_forms(entries: Sequence[Entry], short: AbstractSet[tuple[Language, str]]) -> None:
    """Set the type of terms that are short for another term of the concept."""
    full = [entry for entry in entries if entry.type is TermType.FULL_FORM]
    for entry in full:
        others = (one for one in full if one is not entry and one.language is entry.language)
        if entry.language is Language.EN:
            if is_acronym(entry.text) and any(abbreviates(entry.text, one.text) for one in others):
                entry.type = TermType.ACRONYM
                continue
        elif any(abbreviates_chinese(entry.key, other.key) for other in others):
            entry.type = TermType.SHORT_FORM
        if any((entry.language, fold(one)) in short for one in entry.spellings) and any(
            one is not entry and one.language is entry.language for one in full
        ):
            entry.type = TermType.SHORT_FORM


def _neutral_once(entries: list[Entry]) -> list[Entry]:
    """Keep a spelling that both scripts share once: as Simplified where it was seen so."""
    if not any(entry.language is Language.ZH_HANT for entry in entries):
        return entries
    simplified = {
        text: entry
        for entry in entries
        if entry.language is Language.ZH_HANS
        for text in entry.spellings
    }
    kept: list[Entry] = []
    for entry in entries:
        if entry.language is Language.ZH_HANT:
            for text in [text for text in entry.spellings if text in simplified]:
                count = entry.spellings.pop(text)
                for total in (simplified[text].count, simplified[text].spellings[text]):
                    total.add(count.seen, count.first, quoted=count.quoted)
                entry.count.seen -= count.seen
        if entry.spellings:
            kept.append(entry)
    return kept


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]  # noqa: PLR2004 (of, and, for)
    return bool(words) and all(word[0].isupper() for word in words)


def _same_term(one: Entry, other: Entry) -> bool:
    names = _is_name(one.text) and _is_name(other.text)
    return english_variants(one.key, other.key, names=names)


def _different(entries: Sequence[Entry]) -> list[Entry]:
    """Pick full forms of which no two are forms of one term, the most complete first."""
    if len(entries) == 1:
        return [*entries]
    chosen: list[Entry] = []
    for entry in sorted(entries, key=lambda one: (-len(one.key.split()), one.order())):
        if len(chosen) == _MOST_SHOWN:
            break
        if not any(_same_term(entry, other) for other in chosen):
            chosen.append(entry)
    return sorted(chosen, key=Entry.order)


def choose_terms(tallies: Sequence[Tally]) -> tuple[tuple[Term, ...], tuple[Conflict, ...]]:
    """Give the terms of a concept, preferred first, and the conflicts among them.

    A term is one language and one key, shown in its best spelling. Truly different English
    full forms are a conflict; a romanization, acronym or short name beside a translation is
    none, nor is a spelling variant.
    """
    entries = _count(tallies)
    full = [
        entry
        for entry in entries
        if entry.language is Language.EN and entry.type is TermType.FULL_FORM
    ]
    different = _different(full)
    conflicts: tuple[Conflict, ...] = ()
    if len(different) > 1:
        texts = tuple(entry.text for entry in different)
        conflicts = (Conflict(language=Language.EN, terms=texts),)
    best = {
        language: min(
            (entry for entry in entries if entry.language is language),
            key=Entry.order,
            default=None,
        )
        for language in Language
    }
    english = best[Language.EN]
    for entry in full:
        if entry is not english and (
            entry not in different or (english and _same_term(entry, english))
        ):
            entry.type = TermType.VARIANT
    terms = [
        Term(
            text=entry.text,
            language=entry.language,
            type=entry.type,
            status=TermStatus.PREFERRED if entry is best[entry.language] else TermStatus.ADMITTED,
            seen=entry.count.seen,
        )
        for entry in entries
    ]
    return tuple(sorted(terms, key=_term_order)), conflicts


def _term_order(term: Term) -> tuple[bool, int, str]:
    return (
        term.status is not TermStatus.PREFERRED,
        tuple(Language).index(term.language),
        term.text,
    )
