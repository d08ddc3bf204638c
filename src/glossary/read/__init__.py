"""The read room: files to articles."""

from glossary.read.articles import read_articles, read_file
from glossary.read.folders import find_files
from glossary.read.ids import Ids
from glossary.read.options import ReadOptions

__all__ = ["Ids", "ReadOptions", "find_files", "read_articles", "read_file"]
