"""From the inputs a user names to the files to read."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.model import Fault
from glossary.read.file import name_of

# Files that stand beside articles without being any, in a folder; a file that is
# named on the command line is always read.
_BESIDE = frozenset({"PROVENANCE.md", "decisions.jsonl", "Thumbs.db", "desktop.ini"})
_NO_ARTICLE_SUFFIXES = (
    ".avif .bmp .css .eot .gif .ico .jpeg .jpg .js .json .lock .map .mp3 .mp4 .png .py .svg .tif "
    ".tiff .toml .ttf .webm .webp .woff .woff2 .yaml .yml"
)
_NO_ARTICLES = frozenset(_NO_ARTICLE_SUFFIXES.split())


def find_files(inputs: Sequence[Path]) -> Iterator[Path | Fault]:
    """Give the files of the inputs in a stable order, each once.

    Inputs come in the order given, the files of a folder sorted by name.
    Left out of a folder, in silence: hidden files, PROVENANCE.md,
    decisions.jsonl, an office program's lock files (``~$``), and pictures,
    styles and scripts, such as lie beside a saved page. Symbolic links in a
    folder are followed only where they lead to a file inside it, which is then
    read once. Anything else comes out as a Fault.
    """
    if not inputs:
        yield Fault(path="input", problem="nothing to read", advice="name a file or folder")
    seen: set[str] = set()
    for given in inputs:
        count = 0
        try:
            for file in _walk(given, _real(given)) if given.is_dir() else _check(given):
                count += 1
                place = os.path.realpath(file) if isinstance(file, Path) else ""
                if not place or place not in seen:
                    yield file
                seen.add(place)
        except (OSError, ValueError) as error:  # a name that is too long, or holds a zero
            reason = error.strerror if isinstance(error, OSError) else error
            yield Fault(
                path=name_of(given), problem=f"no usable name ({reason})", advice="check the name"
            )
            continue
        if not count:
            yield Fault(
                path=name_of(given),
                problem="no articles in this folder",
                advice="put articles into it or name another",
            )


def _real(path: Path) -> Path:
    """Give the path with its links resolved; unlike Path.resolve it bears loops."""
    return Path(os.path.realpath(path))


def _check(path: Path) -> Iterator[Path | Fault]:
    """Give the path if it is a file."""
    if path.is_file():
        yield path
    elif path.exists():
        yield Fault(path=name_of(path), problem="no regular file", advice="name a file or a folder")
    else:
        link = path.is_symlink()
        yield Fault(
            path=name_of(path),
            problem="the symbolic link leads nowhere" if link else "no such file or folder",
            advice="mend or remove the link" if link else "check the name",
        )


def _walk(folder: Path, root: Path) -> Iterator[Path | Fault]:
    """Give the files below a folder, sorted, without leaving ``root``."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Fault(
            path=name_of(folder),
            problem=f"the folder cannot be read ({error.strerror})",
            advice="check its permissions",
        )
        return
    for path in entries:
        if stands_beside(path):
            continue
        if path.is_symlink() and path.exists():
            if not _real(path).is_relative_to(root):
                yield Fault(
                    path=name_of(path),
                    problem="a symbolic link that leads out of the folder is not followed",
                    advice="name its target as an input, or remove it",
                )
                continue
            if path.is_dir():
                continue  # its files are read where they are
        if path.is_dir():
            yield from _walk(path, root)
        else:
            yield from _check(path)


def stands_beside(path: Path) -> bool:
    """Say whether a file or folder lies beside articles without being any, by its name."""
    name = path.name
    return (
        name.startswith((".", "~$"))
        or name in _BESIDE
        or name == "__MACOSX"
        or path.suffix.lower() in _NO_ARTICLES
    )
