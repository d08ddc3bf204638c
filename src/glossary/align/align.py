"""Find the exact boundaries of suspected pairs and decide whether they are pairs."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.align.alone import fills_line, stands_alone
from glossary.align.chinese import ChineseEdges
from glossary.align.choice import Features, load_weights, probabilities, score, sigmoid
from glossary.align.confidence import Chances, confidence_features
from glossary.align.english import EnglishEdges
from glossary.align.pair import (
    Setting,
    find_setting,
    is_likely_name,
    pair_features,
)
from glossary.align.recurring import recurring_starts
from glossary.align.relation import find_relation
from glossary.align.settle import Aligned, Weighed, settle
from glossary.align.tails import without_tails
from glossary.model import Article, Evidence, Mention, Reason, Rejection, Relation, ShortForm, Span
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.layers import View
from glossary.text.lines import find_sentence
from glossary.text.nlp import tag_together
from glossary.text.script import DOTS, HAN
from glossary.text.view import read_view

_ALONE = 0.96  # how sure a term is that has its line for itself
_HAN_BLANK = re.compile(rf"(?<=[{HAN}{DOTS}])\s+(?=[{HAN}{DOTS}])")
_BLANKS = re.compile(r"\s+")
_KEPT = 16384  # windows that recur are decided once
SURE = 0.97  # from here on the tagger is not asked
_EDGES = ("zh-edge", "en-edge")
_SHOWN = 6  # pieces of evidence kept for explanation


class Boundary(NamedTuple):
    """Hold a chosen beginning: the place (code points) and how sure it is (0 to 1)."""

    start: int
    sure: float


def align_candidates(
    article: Article, candidates: Iterable[Candidate | Rejection]
) -> Iterator[Mention | Rejection]:
    """Turn each candidate into a mention with exact boundaries, or into a rejection.

    Rejections of the detection pass through, with their places turned into
    places of the raw text. Where two candidates claim the same characters, the
    stronger one stays.
    """
    view = read_view(article.text)
    seen: list[Candidate] = []
    for candidate in candidates:
        if isinstance(candidate, Rejection):
            yield _in_raw_text(candidate, view)
        elif candidate.zh.start < candidate.zh.end and candidate.en.start < candidate.en.end:
            seen.append(candidate)  # else nothing stands beside the bracket: nothing was seen
    _tag_windows_in_doubt(seen, view.text)
    for one, reason in settle([align_candidate(candidate, view.text) for candidate in seen]):
        if reason is None:
            yield _mention(one, article, view)
        else:
            yield _rejection(one, view, reason)


def align_candidate(candidate: Candidate, text: str) -> Aligned:
    """Choose the boundaries of one candidate and weigh it as a pair."""
    zh, en = without_tails(candidate, text)
    zh_boundary = Boundary(zh.start, 1.0)
    en_boundary = Boundary(en.start, 1.0)
    if en.edge is Edge.OPEN:
        en_boundary = choose_english(text, en, text[zh.start : zh.end])
    if zh.edge is Edge.OPEN:
        zh_boundary = choose_chinese(text, zh, text[en_boundary.start : en.end])
    zh_span, en_span = Span(zh_boundary.start, zh.end), Span(en_boundary.start, en.end)
    weighed = _weigh(
        find_setting(candidate, text, min(zh_span.start, en_span.start)),
        text[slice(*zh_span)],
        text[slice(*en_span)],
        zh_boundary.sure,
        en_boundary.sure,
    )
    return Aligned(candidate, zh_span, en_span, weighed)


@lru_cache(maxsize=_KEPT)
def _weigh(setting: Setting, zh: str, en: str, zh_sure: float, en_sure: float) -> Weighed:
    zh, en = join_blanks(zh), join_blanks(en)
    features = pair_features(setting, zh, en)
    acronym = setting.relation is Relation.ACRONYM
    chances = Chances(score("pair", features), zh_sure, en_sure, acronym)
    made_of = confidence_features(chances)
    confidence = sigmoid(score("confidence", made_of))
    return Weighed(zh, en, features, chances, confidence, _evidence(features, made_of))


def _tag_windows_in_doubt(candidates: Iterable[Candidate], text: str) -> None:
    """Have all English windows tagged together that leave the rules in doubt."""
    in_doubt = []
    for candidate in candidates:
        if candidate.en.edge is not Edge.OPEN:
            continue
        zh, en = without_tails(candidate, text)
        shown, before = english_window(text, en)
        start, sure = _choose_untagged(shown, text[zh.start : zh.end], before)
        if sure < SURE or not is_likely_name(shown[start:]):
            in_doubt.append(shown)
    tag_together(in_doubt)


def join_blanks(term: str) -> str:
    """Write a term as a reader would: no blanks between Chinese characters, one elsewhere.

    >>> join_blanks("相长干 涉"), join_blanks("Thomas  Young")
    ('相长干涉', 'Thomas Young')
    """
    return _BLANKS.sub(" ", _HAN_BLANK.sub("", term))


def choose_chinese(text: str, window: Window, en: str) -> Boundary:
    """Choose where the Chinese term begins in its window."""
    if stands_alone(text, window):
        return Boundary(window.start, _ALONE)
    shown, before = chinese_window(text, window)
    start, sure = _choose_chinese(shown, en, before, recurring_starts(shown, text))
    return Boundary(window.start + start, sure)


def chinese_window(text: str, window: Window) -> tuple[str, str]:
    """Give a window's text and the sign before it."""
    return text[window.start : window.end], text[max(0, window.start - 1) : window.start]


@lru_cache(maxsize=_KEPT)
def _choose_chinese(shown: str, en: str, before: str, recurring: tuple[int, ...]) -> Boundary:
    edges = ChineseEdges(shown, en, before, recurring)
    return _best([(start, edges.features(start)) for start in edges.starts()], "chinese")


def choose_english(text: str, window: Window, zh: str) -> Boundary:
    """Choose where the English term begins in its window; ask the tagger only in doubt."""
    shown, before = english_window(text, window)
    start, sure = _choose_english(shown, zh, before)
    return Boundary(window.start + start, sure)


def english_window(text: str, window: Window) -> tuple[str, str]:
    """Give a window's text and the sign before it; a line end where the term fills a line."""
    before = text[max(0, window.start - 40) : window.start].rstrip()
    return text[window.start : window.end], "\n" if fills_line(text, window) else before[-1:]


@lru_cache(maxsize=_KEPT)
def _choose_english(shown: str, zh: str, before: str) -> Boundary:
    untagged = _choose_untagged(shown, zh, before)
    if untagged.sure >= SURE:
        return untagged
    edges, choices = _english_choices(shown, zh, before)
    tagged = [(start, features | edges.tags(start)) for start, features in choices]
    return _best(tagged, "english-tagged")


@lru_cache(maxsize=_KEPT)
def _choose_untagged(shown: str, zh: str, before: str) -> Boundary:
    return _best(_english_choices(shown, zh, before)[1], "english")


@lru_cache(maxsize=64)  # of the article at hand
def _english_choices(
    shown: str, zh: str, before: str
) -> tuple[EnglishEdges, list[tuple[int, Features]]]:
    edges = EnglishEdges(shown, zh, before)
    return edges, [(start, edges.features(start)) for start in edges.starts()]


def _best(choices: list[tuple[int, Features]], model: str) -> Boundary:
    if len(choices) == 1:
        return Boundary(choices[0][0], 1.0)
    chances = probabilities([score(model, features) for _, features in choices])
    number = max(range(len(choices)), key=chances.__getitem__)
    return Boundary(choices[number][0], chances[number])


def _mention(one: Aligned, article: Article, view: View) -> Mention:
    text = view.text
    zh, en = one.weighed.zh, one.weighed.en
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
        evidence=one.weighed.evidence,
        short_forms=tuple(forms),
        quoted=one.candidate.zh.quoted or one.candidate.en.quoted,
    )


def _evidence(pair: Features, made_of: Features) -> tuple[Evidence, ...]:
    """Give the strongest pieces of evidence, as log odds, a doubtful boundary among them."""
    weights = load_weights()
    weighed: dict[str, float] = {}
    for model, features in (("pair", pair), ("confidence", made_of)):
        for name, value in features.items():
            piece = name.partition("@")[0]  # one piece in whatever line it stands
            if model == "confidence":
                piece = name.partition(":")[0]
            if name in weights[model] and (model == "pair" or piece in _EDGES):
                weighed[piece] = weighed.get(piece, 0.0) + weights[model][name] * value
    strongest = sorted(weighed.items(), key=lambda piece: (-abs(piece[1]), piece[0]))
    shown = [Evidence(name, round(weight, 2)) for name, weight in strongest[:_SHOWN]]
    return tuple(piece for piece in shown if piece.weight)


def _rejection(one: Aligned, view: View, reason: Reason) -> Rejection:
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
