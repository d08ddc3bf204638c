"""What is wrong in a file: where, what, and what to do."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Weight(StrEnum):
    """Say how much a finding matters."""

    ERROR = "error"  # the tool refuses the file, or imports something else than is meant
    WARNING = "warning"  # the tool takes it; a person should look


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Report one thing: what, where, what to do next.

    ``line`` counts from 1 (in a spreadsheet it is the row); 0 means that the
    whole file is meant.
    """

    path: Path
    line: int = 0
    weight: Weight = Weight.ERROR
    problem: str
    advice: str

    def __str__(self) -> str:
        """Give the one line a user sees.

        >>> str(Finding(path=Path("a.tmx"), line=3, problem="an empty seg", advice="fill it"))
        'a.tmx:3: error: an empty seg; fill it'
        """
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.weight}: {self.problem}; {self.advice}"


class Findings:
    """Collect the findings of one file."""

    def __init__(self, path: Path) -> None:
        """Start with none."""
        self.path = path
        self.found: list[Finding] = []

    def error(self, line: int, problem: str, advice: str) -> None:
        """Add what an importer stumbles over."""
        self._add(line, Weight.ERROR, problem, advice)

    def warn(self, line: int, problem: str, advice: str) -> None:
        """Add what a person should look at."""
        self._add(line, Weight.WARNING, problem, advice)

    def _add(self, line: int, weight: Weight, problem: str, advice: str) -> None:
        self.found.append(
            Finding(path=self.path, line=line, weight=weight, problem=problem, advice=advice)
        )

    def in_order(self) -> tuple[Finding, ...]:
        """Give the findings in the order of the lines; what concerns the whole file first."""
        return tuple(sorted(self.found, key=lambda one: one.line))


def quote(text: str) -> str:
    """Quote a text in a message without filling the screen.

    >>> quote("术语")
    '‘术语’'
    """
    most = 40
    return f"‘{text if len(text) <= most else text[: most - 1] + '…'}’"
