"""The readers by suffix. A new format is a new line here."""

from collections.abc import Callable, Iterator
from pathlib import Path

from glossary.model import Article, Fault
from glossary.read.epub import read_epub
from glossary.read.html import read_html
from glossary.read.jsonl import read_jsonl, read_jsonl_gz
from glossary.read.options import ReadOptions
from glossary.read.parquet import read_parquet
from glossary.read.pdf import read_pdf
from glossary.read.plain import read_markdown, read_text
from glossary.read.warc import read_warc
from glossary.read.word import read_docx

Reader = Callable[[Path, str, ReadOptions], Iterator[Article | Fault]]
"""Read a file: its path, its name for ids and messages, options.

A reader yields articles and the faults that it could live with; it raises
UnreadableError or OSError where it can go no further. Libraries are imported
when it is called.
"""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".epub": read_epub,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".jsonl.gz": read_jsonl_gz,
    ".ndjson.gz": read_jsonl_gz,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}


def find_reader(path: Path) -> Reader | None:
    """Give the reader of a file by its suffix, in any case; None if there is none.

    >>> find_reader(Path("a.JSONL.gz")) is read_jsonl_gz, find_reader(Path("a.gz"))
    (True, None)
    """
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return READERS.get("".join(suffixes)) or READERS.get(suffixes[-1] if suffixes else "")


def holds_many(path: Path) -> bool:
    """Say whether a file of this suffix may hold any number of articles, one after the other.

    >>> holds_many(Path("crawl.jsonl.gz")), holds_many(Path("book.epub"))
    (True, False)
    """
    return find_reader(path) in (read_jsonl, read_jsonl_gz, read_parquet, read_warc)
