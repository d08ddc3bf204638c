"""Read a configuration file (TOML) into settings that never change.

A table a room, its keys those of the room's options::

    formats = ["xlsx", "tmx"]   # leave out to write the usual eight

    [read]
    text_field = "body"

    [export]
    zh_hans = "zh-CN"
    only_approved = true

Every fault is reported at once, each with its key.
"""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, get_type_hints

from glossary.errors import ConfigError
from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.read import ReadOptions

Options = TypeVar("Options", ReadOptions, ExportOptions)

USUAL_FORMATS = ("xlsx", "html", "csv", "tmx", "tbx", "tbx-v2", "omegat", "json")

_TYPE_NAMES = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    tuple[str, ...]: "a list of texts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold everything a user may choose; the default is what most want.

    ``formats`` are the names of ``glossary.export.registry.WRITERS`` to write.

    >>> Settings().formats
    ('xlsx', 'html', 'csv', 'tmx', 'tbx', 'tbx-v2', 'omegat', 'json')
    """

    formats: tuple[str, ...] = USUAL_FORMATS
    read: ReadOptions = field(default_factory=ReadOptions)
    export: ExportOptions = field(default_factory=ExportOptions)

    @property
    def digest(self) -> str:
        """Give 12 hex digits that differ when a setting differs that shapes the result.

        Which formats are written does not count: it changes no file.
        """
        shaping = asdict(self)
        del shaping["formats"]
        text = json.dumps(shaping, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_settings(path: Path) -> Settings:
    """Read settings from a TOML file.

    Raises ConfigError with a line for each fault when the file cannot be read,
    is not TOML, or holds an unknown key or a value of the wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; name a file that can be read") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); mend that place") from error
    return make_settings(table, place=str(path))


def make_settings(table: Mapping[str, Any], *, place: str = "settings") -> Settings:
    """Make settings from nested mappings, the form that TOML has.

    >>> make_settings({"export": {"locale": "zh"}}).export.locale
    'zh'
    >>> make_settings({"export": {"local": 1}})
    Traceback (most recent call last):
    glossary.errors.ConfigError: settings: export.local: unknown key; did you mean locale?
    """
    faults: list[str] = []
    settings = Settings(
        formats=_read_formats(table.get("formats", list(USUAL_FORMATS)), faults),
        read=_read_options(ReadOptions, "read", table.get("read", {}), faults),
        export=_read_options(ExportOptions, "export", table.get("export", {}), faults),
    )
    faults += _unknown(table, [f.name for f in fields(Settings)])
    if faults:
        raise ConfigError("\n".join(f"{place}: {fault}" for fault in faults))
    return settings


def _read_formats(names: object, faults: list[str]) -> tuple[str, ...]:
    """Read the formats to write, in the order of the registry."""
    if not isinstance(names, list) or not names:
        faults.append('formats: not a list of formats; write formats = ["xlsx"]')
        return ()
    faults += [
        f"formats: unknown format {name!r}; choose from {', '.join(WRITERS)}"
        for name in names
        if name not in tuple(WRITERS)  # by equality: TOML may put a list here
    ]
    return tuple(name for name in WRITERS if name in names)


def _read_options(kind: type[Options], key: str, table: object, faults: list[str]) -> Options:
    """Read a table into the options of a room; faulty keys keep their defaults."""
    if not isinstance(table, dict):
        faults.append(f"{key}: not a table; write [{key}] and its keys below")
        return kind()
    types = get_type_hints(kind)
    names = [option.name for option in fields(kind)]
    faults += _unknown(table, names, prefix=f"{key}.")
    values: dict[str, Any] = {}
    for name in names:
        if name in table:
            try:
                values[name] = _convert(table[name], types[name])
            except TypeError:
                faults.append(f"{key}.{name}: must be {_TYPE_NAMES[types[name]]}")
    try:
        return kind(**values)
    except ValueError as error:  # a room refuses values of the right type, each with its key
        faults += [f"{key}.{one}" for one in error.args]
        return kind()


def _convert(value: object, wanted: type | GenericAlias) -> object:
    """Give the value in the wanted type, or raise TypeError; true is no number."""
    if wanted == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
    elif wanted is float and type(value) is int:
        return float(value)
    elif type(value) is wanted:
        return value
    raise TypeError


def _unknown(names: Iterable[str], known: list[str], *, prefix: str = "") -> Iterator[str]:
    """Give a fault for each name that is not known, with the nearest one that is."""
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            advice = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
            yield f"{prefix}{name}: unknown key; {advice}"
