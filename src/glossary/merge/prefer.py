"""Choose the terms of a concept and the one to use in each language."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.merge.attach import fold, named_short_forms
from glossary.merge.compatible import english_variants
from glossary.merge.language import chinese_script
from glossary.model import (
    Conflict,
    KeyedMention,
    Language,
    Mention,
    Relation,
    Source,
    Term,
    TermStatus,
    TermType,
)
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

    def add(self, mention: Mention, when: tuple[str, str]) -> None:
        """Count one more mention, of that date and article."""
        self.seen += 1
        if mention.quoted:
            self.quoted = True
        self.first = min(self.first, when)


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
        self.text = min(self.spellings, key=lambda text: worth(text, self.spellings[text]))

    def order(self) -> tuple[int, Worth]:
        """Give the place of the term in its language: full forms first."""
        return _RANK[self.type], worth(self.text, self.count)


def _types(mention: Mention) -> tuple[TermType, TermType]:
    """Give the term types that a mention's relation says, Chinese and English."""
    if mention.relation is Relation.ROMANIZATION:
        return TermType.FULL_FORM, TermType.ROMANIZATION
    if mention.relation is Relation.ACRONYM:
        if is_acronym(mention.en) or " " not in mention.en:
            return TermType.FULL_FORM, TermType.ACRONYM
        return TermType.SHORT_FORM, TermType.FULL_FORM
    return TermType.FULL_FORM, TermType.FULL_FORM


class _Entries:
    """Hold the terms of one concept while its mentions are counted."""

    def __init__(self, traditional: AbstractSet[str], sources: Mapping[str, Source]) -> None:
        self.entries: dict[tuple[Language, str], Entry] = {}
        self._traditional = traditional
        self._sources = sources

    def add(
        self, mention: Mention, text: str, key: str, language: Language, kind: TermType
    ) -> None:
        entry = self.entries.get((language, key))
        if entry is None:
            entry = self.entries[language, key] = Entry(key=key, language=language, type=kind)
        elif _RANK[kind] < _RANK[entry.type]:
            entry.type = kind
        source = self._sources.get(mention.article)
        when = ((source.date if source else "") or "9998", mention.article)
        entry.count.add(mention, when)
        spelling = entry.spellings.get(text)
        if spelling is None:
            spelling = entry.spellings[text] = Count()
        spelling.add(mention, when)

    def language_of(self, mention: Mention, text: str) -> Language:
        script = chinese_script(text)
        if script is not None:
            return script
        return Language.ZH_HANT if mention.article in self._traditional else Language.ZH_HANS


def _count(
    mentions: Iterable[KeyedMention],
    traditional: AbstractSet[str],
    sources: Mapping[str, Source],
) -> list[Entry]:
    mentions = tuple(mentions)
    counted = _Entries(traditional, sources)
    for keyed in mentions:
        mention = keyed.mention
        zh_type, en_type = _types(mention)
        zh = counted.language_of(mention, mention.zh)
        counted.add(mention, mention.zh, keyed.zh_key or mention.zh, zh, zh_type)
        if mention.is_pair:
            counted.add(mention, mention.en, keyed.en_key or mention.en, Language.EN, en_type)
    keys = {
        (language, fold(text)): key
        for (language, key), entry in counted.entries.items()
        for text in entry.spellings
    }
    short: set[tuple[Language, str]] = set()
    for keyed in mentions:
        for form in named_short_forms(keyed.mention):
            han = has_han(form.text)
            language = counted.language_of(keyed.mention, form.text) if han else Language.EN
            kind = TermType.ACRONYM if is_acronym(form.text) else TermType.SHORT_FORM
            place = (language, fold(form.text))
            counted.add(keyed.mention, form.text, keys.get(place, place[1]), language, kind)
            short.add(place)
    entries = _neutral_once(list(counted.entries.values()))
    for entry in entries:
        entry.choose_spelling()
    _mark_short_forms(entries, short)
    return entries


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
                    total.seen += count.seen
                    total.quoted = total.quoted or count.quoted
                    total.first = min(total.first, count.first)
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
    chosen: list[Entry] = []
    for entry in sorted(entries, key=lambda one: (-len(one.key.split()), one.order())):
        if len(chosen) == _MOST_SHOWN:
            break
        if not any(_same_term(entry, other) for other in chosen):
            chosen.append(entry)
    return sorted(chosen, key=Entry.order)


def choose_terms(
    mentions: Iterable[KeyedMention],
    *,
    traditional: AbstractSet[str],
    sources: Mapping[str, Source],
) -> tuple[tuple[Term, ...], tuple[Conflict, ...]]:
    """Give the terms of a concept, preferred first, and the conflicts among them.

    ``traditional`` names the articles in Traditional script. A term is one language and one key,
    shown in its best spelling. Truly different English full forms are a conflict; a
    romanization, acronym or short name beside a translation is none, nor is a spelling variant.
    """
    entries = _count(mentions, traditional, sources)
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
