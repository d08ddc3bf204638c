"""Earlier glossaries as input: their terms are preferred, what contradicts them is listed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.errors import InputError
from glossary.model import (
    Concept,
    Conflict,
    Language,
    PairKeys,
    ReviewStatus,
    Term,
    TermStatus,
    TermType,
)
from glossary.review.keys import Keys, pairs_of
from glossary.review.opening import check_size

_LARGEST = 64 << 20  # bytes, as an article; a termbase of 100,000 concepts is some 60 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseColumns:
    """Name the columns of tables whose headings do not say what they are."""

    zh: str = ""
    en: str = ""
    forbidden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseEntry:
    """Hold one entry of an earlier glossary; the first term of each tuple is preferred."""

    zh_hans: tuple[str, ...] = ()
    zh_hant: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    forbidden: bool = False
    approved: bool = False
    note: str = ""
    subject_field: str = ""
    forbidden_terms: tuple[str, ...] = ()
    place: str = ""

    @property
    def zh(self) -> tuple[str, ...]:
        """Give the Chinese terms, Simplified first."""
        return (*self.zh_hans, *self.zh_hant)


def read_base(path: Path, columns: BaseColumns | None = None) -> tuple[BaseEntry, ...]:
    """Read an earlier glossary: .xlsx, .csv, .tsv, .txt (OmegaT), .tmx or .tbx.

    Columns and languages are found by their headings, codes and scripts, or
    named in ``columns``. Raises InputError when the file is of another kind,
    damaged, or holds no pair.
    """
    from glossary.review.tables import read_table, read_workbook_table
    from glossary.review.termbases import read_tbx, read_tmx

    columns = columns or BaseColumns()
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST >> 20} MiB; split it")  # noqa: TRY301 - as below
        if suffix in (".xlsx", ".xlsm"):
            check_size(path)
            entries = read_workbook_table(path, columns)
        elif suffix in (".csv", ".tsv", ".txt", ".tab", ".utf8"):
            entries = read_table(path, columns)
        elif suffix == ".tmx":
            entries = read_tmx(path)
        elif suffix in (".tbx", ".xml"):
            entries = read_tbx(path)
        else:
            raise InputError(  # noqa: TRY301 - the kinds stand side by side
                f"{path}: not a kind of glossary that is read here; give .xlsx, .csv, .tsv, .txt"
                " (OmegaT), .tmx or .tbx"
            )
    except InputError:
        raise
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from error
    except Exception as error:  # whatever a damaged file of any kind makes a library raise
        raise InputError(
            f"{path}: damaged, or not what its name says ({type(error).__name__}: {error});"
            " export it anew"
        ) from error
    entries = tuple(entry for entry in entries if entry.zh and entry.en)
    if not entries:
        raise InputError(
            f"{path}: no Chinese-English pair was found; name its columns with --base-column"
        )
    return entries


def lay_base(  # noqa: C901 - one rule after the other
    concepts: Iterable[Concept], entries: Iterable[BaseEntry], keys: Keys
) -> tuple[Concept, ...]:
    """Lay earlier glossaries over concepts; a later file weighs less than one before it.

    An entry joins the concept that has its pair, else its Chinese term; else it
    becomes a concept of its own. Of terms that differ the earlier glossary's
    becomes preferred and both are listed as a conflict.
    """
    laid = {concept.id: concept for concept in concepts}
    by_pair: dict[PairKeys, str] = {}
    by_zh: dict[str, list[str]] = defaultdict(list)
    by_en: dict[str, list[str]] = defaultdict(list)
    for concept in laid.values():
        known = pairs_of(concept)
        for pair in known:
            by_pair.setdefault(pair, concept.id)
        for zh in sorted({pair.zh for pair in known}):
            by_zh[zh].append(concept.id)
        for en in sorted({pair.en for pair in known}):
            by_en[en].append(concept.id)
    touched: set[str] = set()
    for entry in entries:
        pairs = _entry_pairs(entry, keys)
        if not pairs:
            continue
        name = next((by_pair[pair] for pair in pairs if pair in by_pair), "")
        if not name and not entry.forbidden:
            found = by_zh.get(pairs[0].zh, [])
            name = found[0] if len(found) == 1 else ""
        if not name:
            name = _name(pairs[0], laid)
            laid[name] = Concept(id=name, terms=(), confidence=1.0)
        laid[name] = _lay_entry(laid[name], entry, keys, is_first=name not in touched)
        touched.add(name)
        for other in by_en.get(pairs[0].en, []):
            if other != name and not entry.forbidden:
                laid[name] = _with_conflict(laid[name], laid[other], entry)
        for pair in pairs:
            by_pair.setdefault(pair, name)
        if name not in by_zh[pairs[0].zh]:
            by_zh[pairs[0].zh].append(name)
    return tuple(laid[name] for name in sorted(laid))


def _entry_pairs(entry: BaseEntry, keys: Keys) -> list[PairKeys]:
    """Give the pairs of an entry, that of the preferred terms first."""
    return [pair for zh in entry.zh for en in entry.en for pair in keys.pair(zh, en)]


def _name(pair: PairKeys, taken: AbstractSet[str] | dict[str, Concept]) -> str:
    """Give the id that articles would give, or one with the English key where it is taken."""
    name = ""
    for parts in ((pair.zh,), (pair.zh, pair.en), (pair.zh, pair.en, "base")):
        text = "\x1f".join(parts).encode("utf-8", "replace")
        name = "c-" + hashlib.sha256(text).hexdigest()[:10]
        if name not in taken:
            return name
    return name


def _lay_entry(concept: Concept, entry: BaseEntry, keys: Keys, *, is_first: bool) -> Concept:
    """Lay one entry over a concept."""
    by_language = {
        Language.ZH_HANS: entry.zh_hans,
        Language.ZH_HANT: entry.zh_hant,
        Language.EN: entry.en,
    }
    if entry.forbidden and concept.terms and not _covers(concept, entry, keys):
        return _deprecate(concept, entry, keys)
    terms = concept.terms
    conflicts = list(concept.conflicts)
    for language, texts in by_language.items():
        if not texts:
            continue
        key = keys.en if language is Language.EN else keys.zh
        former = concept.preferred(language)
        differs = bool(former) and key(former) not in {key(text) for text in texts}
        terms = _with_terms(terms, language, texts, lead=is_first or not former)
        if differs and not entry.forbidden:
            rivals = [t for one in conflicts if one.language is language for t in one.terms]
            conflicts = [one for one in conflicts if one.language is not language]
            order = (texts[0], former) if is_first else (former, texts[0])
            conflicts.append(
                Conflict(language=language, terms=tuple(dict.fromkeys((*order, *rivals))))
            )
    return replace(
        concept,
        terms=_with_forbidden(terms, entry.forbidden_terms),
        conflicts=tuple(conflicts),
        forbidden=concept.forbidden or entry.forbidden,
        review=ReviewStatus.APPROVED
        if entry.approved and concept.review is ReviewStatus.NEW and not conflicts
        else concept.review,
        note=concept.note or entry.note,
        subject_field=concept.subject_field or entry.subject_field,
    )


def _covers(concept: Concept, entry: BaseEntry, keys: Keys) -> bool:
    """Say whether a forbidden entry means all of a concept's pairs."""
    return pairs_of(concept) <= set(_entry_pairs(entry, keys))


def _deprecate(concept: Concept, entry: BaseEntry, keys: Keys) -> Concept:
    """Forbid only the English terms of an entry: the concept has others that may be used."""
    forbidden = {keys.en(text) for text in entry.en}
    terms = [
        replace(term, status=TermStatus.DEPRECATED)
        if term.language is Language.EN and keys.en(term.text) in forbidden
        else term
        for term in concept.terms
    ]
    if not any(t.language is Language.EN and t.status is TermStatus.PREFERRED for t in terms):
        for place, term in enumerate(terms):
            if term.language is Language.EN and term.status is TermStatus.ADMITTED:
                terms[place] = replace(term, status=TermStatus.PREFERRED)
                break
    return replace(concept, terms=_in_order(terms))


def _with_terms(
    terms: Sequence[Term], language: Language, texts: Sequence[str], *, lead: bool
) -> tuple[Term, ...]:
    """Add terms; with ``lead`` the first of them becomes the preferred one."""
    known = {term.text: term for term in terms if term.language is language}
    added = [known.get(text, Term(text=text, language=language)) for text in dict.fromkeys(texts)]
    if lead:
        added[0] = replace(added[0], status=TermStatus.PREFERRED)
    else:
        added = [term for term in added if term.text not in known]
    chosen = {term.text for term in added}
    rest = [
        replace(term, status=TermStatus.ADMITTED)
        if lead and term.language is language and term.status is TermStatus.PREFERRED
        else term
        for term in terms
        if term.language is not language or term.text not in chosen
    ]
    return _in_order((*rest, *added))


def _with_forbidden(terms: Sequence[Term], texts: Sequence[str]) -> tuple[Term, ...]:
    """Keep forbidden terms of an entry as deprecated ones."""
    known = {term.text for term in terms}
    changed = [
        replace(term, status=TermStatus.DEPRECATED) if term.text in texts else term
        for term in terms
    ]
    changed += [
        Term(
            text=text,
            language=Language.EN if text.isascii() else Language.ZH_HANS,
            type=TermType.FULL_FORM,
            status=TermStatus.DEPRECATED,
        )
        for text in texts
        if text not in known
    ]
    return _in_order(changed)


def _in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Put preferred terms first, then by language."""
    order = list(Language)
    return tuple(
        sorted(
            terms,
            key=lambda t: (t.status is not TermStatus.PREFERRED, order.index(t.language)),
        )
    )


def _with_conflict(concept: Concept, other: Concept, entry: BaseEntry) -> Concept:
    """List that one English term stands for another Chinese term in the articles."""
    theirs = other.preferred(Language.ZH_HANS) or other.preferred(Language.ZH_HANT)
    if not theirs or any(
        theirs in one.terms for one in concept.conflicts if one.language is not Language.EN
    ):
        return concept
    language = Language.ZH_HANS if entry.zh_hans else Language.ZH_HANT
    return replace(
        concept,
        conflicts=(*concept.conflicts, Conflict(language=language, terms=(entry.zh[0], theirs))),
    )
