"""Fit the weights of the decisions: log-linear models, by L-BFGS with a penalty on their size."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossary.align.choice import Features

Floats = npt.NDArray[np.float64]
Slope = Callable[[Floats], tuple[float, Floats]]
"""Say for weights how bad they are, and where that grows."""

_STEPS = 150
_KEPT_STEPS = 8  # from which L-BFGS guesses the curvature
_EVEN = 1e-5  # of the badness: a step that gains less is the last
_HALVINGS = 30
_LEAST_SEEN = 5  # a character or word that fewer examples show has no habits
_HABIT = re.compile("(?:after|starts)(?:-word)?:")  # after-word:采用


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one training choice: the features of each place, and which places are right."""

    features: tuple[Features, ...]
    right: tuple[bool, ...]
    group: str = ""  # the passage, for cross-validation
    weight: float = 1.0


class _Table:
    """Hold the features of many rows, only those that are not zero."""

    def __init__(self, rows: Sequence[Features], examples: Sequence[int]) -> None:
        """Take rows and the number of the example of each; rare habits are left out."""
        seen: dict[str, set[int]] = {}
        for row, example in zip(rows, examples, strict=True):
            for name in row:
                seen.setdefault(name, set()).add(example)
        names = [
            name
            for name, shown in seen.items()
            if _HABIT.match(name) is None or len(shown) >= _LEAST_SEEN
        ]
        self.names = {name: number for number, name in enumerate(names)}
        kept = [
            (number, self.names[name], value)
            for number, row in enumerate(rows)
            for name, value in row.items()
            if name in self.names
        ]
        self._rows = np.array([row for row, _, _ in kept], dtype=np.intp)
        self._columns = np.array([column for _, column, _ in kept], dtype=np.intp)
        self._values = np.array([value for _, _, value in kept])
        self._height = len(rows)

    def times(self, weights: Floats) -> Floats:
        """Give the score of each row."""
        parts = self._values * weights[self._columns]
        return np.asarray(np.bincount(self._rows, parts, self._height), dtype=np.float64)

    def gather(self, by_row: Floats) -> Floats:
        """Give for each feature the sum of what its rows have, times its value there."""
        parts = self._values * by_row[self._rows]
        return np.asarray(np.bincount(self._columns, parts, len(self.names)), dtype=np.float64)

    def named(self, weights: Floats) -> dict[str, float]:
        """Give the weights by the names of the features."""
        return {name: float(weights[number]) for name, number in self.names.items()}


def fit_choices(choices: Sequence[Choice], l2: float) -> dict[str, float]:
    """Fit a conditional logit: maximise the probability of the right places."""
    rows = [features for choice in choices for features in choice.features]
    sizes = np.array([len(choice.features) for choice in choices])
    owners = np.repeat(np.arange(len(choices)), sizes)
    table = _Table(rows, owners.tolist())
    bounds = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    right = np.array([flag for choice in choices for flag in choice.right])
    weight = np.array([choice.weight for choice in choices])

    def slope(weights: Floats) -> tuple[float, Floats]:
        scores = table.times(weights)
        powers = np.exp(scores - np.maximum.reduceat(scores, bounds)[owners])
        total = np.add.reduceat(powers, bounds)
        kept = np.where(right, powers, 0.0)
        target = np.add.reduceat(kept, bounds)
        loss = -float(weight @ np.log(target / total))
        apart = powers / total[owners] - kept / target[owners]
        return loss, table.gather(weight[owners] * apart)

    return table.named(_minimise(_with_penalty(slope, l2), len(table.names)))


def fit_pairs(examples: Sequence[tuple[Features, bool, float]], l2: float) -> dict[str, float]:
    """Fit a logistic regression: is the pair right."""
    table = _Table([features for features, _, _ in examples], range(len(examples)))
    sign = np.array([1.0 if flag else -1.0 for _, flag, _ in examples])
    weight = np.array([weight for _, _, weight in examples])

    def slope(weights: Floats) -> tuple[float, Floats]:
        margin = sign * table.times(weights)
        loss = float(weight @ np.logaddexp(0.0, -margin))
        chance_wrong = np.exp(-np.logaddexp(0.0, margin))
        return loss, table.gather(-weight * sign * chance_wrong)

    return table.named(_minimise(_with_penalty(slope, l2), len(table.names)))


def _with_penalty(slope: Slope, l2: float) -> Slope:
    def penalised(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = slope(weights)
        return loss + 0.5 * l2 * float(weights @ weights), gradient + l2 * weights

    return penalised


def _minimise(slope: Slope, size: int) -> Floats:
    """Go downhill by L-BFGS (Nocedal and Wright 2006, algorithm 7.5), halving steps too long."""
    place: Floats = np.zeros(size)
    loss, gradient = slope(place)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(_STEPS):
        way = -_curved(gradient, steps)
        fall = float(gradient @ way)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.linalg.norm(gradient)))
        for _ in range(_HALVINGS):
            there = place + length * way
            new_loss, new_gradient = slope(there)
            if new_loss <= loss + 1e-4 * length * fall:
                break
            length /= 2
        gained = loss - new_loss
        bend = new_gradient - gradient
        if float(bend @ (there - place)) > 0:
            steps = [*steps[1 - _KEPT_STEPS :], (there - place, bend)]
        place, loss, gradient = there, new_loss, new_gradient
        if gained <= _EVEN * max(1.0, abs(loss)):
            break
    return place


def _curved(gradient: Floats, steps: Iterable[tuple[Floats, Floats]]) -> Floats:
    """Multiply the gradient by the inverse curvature that the last steps show."""
    steps = list(steps)
    way = gradient.copy()
    shares = []
    for step, bend in reversed(steps):
        share = float(step @ way) / float(step @ bend)
        shares.append(share)
        way -= share * bend
    if steps:
        step, bend = steps[-1]
        way *= float(step @ bend) / float(bend @ bend)
    for (step, bend), share in zip(steps, reversed(shares), strict=True):
        way += (share - float(bend @ way) / float(step @ bend)) * step
    return way
