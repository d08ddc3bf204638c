"""What a cell says, whatever a spreadsheet has made of it."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from glossary.review.fields import tidy

_DATE_LIKE = re.compile(
    r"\d.*[-/.年月:]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.DOTALL
)
_TRUE = frozenset({"true", "1", "yes", "y", "x", "✓", "是", "真", "对", "vrai", "wahr"})
_FALSE = frozenset({"false", "0", "no", "n", "否", "假", "faux", "falsch"})
_FLAGS = {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}  # as LibreOffice saves TRUE and FALSE
_ESCAPE = re.compile("_x(005F|000[9AD])_", re.IGNORECASE)
_NOTHING = ("", "-", "—")


class Unreadable(Exception):  # noqa: N818 - says what the cell is
    """Say why a cell does not tell what a person meant."""


def as_text(value: Any, kind: str = "s") -> str:  # noqa: ANN401, PLR0911 - a cell may hold ten types
    """Give a cell's value as the text that the program would have written.

    >>> as_text(0.9), as_text(True), as_text(date(2023, 11, 29)), as_text(None)
    ('0.9', 'TRUE', '2023-11-29', '')
    """
    if value is None:
        return ""
    if kind == "f" and str(value).upper() in _FLAGS:
        return _FLAGS[str(value).upper()]
    if kind in ("f", "e"):
        raise Unreadable("a formula stands there" if kind == "f" else f"an error ({value})")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.15g}"  # noqa: PLR2004 - digits of a cell
    return tidy(str(value))


def term_text(value: Any, kind: str, was: str) -> str:  # noqa: ANN401 - a cell may hold ten types
    """Give the text of a cell that should be text; ``was`` is what the program wrote there.

    A spreadsheet turns 3-4 into a date and 007 into a number: where the text
    written could have become that, it still counts. Raises Unreadable where
    nobody can know.

    >>> term_text(7, "n", "007"), term_text(2035, "n", "plan")
    ('007', '2035')
    """
    text = as_text(value, kind)
    if isinstance(value, str) or value is None or text == was:
        return text
    if isinstance(value, bool):
        return was if was.casefold() == text.casefold() else text
    if isinstance(value, int | float):
        return was if _is_number(was, float(value)) else text
    if isinstance(value, date | time | timedelta) and _DATE_LIKE.search(was):
        raise Unreadable(
            f"{text} stands where {was!r} was: a spreadsheet makes dates of such texts"
        )
    return text


def _is_number(text: str, number: float) -> bool:
    """Say whether a spreadsheet would have read a text as that number."""
    bare = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").lstrip("'")
    share = bare.endswith("%")
    try:
        value = float(bare.rstrip("%")) / (100 if share else 1)
    except ValueError:
        return False
    return abs(value - number) <= 1e-9 * max(1.0, abs(number))


def flag_text(text: str, was: str) -> str:
    """Give TRUE or FALSE for whatever a person wrote to say so.

    >>> flag_text("是", "FALSE"), flag_text("", "TRUE")
    ('TRUE', 'FALSE')
    """
    bare = unicodedata.normalize("NFKC", text).strip().casefold()
    if bare in _TRUE:
        return "TRUE"
    if bare in _FALSE or bare in _NOTHING:
        return "FALSE"
    raise Unreadable(f"{text[:40]!r} is neither TRUE nor FALSE; it stays {was or 'FALSE'}")


def bare_word(text: str) -> str:
    """Give a word of a list without signs, width and case.

    >>> bare_word("✓ Ａpproved ")
    'approved'
    """
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    return folded.lstrip("○✓✎✗ ").strip()


def bare_heading(text: str) -> str:
    """Give a heading without the sign of what people may edit, width and case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("✎", " ").split())


def unescape(text: str) -> str:
    """Read the escapes of a spreadsheet (ECMA-376 part 1, 22.9.2.19), which openpyxl leaves.

    Only those of line ends, tabs and the underscore: openpyxl reads the last
    itself in a shared text, and a second reading must not make A of ``_x0041_``.

    >>> unescape("a_x005F_x0041_")
    'a_x0041_'
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
