"""Fold characters that look or mean the same: the steps both languages share."""

import re
import unicodedata
from collections.abc import Callable, Iterable

Step = Callable[[str], str]

# Marks that show nothing: soft hyphen, zero-width and bidirectional controls, byte order mark,
# variation selectors. A page carries them where a copy or a line break left them behind.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DASHES = re.compile("[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]+")
_SPACES = re.compile(r"\s+")

# Steps feed each other (NFKC can make a capital, lower-casing a form that NFKC splits), so one
# round may not be enough; real terms settle in two.
_MOST_ROUNDS = 12


def settle(text: str, steps: Iterable[Step]) -> str:
    """Apply the steps in order, again and again, until nothing changes.

    This is what makes a key the key of itself, whatever order Unicode folds in.

    >>> settle("ＡＩ  治理", (fold_width, collapse_spaces))
    'AI 治理'
    """
    chain = tuple(steps)
    for _ in range(_MOST_ROUNDS):
        before = text
        for step in chain:
            text = step(text)
        if text == before:
            break
    return text


def fold_width(text: str) -> str:
    """Apply NFKC: full-width letters, half-width kana and ligatures are the same letters.

    The Chinese comma, colon and brackets become their ASCII twins; 。 and 、 have none and stay.

    >>> fold_width("ＷＴＯ（世界貿易組織）")
    'WTO(世界貿易組織)'
    """
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def drop_invisible(text: str) -> str:
    r"""Drop marks that show nothing, and make control characters a space.

    >>> drop_invisible("世界\u200b卫生组织")
    '世界卫生组织'
    """
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def fold_dashes(text: str) -> str:
    """Make every dash a hyphen: which dash stands is the typesetter's choice.

    >>> fold_dashes("巴黎—北京")
    '巴黎-北京'
    """
    return text if text.isascii() else _DASHES.sub("-", text)


def collapse_spaces(text: str) -> str:
    r"""Make runs of white space one space, and none at the ends.

    >>> collapse_spaces(" Standing\n Repo  Facility ")
    'Standing Repo Facility'
    """
    return _SPACES.sub(" ", text).strip()


def fold_case(text: str) -> str:
    """Ignore capitals: headings and sentence beginnings change them.

    >>> fold_case("KUNG Fu")
    'kung fu'
    """
    return text.casefold()
