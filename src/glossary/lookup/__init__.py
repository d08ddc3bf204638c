"""Look terms up in a glossary: either language, either script, by sound, with a typo or two."""

from glossary.lookup.entry import Entry
from glossary.lookup.index import Hit, Index

__all__ = ["Entry", "Hit", "Index"]
