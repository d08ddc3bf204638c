"""Terms that texts give with several words before them: where the runs agree, the term begins."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.evaluate import GoldPair, Passage
from glossary.text.script import HAN
from glossary.training.marked import take_marks

_PLAIN = re.compile(
    rf"(?P<zh>[{HAN}A-Za-z0-9·]{{2,30}})\s?[（(](?P<en>[A-Za-z][^()（）\n：:=，,；;/]{{2,60}}?)"
    r"(?:[，,；;][^()（）\n]{0,40})?[)）]"
)
_LEAST_RUNS, _LEAST_LEFTS, _LEAST_TERM = 3, 2, 2
_BEFORE, _AFTER = 60, 20  # code points kept around a pair
_LESSONS = 2  # of each term


class _Seen(NamedTuple):
    run: str
    en: str
    text: str  # the line around


def find_recurring(texts: Iterable[tuple[str, str]]) -> Iterator[Passage]:
    r"""Make passages of terms that recur with other left contexts, and once alone.

    Texts come as (source, text). What all runs before one English term end
    with is the Chinese term, if one run is no more than it, at least three runs
    differ, and different characters stand before it.

    >>> text = "可用熵减(negentropy)。\n它靠熵减(negentropy)。\n熵减(negentropy)"
    >>> for passage in find_recurring([("notes", text)]):
    ...     print(passage.text, passage.pairs[0].zh)
    可用熵减(negentropy)。 熵减
    它靠熵减(negentropy)。 熵减
    """
    places: dict[str, list[_Seen]] = defaultdict(list)
    for _, text in texts:
        for found in _PLAIN.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
            here = text[found.start() : found.end() + _AFTER].partition("\n")[0]
            en = found["en"].strip()
            places[en.lower()].append(_Seen(found["zh"], en, before + here))
    number = 0
    for seen in places.values():
        term = _common_end(seen)
        if term is None:
            continue
        for one in [one for one in seen if one.run != term][:_LESSONS]:
            number += 1
            pair = GoldPair(zh_forms=(term,), en_forms=(one.en,))
            yield Passage(id=f"recurring-{number}", text=take_marks(one.text), pairs=(pair,))


def _common_end(seen: list[_Seen]) -> str | None:
    """Give the term that all runs end with, where the runs prove it."""
    runs = {one.run for one in seen}
    if len(runs) < _LEAST_RUNS:
        return None
    shortest = min(sorted(runs), key=len)
    if not all(run.endswith(shortest) for run in runs):
        return None  # then no run is the term alone
    lefts = {run[: -len(shortest)][-1] for run in runs if run != shortest}
    proven = len(shortest) >= _LEAST_TERM and len(lefts) >= _LEAST_LEFTS
    return shortest if proven and re.search(f"[{HAN}]", shortest) else None
