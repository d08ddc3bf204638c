"""JSON values as the types of ``glossary.model``.

This way and that of ``json_text`` follow the field names and types of the
dataclasses themselves, so a field that is added to the model reaches glossary.json
without a change here, and a file written before that field existed is still read
(its default counts).
"""

import dataclasses
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from glossary.errors import InputError

Built = TypeVar("Built")
_SHOWN = 40  # characters of a wrong value in a message


def from_record(wanted: type[Built], record: object, place: str = "") -> Built:
    """Build a value of the model from a JSON value; the opposite of ``dump``.

    Raises InputError where the record does not fit the type; ``place`` says
    where it stands (``concepts[3].terms[0]``).

    >>> from glossary.model import Term
    >>> from_record(Term, {"text": "功夫", "language": "zh-Hans"}).text
    '功夫'
    >>> from_record(Term, {"text": "功夫", "language": "fr"}, "terms[0]")
    Traceback (most recent call last):
    glossary.errors.InputError: terms[0].language: 'fr' is none of zh-Hans, zh-Hant, en
    """
    kind: Any = wanted
    built: Built = _builder(kind)(record, (place,))
    return built


# The way to a value: its last step and the way there. Only an error puts it into words.
Way = tuple[Any, ...]
Build = Callable[[Any, Way], Any]


@cache
def _builder(wanted: Any) -> Build:  # noqa: ANN401 - types are data here
    """Choose once for each type how its records are read."""
    if get_origin(wanted) in (tuple, Sequence):
        return _tuple_builder(get_args(wanted)[0])
    if dataclasses.is_dataclass(wanted) or hasattr(wanted, "_fields"):
        return _fields_builder(wanted)
    if issubclass(wanted, StrEnum):
        return _choice_builder(wanted)
    return _plain_builder(wanted)


def _plain_builder(wanted: type) -> Build:
    """Read a string, number or truth value; a whole number is a fair float, True is no number."""
    fair = {int, float} if wanted is float else {wanted}
    name = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}

    def build(record: object, way: Way) -> object:
        if type(record) not in fair:
            raise _fault(way, f"{_short(record)} is not {name[wanted]}")
        return wanted(record)

    return build


def _tuple_builder(member: type) -> Build:
    """Read a list whose members are all of one type."""
    build_member = _builder(member)

    def build(record: object, way: Way) -> tuple[object, ...]:
        if not isinstance(record, list):
            raise _fault(way, f"{_short(record)} is not a list")
        return tuple([build_member(part, (i, way)) for i, part in enumerate(record)])

    return build


def _fields_builder(wanted: type) -> Build:
    """Read an object whose keys are the fields of a dataclass or named tuple."""
    builders = {name: _builder(hint) for name, hint in fields_of(wanted).items()}
    required = _required(wanted)

    def build(record: object, way: Way) -> object:
        if not isinstance(record, dict):
            raise _fault(way, f"{_short(record)} is not an object")
        given = {}
        for name, part in record.items():
            if name not in builders:
                raise _fault(way, f"unknown key {_short(name)}")
            given[name] = builders[name](part, (name, way))
        if missing := [name for name in required if name not in given]:
            raise _fault(way, f"the key {', '.join(missing)} is missing")
        return wanted(**given)

    return build


def _choice_builder(wanted: type[StrEnum]) -> Build:
    """Read one of a closed list of words."""
    choices = {str(choice): choice for choice in wanted}

    def build(record: object, way: Way) -> StrEnum:
        if isinstance(record, str) and record in choices:
            return choices[record]
        raise _fault(way, f"{_short(record)} is none of {', '.join(choices)}")

    return build


def _fault(way: Way, problem: str) -> InputError:
    """Say at which place what is wrong."""
    place = ""
    while len(way) > 1:
        step, way = way
        place = f"[{step}]{place}" if isinstance(step, int) else f".{step}{place}"
    return InputError(f"{(way[0] + place).removeprefix('.') or 'record'}: {problem}")


@cache
def fields_of(wanted: type) -> dict[str, Any]:
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
    return list(fields_of(wanted))


def _short(value: object) -> str:
    """Quote a value from a hostile file in one short line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
