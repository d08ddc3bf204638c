"""Is this file right for its tool: what is wrong, in which line, and what to do."""

from glossary.check.finding import Finding, Weight
from glossary.check.registry import CHECKERS, check_file, guess_format

__all__ = ["CHECKERS", "Finding", "Weight", "check_file", "guess_format"]
