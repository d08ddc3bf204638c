"""English words cut to what their relatives share."""

from functools import lru_cache

_SUFFIXES = tuple(
    (
        "isations izations isation ization ational ations ation ments ment iveness ities ity "
        "ings ing ively ives ive ances ance ences ence ically ical ally ions ion ists ist isms "
        "ism ians ian ers er ors or ied ies ed es s als al ics ic ly ous y e"
    ).split()
)
_MIN_STEM = 3
_MAX_STEM = 7


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut an English word (lower case) to a stem that its relatives share.

    >>> stem("administration") == stem("administrative"), stem("laws") == stem("law")
    (True, True)
    >>> stem("fitting") == stem("fit"), stem("processing") == stem("process")
    (True, True)
    """
    word = word.removesuffix("'s").removesuffix("’s")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) > _MIN_STEM and word[-1] == word[-2] and word[-1].isalpha():
        word = word[:-1]  # fitting, fit; processes, process
    return word[:_MAX_STEM]
