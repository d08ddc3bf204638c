"""glossary.ifo, .idx and .dict: a StarDict dictionary, for a dictionary program.

Every usable term of either language is a head word; its article gives the terms
of the other language, the kind, an example and the note. StarDict needs three
files of one name, so two more are written beside ``path``.

Source: "Format for StarDict dictionary files", version 2.4.2.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.origin import made_on
from glossary.export.pairs import leaving
from glossary.model import Concept, Glossary, Language, TermStatus

_MOST_BYTES = 255  # of a head word


def write_stardict(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write the three files of the dictionary."""
    carrier = Carrier("stardict")
    articles = [
        article for concept in leaving(glossary, options) for article in _articles(concept, carrier)
    ]
    # The programs search by halves in this very order: ASCII case aside, then bytes.
    articles.sort(key=lambda article: (article[0].lower(), article[0]))
    index = bytearray()
    offset = 0
    with path.with_suffix(".dict").open("wb") as out:
        for word, text in articles:
            out.write(text)
            index += word + b"\0" + struct.pack(">II", offset, len(text))
            offset += len(text)
    path.with_suffix(".idx").write_bytes(index)
    signature = carrier.line("", str(glossary.signature))
    path.write_text(
        "StarDict's dict ifo file\n"
        "version=2.4.2\n"
        "bookname=Chinese-English glossary\n"
        f"wordcount={len(articles)}\n"
        f"idxfilesize={len(index)}\n"
        f"description={signature}\n"
        f"date={made_on(glossary).date().isoformat().replace('-', '.')}\n"
        "sametypesequence=m\n",
        encoding="utf-8",
        newline="\n",
    )
    return carrier.done()


def _articles(concept: Concept, carrier: Carrier) -> Iterator[tuple[bytes, bytes]]:
    """Give the head words of a concept with their articles."""
    usable = [term for term in concept.terms if term.status is not TermStatus.DEPRECATED]
    about = [concept.kind, concept.subject_field]
    example = concept.mentions[0].mention.context if concept.mentions else ""
    for term in usable:
        word = carrier.line(concept.id, term.text).encode()
        if not word.strip() or len(word) > _MOST_BYTES:
            carrier.lose(concept.id, f"a head word of {len(word)} bytes: 1 to {_MOST_BYTES} fit")
            continue
        is_english = term.language is Language.EN
        others = [
            other.text for other in usable if (other.language is Language.EN) is not is_english
        ]
        parts = ["\n".join(others), ", ".join(filter(None, about)), example, concept.note]
        text = carrier.text(concept.id, "\n".join(part for part in parts if part))
        yield word, text.encode()
