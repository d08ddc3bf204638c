"""Glossaries for machine translation services: DeepL, Google, Amazon Translate.

CSV in UTF-8 without BOM, source and target term. No guard against formulas as
in glossary.csv: a service takes every character for part of the term. A file
over the service's limit goes on in ``….2.csv``, ``….3.csv`` beside it, and so do
further translations of a source term where the user wants them split.

Sources, the services' public documentation: DeepL API, "Glossaries" (two
columns, no source twice, no empty cell, 1,024 bytes a text, 10 MiB); Google
Cloud Translation, "Creating and using glossaries" (two columns without header,
10.4 million bytes); Amazon Translate, "Custom terminology" (a header of
language codes, 10,485,760 bytes) and "Guidelines and quotas" (200 bytes a text).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.numbered import numbered_path
from glossary.export.one_way import one_way_entries
from glossary.export.options import ExportOptions
from glossary.model import Glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Say what a service wants; ``header`` is given for Chinese into English."""

    most_bytes: int
    most_bytes_a_text: int = 1024
    header: tuple[str, ...] = ()


SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        "deepl": Service(most_bytes=10 * 1024 * 1024),
        "google": Service(most_bytes=10_400_000),
        "aws": Service(most_bytes=10_485_760, most_bytes_a_text=200, header=("zh", "en")),
    }
)


def write_deepl(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a glossary that DeepL takes as it is."""
    return write_service("deepl", glossary, path, options)


def write_google(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a glossary for Google Cloud Translation, one direction."""
    return write_service("google", glossary, path, options)


def write_aws(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a custom terminology for Amazon Translate."""
    return write_service("aws", glossary, path, options)


def write_service(
    name: str,
    glossary: Glossary,
    path: Path,
    options: ExportOptions,
    services: Mapping[str, Service] = SERVICES,
) -> tuple[Loss, ...]:
    """Write the files of one service; more than one where it takes no larger, or by option."""
    service = services[name]
    carrier = Carrier(name)
    files = one_way_entries(glossary, options, carrier, most_bytes=service.most_bytes_a_text)
    header = service.header[::-1] if options.from_english else service.header
    head = _line(header) if header else b""
    room = service.most_bytes - len(head)
    parts = (part for file in files for part in _parts((_line(one[:2]) for one in file), room))
    number = 0
    for number, part in enumerate(parts, start=1):
        numbered_path(path, number).write_bytes(head + part)
    if number > len(files):
        carrier.lose("", f"no file over {service.most_bytes} bytes: this one is in {number} parts")
    return carrier.done()


def _line(cells: Sequence[str]) -> bytes:
    """Give a row of CSV (RFC 4180, with a plain line feed)."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def _parts(lines: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    """Pack lines into parts that are not larger than allowed; at least one part."""
    part = bytearray()
    for line in lines:
        if part and len(part) + len(line) > most_bytes:
            yield bytes(part)
            part.clear()
        part += line
    yield bytes(part)
