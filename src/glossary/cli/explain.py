"""glossary explain: every candidate of a file in its sentence, for people."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH

if TYPE_CHECKING:
    from glossary.engine.findings import Findings
    from glossary.model import Mention, Rejection

_AROUND = 60  # code points of text shown on either side of a rejected candidate


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option("--config", metavar="FILE", type=PATH, help="Settings, a TOML file.")
@volume_options
@click.pass_context
def explain(context: click.Context, *, files: tuple[Path, ...], config: Path | None) -> None:
    """Show every candidate in its sentence, kept or rejected, and why.

    In colour on a terminal, unless NO_COLOR is set.
    """
    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.engine.inputs import read_inputs
    from glossary.engine.local import find_in_one
    from glossary.model import Fault

    messages = context.find_object(Messages) or Messages()
    settings = read_settings(config) if config else Settings()
    context.color = False if os.environ.get("NO_COLOR") else None
    skipped = 0
    outcome: Findings | Fault
    for article in read_inputs(files, settings.read):
        if isinstance(article, Fault):
            outcome, text = article, ""
        else:
            outcome, text = find_in_one(article, pipeline.find_in_article), article.text
        if isinstance(outcome, Fault):
            messages.fault(outcome)
            skipped += outcome.skipped
        else:
            click.echo(_explain(outcome, text))
    context.exit(1 if skipped else 0)


def _explain(findings: "Findings", text: str) -> str:
    """Tell of one article."""
    from glossary.model import Mention

    kept = len(findings.mentions)
    head = f"{findings.article}: {kept} kept, {len(findings.found) - kept} rejected"
    parts = [click.style(printable(head), bold=True)]
    for one in findings.found:
        if isinstance(one, Mention):
            parts.append(_explain_mention(one))
        else:
            parts.append(_explain_rejection(one, text))
    return "\n\n".join(parts) + "\n"


def _explain_mention(mention: "Mention") -> str:
    """Tell of a mention: the pair, its sentence, what speaks for and against it."""
    pair = f"{printable(mention.zh)} = {printable(mention.en)}"
    sentence = _one_line(mention.context)
    for term, colour in ((mention.zh, "green"), (mention.en, "cyan")):
        shown = _one_line(term)
        sentence = sentence.replace(shown, click.style(shown, fg=colour, bold=True), 1)
    evidence = ", ".join(f"{name} {weight:+.1f}" for name, weight in mention.evidence)
    short = ", ".join(f"{form.text} for {form.of}" for form in mention.short_forms)
    verdict = f"  {click.style('kept', fg='green')}      {click.style(pair, bold=True)}"
    how = f"{mention.relation}, {mention.pattern}, confidence {mention.confidence:.2f}"
    lines = [f"{verdict}  ({how})", f"            {sentence}"]
    lines += [f"            short forms: {printable(short)}"] if short else []
    lines += [f"            evidence: {evidence}"] if evidence else []
    return "\n".join(lines)


def _explain_rejection(rejection: "Rejection", text: str) -> str:
    """Tell of a rejected candidate: the reason, and the text around it."""
    start, end = rejection.span
    before = _one_line(text[max(0, start - _AROUND) : start])
    after = _one_line(text[end : end + _AROUND])
    seen = click.style(_one_line(text[start:end]), fg="yellow", bold=True)
    return (
        f"  {click.style('rejected', fg='red')}  {rejection.reason}"
        f"  ({rejection.room}, {rejection.pattern})\n"
        f"            {before}{seen}{after}"
    )


def _one_line(text: str) -> str:
    """Show line breaks and tabs as spaces, and what could act on a terminal by its code."""
    return printable(" ".join(text.splitlines()).replace("\t", " "))
