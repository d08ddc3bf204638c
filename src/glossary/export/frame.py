"""A glossary as a pandas table, and back without loss."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glossary.errors import InputError
from glossary.export.json_text import dump
from glossary.export.origin import sources_by_article, sources_of
from glossary.export.pairs import CHINESE, best_term
from glossary.export.record import from_record
from glossary.model import Concept, Glossary, Language, Source, columns_of

if TYPE_CHECKING:
    import pandas as pd

# Signature, sources and proposals, which belong to no single row.
_REST = "glossary"


def to_frame(glossary: Glossary) -> "pd.DataFrame":
    """Give a table with a row for each concept.

    Columns: ``id``; ``zh_hans``, ``zh_hant``, ``en`` (the preferred terms, empty
    where there is none); ``zh_variants``, ``en_variants`` (tuples of the other
    terms); ``kind``, ``subject_field``, ``review``, ``forbidden``,
    ``confidence`` (0 to 1); ``mentions`` and ``articles`` (counts);
    ``conflict``; ``context`` (a sentence), ``source`` (address or file);
    ``note``, ``changed``; and ``record``, the whole concept and its sources as
    JSON, which ``from_frame`` reads.

    >>> from glossary.model import Term, TermStatus
    >>> terms = (
    ...     Term(text="功夫", language=Language.ZH_HANS, status=TermStatus.PREFERRED),
    ...     Term(text="kung fu", language=Language.EN, status=TermStatus.PREFERRED),
    ... )
    >>> glossary = Glossary(concepts=(Concept(id="c-1", terms=terms),))
    >>> frame = to_frame(glossary)
    >>> frame[["zh_hans", "en"]].values.tolist()
    [['功夫', 'kung fu']]
    >>> from_frame(frame) == glossary
    True
    """
    import pandas as pd

    by_article = sources_by_article(glossary)
    rows = [_row(concept, by_article) for concept in glossary.concepts]
    frame = pd.DataFrame(rows, columns=list(_row(Concept(id="", terms=()), {})))
    rest = Glossary(
        sources=glossary.sources, proposals=glossary.proposals, signature=glossary.signature
    )
    frame.attrs[_REST] = dump(rest)
    return frame


def from_frame(frame: "pd.DataFrame") -> Glossary:
    """Build the glossary of a table that ``to_frame`` gave, whole or filtered.

    Rows may be dropped or put in another order. Only ``record`` counts, so an
    edit in another column is refused, not silently lost: change the concepts
    (``dataclasses.replace``) or write the edit into the spreadsheet. Sources
    and signature travel in ``frame.attrs``; where pandas has dropped them, the
    sources are those of the rows.

    Raises InputError when a column is missing, a record is broken or another
    column was changed.
    """
    if "record" not in frame.columns:
        raise InputError("the table has no column 'record'; use one that to_frame made")
    concepts: list[Concept] = []
    sources: dict[str, Source] = {}
    for number, row in enumerate(frame.to_dict("records")):
        concept, own = _read_row(row, number)
        concepts.append(concept)
        sources |= own
    concepts.sort(key=lambda concept: concept.id)
    if _REST not in frame.attrs:
        return Glossary(concepts=tuple(concepts), sources=tuple(sources.values()))
    rest = from_record(Glossary, _parse(frame.attrs[_REST], "frame.attrs"), "frame.attrs")
    ids = {concept.id for concept in concepts}
    return Glossary(
        concepts=tuple(concepts),
        sources=rest.sources,
        proposals=tuple(p for p in rest.proposals if {p.left, p.right} <= ids),
        signature=rest.signature,
    )


def _read_row(row: Mapping[Any, Any], number: int) -> tuple[Concept, dict[str, Source]]:
    """Read the record of a row and check that the other columns still agree with it."""
    place = f"row {number}"
    held = from_record(Glossary, _parse(row["record"], place), place)
    if len(held.concepts) != 1:
        raise InputError(f"{place}: the record holds no concept; make the table again")
    by_article = sources_by_article(held)
    for column, value in _row(held.concepts[0], by_article).items():
        shown = row.get(column, value)
        if (tuple(shown) if isinstance(value, tuple) else shown) != value:
            raise InputError(
                f"{place}: column {column!r} was changed to {shown!r}, but only 'record' is"
                " read back; change the Concept instead"
            )
    return held.concepts[0], by_article


def _row(concept: Concept, by_article: Mapping[str, Source]) -> dict[str, Any]:
    """Give the columns of a concept."""
    sources = sources_of(concept, by_article)
    hans, hant, en = (
        term.text if (term := best_term(concept, language)) else ""
        for language in (*CHINESE, Language.EN)
    )
    others = [term for term in concept.terms if term.text not in (hans, hant, en)]
    return {
        "id": concept.id,
        "zh_hans": hans,
        "zh_hant": hant,
        "en": en,
        "zh_variants": tuple(t.text for t in others if t.language is not Language.EN),
        "en_variants": tuple(t.text for t in others if t.language is Language.EN),
        "kind": str(concept.kind),
        "subject_field": concept.subject_field,
        "review": str(concept.review),
        "forbidden": concept.forbidden,
        "confidence": concept.confidence,
        "mentions": len(concept.mentions),
        "articles": len(set(columns_of(concept.mentions).articles)),
        "conflict": bool(concept.conflicts),
        "context": concept.mentions[0].mention.context if concept.mentions else "",
        "source": (sources[0].address or sources[0].file) if sources else "",
        "note": concept.note,
        "changed": concept.changed,
        "record": dump(Glossary(concepts=(concept,), sources=sources)),
    }


def _parse(text: object, place: str) -> object:
    """Read the JSON of a record."""
    try:
        return json.loads(str(text))
    except ValueError as fault:
        raise InputError(f"{place}: the record is not valid JSON ({fault})") from None
