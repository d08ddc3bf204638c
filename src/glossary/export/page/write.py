"""Write glossary.html, and glossary.2.html and so on where one page would be too large."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.numbered import numbered_path
from glossary.export.options import ExportOptions
from glossary.export.order import in_dictionary_order
from glossary.export.origin import sources_by_article
from glossary.export.page.record import MOST_CONTEXTS, make_record, pack
from glossary.export.page.render import Part, render_page
from glossary.export.page.summary import summarize
from glossary.export.pairs import leaving
from glossary.export.table import title_of
from glossary.model import Concept, Glossary

# The most of one part: some 5 MB, which a phone still opens at once.
PART = 5_000  # concepts
SENTENCES = 15_000


def write_page(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the page; a large glossary in parts, each named by its first and last term.

    Rejected concepts are left out. Raises OSError when a file cannot be written.
    """
    carrier = Carrier("html")
    by_article = sources_by_article(glossary)
    concepts = in_dictionary_order(leaving(glossary, options, says_forbidden=True))
    shelves = list(_shelves(concepts)) or [()]
    parts = tuple(
        Part(
            file=numbered_path(path, number).name, first=_label(shelf[:1]), last=_label(shelf[-1:])
        )
        for number, shelf in enumerate(shelves, start=1)
    )
    summary = summarize(concepts, glossary)
    for number, shelf in enumerate(shelves, start=1):
        text = render_page(
            pack(make_record(concept, by_article, carrier) for concept in shelf),
            summary,
            options,
            signature=str(glossary.signature),
            parts=parts if len(parts) > 1 else (),
            number=number,
        )
        numbered_path(path, number).write_text(text, encoding="utf-8", newline="\n")
    return tuple(sorted(carrier.done(), key=lambda loss: loss.concept))


def _shelves(concepts: Sequence[Concept]) -> Iterator[Sequence[Concept]]:
    """Part the concepts, in their order, where a page has enough concepts or sentences."""
    start = sentences = 0
    for at, concept in enumerate(concepts):
        more = min(len(concept.mentions), MOST_CONTEXTS)
        if at > start and (at - start == PART or sentences + more > SENTENCES):
            yield concepts[start:at]
            start, sentences = at, 0
        sentences += more
    if concepts:
        yield concepts[start:]


def _label(concepts: Sequence[Concept]) -> str:
    """Name the one concept, if there is one."""
    return next(map(title_of, concepts), "")[:40]
