"""glossary annotate: an article with every term of a glossary marked and glossed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.messages import Messages, volume_options
from glossary.cli.paths import PATH, glossary_option

if TYPE_CHECKING:
    from glossary.annotate import Glosser
    from glossary.model import Article

_FORMATS = {".html": "html", ".htm": "html", ".docx": "docx", ".txt": "text", ".md": "text"}


@click.command()
@click.argument("file", metavar="FILE", type=PATH)
@glossary_option("The glossary.json with the terms")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "docx", "text"]),
    help="What to write; without it, by the ending of --to, else text.",
)
@click.option("--to", metavar="FILE", type=PATH, help="File to write; without it, standard output.")
@click.option(
    "--every",
    is_flag=True,
    help="Gloss every occurrence of a term, not only the first (text and docx).",
)
@volume_options
@click.pass_context
def annotate(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    file: Path,
    path: Path,
    form: str | None,
    to: Path | None,
    every: bool,
) -> None:
    """Mark the terms of a glossary in an article and say what they are called.

    FILE is an article in any format that a build reads. HTML is one page with
    every term marked; docx has comments, in FILE's own document where FILE is
    a .docx; text has the gloss in brackets.
    """
    from glossary.annotate import Glosser
    from glossary.engine.index import open_index
    from glossary.engine.output import replace_file
    from glossary.model import Fault
    from glossary.read.articles import read_articles

    messages = context.find_object(Messages) or Messages()
    form = form or _FORMATS.get(to.suffix.lower() if to else "", "text")
    if form == "docx" and to is None:
        raise click.UsageError("a .docx goes into a file; name one with --to")
    if to is not None and to.exists() and file.exists() and to.samefile(file):
        raise click.UsageError("--to is FILE itself; name another file")
    found = list(read_articles([file]))
    faults = [one for one in found if isinstance(one, Fault)]
    articles = [one for one in found if not isinstance(one, Fault)]
    for fault in faults:
        messages.fault(fault)
    if articles:
        glosser = Glosser(open_index(path, messages.say).entries())
        written = _write(form, file, articles, glosser, every=every)
        if to is None:
            click.echo(written, nl=False)
        else:
            replace_file(to, written)
            messages.say(to)
    context.exit(1 if any(fault.skipped for fault in faults) else 0)


def _write(
    form: str, file: Path, articles: "list[Article]", glosser: "Glosser", *, every: bool
) -> bytes:
    """Give the bytes of a format."""
    from glossary.annotate import annotate_document, write_document, write_page, write_plain

    if form == "html":
        return write_page(articles, glosser).encode()
    if form == "text":
        return write_plain(articles, glosser, every=every).encode()
    if file.suffix.lower() == ".docx":
        return annotate_document(file, glosser, every=every)
    return write_document(articles, glosser, every=every)
