"""Bring the mentions of one concept together, and say why."""

from glossary.merge.gather import Gathering, merge_mentions

__all__ = ["Gathering", "merge_mentions"]
