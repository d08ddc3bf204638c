"""Learn the weights of the decisions from annotated passages."""

import hashlib
from collections.abc import Iterable, Sequence

from glossary.align.align import (
    chinese_window,
    english_window,
    join_blanks,
)
from glossary.align.alone import stands_alone
from glossary.align.chinese import ChineseEdges
from glossary.align.english import EnglishEdges
from glossary.align.fit import Choice, fit_choices
from glossary.align.recurring import recurring_starts
from glossary.align.tails import without_tails
from glossary.model.candidate import Candidate, Edge

_L2 = {"chinese": 2.0, "english": 0.7, "english-tagged": 0.7, "pair": 0.6}


def edge_choices(
    candidate: Candidate, text: str, zh_forms: Sequence[str], en_forms: Sequence[str], group: str
) -> dict[str, Choice]:
    """Make the training choices of one candidate whose right terms are known."""
    made: dict[str, Choice] = {}
    zh, en = without_tails(candidate, text)
    if zh.edge is Edge.OPEN:
        shown = text[zh.start : zh.end]
        right_en = next(
            form for form in en_forms if join_blanks(text[en.start : en.end]).endswith(form)
        )
        shown, before = chinese_window(text, zh)
        edges = ChineseEdges(shown, right_en, before, recurring_starts(shown, text))
        starts = edges.starts()
        right = tuple(join_blanks(shown[start:]) in zh_forms for start in starts)
        if any(right) and len(starts) > 1 and not stands_alone(text, zh):
            made["chinese"] = Choice(tuple(edges.features(s) for s in starts), right, group)
    if en.edge is Edge.OPEN:
        shown = text[en.start : en.end]
        right_zh = next(
            form for form in zh_forms if join_blanks(text[zh.start : zh.end]).endswith(form)
        )
        shown, before = english_window(text, en)
        english = EnglishEdges(shown, right_zh, before)
        starts = english.starts()
        right = tuple(join_blanks(shown[start:]) in en_forms for start in starts)
        if any(right) and len(starts) > 1:
            made["english"] = Choice(tuple(english.features(s) for s in starts), right, group)
            made["english-tagged"] = Choice(
                tuple(english.features(s, tagged=True) for s in starts), right, group
            )
    return made


def fold_of(group: str, folds: int) -> int:
    """Give the fold of a passage, the same in every run."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def fit_edges(choices: dict[str, list[Choice]]) -> dict[str, dict[str, float]]:
    """Fit the models of the left edges."""
    return {model: fit_choices(made, _L2[model]) for model, made in choices.items() if made}


def accuracy(choices: Iterable[Choice], weights: dict[str, float]) -> float:
    """Give the share of choices whose best place is right."""
    right = total = 0
    for choice in choices:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in features.items())
            for features in choice.features
        ]
        right += choice.right[max(range(len(scores)), key=scores.__getitem__)]
        total += 1
    return right / total if total else 0.0
