"""The command ``glossary`` and the options that every command shares."""

import click

from glossary import __version__
from glossary.cli.annotate import annotate
from glossary.cli.build import build
from glossary.cli.cache import cache
from glossary.cli.check import check
from glossary.cli.diff import diff
from glossary.cli.evaluate import evaluate
from glossary.cli.explain import explain
from glossary.cli.export import export
from glossary.cli.extract import extract
from glossary.cli.lookup import lookup
from glossary.cli.messages import volume_options
from glossary.cli.qa import qa
from glossary.cli.review import review
from glossary.cli.serve import serve
from glossary.cli.train import train


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="glossary %(version)s")
@volume_options
def glossary() -> None:
    """Find Chinese-English term pairs in articles and make a glossary.

    Results go to standard output, messages to standard error. The exit code is
    0 when all is done, 1 when something was skipped or cannot be done until you
    mend it, and 2 when the command itself was wrong.
    """


COMMANDS = (
    build, export, lookup, annotate, serve, review, diff, check, qa, extract, explain, evaluate,
    train, cache,
)  # fmt: skip

for command in COMMANDS:
    glossary.add_command(command)
