"""Read what to learn from: gold files, and files and folders of marked text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.errors import InputError
from glossary.evaluate import Passage, read_gold
from glossary.training.marked import find_marked
from glossary.training.recurring import find_recurring

_SUFFIXES = frozenset((".md", ".markdown", ".mdx", ".txt", ".rst", ".adoc", ".html"))


def read_gold_files(paths: Sequence[Path]) -> dict[Path, tuple[Passage, ...]]:
    """Read gold files; raise InputError for a fault in one and for an id that two share."""
    gold: dict[Path, tuple[Passage, ...]] = {}
    seen: dict[str, Path] = {}
    for path in paths:
        gold[path] = read_gold(path)
        for passage in gold[path]:
            if passage.id in seen:
                raise InputError(
                    f"{path}: id {passage.id!r} is that of a passage of {seen[passage.id]}"
                    " already; rename one"
                )
            seen[passage.id] = path
    return gold


def read_marked(paths: Sequence[Path]) -> tuple[Passage, ...]:
    """Make passages of marked text; a .jsonl file holds such passages already.

    A folder is one source for each folder in it. Raises InputError for what
    cannot be read.
    """
    ready = [passage for path in paths if path.suffix == ".jsonl" for passage in read_gold(path)]
    texts = [text for path in paths if path.suffix != ".jsonl" for text in _read_texts(path)]
    return (*ready, *find_marked(texts), *find_recurring(texts))


def _read_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Give (source, text) of a file, or of the files of a folder in the order of their names."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the name")
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        inside = file.relative_to(path).parts
        if path.is_dir() and (file.suffix not in _SUFFIXES or not file.is_file()):
            continue
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}; name what can be read") from error
        yield "/".join((path.name, *inside[:1])) if len(inside) > 1 else path.name, text
