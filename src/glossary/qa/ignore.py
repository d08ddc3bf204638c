"""What people have looked at and want to hear of no more: notes in the file, and a list."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.errors import ConfigError
from glossary.model import Issue, Rule

_NOTE = re.compile(r"glossary:\s*ignore\b[ \t]*(?P<rules>(?:[a-z]+-[a-z]+[, \t]*)*)", re.IGNORECASE)
_KEYS = ("reason", "rule", "term", "source", "id", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Name issues that are right as they are, and why; what is empty fits every issue."""

    reason: str
    rule: str = ""
    term: str = ""
    source: str = ""
    id: str = ""
    file: str = ""

    def fits(self, issue: Issue) -> bool:
        """Say whether an issue is meant."""
        segment = issue.segment
        return (
            self.rule in ("", issue.rule)
            and self.term.casefold() in ("", issue.term.casefold())
            and self.source.split() in ([], segment.source.split())
            and self.id in ("", segment.id)
            and self.file in ("", segment.file, Path(segment.file).name)
        )

    def __str__(self) -> str:
        """Give what it names, for a message."""
        told = (getattr(self, key) for key in _KEYS[1:])
        return " ".join(text for text in told if text)


def is_ignored_by_note(issue: Issue) -> bool:
    """Say whether a note of the segment ignores an issue.

    >>> from glossary.model import Segment, Severity
    >>> notes = ("glossary: ignore number-differs, rounded on purpose",)
    >>> segment = Segment(file="a", id="1", source="", target="", notes=notes)
    >>> [is_ignored_by_note(Issue(segment=segment, rule=rule, severity=Severity.ERROR, term=""))
    ...  for rule in (Rule.NUMBER_DIFFERS, Rule.MISSING_TERM)]
    [True, False]
    """
    for note in issue.segment.notes:
        for found in _NOTE.finditer(note):
            rules = re.findall(r"[a-z]+-[a-z]+", found["rules"].lower())
            if not rules or issue.rule in rules:
                return True
    return False


def leave_out_ignored(
    issues: Iterable[Issue], ignores: Iterable[Ignore]
) -> tuple[tuple[Issue, ...], int, tuple[Ignore, ...]]:
    """Give the issues that remain, how many were ignored, and the ignores that fit none."""
    ignores = tuple(ignores)
    kept: list[Issue] = []
    used: set[int] = set()
    left_out = 0
    for issue in issues:
        fitting = {at for at, ignore in enumerate(ignores) if ignore.fits(issue)}
        used |= fitting
        if fitting or is_ignored_by_note(issue):
            left_out += 1
        else:
            kept.append(issue)
    unused = tuple(one for at, one in enumerate(ignores) if at not in used)
    return tuple(kept), left_out, unused


def read_ignores(path: Path) -> tuple[Ignore, ...]:
    """Read a list of ignores, a TOML file with a table ``[[ignore]]`` for each.

    Raises ConfigError with every fault, one a line.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; name a file that can be read") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8 text; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); mend that place") from None
    entries = table.pop("ignore", [])
    faults = [f"{path}: {key}: unknown key; write [[ignore]]" for key in table]
    if not isinstance(entries, list):
        faults.append(f"{path}: ignore: is one table; write [[ignore]] with two brackets")
        entries = []
    for number, entry in enumerate(entries, start=1):
        faults += [f"{path}: ignore {number}: {fault}" for fault in _faults(entry)]
    if faults:
        raise ConfigError("\n".join(faults))
    return tuple(Ignore(**entry) for entry in entries)


def _faults(entry: Any) -> list[str]:  # noqa: ANN401 - TOML holds any type
    """Say what is wrong in an entry."""
    if not isinstance(entry, Mapping):
        return [f"is no table; write [[ignore]] and below it {', '.join(_KEYS)}"]
    faults = [f"unknown key {key}; use {', '.join(_KEYS)}" for key in entry if key not in _KEYS]
    faults += [
        f"{key} is no text; put it in quotes"
        for key, value in entry.items()
        if not isinstance(value, str)
    ]
    if not faults and not entry.get("reason"):
        faults.append("has no reason; say why, for whoever reads it next")
    if not faults and not any(entry.get(key) for key in _KEYS[1:]):
        faults.append("would ignore everything; name a rule, term, source, id or file")
    if not faults and (rule := entry.get("rule", "")) and rule not in tuple(Rule):
        faults.append(f"unknown rule {rule!r}; use {', '.join(Rule)}")
    return faults
