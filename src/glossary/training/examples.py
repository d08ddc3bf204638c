"""Examples to learn from: what align decides on gold passages, and what is right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossary.align.align import align_candidate, join_blanks
from glossary.align.choice import Features
from glossary.align.confidence import Chances
from glossary.align.fit import Choice
from glossary.align.tails import without_tails
from glossary.align.train import edge_choices
from glossary.detect import detect_candidates
from glossary.evaluate import GoldPair, Passage
from glossary.model import Article, Source
from glossary.model.candidate import Candidate, Edge
from glossary.text.view import read_view
from glossary.training.weights import EDGE_MODELS

Choices = dict[str, list[Choice]]
"""Choices of a left boundary, by model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspected:
    """Hold a passage, its view and the candidates in it."""

    passage: Passage
    article: Article
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExample:
    """Hold what align knows of a candidate whose boundaries it chose.

    ``is_pair`` says that the windows hold a gold pair, ``is_right`` that both
    boundaries are those of one.
    """

    passage: str
    features: Features
    chances: Chances
    is_pair: bool
    is_right: bool


def suspect(passages: Iterable[Passage]) -> list[Suspected]:
    """Detect the candidates of passages, once for all models."""
    found = []
    for passage in passages:
        article = as_article(passage)
        candidates = tuple(
            one
            for one in detect_candidates(article)
            if isinstance(one, Candidate)
            and one.zh.start < one.zh.end  # nothing is learned from an empty window
            and one.en.start < one.en.end
        )
        text = read_view(article.text).text
        found.append(Suspected(passage=passage, article=article, text=text, candidates=candidates))
    return found


def as_article(passage: Passage) -> Article:
    """Give a passage as the article that the rooms read."""
    return Article(
        id=passage.id,
        text=passage.text,
        source=Source(article=passage.id, file=f"gold#{passage.id}"),
    )


def gather_choices(places: Iterable[Suspected], weight: float = 1.0) -> Choices:
    """Make the choices of a left boundary at each candidate that holds a gold pair."""
    choices: Choices = {model: [] for model in EDGE_MODELS}
    for place in places:
        for candidate in place.candidates:
            gold = find_gold(candidate, place.text, place.passage.pairs)
            if gold is None:
                continue
            made = edge_choices(
                candidate, place.text, gold.zh_forms, gold.en_forms, place.passage.id
            )
            for model, choice in made.items():
                choices[model].append(replace(choice, weight=weight))
    return choices


def find_gold(candidate: Candidate, text: str, pairs: Sequence[GoldPair]) -> GoldPair | None:
    """Find the gold pair that lies in a candidate's windows.

    An open window must end with the term, a marked one must be the term.
    """
    zh, en = (
        join_blanks(text[window.start : window.end]) for window in without_tails(candidate, text)
    )
    for pair in pairs:
        if _holds(zh, pair.zh_forms, candidate.zh.edge) and _holds(
            en, pair.en_forms, candidate.en.edge
        ):
            return pair
    return None


def _holds(shown: str, forms: Sequence[str], edge: Edge) -> bool:
    """Say whether a window holds one of the forms."""
    return shown.endswith(tuple(forms)) if edge is Edge.OPEN else shown in forms


def gather_pairs(places: Iterable[Suspected]) -> list[PairExample]:
    """Choose boundaries by the weights in use, and say of each candidate whether it is right."""
    examples = []
    for place in places:
        text, pairs = place.text, place.passage.pairs
        for candidate in place.candidates:
            one = align_candidate(candidate, text)
            weighed = one.weighed
            examples.append(
                PairExample(
                    passage=place.passage.id,
                    features=weighed.features,
                    chances=weighed.chances,
                    is_pair=find_gold(candidate, text, pairs) is not None,
                    is_right=any(
                        weighed.zh in pair.zh_forms and weighed.en in pair.en_forms
                        for pair in pairs
                    ),
                )
            )
    return examples
