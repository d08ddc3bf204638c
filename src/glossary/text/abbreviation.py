"""Say what is an abbreviation, and of what."""

import re

# Capitals, figures and & - . /, at least two capitals, perhaps a plural s: WHO, R&D, GLP-1, LLMs.
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z0-9][A-Za-z]?[A-Z0-9&./-]*s?")
_LONGEST = 12
# Letters and figures with a capital that no word has: CAR-T, SOD1, mRNA; U.S.A.
_ACRONYM_SHAPE = re.compile(
    r"(?=.*[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[A-Z]\d|\d[A-Z])(?![A-Z][a-z]{3,}-\d+$)"
    r"[A-Za-z0-9]{1,10}(?:[-–./&+][A-Za-z0-9]{1,8}){0,3}s?"
    r"|(?:[A-Za-z]\.){2,6}"
)
_LONGEST_SHAPE = 38


def is_acronym(text: str) -> bool:
    """Say whether an English term is written as an acronym.

    >>> is_acronym("WHO"), is_acronym("GLP-1"), is_acronym("IoT"), is_acronym("Geneva")
    (True, True, True, False)
    """
    return len(text) <= _LONGEST and _ACRONYM.fullmatch(text) is not None


def has_acronym_shape(text: str) -> bool:
    """Say whether a text may be only an abbreviation, as a first guess before any evidence.

    Wider than ``is_acronym``: brands with a capital inside pass, too.

    >>> [has_acronym_shape(text) for text in ("WHO", "CAR-T", "SOD1", "IDPs", "mRNA", "WeChat")]
    [True, True, True, True, True, True]
    >>> has_acronym_shape("Meituan"), has_acronym_shape("Queqiao-2")
    (False, False)
    """
    return len(text) <= _LONGEST_SHAPE and _ACRONYM_SHAPE.fullmatch(text) is not None


def abbreviates(short: str, full: str) -> bool:
    """Say whether the letters of one stand in the other in order, the first at a word's start.

    The test of Schwartz and Hearst (2003, section 3), read from the right; capitals do not count.

    >>> abbreviates("CAC", "Cyberspace Administration of China")
    True
    >>> abbreviates("WHO", "World Trade Organization")
    False
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    lower = full.lower()
    place = len(lower)
    for letter in reversed(letters[1:]):
        place = lower.rfind(letter, 0, place)
        if place < 0:
            return False
    while letters:
        place = lower.rfind(letters[0], 0, place)
        if place <= 0 or not lower[place - 1].isalnum():
            return place >= 0
    return False


def abbreviates_chinese(short: str, full: str) -> bool:
    """Say whether a Chinese short name picks characters of the full one, the first among them.

    A prefix or suffix that stands whole in the full name is not meant: 模型 is no abbreviation of
    大模型.

    >>> abbreviates_chinese("国家网信办", "国家互联网信息办公室")
    True
    >>> abbreviates_chinese("模型", "大模型"), abbreviates_chinese("人工智能", "人工智能法")
    (False, False)
    """
    if len(short) < 2 or len(short) >= len(full) or short[0] != full[0] or short in full:  # noqa: PLR2004 (北大 is the shortest)
        return False
    rest = iter(full)
    return all(letter in rest for letter in short)
