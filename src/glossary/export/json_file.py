"""glossary.json: everything that a run found, for programs and for a later export.

UTF-8 without BOM, one concept a line, so that two results compare line by line.
``format`` and ``version`` head the file; the rest are the fields of ``Glossary``
as they stand in ``glossary.model``. Rejected and forbidden concepts are kept.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from glossary.errors import InputError
from glossary.export.json_text import dump
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.record import from_record
from glossary.model import Concept, Glossary

FORMAT = "glossary"
VERSION = 1


def write_json(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the whole glossary; nothing is left out, so there is no loss.

    ``options`` is not looked at: language codes and choices belong to the tools
    that read the other formats.
    """
    del options
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(glossary))
    return ()


def _lines(glossary: Glossary) -> Iterator[str]:
    """Give the file line by line, so that a large glossary is never one string."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION},\n'
    yield f'"signature": {dump(glossary.signature)},\n'
    yield from _list("sources", glossary.sources)
    yield ",\n"
    yield '"concepts": ['
    for number, concept in enumerate(glossary.concepts):
        yield ",\n" if number else "\n"
        yield from _concept(concept)
    yield "]"
    yield ",\n"
    yield from _list("proposals", glossary.proposals)
    yield "\n}\n"


def _list(name: str, values: Iterable[object]) -> Iterator[str]:
    """Give a named list with a line for each member."""
    yield f'"{name}": ['
    between = "\n"
    for value in values:
        yield f"{between}{dump(value)}"
        between = ",\n"
    yield "]"


def _concept(concept: Concept) -> Iterator[str]:
    """Give the line of a concept, its mentions one by one: there may be a million."""
    none = '"mentions": []'  # the key: within a text a quotation mark follows a backslash
    before, _, after = dump(replace(concept, mentions=())).partition(none)
    yield f"{before}{none[:-1]}"
    for number, mention in enumerate(concept.mentions):
        yield f"{', ' if number else ''}{dump(mention)}"
    yield f"]{after}"


def read_glossary(path: Path) -> Glossary:
    """Read a glossary.json back, equal to what was written.

    Raises InputError with the place and what to do when the file is missing, is
    no JSON, or is JSON of another kind.
    """
    record = _load(path)
    if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
        raise InputError(f"{path}: not a glossary.json; give the file that `glossary build` wrote")
    version = record.pop("version", None)
    if version != VERSION:
        raise InputError(
            f"{path}: version {version!r} of the file is not known here;"
            " export with the program version that wrote it"
        )
    try:
        return from_record(Glossary, record)
    except InputError as fault:
        raise InputError(f"{path}: {fault}; build the glossary again") from None


def _load(path: Path) -> Any:  # noqa: ANN401 - a JSON value is of any type
    """Parse the file, or say in one line why that is not possible."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise InputError(
            f"{path}: cannot be read ({fault.strerror}); check the path and its rights"
        ) from None
    except UnicodeDecodeError as fault:
        raise InputError(f"{path}: not UTF-8 at byte {fault.start}; save it as UTF-8") from None
    except json.JSONDecodeError as fault:
        raise InputError(
            f"{path}:{fault.lineno}: not valid JSON ({fault.msg}); build the glossary again"
        ) from None
    except ValueError as fault:  # a number of thousands of digits
        raise InputError(f"{path}: not valid JSON ({fault}); build the glossary again") from None
    except RecursionError:
        raise InputError(f"{path}: nested too deeply; build the glossary again") from None
