"""The columns that belong to people, and how their values compare."""

import re

from glossary.model import Kind, ReviewStatus

TERMS = ("zh_hans", "zh_hant", "en")
LISTS = ("other_zh", "other_en", "short", "deprecated")
REMARKS = ("note", "reviewer")  # said beside the concept: two people's stand side by side
EDITABLE = (*TERMS, *LISTS, "kind", "subject_field", "forbidden", "status", *REMARKS)
CHANGING = (*TERMS, *LISTS, "kind", "subject_field", "forbidden")  # a change makes it edited
JOIN = " / "  # between remarks of several people

STATUSES = frozenset(map(str, ReviewStatus))
KINDS = frozenset(map(str, Kind))

_BAR = re.compile(r"\s*\|\s*")
# Letters and digits only: full-width punctuation is right in Chinese, and so an edit.
_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}


def narrow(text: str) -> str:
    """Write full-width letters and digits as the usual ones.

    >>> narrow("ＷＨＯ（试行）２")
    'WHO（试行）2'
    """
    return text.translate(_FULL_WIDTH)


def tidy(text: str) -> str:
    """Take away what nobody means: spaces at the ends, other line ends than the usual."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_\n", "\n").strip()


def split_terms(text: str) -> tuple[str, ...]:
    """Give the terms of one cell, each once; a semicolon parts nothing, terms may hold one.

    >>> split_terms("WHO |世卫组织| WHO")
    ('WHO', '世卫组织')
    """
    return tuple(dict.fromkeys(term for term in _BAR.split(tidy(text)) if term))


def same_value(field: str, left: str, right: str) -> bool:
    """Say whether two values of a field say the same.

    >>> same_value("en", "WHO ", "WHO"), same_value("short", "WHO|WTO", "WHO | WTO")
    (True, True)
    """
    if left == right:
        return True
    if field in LISTS:
        return split_terms(left) == split_terms(right)
    return tidy(left) == tidy(right)
