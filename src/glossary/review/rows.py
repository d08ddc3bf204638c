"""Tell what people changed in a workbook from what the program had written there."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from glossary.model import Decision, ReviewStatus
from glossary.review.fields import (
    EDITABLE,
    LISTS,
    TERMS,
    narrow,
    same_value,
    split_terms,
    tidy,
)
from glossary.review.keys import Keys
from glossary.review.reviewed import Reviewed, Row, Written, chinese_of, known_pairs

_CHECKSUM = "crc32:"
_EMPTY = {"status": "new", "forbidden": "FALSE", "kind": "term"}  # what an emptied cell means
_SHOWN = 60  # characters of each term where a decision is shown


def decide(reviewed: Reviewed, keys: Keys) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """Give the decisions in a workbook, and notices of what was left as it was.

    A row that is gone decides nothing.
    """
    notices: list[str] = list(reviewed.notices)
    found: dict[Decision, None] = {}
    seen: set[str] = set()
    for row, name in _assign(reviewed, keys, notices):
        if name:
            if not any(row.values.get(field) for field in TERMS):
                continue  # emptied, which is a row deleted
            seen.add(name)
            found |= dict.fromkeys(_row_decisions(reviewed, row, name, keys, notices))
        else:
            found |= dict.fromkeys(_added(reviewed, row, keys, notices))
    gone = len(reviewed.written.keys() - seen)
    if gone:
        notices.append(
            f"{gone} deleted rows decide nothing, the concepts come back;"
            " set the status of a row to rejected to be rid of it"
        )
    found |= dict.fromkeys(_choices(reviewed, keys))
    found |= dict.fromkeys(_verdicts(reviewed, keys))
    return tuple(found), tuple(notices)


def _assign(reviewed: Reviewed, keys: Keys, notices: list[str]) -> Iterator[tuple[Row, str]]:
    """Give each row with the concept it is about, or with no name where a person added it."""
    settled = {
        row.id
        for row in reviewed.rows
        if row.id in reviewed.written
        and _terms(row.values) == _terms(reviewed.written[row.id].values)
    }
    # By their terms are known rows whose ids were emptied, mangled or sorted away from them.
    lost = {
        _terms(written.values): name
        for name, written in reviewed.written.items()
        if name not in settled
    }
    by_id: dict[str, list[Row]] = defaultdict(list)
    added: list[Row] = []
    for row in reviewed.rows:
        name = row.id
        if name not in settled and _terms(row.values) in lost:
            name = lost[_terms(row.values)]
            if row.id in reviewed.written and name != row.id:
                notices.append(f"{row.place}: the ID is that of another row; the terms count")
        if name in reviewed.written:
            by_id[name].append(row)
        elif any(row.values.values()):
            added.append(row)
    for name, rows in by_id.items():
        yield from _copies(rows, name, reviewed.written[name], keys)
    for row in added:
        yield row, ""


def _terms(values: Mapping[str, str]) -> tuple[str, ...]:
    """Give the terms by which people know a row."""
    return tuple(values.get(field, "") for field in TERMS)


def _copies(
    rows: Sequence[Row], name: str, written: Written, keys: Keys
) -> Iterator[tuple[Row, str]]:
    """Part a row from its copies: one for another Chinese term is a new concept."""

    def likeness(row: Row) -> int:
        return sum(row.values.get(field, "") == written.values.get(field, "") for field in TERMS)

    first = max(rows, key=likeness)
    yield first, name
    chinese = {keys.zh(chinese_of(row)) for row in (written.values, first.values)}
    told = [dict(first.values)]
    for row in rows:
        if row is not first and dict(row.values) not in told:
            told.append(dict(row.values))
            yield row, name if keys.zh(chinese_of(row.values)) in chinese else ""


def _row_decisions(
    reviewed: Reviewed, row: Row, name: str, keys: Keys, notices: list[str]
) -> Iterator[Decision]:
    """Give what a person decided in a row that the program had written."""
    written = reviewed.written[name]
    changed = dict(_changes(reviewed.columns, row, written, notices))
    now = {**written.values, **changed}
    if not changed:
        return
    pairs = known_pairs(written, now, keys)
    by = tidy(row.values.get("reviewer", "")) or reviewed.name
    shown = show(written.values)
    status = changed.get("status", "")
    if status in (ReviewStatus.APPROVED, ReviewStatus.EDITED):
        for field in TERMS:
            if field in reviewed.columns and field not in changed and now.get(field):
                yield Decision(
                    concept=name, pairs=pairs, field=field, value=now[field],
                    was=now[field], by=by, typed=False, shown=shown,
                )  # fmt: skip
    for field, value in changed.items():
        was = written.values.get(field, "")
        yield Decision(
            concept=name,
            pairs=pairs,
            field=field,
            value=value,
            was="" if was.startswith(_CHECKSUM) else was,
            by="" if field == "reviewer" else by,
            shown=shown,
        )


def _changes(
    columns: frozenset[str], row: Row, written: Written, notices: list[str]
) -> Iterator[tuple[str, str]]:
    """Give the fields whose cells a person changed, with their new values."""
    for field in EDITABLE:
        if field not in columns:
            continue
        cell, was = tidy(row.values.get(field, "")), written.values.get(field, "")
        cell = cell or _EMPTY.get(field, "")
        if _is_unchanged(field, cell, was):
            continue
        if not cell and field in TERMS and not _may_empty(field, row, columns):
            notices.append(
                f"{row.place}: the cell of a term was emptied and keeps {was!r};"
                " set the status to rejected to be rid of the pair"
            )
            continue
        yield field, " | ".join(split_terms(cell)) if field in LISTS else cell


def _is_unchanged(field: str, cell: str, was: str) -> bool:
    """Say whether a cell holds what the program wrote, but for what typing does by itself."""
    if was.startswith(_CHECKSUM):
        return f"{_CHECKSUM}{crc32(cell.encode('utf-8', 'replace')):08x}" == was
    return same_value(field, cell, was) or same_value(field, narrow(cell), was)


def _may_empty(field: str, row: Row, columns: frozenset[str]) -> bool:
    """Say whether a term may be left out: Chinese may, where the other script is there."""
    other = {"zh_hans": "zh_hant", "zh_hant": "zh_hans"}.get(field, "")
    return other in columns and bool(row.values.get(other))


def _added(reviewed: Reviewed, row: Row, keys: Keys, notices: list[str]) -> Iterator[Decision]:
    """Give the decisions that make a concept of a row that a person added."""
    values = {field: tidy(row.values.get(field, "")) for field in EDITABLE}
    pairs = keys.pair(chinese_of(values), values["en"])
    if not pairs:
        notices.append(f"{row.place}: a new row needs a Chinese and an English term; fill it in")
        return
    name = _name(pairs[0].zh)
    if name in reviewed.written:
        name = _name(pairs[0].zh, pairs[0].en)
    by, shown = values["reviewer"] or reviewed.name, show(values)
    values["status"] = values["status"] or ReviewStatus.APPROVED
    for field, value in (("added", "TRUE"), *values.items()):
        if value and not (field in _EMPTY and field != "status" and value == _EMPTY[field]):
            yield Decision(
                concept=name, pairs=pairs, field=field, value=value,
                by="" if field == "reviewer" else by, shown=shown,
            )  # fmt: skip


def _choices(reviewed: Reviewed, keys: Keys) -> Iterator[Decision]:
    """Give the choices between terms that conflict."""
    for choice in reviewed.choices:
        written = reviewed.written.get(choice.id)
        if written is None:
            continue
        field = choice.field
        if field != "en" and not written.values.get("zh_hans"):
            field = "zh_hant"
        for target, value in ((field, choice.value), ("note", choice.note)):
            if value := tidy(value):
                yield Decision(
                    concept=choice.id,
                    pairs=known_pairs(written, {**written.values, target: value}, keys),
                    field=target,
                    value=value,
                    was=plain(written, target),
                    by=reviewed.name,
                    shown=show(written.values),
                )


def _verdicts(reviewed: Reviewed, keys: Keys) -> Iterator[Decision]:
    """Give what was decided on doubts."""
    status = {"approve": ReviewStatus.APPROVED, "reject": ReviewStatus.REJECTED}
    for verdict in reviewed.verdicts:
        left = reviewed.written.get(verdict.left)
        right = reviewed.written.get(verdict.right)
        if left is None:
            continue
        pairs = known_pairs(left, left.values, keys)
        said: list[tuple[str, str, str]] = []
        if verdict.note:
            said.append(("note", tidy(verdict.note), plain(left, "note")))
        if verdict.value in status:
            said.append(("status", status[verdict.value], plain(left, "status")))
        for field, value, was in said:
            yield Decision(
                concept=verdict.left, pairs=pairs, field=field, value=value, was=was,
                by=reviewed.name, shown=show(left.values),
            )  # fmt: skip
        if verdict.value == "approve":
            for field in TERMS:
                if text := plain(left, field):
                    yield Decision(
                        concept=verdict.left, pairs=pairs, field=field, value=text, was=text,
                        by=reviewed.name, typed=False, shown=show(left.values),
                    )  # fmt: skip
        if verdict.value in ("merge", "apart") and right is not None:
            yield Decision(
                concept=verdict.left,
                pairs=pairs,
                field="merge",
                value=verdict.value,
                by=reviewed.name,
                other=known_pairs(right, right.values, keys),
                shown=f"{show(left.values)} + {show(right.values)}",
            )


def plain(written: Written, field: str) -> str:
    """Give what the program wrote, where it is known in full."""
    value = written.values.get(field, "")
    return "" if value.startswith(_CHECKSUM) else value


def show(values: Mapping[str, str]) -> str:
    """Show the pair of a row to people, short."""
    return f"{chinese_of(values)[:_SHOWN]} = {values.get('en', '')[:_SHOWN]}"


def _name(*keys: str) -> str:
    """Give the id that a concept of these keys would get from articles."""
    text = "\x1f".join(keys).encode("utf-8", "replace")
    return "c-" + hashlib.sha256(text).hexdigest()[:10]
