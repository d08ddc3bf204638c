"""Bring the mentions of one concept together, and say why."""

from glossary.merge.concept import merge_mentions

__all__ = ["merge_mentions"]
