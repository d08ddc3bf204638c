"""What changed from one glossary to the next."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Concept, Language, PairKeys, TermStatus
from glossary.review.fields import split_terms
from glossary.review.keys import pairs_of
from glossary.review.reviewed import Reviewed

Values = Mapping[str, tuple[str, ...]]

_NAMES = {
    "zh_hans": "Chinese",
    "zh_hant": "Chinese Traditional",
    "en": "English",
    "other": "other terms",
    "deprecated": "deprecated",
    "kind": "kind",
    "subject_field": "subject field",
    "status": "status",
    "forbidden": "forbidden",
    "note": "note",
}
_FIRST = (Language.ZH_HANS, Language.ZH_HANT, Language.EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold what of a concept is compared; ``in_conflict`` where several terms contradict."""

    id: str
    values: Values
    pairs: frozenset[PairKeys] = frozenset()
    in_conflict: bool = False

    @property
    def shown(self) -> str:
        """Show the pair."""
        chinese = self.values.get("zh_hans") or self.values.get("zh_hant") or ("",)
        return f"{chinese[0]} = {(self.values.get('en') or ('',))[0]}"


class Change(NamedTuple):
    """Say what one field of a concept was and is."""

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class Changed(NamedTuple):
    """Hold a concept that is in both glossaries with what changed in it."""

    entry: Entry
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Hold all that differs; ``conflicts`` are concepts newly in conflict."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    changed: tuple[Changed, ...] = ()
    conflicts: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing differs."""
        return not (self.added or self.removed or self.changed or self.conflicts)

    @property
    def summary(self) -> str:
        """Give the counts in a line."""
        return (
            f"{len(self.added):,} added, {len(self.removed):,} removed,"
            f" {len(self.changed):,} changed, {len(self.conflicts):,} new conflicts"
        )


def entries_of(concepts: Iterable[Concept]) -> tuple[Entry, ...]:
    """Give the entries of a glossary's concepts."""
    return tuple(_entry(concept) for concept in concepts)


def _entry(concept: Concept) -> Entry:
    """Give the entry of a concept."""
    fields = dict(zip(_FIRST, ("zh_hans", "zh_hant", "en"), strict=True))
    values: dict[str, tuple[str, ...]] = {
        name: (text,) for language, name in fields.items() if (text := concept.preferred(language))
    }
    for name, wanted in (("other", TermStatus.ADMITTED), ("deprecated", TermStatus.DEPRECATED)):
        values[name] = tuple(sorted({t.text for t in concept.terms if t.status is wanted}))
    values |= {
        "kind": (concept.kind,),
        "subject_field": (concept.subject_field,),
        "status": (concept.review,),
        "forbidden": ("TRUE" if concept.forbidden else "FALSE",),
        "note": (concept.note,),
    }
    return Entry(
        id=concept.id,
        values=values,
        pairs=pairs_of(concept),
        in_conflict=bool(concept.conflicts),
    )


def entries_in(reviewed: Reviewed) -> tuple[Entry, ...]:
    """Give the entries of a workbook as it stands now."""
    found = []
    for row in reviewed.rows:
        cells = row.values
        values: dict[str, tuple[str, ...]] = {
            name: (cells[name],)
            for name in ("zh_hans", "zh_hant", "en", "kind", "subject_field", "status", "note")
            if name in cells and (cells[name] or name not in ("zh_hans", "zh_hant", "en"))
        }
        others = [
            t
            for name in ("other_zh", "other_en", "short")
            for t in split_terms(cells.get(name, ""))
        ]
        values["other"] = tuple(sorted(set(others)))
        values["deprecated"] = tuple(sorted(split_terms(cells.get("deprecated", ""))))
        values["forbidden"] = (cells.get("forbidden") or "FALSE",)
        written = reviewed.written.get(row.id)
        found.append(
            Entry(
                id=row.id,
                values=values,
                pairs=frozenset(written.pairs) if written else frozenset(),
                in_conflict=row.in_conflict,
            )
        )
    return tuple(found)


def compare(old: Sequence[Entry], new: Sequence[Entry]) -> Difference:
    """Compare two glossaries; a concept is known by its id, else by a pair it shares."""
    before = {entry.id: entry for entry in old}
    after = {entry.id: entry for entry in new}
    by_pair = {pair: entry for entry in old if entry.id not in after for pair in entry.pairs}
    added: list[Entry] = []
    changed: list[Changed] = []
    conflicts: list[Entry] = []
    kept: set[str] = set()
    for entry in after.values():
        earlier = before.get(entry.id) or next(
            (
                by_pair[pair]
                for pair in sorted(entry.pairs)
                if pair in by_pair and by_pair[pair].id not in kept
            ),
            None,
        )
        if entry.in_conflict and not (earlier and earlier.in_conflict):
            conflicts.append(entry)
        if earlier is None:
            added.append(entry)
            continue
        kept.add(earlier.id)
        if changes := tuple(_changes(earlier.values, entry.values)):
            changed.append(Changed(entry, changes))
    removed = tuple(entry for name, entry in before.items() if name not in kept)
    return Difference(
        added=tuple(added), removed=removed, changed=tuple(changed), conflicts=tuple(conflicts)
    )


def _changes(old: Values, new: Values) -> Iterator[Change]:
    """Give the fields that differ."""
    for field in _NAMES:
        left = tuple(text for text in old.get(field, ()) if text)
        right = tuple(text for text in new.get(field, ()) if text)
        if left != right:
            yield Change(field, left, right)


def as_text(difference: Difference, most: int = 0) -> Iterator[str]:
    """Give the lines for people; ``most`` limits those of each sort, 0 does not."""
    yield difference.summary
    groups = (
        ("+", [entry.shown for entry in difference.added]),
        ("-", [entry.shown for entry in difference.removed]),
        ("~", [f"{one.entry.shown}: {_told(one.changes)}" for one in difference.changed]),
        ("!", [f"{entry.shown}: conflict" for entry in difference.conflicts]),
    )
    for sign, lines in groups:
        shown = lines[:most] if most else lines
        yield from (f"{sign} {line}" for line in shown)
        if len(shown) < len(lines):
            yield f"{sign} and {len(lines) - len(shown):,} more"


def _told(changes: Iterable[Change]) -> str:
    """Tell what changed."""

    def side(texts: Iterable[str]) -> str:
        return " | ".join(texts) or "(none)"

    return "; ".join(f"{_NAMES[one.field]}: {side(one.old)} → {side(one.new)}" for one in changes)


def as_markdown(difference: Difference) -> Iterator[str]:
    """Give the lines of a summary in Markdown; no term becomes markup."""
    yield f"**Glossary:** {difference.summary}"
    for title, entries in (
        ("Added", difference.added),
        ("Removed", difference.removed),
        ("New conflicts", difference.conflicts),
    ):
        if entries:
            yield from ("", f"### {title}", "", "| Chinese | English |", "|---|---|")
            for entry in entries:
                chinese, _, english = entry.shown.partition(" = ")
                yield f"| {_plain(chinese)} | {_plain(english)} |"
    if difference.changed:
        yield from ("", "### Changed", "", "| Concept | Field | Old | New |", "|---|---|---|---|")
        for entry, changes in difference.changed:
            for one in changes:
                cells = (entry.shown, _NAMES[one.field], " / ".join(one.old), " / ".join(one.new))
                yield f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """Keep a text from acting as markup: every sign that could becomes its code."""
    return "".join(
        f"&#{ord(char)};" if char in "\\`*_{}[]<>()#+!|&~@:\r\n" else char for char in text
    )


def as_json(difference: Difference) -> str:
    """Give everything as one JSON object."""

    def record(entry: Entry) -> dict[str, object]:
        return {"id": entry.id, **{name: list(texts) for name, texts in entry.values.items()}}

    return json.dumps(
        {
            "added": [record(entry) for entry in difference.added],
            "removed": [record(entry) for entry in difference.removed],
            "changed": [
                {
                    "id": entry.id,
                    "shown": entry.shown,
                    "changes": {
                        one.field: {"old": list(one.old), "new": list(one.new)} for one in changes
                    },
                }
                for entry, changes in difference.changed
            ],
            "conflicts": [record(entry) for entry in difference.conflicts],
        },
        ensure_ascii=False,
        indent=1,
    )
