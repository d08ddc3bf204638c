"""Find Chinese-English term pairs in articles and make one glossary of concepts.

>>> import glossary
>>> [(m.zh, m.en) for m in glossary.extract("他患有消化不良(indigestion)。")]
[('消化不良', 'indigestion')]
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.config import Settings, read_settings
    from glossary.errors import GlossaryError
    from glossary.model import Article, Concept, Glossary, Mention, Rejection, Source, Term
    from glossary.pipeline import build, extract
    from glossary.report import Report

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Concept",
    "Glossary",
    "GlossaryError",
    "Mention",
    "Rejection",
    "Report",
    "Settings",
    "Source",
    "Term",
    "build",
    "extract",
    "read_settings",
]

_HOMES = {
    "GlossaryError": "glossary.errors",
    "Report": "glossary.report",
    "Settings": "glossary.config",
    "build": "glossary.pipeline",
    "extract": "glossary.pipeline",
    "read_settings": "glossary.config",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that ``import glossary`` is quick."""
    if name not in __all__:
        raise AttributeError(f"module 'glossary' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_HOMES.get(name, "glossary.model")), name)
    globals()[name] = found
    return found
