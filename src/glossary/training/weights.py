"""The weights of all models: put to use for a while, or written for good."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.align import align_candidates
from glossary.align.choice import load_weights
from glossary.errors import OutputError

Weights = dict[str, dict[str, float]]
"""Weights by model and feature name."""

EDGE_MODELS = ("chinese", "english", "english-tagged")
PAIR_MODELS = ("pair", "confidence")
_DIGITS = 3
_LEAST = 0.005  # a weight below says nothing


def round_weights(weights: Weights) -> Weights:
    """Give the weights as they stand in a file: rounded, sorted, without the tiny ones.

    >>> round_weights({"pair": {"zh-open": 0.0001, "bias": 0.12345}})
    {'pair': {'bias': 0.123}}
    """
    return {
        model: {
            name: round(value, _DIGITS)
            for name, value in sorted(learned.items())
            if abs(value) >= _LEAST
        }
        for model, learned in sorted(weights.items())
    }


@contextmanager
def weights_in_use(weights: Weights) -> Iterator[None]:
    """Let align decide by these weights, rounded, and afterwards by its own again.

    A model that is not given weighs nothing.

    >>> with weights_in_use({"pair": {"bias": 1.0}}):
    ...     load_weights()["pair"], load_weights()["chinese"]
    ({'bias': 1.0}, {})
    """
    live = load_weights()  # one object for the whole program, so it is changed in its place
    own = dict(live)
    live.clear()
    live.update({model: {} for model in EDGE_MODELS + PAIR_MODELS} | round_weights(weights))
    _forget_decisions()
    try:
        yield
    finally:
        live.clear()
        live.update(own)
        _forget_decisions()


def _forget_decisions() -> None:
    """Empty the caches of align.align: what it chose rests on the weights of that time."""
    for name, function in vars(sys.modules[align_candidates.__module__]).items():
        if name.startswith("_") and hasattr(function, "cache_clear"):
            function.cache_clear()


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as JSON: feature names and figures, sorted, so that two files compare well.

    Raises OutputError when the file cannot be written.
    """
    text = json.dumps(round_weights(weights), indent=1, ensure_ascii=False) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; name a file that can be written") from error
