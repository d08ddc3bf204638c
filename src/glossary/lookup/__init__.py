"""Look terms up in a glossary: either language, either script, by sound, with a typo or two."""

from glossary.lookup.index import Hit, Index

__all__ = ["Hit", "Index"]
