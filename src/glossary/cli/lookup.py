"""glossary lookup: what a glossary has for a term."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import glossary_option

if TYPE_CHECKING:
    from glossary.lookup import Hit
    from glossary.model import Entry

_SHOWN_CONTEXT = 300  # code points of a sentence


@click.command()
@click.argument("terms", metavar="TERM...", nargs=-1)
@glossary_option("The glossary.json to look in")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 1000),
    default=5,
    help="Show at most so many concepts for a term; 5 without it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a concept and line.")
@volume_options
@click.pass_context
def lookup(
    context: click.Context, *, terms: tuple[str, ...], path: Path, limit: int, as_json: bool
) -> None:
    """Look terms up in a glossary, in either language.

    A term of several words goes in quotes. Simplified finds Traditional and
    the reverse; pinyin with or without tones, initials, the beginning of a
    term, its words in any order, and a typo or two will do. Without TERM, the
    terms are read from standard input, one a line. Ends with 1 when one of
    them is not found.
    """
    from glossary.engine.index import open_index

    messages = context.find_object(Messages) or Messages()
    if not terms and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'TERM...'.")
    index = open_index(path, messages.say)
    missing = False
    for term in terms or _lines():
        hits = index.search(term, limit)
        if not hits:
            missing = True
            messages.fault(
                f"{term}: not in {path}; try fewer words, or build it with more articles"
            )
        elif as_json:
            for hit in hits:
                click.echo(json.dumps(_record(term, hit), ensure_ascii=False))
        else:
            click.echo(_show(term, hits))
    context.exit(1 if missing else 0)


def _lines() -> Iterable[str]:
    """Give the terms that come through a pipe; bytes that are not UTF-8 are shown as such."""
    for line in sys.stdin.buffer:
        if term := line.decode("utf-8", "replace").strip():
            yield term


def _show(term: str, hits: "Iterable[Hit]") -> str:
    """Tell of the concepts for a term, a paragraph each."""
    head = click.style(printable(term.strip()), bold=True)
    return "\n\n".join((head, *(_show_entry(hit.entry) for hit in hits))) + "\n"


def _show_entry(entry: "Entry") -> str:
    pair = f"{entry.zh or '(no Chinese)'} = {entry.en or '(no English)'}"
    facts = [entry.kind, entry.subject_field, f"confidence {entry.confidence:.2f}", entry.status]
    if entry.forbidden:
        facts.append("do not use")
    others = (term for term in entry.terms if term.text not in (entry.zh, entry.en))
    sentence = _one_line(entry.context)
    lines = (
        *(f"{term.status} {term.type}: {term.text}" for term in others),
        f"note: {entry.note}" if entry.note else "",
        f"{sentence[:_SHOWN_CONTEXT]}…" if len(sentence) > _SHOWN_CONTEXT else sentence,
        ", ".join(filter(None, (entry.source, entry.address))),
    )
    head = f"  {_one_line(pair)}  ({', '.join(filter(None, facts))})"
    return "\n".join((head, *(f"      {_one_line(line)}" for line in lines if line)))


def _one_line(text: str) -> str:
    """Put a text on one line that is safe for the terminal."""
    return printable(" ".join(text.split()))


def _record(term: str, hit: "Hit") -> dict[str, object]:
    """Give a hit as JSON has it."""
    entry = hit.entry
    return {
        "query": term,
        "score": round(hit.score, 3),
        "concept": entry.id,
        "zh": entry.zh,
        "en": entry.en,
        "terms": [
            {"text": one.text, "language": one.language, "type": one.type, "status": one.status}
            for one in entry.terms
        ],
        "kind": entry.kind,
        "subject_field": entry.subject_field,
        "status": entry.status,
        "forbidden": entry.forbidden,
        "confidence": entry.confidence,
        "note": entry.note,
        "context": entry.context,
        "source": entry.source,
        "address": entry.address,
    }
