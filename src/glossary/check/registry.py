"""The formats that can be checked, by the names that the exports have, and how to tell them."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from glossary.check.finding import Finding
from glossary.check.json_file import check_json
from glossary.check.rows import BOM
from glossary.check.services import check_aws, check_deepl, check_google
from glossary.check.sheets import (
    check_matecat,
    check_multiterm,
    check_phrase,
    check_xlsx,
    first_row,
)
from glossary.check.stardict import check_stardict
from glossary.check.tables import check_csv, check_memoq, check_omegat, check_tsv
from glossary.check.tbx import check_tbx, check_weblate
from glossary.check.tmx import check_tmx
from glossary.check.xliff import check_xliff
from glossary.text.codes import is_chinese, is_english

CHECKERS: Mapping[str, Callable[[Path], tuple[Finding, ...]]] = MappingProxyType(
    {
        "tmx": check_tmx,
        "tbx": check_tbx,
        "tbx-v2": check_tbx,
        "weblate": check_weblate,
        "omegat": check_omegat,
        "csv": check_csv,
        "tsv": check_tsv,
        "memoq": check_memoq,
        "deepl": check_deepl,
        "google": check_google,
        "aws": check_aws,
        "xlsx": check_xlsx,
        "multiterm": check_multiterm,
        "phrase": check_phrase,
        "matecat": check_matecat,
        "xliff": check_xliff,
        "json": check_json,
        "stardict": check_stardict,
    }
)
# The formats that a file of this ending may have; the first is what it is taken for.
ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ".tmx": ("tmx",),
        ".tbx": ("tbx", "tbx-v2", "weblate"),
        ".txt": ("omegat",),
        ".tab": ("omegat",),
        ".utf8": ("omegat",),
        ".tsv": ("tsv", "deepl", "google", "aws", "omegat"),
        ".csv": ("csv", "memoq", "deepl", "google", "aws"),
        ".xlsx": ("xlsx", "multiterm", "phrase", "matecat"),
        ".xlf": ("xliff",),
        ".xliff": ("xliff",),
        ".json": ("json",),
        ".ifo": ("stardict",),
    }
)
_HEAD = 4096  # bytes of a text file that tell its format


def guess_format(path: Path, among: Collection[str] = ()) -> str:
    """Guess a file's format by its name and its first row; empty where nothing fits.

    ``among`` are the formats that come into question (those of a tool); empty
    means all. Raises OSError.

    >>> guess_format(Path("memory.tmx"))
    'tmx'
    """
    fitting = [name for name in ENDINGS.get(path.suffix.lower(), ()) if not among or name in among]
    if len(fitting) < 2:  # noqa: PLR2004 - nothing to choose from
        return fitting[0] if fitting else ""
    named = [name for name in fitting if f".{name}" in path.stem]
    if named:
        return named[0]
    told = _by_first_row(path, fitting)
    return told if told in fitting else fitting[0]


def _by_first_row(path: Path, fitting: list[str]) -> str:
    """Tell the format of a table by its heading."""
    if "tbx" in fitting:
        return "tbx"
    if "xlsx" in fitting or "phrase" in fitting or "matecat" in fitting:
        return _by_headings(first_row(path))
    with path.open("rb") as file:
        line = file.read(_HEAD).removeprefix(BOM).decode("utf-8", "replace").split("\n")[0]
    cells = [cell.strip(' "\r') for cell in line.split("\t" if "\t" in line else ",")]
    if "Entry_ID" in cells or any(cell.startswith(("Chinese_", "English_")) for cell in cells):
        return "memoq"
    if all(is_chinese(cell) or is_english(cell) for cell in cells):
        return "aws"
    return "deepl" if len(cells) == 2 else fitting[0]  # noqa: PLR2004 - source and target


def _by_headings(cells: list[str]) -> str:
    """Tell whose table a sheet is."""
    if cells[:1] == ["Forbidden"]:
        return "matecat"
    if {"forbidden", "preferred", "CID"} & set(cells):
        return "phrase"
    if any(cell.startswith(("Chinese (", "English (")) for cell in cells):
        return "multiterm"
    return "xlsx"


def check_file(path: Path, among: Collection[str] = ()) -> tuple[Finding, ...] | None:
    """Check a file; None where its format is not known here.

    ``among`` is as in ``guess_format``. Raises OSError when it cannot be read.
    """
    name = guess_format(path, among)
    return CHECKERS[name](path) if name else None
