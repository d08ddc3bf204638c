"""One decision over all evidence: a log-linear model whose weights are learned.

The possible boundaries of a term compete; each has features, a weight a
feature, and the softmax of the sums is the probability of each (a conditional
logit). The weights stand in weights.json, made by ``make train``: feature names
and figures, no text.
"""

import json
import math
from functools import lru_cache
from importlib.resources import files

Features = dict[str, float]


@lru_cache(maxsize=1)
def load_weights() -> dict[str, dict[str, float]]:
    """Read the weights of all models, by model and feature name."""
    text = files("glossary.align").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights


def score(model: str, features: Features) -> float:
    """Give the weighted sum of the features (log odds)."""
    weights = load_weights()[model]
    total = 0.0
    for name, value in features.items():
        total += weights.get(name, 0.0) * value
    return total


def probabilities(scores: list[float]) -> list[float]:
    """Turn scores into probabilities (softmax).

    >>> probabilities([1.0, 1.0])
    [0.5, 0.5]
    """
    top = max(scores)
    powers = [math.exp(value - top) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]


def sigmoid(value: float) -> float:
    """Turn log odds into a probability.

    >>> sigmoid(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
