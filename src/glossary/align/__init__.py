"""Candidate to mention: exact boundaries, the relation, and how sure the program is."""

from glossary.align.align import align_candidates

__all__ = ["align_candidates"]
