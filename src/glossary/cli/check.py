"""glossary check: is a file right for the tool that shall import it."""

from pathlib import Path

import click

from glossary.cli.messages import Messages, printable, volume_options
from glossary.cli.paths import PATH
from glossary.cli.tools import for_option


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@for_option("Check for this tool, where the name does not tell. A wrong name lists all.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@volume_options
@click.pass_context
def check(context: click.Context, *, files: tuple[Path, ...], tool: str, strict: bool) -> None:
    """Say whether files are right for their tool, ours or anyone's.

    One line a finding, on standard output: path, line, what is wrong and what
    to do. An error is what the tool refuses or reads otherwise than meant; a
    warning is for a person to look at.
    """
    from glossary.check import Weight, check_file
    from glossary.export.tools import TOOLS

    messages = context.find_object(Messages) or Messages()
    bad = 0
    for path in files:
        if path.suffix.lower() == ".html" and not tool:  # so that output/* can be checked
            messages.say(f"{path}: a page to read, which no tool takes; not checked")
            continue
        try:
            path.stat()  # a file that is missing is not an unknown format
            findings = check_file(path, TOOLS.get(tool, ()))
        except OSError as fault:
            messages.fault(f"{path}: {fault.strerror}; name a file that can be read")
            bad += 1
            continue
        if findings is None:
            whose = f" for {tool}" if tool else ""
            messages.fault(f"{path}: not a format that is checked{whose}; see docs/formats.md")
            bad += 1
            continue
        for finding in findings:
            click.echo(printable(str(finding)).replace("\n", " "))
        errors = sum(one.weight is Weight.ERROR for one in findings)
        bad += bool(findings) if strict else bool(errors)
        messages.say(f"{path}: {errors} errors, {len(findings) - errors} warnings")
    context.exit(1 if bad else 0)
