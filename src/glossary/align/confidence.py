"""The three chances that the confidence of a mention is made of, as evidence."""

import math
from typing import NamedTuple

from glossary.align.choice import Features

_LARGEST_ODDS = 8.0
_LEAST = 0.01  # of a chance
_SURE, _UNSURE = 0.97, 0.5


class Chances(NamedTuple):
    """Hold the log odds that two terms are a pair, and how sure either beginning is (0 to 1)."""

    odds: float
    zh_sure: float
    en_sure: float
    acronym: bool  # it spells no words: its beginning is less sure than right, and weighs less


def confidence_features(chances: Chances) -> Features:
    """Give the evidence that a pair and both its boundaries are right.

    >>> sorted(confidence_features(Chances(3.0, 1.0, 0.4, acronym=False)))
    ['bias', 'en-edge', 'en-edge:unsure', 'pair', 'zh-edge', 'zh-edge:sure']
    """
    odds = max(-_LARGEST_ODDS, min(_LARGEST_ODDS, chances.odds))
    features: Features = {"bias": 1.0, "pair": odds}
    for edge, sure in (("zh-edge", chances.zh_sure), ("en-edge", chances.en_sure)):
        features[edge] = math.log(max(sure, _LEAST))
        if sure > _SURE:
            features[f"{edge}:sure"] = 1.0
        elif sure < _UNSURE:
            features[f"{edge}:unsure"] = 1.0
    if chances.acronym:
        features |= {f"{name}:acronym": features[name] for name in ("bias", "pair", "zh-edge")}
    return features
