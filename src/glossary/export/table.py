"""A concept as one row: what the workbook and the CSV show of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from glossary.model import (
    Columns,
    Concept,
    KeyedMention,
    Kind,
    Language,
    Mention,
    ReviewStatus,
    Source,
    Span,
    Term,
    TermStatus,
    TermType,
    columns_of,
)

SEPARATOR = " | "  # between terms in one cell, as MultiTerm reads it
_BAR_LOOKALIKE = "｜"  # full width: stands for a bar inside a term

# Not allowed in XML 1.0 (production [2] Char), or allowed but a control (C1, DEL).
_FORBIDDEN = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|\x85|[\u2028\u2029]")
_SHORTENED = frozenset({TermType.ACRONYM, TermType.SHORT_FORM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold what one row shows of a concept; texts are clean, absent ones empty.

    ``source`` names the article (its title, else its file), ``site`` the place it
    comes from (site name, else host, else file). ``bold`` marks the two terms in
    ``context`` (code points). ``address`` is the source's web address as it
    came: a writer checks it before it makes a link.
    ``dropped`` names the texts that lost control characters.
    """

    id: str
    zh_hans: str
    zh_hant: str
    en: str
    other_zh: tuple[str, ...] = ()
    other_en: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    kind: Kind = Kind.TERM
    subject_field: str = ""
    status: ReviewStatus = ReviewStatus.NEW
    forbidden: bool = False
    context: str = ""
    bold: tuple[Span, ...] = ()
    source: str = ""
    site: str = ""
    address: str = ""
    date: str = ""
    seen: int = 0
    articles: int = 0
    confidence: float = 0.0
    conflict: bool = False
    reviewer: str = ""
    note: str = ""
    changed: str = ""
    dropped: tuple[str, ...] = ()

    @property
    def zh(self) -> str:
        """Give the Chinese term to show first: Simplified, else Traditional."""
        return self.zh_hans or self.zh_hant


def clean(text: str) -> tuple[str, bool]:
    r"""Drop control characters and lone surrogates; say whether any was dropped.

    Line ends become ``\n`` (no loss); a tab stays.

    >>> clean("消化\x00不良\r\nindigestion")
    ('消化不良\nindigestion', True)
    >>> clean("微积分")
    ('微积分', False)
    """
    if text.isprintable():  # the common case; everything below is never printable
        return text, False
    kept, count = _FORBIDDEN.subn("", _LINE_END.sub("\n", text))
    return kept, count > 0


def join_terms(terms: Iterable[str]) -> str:
    """Put terms into one cell, with bars between; a bar inside becomes a full-width one.

    >>> join_terms(["WHO", "世卫组织"])
    'WHO | 世卫组织'
    """
    return SEPARATOR.join(term.replace("|", _BAR_LOOKALIKE) for term in terms)


def make_row(concept: Concept, sources: Mapping[str, Source]) -> Row:
    """Make the row of a concept; ``sources`` are keyed by article id.

    The context is the sentence of the mention that shows both preferred terms,
    else the most confident one, the newest first.

    >>> from glossary.model import Language, Term, TermStatus
    >>> zh = Term(text="消化不良", language=Language.ZH_HANS, status=TermStatus.PREFERRED)
    >>> make_row(Concept(id="c-1", terms=(zh,)), {}).zh
    '消化不良'
    """
    dropped: list[str] = []

    def cleaned(name: str, text: str) -> str:
        kept, lost = clean(text)
        if lost:
            dropped.append(name)
        return kept

    first = {language: _first(concept, language) for language in Language}
    shown = [term for term in first.values() if term]
    rest = [term for term in concept.terms if not any(term is chosen for chosen in shown)]
    columns = columns_of(concept.mentions)
    shown_texts = {term.text for term in shown}
    mention = _best_mention(concept.mentions, columns, shown_texts, sources)
    source = sources.get(mention.article) if mention else None
    terms = {
        language: cleaned(language, term.text if term else "") for language, term in first.items()
    }

    def others(name: str, *, english: bool) -> tuple[str, ...]:
        return tuple(
            cleaned(name, term.text)
            for term in rest
            if (term.language is Language.EN) is english
            and term.type not in _SHORTENED
            and term.status is not TermStatus.DEPRECATED
        )

    context = cleaned("context", mention.context if mention else "")
    return Row(
        id=concept.id,
        zh_hans=terms[Language.ZH_HANS],
        zh_hant=terms[Language.ZH_HANT],
        en=terms[Language.EN],
        other_zh=others("other Chinese", english=False),
        other_en=others("other English", english=True),
        deprecated=tuple(
            cleaned("deprecated", term.text)
            for term in rest
            if term.status is TermStatus.DEPRECATED
        ),
        short=tuple(
            cleaned("abbreviation", term.text)
            for term in rest
            if term.type in _SHORTENED and term.status is not TermStatus.DEPRECATED
        ),
        kind=concept.kind,
        subject_field=cleaned("subject field", concept.subject_field),
        status=concept.review,
        forbidden=concept.forbidden,
        context=context,
        bold=bold_spans(mention, context) if mention else (),
        source=cleaned("source", _name(source, mention)),
        site=cleaned("site", _site(source)),
        address=source.address if source else "",
        date=cleaned("date", source.date if source else ""),
        seen=len(concept.mentions),
        articles=len(set(columns.articles)),
        confidence=concept.confidence,
        conflict=bool(concept.conflicts),
        reviewer=cleaned("reviewer", concept.reviewer),
        note=cleaned("note", concept.note),
        changed=cleaned("last changed", concept.changed),
        dropped=tuple(dropped),
    )


def title_of(concept: Concept) -> str:
    """Give the term that leads a concept, clean: the English one, else the Chinese."""
    order = (Language.EN, Language.ZH_HANS, Language.ZH_HANT)
    texts = (clean(term.text)[0] for language in order if (term := _first(concept, language)))
    return next(filter(None, texts), "")


def bold_spans(mention: Mention, context: str) -> tuple[Span, ...]:
    """Mark the two terms in the (clean) context, in order and without overlap.

    A line break or control character left out moves the text a little, so each
    term is looked for nearest to where its offset in the article says.
    """
    shift = mention.context_span.start
    spans = sorted(
        span
        for text, start in (
            (mention.zh, mention.zh_span.start),
            (mention.en, mention.en_span.start),
        )
        if (span := _nearest(context, clean(text)[0], start - shift))
    )
    if len(spans) > 1 and spans[1].start < spans[0].end:  # one term inside the other
        return (Span(spans[0].start, max(span.end for span in spans)),)
    return tuple(spans)


def _nearest(context: str, term: str, expected: int) -> Span | None:
    """Find the occurrence of a term that lies nearest to an offset."""
    if not term:
        return None
    if context.startswith(term, max(expected, 0)):
        start = max(expected, 0)
    else:
        after = context.find(term, max(expected, 0))
        before = context.rfind(term, 0, max(expected, 0) + len(term))
        found = [start for start in (before, after) if start >= 0]
        if not found:
            return None
        start = min(found, key=lambda start: abs(start - expected))
    return Span(start, start + len(term))


def _first(concept: Concept, language: Language) -> Term | None:
    """Choose the term that leads its language: preferred, else a full form, else any."""
    usable = [
        term
        for term in concept.terms
        if term.language is language and term.status is not TermStatus.DEPRECATED
    ]
    for wanted in usable:
        if wanted.status is TermStatus.PREFERRED:
            return wanted
    for wanted in usable:
        if wanted.type not in _SHORTENED:
            return wanted
    return usable[0] if usable else None


def _best_mention(
    mentions: Sequence[KeyedMention],
    columns: Columns,
    texts: AbstractSet[str],
    sources: Mapping[str, Source],
) -> Mention | None:
    """Choose the mention whose sentence shows the concept best; ``texts`` lead their languages."""
    shows = {
        wording: (wording.zh in texts) + (wording.en in texts) for wording in set(columns.wordings)
    }

    def rank(place: int) -> tuple[int, float, str]:
        source = sources.get(columns.articles[place])
        date = source.date if source else ""
        return (shows[columns.wordings[place]], columns.confidences[place], date)

    best = max(range(len(mentions)), key=rank, default=None)
    return None if best is None else mentions[best].mention


def _site(source: Source | None) -> str:
    """Name where an article stands: the site's name, else its host, else the file."""
    if source is None:
        return ""
    host = source.address.partition("://")[2].partition("/")[0]
    return source.site or host.removeprefix("www.") or source.file


def _name(source: Source | None, mention: Mention | None) -> str:
    """Name a source for people: its title, else its file, else the article's id."""
    if source:
        return source.title or source.file
    return mention.article if mention else ""
