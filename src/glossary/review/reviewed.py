"""A workbook that came back from a reviewer: what stands in it, and what the program wrote."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from glossary.model import PairKeys
from glossary.review.keys import Keys, union


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold a row as it stands now: column key -> text. ``place`` says where it is."""

    id: str
    values: Mapping[str, str]
    place: str = ""
    in_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Hold what the program wrote in a row; a very long text is there as a checksum only."""

    pairs: tuple[PairKeys, ...] = ()
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Hold the choice made between the terms of a conflict (``field``: en or zh_hans)."""

    id: str
    field: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Hold what was decided on a doubt: merge, apart, approve or reject."""

    left: str
    right: str = ""
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Hold a workbook that came back from a reviewer.

    ``columns`` are the keys of the columns that are still there; ``decided`` is
    the digest of the decisions from which the workbook was written; ``notices``
    say what could not be read.
    """

    name: str
    columns: frozenset[str]
    rows: tuple[Row, ...]
    written: Mapping[str, Written]
    choices: tuple[Choice, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    decided: str = ""
    notices: tuple[str, ...] = ()

    def homes(self, keys: Keys) -> dict[str, frozenset[PairKeys]]:
        """Give the concepts that the program had written, with their pairs."""
        return {
            name: frozenset(known_pairs(written, written.values, keys))
            for name, written in self.written.items()
        }


def known_pairs(written: Written, values: Mapping[str, str], keys: Keys) -> tuple[PairKeys, ...]:
    """Give the pairs by which a row is known: those found, that written and that shown now."""
    return union(
        written.pairs,
        keys.pair(chinese_of(written.values), written.values.get("en", "")),
        keys.pair(chinese_of(values), values.get("en", "")),
    )


def chinese_of(values: Mapping[str, str]) -> str:
    """Give the Chinese term of a row."""
    return values.get("zh_hans", "") or values.get("zh_hant", "")
