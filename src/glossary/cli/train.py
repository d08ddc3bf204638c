"""glossary train: learn the weights of the decisions from gold passages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.evaluate import show_calibration, show_counts
from glossary.cli.messages import Messages, volume_options
from glossary.cli.paths import PATH

if TYPE_CHECKING:
    from glossary.evaluate import Passage
    from glossary.training.learn import Learned


@click.command()
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True, type=PATH)
@click.option(
    "--marked",
    metavar="FILE_OR_FOLDER",
    multiple=True,
    type=PATH,
    help="Text that marks its terms (quotes, 《》, emphasis, links); may be repeated.",
)
@click.option("--to", metavar="FILE", type=PATH, help="Write the weights to this file.")
@volume_options
@click.pass_context
def train(
    context: click.Context, *, gold: tuple[Path, ...], marked: tuple[Path, ...], to: Path | None
) -> None:
    """Learn the weights by which terms are bounded and pairs are judged.

    The figures shown are cross-validated: each passage is measured by weights
    learned without it. Without --to nothing is written.
    """
    from glossary.training.learn import learn
    from glossary.training.source import read_gold_files, read_marked
    from glossary.training.weights import write_weights

    messages = context.find_object(Messages) or Messages()
    files = read_gold_files(gold)
    lessons = read_marked(marked)
    passages = [passage for file in files.values() for passage in file]
    with messages.progress() as watch:
        learned = learn(passages, lessons, watch=watch)
    click.echo("\n".join(show_learned(files, learned)))
    if to is not None:
        write_weights(learned.weights, to)
        messages.say(f"wrote {to}")


def show_learned(files: dict[Path, "tuple[Passage, ...]"], learned: "Learned") -> Iterator[str]:
    """Give the lines that tell what was learned."""
    from glossary.evaluate import score

    yield "boundaries right where there is a choice, cross-validated:"
    for model, accuracy in learned.accuracy.items():
        yield (
            f"  {model:<16}{accuracy:.3f} of {learned.choices[model]}"
            f"  (and {learned.marked[model]} choices from marked text to learn from)"
        )
    yield f"candidates: {learned.pairs}, both boundaries right: {learned.right}"
    yield ""
    yield "strict pairs, cross-validated:"
    scores = [(path.stem, score(passages, learned.mentions)) for path, passages in files.items()]
    whole = score([one for passages in files.values() for one in passages], learned.mentions)
    yield from show_counts([*((name, one.strict) for name, one in scores), ("all", whole.strict)])
    yield from show_calibration(whole.calibration)
