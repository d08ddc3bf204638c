"""Find the exact boundaries of suspected pairs and decide whether they are pairs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossary.align.chinese import ChineseEdges
from glossary.align.choice import Features, probabilities, score, sigmoid
from glossary.align.english import EnglishEdges
from glossary.align.pair import pair_features
from glossary.align.relation import find_relation
from glossary.model import Article, Evidence, Mention, Reason, Rejection, ShortForm, Span
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.lines import find_sentence
from glossary.text.view import View, read_view

SURE = 0.97  # from here on the tagger is not asked
KEEP = 0.5  # a pair must be likelier than not
_SHOWN = 6  # pieces of evidence kept for explanation


class Boundary(NamedTuple):
    """Hold a chosen beginning: the place, how sure it is, and the evidence."""

    start: int
    sure: float
    features: Features


@dataclass(frozen=True, slots=True)
class _Aligned:
    candidate: Candidate
    zh: Span
    en: Span
    features: Features
    confidence: float


def align_candidates(
    article: Article, candidates: Iterable[Candidate | Rejection]
) -> Iterator[Mention | Rejection]:
    """Turn each candidate into a mention with exact boundaries, or into a rejection.

    Rejections of the detection pass through, with their places turned into
    places of the raw text. Where two candidates claim the same characters, the
    stronger one stays.
    """
    view = read_view(article.text)
    aligned: list[_Aligned] = []
    for candidate in candidates:
        if isinstance(candidate, Rejection):
            yield _in_raw_text(candidate, view)
            continue
        aligned.append(align_candidate(candidate, view.text))
    for one, reason in _settle(aligned, view.text):
        if reason is None:
            yield _mention(one, article, view)
        else:
            yield _rejection(one, view, reason)


def align_candidate(candidate: Candidate, text: str) -> _Aligned:
    """Choose the boundaries of one candidate and weigh it as a pair."""
    zh, en = candidate.zh, candidate.en
    zh_boundary = Boundary(zh.start, 1.0, {})
    en_boundary = Boundary(en.start, 1.0, {})
    if en.edge is Edge.OPEN:
        en_boundary = choose_english(text, en, text[zh.start : zh.end])
    if zh.edge is Edge.OPEN:
        zh_boundary = choose_chinese(text, zh, text[en_boundary.start : en.end])
    zh_span, en_span = Span(zh_boundary.start, zh.end), Span(en_boundary.start, en.end)
    features = pair_features(
        candidate,
        text[slice(*zh_span)],
        text[slice(*en_span)],
        (zh_boundary.sure, en_boundary.sure),
        text,
    )
    return _Aligned(candidate, zh_span, en_span, features, sigmoid(score("pair", features)))


def choose_chinese(text: str, window: Window, en: str) -> Boundary:
    """Choose where the Chinese term begins in its window."""
    shown = text[window.start : window.end]
    edges = ChineseEdges(shown, en, text[max(0, window.start - 4) : window.start], text)
    return _best(
        window.start, [(start, edges.features(start)) for start in edges.starts()], "chinese"
    )


def choose_english(text: str, window: Window, zh: str) -> Boundary:
    """Choose where the English term begins in its window; ask the tagger only in doubt."""
    shown = text[window.start : window.end]
    edges = EnglishEdges(shown, zh, text[max(0, window.start - 40) : window.start], text)
    starts = edges.starts()
    quick = _best(window.start, [(start, edges.features(start)) for start in starts], "english")
    if quick.sure >= SURE:
        return quick
    tagged = [(start, edges.features(start, tagged=True)) for start in starts]
    return _best(window.start, tagged, "english-tagged")


def _best(offset: int, choices: list[tuple[int, Features]], model: str) -> Boundary:
    if len(choices) == 1:
        return Boundary(offset + choices[0][0], 1.0, choices[0][1])
    chances = probabilities([score(model, features) for _, features in choices])
    number = max(range(len(choices)), key=chances.__getitem__)
    start, features = choices[number]
    return Boundary(offset + start, chances[number], features)


def _settle(aligned: list[_Aligned], text: str) -> Iterator[tuple[_Aligned, Reason | None]]:
    """Keep the stronger of two that claim the same place; reject the unlikely."""
    kept: list[_Aligned] = []
    reasons: dict[int, Reason] = {}
    order = sorted(
        range(len(aligned)),
        key=lambda n: (
            -aligned[n].confidence,
            not aligned[n].candidate.pattern.startswith("bracket"),
            n,
        ),
    )
    for number in order:
        one = aligned[number]
        if one.confidence < KEEP:
            reasons[number] = Reason.UNLIKELY
        elif any(_clash(one, other, text) for other in kept):
            reasons[number] = Reason.DUPLICATE
        else:
            kept.append(one)
    for number, one in enumerate(aligned):
        yield one, reasons.get(number)


def _clash(one: _Aligned, other: _Aligned, text: str) -> bool:
    """Say whether two candidates cannot both be right."""
    zh_meet = one.zh.start < other.zh.end and other.zh.start < one.zh.end
    en_meet = one.en.start < other.en.end and other.en.start < one.en.end
    if zh_meet and en_meet:
        return True
    if not (zh_meet or en_meet):
        return False
    bracketed = one.candidate.pattern.startswith(("bracket", "inside"))
    return not bracketed


def _mention(one: _Aligned, article: Article, view: View) -> Mention:
    text = view.text
    zh, en = text[slice(*one.zh)], text[slice(*one.en)]
    start, end = min(one.zh.start, one.en.start), max(one.zh.end, one.en.end)
    context = find_sentence(text, start, end)
    forms = [ShortForm(of=zh, text=form) for form in one.candidate.zh_forms if form != zh]
    forms += [ShortForm(of=en, text=form) for form in one.candidate.en_forms if form != en]
    return Mention(
        article=article.id,
        zh=zh,
        en=en,
        zh_span=view.raw_span(*one.zh),
        en_span=view.raw_span(*one.en),
        context=text[slice(*context)],
        context_span=view.raw_span(*context),
        relation=find_relation(one.candidate.relation, zh, en, quoted=one.candidate.en.quoted),
        pattern=one.candidate.pattern,
        confidence=round(one.confidence, 4),
        evidence=_evidence(one.features),
        short_forms=tuple(forms),
        quoted=one.candidate.zh.quoted or one.candidate.en.quoted,
    )


def _evidence(features: Features) -> tuple[Evidence, ...]:
    """Give the strongest pieces of evidence, as log odds."""
    weighed = [
        Evidence(name, round(score("pair", {name: value}), 2)) for name, value in features.items()
    ]
    weighed.sort(key=lambda piece: (-abs(piece.weight), piece.name))
    return tuple(piece for piece in weighed[:_SHOWN] if piece.weight)


def _rejection(one: _Aligned, view: View, reason: Reason) -> Rejection:
    start, end = min(one.zh.start, one.en.start), max(one.zh.end, one.en.end)
    return Rejection(
        article=one.candidate.article,
        span=view.raw_span(start, end),
        text=view.text[start:end],
        pattern=one.candidate.pattern,
        room="align",
        reason=reason,
    )


def _in_raw_text(rejection: Rejection, view: View) -> Rejection:
    from dataclasses import replace

    return replace(rejection, span=view.raw_span(*rejection.span))
