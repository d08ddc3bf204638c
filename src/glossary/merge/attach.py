"""Tie short names to their full form, inside the one article that uses them so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from glossary.merge.compatible import english_variants
from glossary.model import Relation, ShortForm, Wording
from glossary.text.abbreviation import abbreviates, abbreviates_chinese, is_acronym

_MOST_FULL_FORMS = 200  # looked at for one acronym; a glossary of thousands of lines is no article


class Pair(NamedTuple):
    """Name a term pair by its two keys; mentions with equal keys need no further look."""

    zh: str
    en: str


class Attachment(NamedTuple):
    """Say to which pair a short one belongs in its article, and why."""

    full: Pair
    rule: str


def fold(text: str) -> str:
    """Compare short names as written, without capitals or spaces at the ends."""
    return text.strip().casefold()


def pair_of(wording: Wording) -> Pair:
    """Give the pair of a wording; a term without a key stands for itself."""
    return Pair(wording.zh_key or wording.zh, wording.en_key or wording.en)


def named_short_forms(wording: Wording) -> Iterator[ShortForm]:
    """Give the short names of the wording's own terms.

    One that stands for a part of a term, as AI in Artificial Intelligence (AI) Law, names
    something else, and so does one of a description.
    """
    if not wording.short_forms or not wording.is_pair:
        return
    terms = {fold(wording.zh), fold(wording.en)}
    for form in wording.short_forms:
        if fold(form.of) in terms and fold(form.text) not in terms:
            yield form


def _shares_half(one: str, other: str) -> bool:
    shared = len(set(one) & set(other))
    return shared * 2 >= min(len(set(one)), len(set(other)))


def _announced(wordings: Iterable[Wording]) -> dict[str, Pair]:
    """List the short names that the article itself ties to one full form.

    A short name tied to two full forms decides nothing.
    """
    full_forms: dict[str, set[Pair]] = defaultdict(set)
    for wording in wordings:
        for short in named_short_forms(wording):
            full_forms[fold(short.text)].add(pair_of(wording))
    return {short: next(iter(full)) for short, full in full_forms.items() if len(full) == 1}


def _announced_full(wording: Wording, announced: Mapping[str, Pair]) -> Attachment | None:
    pair = pair_of(wording)
    full = announced.get(fold(wording.en))
    if full is not None and full.zh != pair.zh and _shares_half(full.zh, pair.zh):
        return Attachment(full, "short form in its article")
    full = announced.get(fold(wording.zh))
    if full is not None and full.zh != pair.zh:
        same = full.en == pair.en or english_variants(full.en, pair.en)
        if same or (is_acronym(wording.en) and abbreviates(pair.en, full.en)):
            return Attachment(full, "short form in its article")
    return None


def _initials_full(wording: Wording, full_forms: Iterable[Pair]) -> Attachment | None:
    """Find the one full form whose initials and whose characters the mention has."""
    pair = pair_of(wording)
    found = {
        full
        for full in full_forms
        if abbreviates_chinese(pair.zh, full.zh) and abbreviates(pair.en, full.en)
    }
    return Attachment(found.pop(), "initials in its article") if len(found) == 1 else None


def attach_short_forms(wordings: Iterable[Wording]) -> dict[Pair, Attachment]:
    """Find in the wordings of one article the pairs that are short forms of others.

    A pair with the same Chinese key as its full form is left out: it joins by that key. The
    full form of an attachment is never itself attached.
    """
    wordings = tuple(wordings)
    announced = _announced(wordings)
    acronyms = any(wording.relation is Relation.ACRONYM for wording in wordings)
    if not announced and not acronyms:
        return {}
    by_first: dict[str, dict[Pair, None]] = defaultdict(dict)
    if acronyms:
        for wording in wordings:
            if wording.relation is Relation.TRANSLATION:
                by_first[wording.zh_key[:1]][pair_of(wording)] = None
    attached: dict[Pair, Attachment] = {}
    for wording in wordings:
        if not wording.is_pair:
            continue
        found = _announced_full(wording, announced)
        if found is None and wording.relation is Relation.ACRONYM:
            near = list(by_first[wording.zh_key[:1]])[:_MOST_FULL_FORMS]
            found = _initials_full(wording, near)
        if found is not None and found.full != pair_of(wording):
            attached.setdefault(pair_of(wording), found)
    return {pair: found for pair, found in attached.items() if found.full not in attached}
