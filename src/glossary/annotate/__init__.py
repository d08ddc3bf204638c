"""Mark a glossary's terms in a text and say what they are called in the other language."""

from glossary.annotate.document import annotate_document, write_document
from glossary.annotate.gloss import Gloss, Glosser, Mark
from glossary.annotate.page import write_page
from glossary.annotate.plain import write_plain

__all__ = [
    "Gloss",
    "Glosser",
    "Mark",
    "annotate_document",
    "write_document",
    "write_page",
    "write_plain",
]
