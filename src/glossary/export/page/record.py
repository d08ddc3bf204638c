"""What the page knows of a concept: plain values, with sentences and sources kept once each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Any

from glossary.export.carry import Carrier
from glossary.export.order import sort_key
from glossary.export.page.scripts import to_simplified
from glossary.export.table import Row, bold_spans, clean, make_row
from glossary.export.workbook.values import safe_address
from glossary.model import Concept, KeyedMention, Mention, Source, Span, columns_of
from glossary.text.pinyin import pinyin

Record = dict[str, Any]  # JSON
MOST_CONTEXTS = 100  # of one concept: whoever reads so many has read enough


def make_record(concept: Concept, sources: Mapping[str, Source], carrier: Carrier) -> Record:
    """Give what the page shows of a concept; what has its default is left out.

    ``terms`` are those beside the three that lead the entry: [text, language, type,
    status]. ``contexts`` are [sentence, places of the two terms in it, source,
    confidence], those with the leading terms first, then the most certain; places count
    UTF-16 units, as JavaScript does.
    ``pack`` makes numbers of the sentences and sources. ``sort`` orders the entries.

    >>> from glossary.model import Language, Term, TermStatus
    >>> zh = Term(text="术语", language=Language.ZH_HANS, status=TermStatus.PREFERRED)
    >>> record = make_record(Concept(id="c-1", terms=(zh,)), {}, Carrier("html"))
    >>> record["hans"], record["pinyin"], record["status"]
    ('术语', 'shù yǔ', 'new')
    """
    row = make_row(concept, sources)
    if row.dropped:
        carrier.lose(concept.id, f"control characters in {', '.join(row.dropped)}")
    record: Record = {
        "id": concept.id,
        "hans": row.zh_hans,
        "hant": row.zh_hant,
        "en": row.en,
        "pinyin": pinyin(row.zh),
        "terms": _other_terms(concept, row),
        "kind": str(row.kind),
        "field": row.subject_field,
        "status": str(row.status),
        "forbidden": row.forbidden,
        "confidence": round(row.confidence, 3),
        "note": row.note,
        "reviewer": row.reviewer,
        "changed": row.changed,
        "seen": row.seen,
        "conflicts": [
            [str(conflict.language), [clean(text)[0] for text in conflict.terms]]
            for conflict in concept.conflicts
        ],
        "contexts": _contexts(concept, {row.zh_hans, row.zh_hant, row.en}, sources, carrier),
        "sort": sort_key(row.en or row.zh),
    }
    return {name: value for name, value in record.items() if value or name in _ALWAYS}


_ALWAYS = frozenset({"id", "hans", "hant", "en", "kind", "status", "confidence", "sort"})


def _other_terms(concept: Concept, row: Row) -> list[list[str]]:
    """Give the terms that do not lead the entry."""
    leading = {("zh-Hans", row.zh_hans), ("zh-Hant", row.zh_hant), ("en", row.en)}
    return [
        [text, str(term.language), str(term.type), str(term.status)]
        for term in concept.terms
        if (text := clean(term.text)[0]) and (term.language, text) not in leading
    ]


def _contexts(
    concept: Concept, leading: AbstractSet[str], sources: Mapping[str, Source], carrier: Carrier
) -> list[list[Any]]:
    """Give the sentences in which the concept was seen, each once a source."""
    found: set[tuple[str, str]] = set()
    contexts: list[list[Any]] = []
    for mention in _ranked(concept.mentions, leading):
        sentence = clean(mention.context)[0]
        if not sentence or (sentence, mention.article) in found:
            continue
        found.add((sentence, mention.article))
        if len(found) <= MOST_CONTEXTS:
            places = _utf16(sentence, bold_spans(mention, sentence))
            confidence = round(mention.confidence, 3)
            contexts.append([sentence, places, _source(mention, sources), confidence])
    if len(found) > MOST_CONTEXTS:
        carrier.lose(concept.id, f"{len(found) - MOST_CONTEXTS} of {len(found)} sentences")
    return contexts


def _ranked(mentions: Sequence[KeyedMention], leading: AbstractSet[str]) -> Iterator[Mention]:
    """Give the mentions that show the leading terms first, then the most certain."""
    columns = columns_of(mentions)

    def rank(at: int) -> tuple[int, float, str]:
        wording = columns.wordings[at]
        shown = (wording.zh in leading) + (wording.en in leading)
        return (-shown, -columns.confidences[at], columns.articles[at])

    ranks = [rank(at) for at in range(len(mentions))]
    best_first = sorted(range(len(mentions)), key=ranks.__getitem__)
    for _, alike in groupby(best_first, key=ranks.__getitem__):
        found = [mentions[at].mention for at in alike]
        yield from sorted(found, key=lambda mention: mention.context_span)


def _utf16(sentence: str, spans: Iterable[Span]) -> list[int]:
    """Give spans as JavaScript counts: a character beyond the first plane is two."""
    if sentence.isascii() or max(sentence) < "\U00010000":
        return [place for span in spans for place in span]
    wide = [char >= "\U00010000" for char in sentence]
    return [place + sum(wide[:place]) for span in spans for place in span]


def _source(mention: Mention, sources: Mapping[str, Source]) -> tuple[str, str, str, str]:
    """Give the title, site, address (only of the web) and date of a mention's source."""
    source = sources.get(mention.article)
    if source is None:
        return (clean(mention.article)[0], "", "", "")
    title = clean(source.title or source.file)[0]
    return (title, site_of(source), safe_address(source.address), clean(source.date)[0])


def site_of(source: Source) -> str:
    """Name where an article stands: its site, else its host, else its folder or archive.

    >>> site_of(Source(article="a", file="news/a.txt", address="https://www.example.org/a"))
    'example.org'
    >>> site_of(Source(article="a", file="news/a.txt"))
    'news'
    """
    host = source.address.partition("://")[2].partition("/")[0]
    folder, _, name = source.file.partition("#")[0].rpartition("/")
    return clean(source.site or host.removeprefix("www.") or folder or name)[0]


def pack(records: Iterable[Record]) -> Record:
    """Give the records with each sentence and source kept once, and named by its number.

    ``scripts`` are the Traditional characters that may stand for the Simplified ones
    in these terms, each before its Simplified form.
    """
    sentences: dict[str, int] = {}
    sources: dict[tuple[str, ...], int] = {}
    packed = []
    chars: set[str] = set()
    for record in records:
        contexts = [
            [
                sentences.setdefault(sentence, len(sentences)),
                places,
                sources.setdefault(source, len(sources)),
                confidence,
            ]
            for sentence, places, source, confidence in record.get("contexts", ())
        ]
        shown = {name: value for name, value in record.items() if name != "contexts"}
        packed.append({**shown, "contexts": contexts} if contexts else shown)
        chars.update(record["hans"], record["hant"], *(term[0] for term in record.get("terms", ())))
    return {
        "concepts": packed,
        "sentences": list(sentences),
        "sources": [list(source) for source in sources],
        "scripts": to_simplified(chars),
    }
