"""Read translations: bilingual files, and pairs of texts, into segments."""

from glossary.read.bilingual.registry import read_translations

__all__ = ["read_translations"]
