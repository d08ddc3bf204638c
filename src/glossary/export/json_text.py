"""The types of ``glossary.model`` as JSON text, straight from their fields.

The text is that of ``json.dumps`` without ``ensure_ascii``, in a third of the time that
dicts would take: mentions are many. ``record`` reads it back.
"""

import dataclasses
import json
import math
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, get_args, get_origin

from glossary.export.record import fields_of

_SURROGATE = re.compile("[\ud800-\udfff]")
_RECURRING = 1 << 12  # texts of evidence that are kept

Dump = Callable[[Any], str]


def dump(value: object) -> str:
    """Give a value of the model as one line of JSON.

    A lone surrogate (half of a character, from a broken file) has no UTF-8; it
    is written as an escape, which JSON allows.

    >>> from glossary.model import Span
    >>> dump(Span(3, 7))
    '{"start": 3, "end": 7}'
    """
    kind: Any = type(value)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", _dumper(kind)(value))


@cache
def _dumper(given: Any) -> Dump:  # noqa: ANN401 - types are data here
    """Choose once for each type how its values are written."""
    if get_origin(given) in (tuple, Sequence):
        [member, *_] = get_args(given)
        return _list_dumper(_dumper(member), recurring=hasattr(member, "_fields"))
    if dataclasses.is_dataclass(given) or hasattr(given, "_fields"):
        return _fields_dumper(given)
    if issubclass(given, str):
        return encode_basestring
    return {bool: json.dumps, int: repr, float: _number}[given]


def _list_dumper(member: Dump, *, recurring: bool) -> Dump:
    """Write a list; named tuples recur, as the evidence of mentions does."""

    def write(values: Sequence[object]) -> str:
        return f"[{', '.join(map(member, values))}]"

    return lru_cache(maxsize=_RECURRING)(write) if recurring else write


def _fields_dumper(given: type) -> Dump:
    """Write an object of the fields of a dataclass or named tuple."""
    fields = fields_of(given)
    values = attrgetter(*fields)  # of all model types, which have two fields or more
    dumpers = [_dumper(hint) for hint in fields.values()]
    form = f"{{{', '.join(f'{encode_basestring(name)}: %s' for name in fields)}}}"

    if set(fields.values()) == {int}:  # spans, of which a mention has three
        return lambda value: form % values(value)

    def write(value: object) -> str:
        return form % tuple([dump(one) for dump, one in zip(dumpers, values(value), strict=True)])

    return write


def _number(value: float) -> str:
    return repr(value) if math.isfinite(value) else json.dumps(value)
