"""The glossary on this machine's own address, to look up and to decide: ``glossary serve``."""

from glossary.serve.app import make_app
from glossary.serve.desk import Desk

__all__ = ["Desk", "make_app"]
