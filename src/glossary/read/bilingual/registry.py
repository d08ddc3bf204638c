"""The readers of bilingual files by suffix. A new format is a new line here."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from glossary.errors import InputError
from glossary.model import Segment
from glossary.read.bilingual.aligned import read_aligned
from glossary.read.bilingual.tables import read_csv, read_docx_table, read_workbook
from glossary.read.bilingual.tmx import read_tmx
from glossary.read.bilingual.xliff import read_xliff
from glossary.read.fault import UnreadableError
from glossary.read.file import name_of
from glossary.read.options import ReadOptions

Reader = Callable[[Path, str, ReadOptions], Iterator[Segment]]

_READERS: dict[str, Reader] = {
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".mqxliff": read_xliff,
    ".mxliff": read_xliff,
    ".sdlxliff": read_xliff,
    ".tmx": read_tmx,
    ".xlsx": read_workbook,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".docx": read_docx_table,
}
SUFFIXES = tuple(_READERS)
_DEFAULT = ReadOptions()


def is_bilingual(path: Path) -> bool:
    """Say whether a file may hold both languages by itself; of .docx only a look inside tells.

    >>> is_bilingual(Path("a.XLF")), is_bilingual(Path("a.md"))
    (True, False)
    """
    return path.suffix.lower() in _READERS


def _read_segments(path: Path, options: ReadOptions) -> tuple[Segment, ...]:
    """Read a bilingual file whole."""
    name = name_of(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"{name}: no bilingual file; give one of {' '.join(SUFFIXES)}, or a text and its"
            " translation"
        )
    try:
        return tuple(reader(path, name, options))
    except UnreadableError as error:
        raise InputError(str(error.fault(name))) from None
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({error.strerror or error}); check that it exists and that"
            " you may read it"
        ) from None
    except (MemoryError, RecursionError):
        raise InputError(f"{name}: too large or too deeply nested; split it") from None


def is_pair(paths: Sequence[Path]) -> bool:
    """Say whether files are a text and its translation rather than bilingual files.

    Two Word documents are; one by itself holds a table.

    >>> is_pair([Path("a.md"), Path("b.md")]), is_pair([Path("a.docx")])
    (True, False)
    """
    return len(paths) == 2 and not any(  # noqa: PLR2004 - source and target
        is_bilingual(path) and path.suffix.lower() != ".docx" for path in paths
    )


def read_translations(
    paths: Sequence[Path], options: ReadOptions = _DEFAULT
) -> Iterator[tuple[Segment, ...]]:
    """Give the segments of each bilingual file, or those of a text and its translation.

    Raises InputError, one line with the place, for the first that cannot be read.
    """
    if is_pair(paths):
        source, target = paths
        yield tuple(read_aligned(source, target, options))
        return
    for path in paths:
        yield _read_segments(path, options)
