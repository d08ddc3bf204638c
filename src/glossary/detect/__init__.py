"""Article to candidates: where the text may name one thing in two languages."""

from glossary.detect.detect import detect_candidates

__all__ = ["detect_candidates"]
