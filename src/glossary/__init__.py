"""Find Chinese-English term pairs in articles and make one glossary of concepts."""

__version__ = "0.1.0"
