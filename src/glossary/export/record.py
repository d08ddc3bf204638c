"""The types of ``glossary.model`` as plain JSON values, and back.

Both ways follow the field names and types of the dataclasses themselves, so a
field that is added to the model reaches glossary.json without a change here,
and a file written before that field existed is still read (its default counts).
"""

import dataclasses
import types
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from glossary.errors import InputError

Built = TypeVar("Built")
_SHOWN = 40  # characters of a wrong value in a message


def to_record(value: object) -> Any:  # noqa: ANN401 - a JSON value is of any type
    """Give a value of the model as dicts, lists, strings and numbers.

    >>> from glossary.model import Language, Term
    >>> to_record(Term(text="功夫", language=Language.ZH_HANS))["language"]
    'zh-Hans'
    """
    if isinstance(value, str | int | float):  # bool is an int; a StrEnum is a str
        return str(value) if isinstance(value, StrEnum) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_record(getattr(value, name)) for name in _fields(type(value))}
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [to_record(part) for part in value]
        return {name: to_record(part) for name, part in zip(names, value, strict=True)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


def from_record(wanted: type[Built], record: object, place: str = "") -> Built:
    """Build a value of the model from a JSON value; the opposite of ``to_record``.

    Raises InputError where the record does not fit the type; ``place`` says
    where it stands (``concepts[3].terms[0]``).

    >>> from glossary.model import Term
    >>> from_record(Term, {"text": "功夫", "language": "zh-Hans"}).text
    '功夫'
    >>> from_record(Term, {"text": "功夫", "language": "fr"}, "terms[0]")
    Traceback (most recent call last):
    glossary.errors.InputError: terms[0].language: 'fr' is none of zh-Hans, zh-Hant, en
    """
    built: Built = _build(wanted, record, place)
    return built


def _build(wanted: Any, record: Any, place: str) -> Any:  # noqa: ANN401 - types are data here
    """Choose by the wanted type how a record is read."""
    if get_origin(wanted) is tuple:
        return _build_tuple(wanted, record, place)
    if dataclasses.is_dataclass(wanted) or hasattr(wanted, "_fields"):
        return _build_fields(wanted, record, place)
    if issubclass(wanted, StrEnum):
        return _build_choice(wanted, record, place)
    # A whole number is a fair float, but True is no number and no fair text.
    fair = (int, float) if wanted is float else wanted
    if not isinstance(record, fair) or (isinstance(record, bool) and wanted is not bool):
        raise InputError(f"{place or 'record'}: {_short(record)} is not {_NAMES[wanted]}")
    return float(record) if wanted is float else record


_NAMES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def _build_tuple(wanted: types.GenericAlias, record: object, place: str) -> tuple[object, ...]:
    """Read a list whose members are all of one type."""
    if not isinstance(record, list):
        raise InputError(f"{place or 'record'}: {_short(record)} is not a list")
    member = get_args(wanted)[0]
    return tuple(_build(member, part, f"{place}[{i}]") for i, part in enumerate(record))


def _build_fields(wanted: type, record: object, place: str) -> object:
    """Read an object whose keys are the fields of a dataclass or named tuple."""
    if not isinstance(record, dict):
        raise InputError(f"{place or 'record'}: {_short(record)} is not an object")
    hints = _fields(wanted)
    if unknown := [name for name in record if name not in hints]:
        raise InputError(f"{place or 'record'}: unknown key {_short(unknown[0])}")
    given = {
        name: _build(hint, record[name], f"{place}.{name}" if place else name)
        for name, hint in hints.items()
        if name in record
    }
    try:
        return wanted(**given)
    except TypeError:
        missing = ", ".join(name for name in _required(wanted) if name not in given)
        raise InputError(f"{place or 'record'}: the key {missing} is missing") from None


def _build_choice(wanted: type[StrEnum], record: object, place: str) -> StrEnum:
    """Read one of a closed list of words."""
    if isinstance(record, str) and record in list(wanted):
        return wanted(record)
    words = ", ".join(wanted)
    raise InputError(f"{place or 'record'}: {_short(record)} is none of {words}")


@cache
def _fields(wanted: type) -> dict[str, Any]:
    """Give the field names and types of a dataclass or named tuple."""
    return get_type_hints(wanted)


def _required(wanted: type) -> list[str]:
    """Give the names of the fields that have no default."""
    if dataclasses.is_dataclass(wanted):
        nothing = dataclasses.MISSING
        return [
            field.name
            for field in dataclasses.fields(wanted)
            if field.default is nothing and field.default_factory is nothing
        ]
    return list(_fields(wanted))


def _short(value: object) -> str:
    """Quote a value from a hostile file in one short line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
