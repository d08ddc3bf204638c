"""Say what sort of thing a concept is, and to which subject field it belongs."""

from glossary.classify.concept import classify_concepts

__all__ = ["classify_concepts"]
