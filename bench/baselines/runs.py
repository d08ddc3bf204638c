"""Baselines that only look at characters: capitals on the English side, Han on the Chinese one."""

import re
from collections.abc import Iterator

from baselines.brackets import Pair, Place, as_pair, find_places
from glossary.text.script import HAN

_HAN_RUN = re.compile(rf"[{HAN}·]+$")
_MIXED_RUN = re.compile(rf"[{HAN}·A-Za-z0-9\-]+$")
_CAPITALS = re.compile(r"(?:[A-Z][\w’'&.-]*\s+)*[A-Z][\w’'&.-]*$")
_NAME = re.compile(
    r"(?:[A-Z][\w’'&.-]*\s+(?:(?:of|for|on|and|the|to|in|&)\s+){0,2})*[A-Z][\w’'&.-]*$"
)
_ARTICLE = re.compile(r"^(?:The|A|An|In|On|At|By)\s+")
_QUOTED = re.compile(
    r"(?:“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’|《([^《》]+)》|「([^「」]+)」|\*+([^*]+)\*+)$"
)
_LAST_WORD = re.compile(r"[\w’'-]+$")


def naive(text: str) -> Iterator[Pair]:
    """Take the capitalised run or the whole Han run before the bracket; nothing else."""
    for place in find_places(text):
        pattern = _HAN_RUN if place.english_inside else _CAPITALS
        found = pattern.search(place.before.rstrip(' “”"‘’《》*'))
        if found:
            yield as_pair(place, found[0])


def runs(text: str) -> Iterator[Pair]:
    """Take quotes and 《》 first, then a run that keeps of, for, and; a lone word if need be."""
    for place in find_places(text):
        yield as_pair(place, run_before(place))


def run_before(place: Place) -> str:
    """Give the quoted term, else the run of one kind of characters."""
    quoted = _QUOTED.search(place.before)
    if quoted:
        return next(text for text in quoted.groups() if text)
    if place.english_inside:
        found = _MIXED_RUN.search(place.before)
        return found[0] if found else place.before
    found = _NAME.search(place.before) or _LAST_WORD.search(place.before)
    return _ARTICLE.sub("", found[0]) if found else place.before
