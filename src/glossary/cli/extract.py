"""glossary extract: articles to mentions, one JSON object a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.messages import Messages, volume_options
from glossary.cli.paths import PATH
from glossary.cli.speed import speed_options

if TYPE_CHECKING:
    from glossary.model import Mention, Rejection


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PATH)
@click.option(
    "--rejections", is_flag=True, help="Give the rejected candidates too, each with its reason."
)
@click.option("--config", metavar="FILE", type=PATH, help="Settings, a TOML file.")
@click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
@speed_options
@volume_options
@click.pass_context
def extract(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    inputs: tuple[Path, ...],
    rejections: bool,
    config: Path | None,
    strict: bool,
    jobs: int,
    no_cache: bool,
) -> None:
    """Give every mention of a pair as JSON Lines, in the order of the articles.

    Offsets count code points of the article's text.
    """
    from glossary import pipeline
    from glossary.config import Settings, read_settings
    from glossary.model import Fault, Mention

    messages = context.find_object(Messages) or Messages()
    settings = read_settings(config) if config else Settings()
    skipped = 0
    for outcome in pipeline.find(
        inputs, settings=settings, strict=strict, jobs=jobs, cache=not no_cache
    ):
        if isinstance(outcome, Fault):
            messages.fault(outcome)
            skipped += outcome.skipped
            continue
        lines = [
            as_line(mention_fields(one) if isinstance(one, Mention) else rejection_fields(one))
            for one in outcome.found
            if rejections or isinstance(one, Mention)
        ]
        if lines:  # an article at once: each echo is a write
            click.echo("\n".join(lines))
    context.exit(1 if skipped else 0)


def mention_fields(mention: "Mention") -> dict[str, Any]:
    """Give the fields of a mention that other programs rely on."""
    return {
        "article": mention.article,
        "zh": mention.zh,
        "en": mention.en,
        "zh_start": mention.zh_span.start,
        "zh_end": mention.zh_span.end,
        "en_start": mention.en_span.start,
        "en_end": mention.en_span.end,
        "relation": mention.relation,
        "pattern": mention.pattern,
        "confidence": round(mention.confidence, 4),
        "context": mention.context,
        "short_forms": [short_form._asdict() for short_form in mention.short_forms],
    }


def rejection_fields(rejection: "Rejection") -> dict[str, Any]:
    """Give the fields of a rejected candidate; ``reason`` tells it from a mention."""
    return {
        "article": rejection.article,
        "text": rejection.text,
        "start": rejection.span.start,
        "end": rejection.span.end,
        "pattern": rejection.pattern,
        "room": rejection.room,
        "reason": rejection.reason,
    }


_encode = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make one for each line


def as_line(fields: Mapping[str, Any]) -> str:
    """Give JSON on one line; half a character (a lone surrogate) has no UTF-8 and is escaped."""
    line = _encode(fields)
    return line if _has_utf8(line) else json.dumps(fields)


def _has_utf8(line: str) -> bool:
    """Say whether the line can be written."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
