"""Lay what was decided over one concept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from glossary.model import (
    Concept,
    Conflict,
    Decision,
    Kind,
    Language,
    ReviewStatus,
    Term,
    TermStatus,
    TermType,
)
from glossary.review.fields import CHANGING, JOIN, LISTS, TERMS, split_terms
from glossary.review.keys import Keys
from glossary.text.abbreviation import is_acronym
from glossary.text.script import has_han

LANGUAGES = {
    "zh_hans": Language.ZH_HANS,
    "zh_hant": Language.ZH_HANT,
    "en": Language.EN,
}
_SHORTENED = frozenset({TermType.ACRONYM, TermType.SHORT_FORM})

Said = Mapping[str, Decision]


def apply_decisions(
    concept: Concept, said: Said, remarks: Mapping[str, Iterable[Decision]], keys: Keys
) -> Concept:
    """Give the concept as people want it; what they said nothing about stays as found.

    ``said`` holds the one decision on each field, ``remarks`` all notes and
    reviewers. A term that was merely approved counts only while the concept is.
    """
    status = _status(concept, said)
    settled = (ReviewStatus.APPROVED, ReviewStatus.EDITED)
    counting = {
        field: decision
        for field, decision in said.items()
        if decision.typed or status in settled or field not in TERMS
    }
    terms = concept.terms
    for field in TERMS:
        if field in counting:
            terms = _with_preferred(terms, LANGUAGES[field], counting[field], keys)
    for field in LISTS:  # after the preferred terms: one that gave way may not slip into a list
        if field in counting:
            terms = _with_list(terms, field, split_terms(counting[field].value))
    values = {field: counting[field].value for field in counting}
    return replace(
        concept,
        terms=_in_order(terms),
        review=status,
        kind=Kind(values.get("kind", concept.kind)),
        subject_field=values.get("subject_field", concept.subject_field),
        forbidden=values["forbidden"] == "TRUE" if "forbidden" in values else concept.forbidden,
        conflicts=_open_conflicts(concept, counting, status),
        note=_joined(concept.note, remarks.get("note", ())),
        reviewer=_joined(concept.reviewer, remarks.get("reviewer", ())),
    )


def _status(concept: Concept, said: Said) -> ReviewStatus:
    """Give the state of a concept; one that a person changed is edited without saying so."""
    if "status" in said:
        return ReviewStatus(said["status"].value)
    changed = any(said[field].typed for field in CHANGING if field in said)
    if changed and concept.review is ReviewStatus.NEW:
        return ReviewStatus.EDITED
    return concept.review


def _joined(own: str, decisions: Iterable[Decision]) -> str:
    """Give the remarks of all people side by side."""
    values = sorted({decision.value for decision in decisions})
    return JOIN.join(value for value in values if value) if values else own


def _in_list(term: Term, field: str) -> bool:
    """Say whether a term stands in one of the columns that list several."""
    if term.status is TermStatus.DEPRECATED:
        return field == "deprecated"
    if term.status is TermStatus.PREFERRED:
        return False
    if term.type in _SHORTENED:
        return field == "short"
    return field == ("other_en" if term.language is Language.EN else "other_zh")


def _with_list(terms: tuple[Term, ...], field: str, wanted: tuple[str, ...]) -> tuple[Term, ...]:
    """Make a column of terms hold exactly the wanted ones, in their order."""
    known = {term.text: term for term in terms if term.status is not TermStatus.PREFERRED}
    preferred = {term.text for term in terms if term.status is TermStatus.PREFERRED}
    listed = tuple(
        _as_listed(known.get(text), text, field) for text in wanted if text not in preferred
    )
    texts = {term.text for term in listed}
    rest = (
        term
        for term in terms
        if not _in_list(term, field)
        and (term.status is TermStatus.PREFERRED or term.text not in texts)
    )
    return (*rest, *listed)


def _as_listed(term: Term | None, text: str, field: str) -> Term:
    """Give a term the form that its column means."""
    language = Language.ZH_HANS if has_han(text) else Language.EN
    if field.startswith("other_"):
        chinese = language if language is not Language.EN else Language.ZH_HANS
        language = Language.EN if field == "other_en" else chinese
    kind = TermType.FULL_FORM
    if field == "short":
        kind = TermType.ACRONYM if is_acronym(text) else TermType.SHORT_FORM
    status = TermStatus.DEPRECATED if field == "deprecated" else TermStatus.ADMITTED
    if term is None:
        return Term(text=text, language=language, type=kind, status=status)
    if (term.language is Language.EN) is not (language is Language.EN):
        term = replace(term, language=language)
    keeps = field == "deprecated" or (term.type in _SHORTENED) is (field == "short")
    return replace(term, status=status, type=term.type if keeps else kind)


def _with_preferred(
    terms: tuple[Term, ...], language: Language, decision: Decision, keys: Keys
) -> tuple[Term, ...]:
    """Make the decided term the preferred one of its language.

    What a person typed over was wrong and goes; what they chose among the
    concept's own terms leaves the others admitted.
    """
    text = decision.value
    key = keys.en if language is Language.EN else keys.zh
    own = [term for term in terms if term.language is language]
    chosen = next((term for term in own if term.text == text), None)
    wrong: set[str] = set()
    if decision.typed and chosen is None:
        wrong = {key(one) for one in (decision.was, *decision.before) if one}
    kept: list[Term] = []
    for term in terms:  # in their order: people gave some of them theirs
        is_deprecated = term.status is TermStatus.DEPRECATED and term.text != text
        if term.language is not language or is_deprecated:
            kept.append(term)
        elif term.text != text and key(term.text) not in wrong:
            is_former = term.status is TermStatus.PREFERRED
            kept.append(replace(term, status=TermStatus.ADMITTED) if is_former else term)
    if text:
        chosen = chosen or Term(text=text, language=language)
        kept.append(replace(chosen, status=TermStatus.PREFERRED))
    return tuple(kept)


def _in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Put preferred terms first, then by language; people's order of a list stays."""
    order = list(Language)
    return tuple(
        sorted(
            terms,
            key=lambda term: (
                term.status is not TermStatus.PREFERRED,
                order.index(term.language) if term.status is TermStatus.PREFERRED else 0,
            ),
        )
    )


def _open_conflicts(concept: Concept, said: Said, status: ReviewStatus) -> tuple[Conflict, ...]:
    """Give the conflicts on which nobody has decided."""
    if status is ReviewStatus.REJECTED:
        return ()
    return tuple(
        conflict
        for conflict in concept.conflicts
        if not any(field in said for field in TERMS if LANGUAGES[field] is conflict.language)
    )
