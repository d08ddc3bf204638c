"""decisions.jsonl: what people decided, one decision a line, sorted, made for git.

UTF-8, LF, one JSON object a line with the fields of ``Decision``; what has its
default is left out. Each line stands for itself: where two branches met, keep
the lines of both.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from glossary.errors import InputError, OutputError
from glossary.model import Decision, PairKeys
from glossary.review.add import order
from glossary.review.fields import EDITABLE, KINDS, STATUSES

NAME = "decisions.jsonl"
_FIELDS = {field.name: field for field in fields(Decision)}
_PAIRS = frozenset({"pairs", "other"})
_KNOWN = frozenset({*EDITABLE, "added", "merge"})
_CHOICES = {
    "status": STATUSES,
    "kind": KINDS,
    "merge": frozenset({"merge", "apart"}),
    "forbidden": frozenset({"TRUE", "FALSE"}),
}


def write_decisions(decisions: Iterable[Decision], path: Path) -> None:
    """Write the file as a whole: when that fails the old one stays.

    Raises OutputError when the file cannot be written.
    """
    text = "".join(f"{line}\n" for line in as_lines(decisions))
    new = None
    try:
        handle, new = tempfile.mkstemp(prefix=".decisions-", dir=path.parent)
        with open(handle, "w", encoding="utf-8", newline="\n") as out:  # noqa: PTH123 - a handle
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(new).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(new).replace(path)
    except OSError as error:
        if new:
            with contextlib.suppress(OSError):
                Path(new).unlink(missing_ok=True)
        raise OutputError(
            f"{path}: decisions cannot be written ({error.strerror or error});"
            " free the place or name another file with --decisions"
        ) from error


def digest(decisions: Iterable[Decision]) -> str:
    """Give 12 hex digits for a set of decisions; none for none."""
    lines = as_lines(decisions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12] if lines else ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the file; one that is not there holds no decision.

    Raises InputError with the line when a line is no decision.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); check the path and its rights"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                found.append(_decision(line))
            except (ValueError, RecursionError) as error:
                raise InputError(f"{path}:{number}: {error}") from None
    return tuple(sorted(dict.fromkeys(found), key=order))


def as_lines(decisions: Iterable[Decision]) -> list[str]:
    """Give the lines of the file."""
    return [_line(decision) for decision in sorted(decisions, key=order)]


def _line(decision: Decision) -> str:
    """Give one decision as JSON; half of a character has no UTF-8 and is escaped."""
    record = {
        name: getattr(decision, name)
        for name, field in _FIELDS.items()
        if field.default is MISSING or getattr(decision, name) != field.default
    }
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return text


def _decision(line: str) -> Decision:
    """Read one line; raise ValueError in words a user can follow."""
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        raise ValueError("git left a mark here; keep the lines of both sides, delete the marks")
    try:
        record: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON ({error.msg}); mend or delete the line") from None
    if not isinstance(record, dict):
        raise ValueError("not a JSON object; mend or delete the line")  # noqa: TRY004 - one kind
    values: dict[str, Any] = {}
    for name, value in record.items():
        if name not in _FIELDS:
            raise ValueError(f"unknown key {name[:40]!r}; mend or delete the line")
        values[name] = _read(name, value)
    missing = [n for n, f in _FIELDS.items() if f.default is MISSING and n not in values]
    if missing:
        raise ValueError(f"the key {', '.join(missing)} is missing; mend or delete the line")
    decision = Decision(**values)
    choices = _CHOICES.get(decision.field)
    if decision.field not in _KNOWN:
        raise ValueError(f"field: {decision.field[:40]!r} is no field of a decision")
    if choices and decision.value not in choices:
        raise ValueError(f"value: {decision.value[:40]!r} is none of {', '.join(sorted(choices))}")
    return decision


def _read(name: str, value: object) -> object:
    """Give a value in the type of its field."""
    if name in _PAIRS:
        if isinstance(value, list) and all(_is_pair(pair) for pair in value):
            return tuple(PairKeys(*pair) for pair in value)
        raise ValueError(f"{name}: not a list of [Chinese key, English key]")
    if name == "before":
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise ValueError("before: not a list of texts")
    if not isinstance(value, bool if name == "typed" else str):
        raise ValueError(f"{name}: not {'true or false' if name == 'typed' else 'a text'}")  # noqa: TRY004 - one kind
    return value


def _is_pair(pair: object) -> bool:
    """Say whether a JSON value is a pair of keys."""
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)  # noqa: PLR2004 - a pair
