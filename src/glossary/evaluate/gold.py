"""Read gold passages: texts in which people marked every term pair.

A line is a JSON object with ``id``, ``text`` and ``pairs``; a pair has ``zh``
and ``en``, may have ``zh_also`` and ``en_also`` (other boundaries that are as
good) and ``note`` (how the text ties the two terms). Other fields are left
alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """Hold one annotated pair; the first form of each side is the annotated one."""

    zh_forms: tuple[str, ...]
    en_forms: tuple[str, ...]
    note: str = ""

    @property
    def zh(self) -> str:
        """Give the annotated Chinese term."""
        return self.zh_forms[0]

    @property
    def en(self) -> str:
        """Give the annotated English term."""
        return self.en_forms[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Hold one annotated text; no pairs means that nothing may be found in it."""

    id: str
    text: str
    pairs: tuple[GoldPair, ...]


def read_gold(path: Path) -> tuple[Passage, ...]:
    """Read a file of gold passages.

    Raises InputError, with the line, for a file that cannot be read, a line
    that is not a passage, an id given twice, and a file without passages.
    """
    passages: dict[str, Passage] = {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text; save the gold file as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a gold file that can be read") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        passage = _read_passage(line, place=f"{path}:{number}")
        if passage.id in passages:
            raise InputError(f"{path}:{number}: id {passage.id!r} is given twice; rename one")
        passages[passage.id] = passage
    if not passages:
        raise InputError(f"{path}: holds no passage; put one JSON object on each line")
    return tuple(passages.values())


def _read_passage(line: str, *, place: str) -> Passage:
    """Read one line."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not valid JSON; mend the line") from error
    if not isinstance(fields, dict):
        raise InputError(f"{place}: not a JSON object; write a passage as {{...}}")
    for name in ("id", "text"):
        if not isinstance(fields.get(name), str):
            raise InputError(f"{place}: {name!r} is no text; add it in quotes")
    pairs = fields.get("pairs")
    if not isinstance(pairs, list):
        raise InputError(f"{place}: 'pairs' is no list; write [] where there is no pair")
    return Passage(
        id=fields["id"],
        text=fields["text"],
        pairs=tuple(_read_pair(pair, place=place) for pair in pairs),
    )


def _read_pair(pair: Any, *, place: str) -> GoldPair:  # noqa: ANN401 - any JSON may stand here
    """Read one pair of a passage."""
    if not isinstance(pair, dict):
        raise InputError(f"{place}: a pair is no JSON object; write {{'zh': ..., 'en': ...}}")
    forms: dict[str, tuple[str, ...]] = {}
    for side in ("zh", "en"):
        also = pair.get(f"{side}_also") or []
        texts = [pair.get(side), *also] if isinstance(also, list) else [None]
        if not all(isinstance(text, str) and text for text in texts):
            raise InputError(f"{place}: a pair has no text in {side!r} or '{side}_also'; add it")
        forms[side] = tuple(str(text) for text in texts)
    return GoldPair(zh_forms=forms["zh"], en_forms=forms["en"], note=str(pair.get("note") or ""))
