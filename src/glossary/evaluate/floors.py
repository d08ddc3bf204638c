"""Floors: figures that may rise and must not fall, tied to the gold they were measured on.

A file of floors is JSON: ``{"en_dev.jsonl": {"digest": "sha256:...", "precision":
0.95, "recall": 0.93, "f1": 0.94, "false_in_empty": 0}, ...}``. The last is a
ceiling. The digest is that of the gold file: other gold needs other floors.
"""

import hashlib
import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

from glossary.errors import InputError, OutputError
from glossary.evaluate.score import Score

_DIGITS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Hold the least that is asked for on one gold file (strict shares, 0 to 1)."""

    digest: str
    precision: float
    recall: float
    f1: float
    false_in_empty: int


def digest_of(gold: Path) -> str:
    """Give the digest of a gold file; line ends count as one sign."""
    text = gold.read_bytes().replace(b"\r\n", b"\n")
    return "sha256:" + hashlib.sha256(text).hexdigest()


def measure(gold: Path, result: Score) -> Floor:
    """Give the figures of a score as a floor, rounded down to three digits."""
    strict = result.strict
    precision, recall, f1 = (
        math.floor(value * _DIGITS) / _DIGITS
        for value in (strict.precision, strict.recall, strict.f1)
    )
    return Floor(
        digest=digest_of(gold),
        precision=precision,
        recall=recall,
        f1=f1,
        false_in_empty=result.false_in_empty,
    )


def find_shortfalls(name: str, floor: Floor | None, measured: Floor) -> list[str]:
    """Say in a line each what is wrong with a file's figures; empty when nothing is.

    >>> floor = Floor(digest="a", precision=0.9, recall=0.9, f1=0.9, false_in_empty=0)
    >>> now = Floor(digest="a", precision=0.9, recall=0.8, f1=0.847, false_in_empty=0)
    >>> for shortfall in find_shortfalls("en.jsonl", floor, now):
    ...     print(shortfall)
    en.jsonl: recall 0.800 is below its floor 0.900
    en.jsonl: f1 0.847 is below its floor 0.900
    """
    if floor is None:
        return [f"{name}: has no floor; run make floors"]
    if floor.digest != measured.digest:
        return [f"{name}: the gold has changed since its floor was measured; run make floors"]
    short = [
        f"{name}: {figure} {getattr(measured, figure):.3f} is below its floor"
        f" {getattr(floor, figure):.3f}"
        for figure in ("precision", "recall", "f1")
        if getattr(measured, figure) < getattr(floor, figure)
    ]
    if measured.false_in_empty > floor.false_in_empty:
        short.append(
            f"{name}: {measured.false_in_empty} false pairs in passages without pairs;"
            f" at most {floor.false_in_empty} are allowed"
        )
    return short


def raise_floor(floor: Floor | None, measured: Floor) -> Floor:
    """Give the better of floor and figures, one by one; new gold begins anew.

    >>> floor = Floor(digest="a", precision=0.9, recall=0.9, f1=0.9, false_in_empty=1)
    >>> now = Floor(digest="a", precision=0.95, recall=0.8, f1=0.868, false_in_empty=0)
    >>> raise_floor(floor, now)
    Floor(digest='a', precision=0.95, recall=0.9, f1=0.9, false_in_empty=0)
    """
    if floor is None or floor.digest != measured.digest:
        return measured
    return Floor(
        digest=floor.digest,
        precision=max(floor.precision, measured.precision),
        recall=max(floor.recall, measured.recall),
        f1=max(floor.f1, measured.f1),
        false_in_empty=min(floor.false_in_empty, measured.false_in_empty),
    )


def read_floors(path: Path) -> dict[str, Floor]:
    """Read floors by the name of the gold file; none where there is no file yet.

    Raises InputError for a file that does not hold floors.
    """
    if not path.exists():
        return {}
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floor(**floor) for name, floor in fields.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: holds no floors; delete it and run make floors") from error


def write_floors(floors: dict[str, Floor], path: Path) -> None:
    """Write floors, sorted by file. Raises OutputError when that cannot be done."""
    text = json.dumps({name: asdict(floors[name]) for name in sorted(floors)}, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; name a file that can be written") from error
