"""What a person said of one concept in the page, as the workbook's rules take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossary.engine.review import KEYS
from glossary.errors import InputError
from glossary.export.options import ExportOptions
from glossary.export.table import make_row
from glossary.export.workbook.fields import EDITABLE, all_fields
from glossary.export.workbook.headings import Words
from glossary.export.workbook.written import as_text
from glossary.model import Concept, Decision, Kind, Language, ReviewStatus, Source
from glossary.review import Reviewed, decide
from glossary.review.keys import pairs_of
from glossary.review.reviewed import Choice, Row, Written

_WORDS = Words(ExportOptions(locale="en"))
_CHOICES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(map(str, Kind)),
    "status": frozenset(map(str, ReviewStatus)),
    "forbidden": frozenset({"TRUE", "FALSE"}),
}
_FIELD_OF = {Language.EN: "en", Language.ZH_HANS: "zh_hans", Language.ZH_HANT: "zh_hant"}
_LONGEST = 2_000  # characters of a value, as in the workbook's hidden sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold new values by the key of their column, or the term chosen in a conflict.

    ``shown`` is what the page tells of it.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    choice: tuple[Language, str] | None = None
    shown: str = ""


def read_said(record: object) -> Said:
    """Read what the page sent; raise InputError for what no page of ours sends.

    >>> read_said({"values": {"status": "approved"}}).values
    {'status': 'approved'}
    >>> read_said({"values": {"confidence": "1"}})
    Traceback (most recent call last):
    glossary.errors.InputError: 'confidence' cannot be edited
    """
    if not isinstance(record, dict):
        raise InputError("not an object")
    values = record.get("values", {})
    if not isinstance(values, dict):
        raise InputError("values: not an object")
    for name, value in values.items():
        if name not in EDITABLE:
            raise InputError(f"{name!r} cannot be edited")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise InputError(f"{name}: not a text of at most {_LONGEST:,} characters")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise InputError(
                f"{name}: {value[:40]!r} is none of {', '.join(sorted(_CHOICES[name]))}"
            )
    shown = record.get("shown", "")
    choice = record.get("choice")
    if choice is None:
        return Said(values=values, shown=str(shown)[:_LONGEST])
    if not isinstance(choice, dict) or choice.get("language") not in tuple(Language):
        raise InputError("choice: not a language and a text")
    return Said(
        choice=(Language(choice["language"]), str(choice.get("text", ""))), shown=str(shown)
    )


def editable_values(concept: Concept, sources: Mapping[str, Source]) -> dict[str, str]:
    """Give the values that people may edit, as the workbook would show them."""
    row = make_row(concept, sources)
    return {one.key: as_text(one.value(row)) for one in all_fields(_WORDS) if one.key in EDITABLE}


def decisions_of(
    concept: Concept, sources: Mapping[str, Source], said: Said, reviewer: str
) -> tuple[Decision, ...]:
    """Give the decisions in what was said, by the rules for a workbook that came back.

    Raises InputError where it changes nothing, or cannot be taken.
    """
    values = editable_values(concept, sources)
    written = Written(pairs=tuple(sorted(pairs_of(concept))), values=values)
    choices: tuple[Choice, ...] = ()
    if said.choice is not None:
        language, text = said.choice
        if not any(text in one.terms for one in concept.conflicts if one.language is language):
            raise InputError(f"{text[:40]!r} is not among the terms that conflict")
        choices = (Choice(id=concept.id, field=_FIELD_OF[language], value=text),)
    reviewed = Reviewed(
        name=reviewer,
        columns=EDITABLE,
        rows=(Row(id=concept.id, values={**values, **said.values}, place=concept.id),),
        written={concept.id: written},
        choices=choices,
    )
    found, notices = decide(reviewed, KEYS)
    if not found:
        raise InputError(notices[0] if notices else "nothing was changed")
    return found
