"""The Review needed sheet: proposed merges, then concepts of low confidence."""

from collections.abc import Iterator

from glossary.export.options import ExportOptions
from glossary.export.table import clean, make_row
from glossary.export.workbook.colors import confidence_rules
from glossary.export.workbook.grid import Column, Grid
from glossary.export.workbook.headings import Words
from glossary.export.workbook.lists import Lists
from glossary.export.workbook.values import Rich, Value, cut
from glossary.export.workbook.widths import excerpt
from glossary.model import Concept, Glossary, ReviewStatus, columns_of

_WIDTH = 56.0
_DOUBTS = (  # kind of doubt, and what the names of its evidence hold
    ("zh-edge", ("zh-edge",)),
    ("en-edge", ("en-edge", "en-starts-badly")),
    ("meaning", ("explained", "strange", "known", "acronym")),
    ("number", ("number",)),
    ("length", ("length", "long", "short", "balance")),
    ("sentence", ("clause", "contains", "tag", "no-noun", "generic", "ends-badly", "punctuated")),
)


def doubt_grid(glossary: Glossary, options: ExportOptions, lists: Lists) -> Grid:
    """Give the sheet; what was reviewed already is not laid before anybody again."""
    words = Words(options)
    doubtful = sorted(
        (
            concept
            for concept in glossary.concepts
            if concept.review is ReviewStatus.NEW and concept.confidence < options.low_confidence
        ),
        key=lambda concept: (concept.confidence, concept.id),
    )
    column = Column
    return Grid(
        key="review",
        title=words("sheet.review"),
        columns=(
            column(key="type", heading=words("type"), look="text", width=16),
            column(key="left", heading=words("left"), look="id", width=12),
            column(key="left_zh", heading=words("left_zh"), look="chinese", width=24),
            column(key="left_en", heading=words("left_en"), look="english", width=30),
            column(
                key="decision",
                heading=words("decision"),
                look="choice",
                width=14,
                editable=True,
                choices=lists.reference("decision"),
            ),
            column(key="note", heading=words("note"), width=24, editable=True),
            column(key="right", heading=words("right"), look="id", width=12),
            column(key="right_zh", heading=words("right_zh"), look="chinese", width=24),
            column(key="right_en", heading=words("right_en"), look="english", width=30),
            column(key="why", heading=words("why"), look="text", width=26),
            column(
                key="similarity",
                heading=words("similarity"),
                look="percent",
                width=13,
                rules=confidence_rules(),
            ),
            column(key="context", heading=words("context"), look="sentence", width=_WIDTH),
        ),
        rows=_rows(glossary, doubtful, words),
        count=len(glossary.proposals) + len(doubtful),
        frozen=4,
    )


def _rows(glossary: Glossary, doubtful: list[Concept], words: Words) -> Iterator[list[Value]]:
    """Give a row for each proposal, then for each doubtful concept."""
    wanted = {side for proposal in glossary.proposals for side in (proposal.left, proposal.right)}
    known = {concept.id: concept for concept in glossary.concepts if concept.id in wanted}
    for proposal in glossary.proposals:
        yield [
            words("type.merge"),
            *_side(proposal.left, known.get(proposal.left)),
            None,
            None,
            *_side(proposal.right, known.get(proposal.right)),
            cut(clean(proposal.why)[0]),
            round(proposal.similarity, 4),
            _context(known.get(proposal.left)),
        ]
    for concept in doubtful:
        yield [
            words("type.doubt"),
            *_side(concept.id, concept),
            None,
            None,
            None,
            None,
            None,
            _doubts(concept, words),
            round(concept.confidence, 4),
            _context(concept),
        ]


def _side(name: str, concept: Concept | None) -> tuple[Value, Value, Value]:
    """Give id, Chinese and English of one side."""
    if concept is None:
        return (name, None, None)
    row = make_row(concept, {})
    return (name, cut(row.zh), cut(row.en))


def _context(concept: Concept | None) -> Value:
    """Give a concept's best sentence."""
    if concept is None:
        return None
    row = make_row(concept, {})
    return Rich(*excerpt(row.context, row.bold, _WIDTH)) if row.context else None


def _doubts(concept: Concept, words: Words) -> str:
    """Say in words what speaks against the concept's best mention, the gravest first."""
    confidences = columns_of(concept.mentions).confidences
    best = max(range(len(confidences)), key=confidences.__getitem__, default=None)
    found = () if best is None else concept.mentions[best].mention.evidence
    against = sorted(
        (evidence for evidence in found if evidence.weight < 0),
        key=lambda evidence: (evidence.weight, evidence.name),
    )
    said = [f"doubt.{_kind_of_doubt(evidence.name)}" for evidence in against]
    told = [key for key in dict.fromkeys(said) if key != "doubt.other"] or ["doubt.other"]
    return "; ".join(words(key) for key in told[:3])


def _kind_of_doubt(evidence: str) -> str:
    """Tell what the name of a piece of evidence is about."""
    for kind, parts in _DOUBTS:
        if any(part in evidence for part in parts):
            return kind
    return "other"
