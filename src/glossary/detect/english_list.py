"""English names with commas inside a bracket: one name, or several."""

import re
from dataclasses import replace

from glossary.detect.parts import Part, PartKind

_JOINS = re.compile(r"\b(?:and|&|or|Co|Ltd|Limited|Inc|LLC|Corp)\b")
_GOES_ON = frozenset(("now", "later", "not", "no", "never", "then"))
_COMMAS = frozenset(",，、")


def join_english(text: str, parts: list[Part], main: Part) -> list[Part] | None:
    """Join what a comma cut: ``Void, Voidable and Unenforceable Contracts``; None in doubt."""
    run = _run(parts, main)
    if len(run) == 1:
        return parts
    last = text[run[-1].start : run[-1].end]
    capitals = len(run) > 2 and all(text[part.start].isupper() for part in run)  # noqa: PLR2004 - A, B, C
    if not (_JOINS.search(last) or capitals or _is_clause(text, run)):
        return None
    place = parts.index(main)
    return [*parts[:place], _joined(run), *parts[place + len(run) :]]


def whole_list(parts: list[Part], main: Part) -> Part:
    """Give the part that begins with ``main`` and ends where its list ends."""
    return _joined(_run(parts, main))


def _run(parts: list[Part], main: Part) -> list[Part]:
    """Give the English parts that follow one another by mere commas."""
    run = [main]
    if main.kind is not PartKind.EN:
        return run
    for part in parts[parts.index(main) + 1 :]:
        if part.kind is not PartKind.EN or part.label is not None or part.quoted:
            break
        if part.separator not in _COMMAS:
            break
        run.append(part)
    return run


def _joined(run: list[Part]) -> Part:
    return replace(run[0], end=run[-1].end, kind=PartKind.EN)


def _is_clause(text: str, run: list[Part]) -> bool:
    """Say whether the comma parts two clauses: ``harvest now, decrypt later``."""
    return any(not _GOES_ON.isdisjoint(text[part.start : part.end].lower().split()) for part in run)
