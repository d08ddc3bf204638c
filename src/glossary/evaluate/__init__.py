"""Measure what is found against gold passages."""

from glossary.evaluate.gold import GoldPair, Passage, read_gold
from glossary.evaluate.score import Bin, Count, Miss, Row, Score, score

__all__ = ["Bin", "Count", "GoldPair", "Miss", "Passage", "Row", "Score", "read_gold", "score"]
