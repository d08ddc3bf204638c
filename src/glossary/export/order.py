"""The order in which people look terms up."""

import unicodedata
from collections.abc import Iterable

from glossary.export.table import title_of
from glossary.model import Concept


def in_dictionary_order(concepts: Iterable[Concept]) -> list[Concept]:
    """Order concepts by the term that leads each: the English one, else the Chinese."""
    return sorted(concepts, key=lambda concept: (sort_key(title_of(concept)), concept.id))


def sort_key(text: str) -> str:
    """Order terms as a dictionary does: without case, accents, quotes and articles.

    >>> sort_key("The “Émigré” Act")
    'emigre act'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char for char in plain if char.isalnum() or char.isspace())
    words = kept.split()
    return " ".join(words[1:] if words[1:] and words[0] in ("the", "a", "an") else words)
