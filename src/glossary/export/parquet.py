"""glossary.parquet: the table of ``to_frame`` for programs, columns typed.

``from_frame(pandas.read_parquet(path))`` gives the glossary back. Needs pyarrow,
which is large and nobody else here needs: the extra ``parquet`` installs it.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glossary.errors import SetupError
from glossary.export.carry import Carrier, allowed
from glossary.export.frame import to_frame
from glossary.export.json_text import dump
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.pairs import leaving
from glossary.export.record import from_record
from glossary.model import Concept, Glossary


def write_parquet(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write a row a concept; what XML forbids is dropped from texts here too.

    Raises SetupError when pyarrow is missing.
    """
    if not find_spec("pyarrow"):
        raise SetupError(
            "glossary.parquet needs pyarrow, which is not installed;"
            " run: pip install 'zh-en-glossary[parquet]'"
        )
    carrier = Carrier("parquet")
    concepts = clean(leaving(glossary, options, says_forbidden=True), carrier)
    ids = {concept.id for concept in concepts}
    leaves = replace(
        glossary,
        concepts=concepts,
        proposals=tuple(p for p in glossary.proposals if {p.left, p.right} <= ids),
    )
    with path.open("wb") as out:  # so that a missing folder is an OSError in every version
        to_frame(leaves).to_parquet(out, engine="pyarrow", index=False)
    return carrier.done()


def clean(concepts: Iterable[Concept], carrier: Carrier) -> tuple[Concept, ...]:
    """Give the concepts without what no UTF-8 can hold (halves of characters) and controls."""
    kept = []
    for concept in concepts:
        record = json.loads(dump(concept))
        cleaned = _clean_record(record)
        if cleaned != record:
            carrier.lose(concept.id, "characters that XML forbids")
        kept.append(concept if cleaned == record else from_record(Concept, cleaned))
    return tuple(kept)


def _clean_record(record: Any) -> Any:  # noqa: ANN401 - a JSON value is of any type
    """Clean every string of a JSON value."""
    if isinstance(record, str):
        return record if record.isprintable() else allowed(record)
    if isinstance(record, list):
        return [_clean_record(part) for part in record]
    if isinstance(record, dict):
        return {name: _clean_record(part) for name, part in record.items()}
    return record
