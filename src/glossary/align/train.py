"""Learn the weights of the decisions from annotated passages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glossary.align.align import (
    chinese_window,
    english_window,
    join_blanks,
    stands_alone,
    without_rank,
)
from glossary.align.chinese import ChineseEdges, recurring_starts
from glossary.align.choice import Features, load_weights
from glossary.align.english import EnglishEdges
from glossary.model.candidate import Candidate, Edge

Floats = npt.NDArray[np.float64]
_L2 = {"chinese": 2.0, "english": 1.0, "english-tagged": 1.0, "pair": 0.6}
_STEPS = 400
_LEAST = 0.005  # a smaller weight decides nothing


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one training choice: the features of each place, and which places are right."""

    features: tuple[Features, ...]
    right: tuple[bool, ...]
    group: str = ""  # the passage, for cross-validation
    weight: float = 1.0


@dataclass(slots=True)
class _Index:
    names: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        return self.names.setdefault(name, len(self.names))


def edge_choices(
    candidate: Candidate, text: str, zh_forms: Sequence[str], en_forms: Sequence[str], group: str
) -> dict[str, Choice]:
    """Make the training choices of one candidate whose right terms are known."""
    made: dict[str, Choice] = {}
    zh, en = without_rank(candidate.zh, candidate.en, text), candidate.en
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


def fit_choices(choices: Sequence[Choice], l2: float) -> dict[str, float]:
    """Fit a conditional logit: maximise the probability of the right places (Adam, L2)."""
    index = _Index()
    rows: list[tuple[list[int], list[float]]] = []
    starts, rights = [], []
    for choice in choices:
        starts.append(len(rows))
        for features, right in zip(choice.features, choice.right, strict=True):
            rows.append(([index.number(name) for name in features], list(features.values())))
            rights.append(right)
    matrix = _dense(rows, len(index.names))
    bounds = np.array(starts)
    right_mask = np.array(rights)
    sizes = np.diff(np.append(bounds, len(rows)))
    importance = np.repeat(np.array([choice.weight for choice in choices]), sizes)
    weights: Floats = np.zeros(len(index.names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = matrix @ weights
        tops = np.repeat(np.maximum.reduceat(scores, bounds), sizes)
        powers = np.exp(scores - tops)
        chance = powers / np.repeat(np.add.reduceat(powers, bounds), sizes)
        kept = np.where(right_mask, powers, 0.0)
        target = kept / np.repeat(np.add.reduceat(kept, bounds), sizes)
        gradient = matrix.T @ (importance * (chance - target)) + l2 * weights
        weights, first, second = _adam(weights, gradient, first, second, step)
    return {name: float(weights[number]) for name, number in index.names.items()}


def fit_pairs(examples: Sequence[tuple[Features, bool, float]], l2: float) -> dict[str, float]:
    """Fit a logistic regression: is the pair right (Adam, L2)."""
    index = _Index()
    rows = [
        ([index.number(name) for name in features], list(features.values()))
        for features, _, _ in examples
    ]
    matrix = _dense(rows, len(index.names))
    right = np.array([float(flag) for _, flag, _ in examples])
    importance = np.array([weight for _, _, weight in examples])
    weights: Floats = np.zeros(len(index.names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (importance * (chance - right)) + l2 * weights
        weights, first, second = _adam(weights, gradient, first, second, step)
    return {name: float(weights[number]) for name, number in index.names.items()}


def _adam(
    weights: Floats, gradient: Floats, first: Floats, second: Floats, step: int
) -> tuple[Floats, Floats, Floats]:
    """Take one step of Adam (Kingma and Ba 2015, algorithm 1)."""
    first = 0.9 * first + 0.1 * gradient
    second = 0.999 * second + 0.001 * gradient**2
    move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights - 0.05 * move, first, second


def _dense(rows: list[tuple[list[int], list[float]]], width: int) -> Floats:
    matrix: Floats = np.zeros((len(rows), width))
    for number, (columns, values) in enumerate(rows):
        matrix[number, columns] = values
    return matrix


def fold_of(group: str, folds: int) -> int:
    """Give the fold of a passage, the same in every run."""
    import hashlib

    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def fit_edges(choices: dict[str, list[Choice]]) -> dict[str, dict[str, float]]:
    """Fit the models of the left edges."""
    return {model: fit_choices(made, _L2[model]) for model, made in choices.items() if made}


def save_weights(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights, rounded and sorted, so that the file reads and compares well."""
    rounded = {
        model: {
            name: round(value, 3) for name, value in sorted(fitted.items()) if abs(value) >= _LEAST
        }
        for model, fitted in sorted(weights.items())
    }
    path.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    load_weights.cache_clear()


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
