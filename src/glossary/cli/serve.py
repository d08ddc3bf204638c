"""glossary serve: the page with editing, on this machine only."""

import contextlib
import socket
from pathlib import Path

import click

from glossary.cli.messages import Messages, volume_options
from glossary.cli.paths import PATH, glossary_option


@click.command()
@glossary_option("The glossary.json to serve")
@click.option(
    "--decisions",
    metavar="FILE",
    type=PATH,
    default=Path("decisions.jsonl"),
    show_default=True,
    help="The file that takes up the decisions.",
)
@click.option("--reviewer", metavar="NAME", default="", help="Whoever decides, kept with it.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port of this machine; any that is free without it.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open the page in the browser.")
@volume_options
@click.pass_context
def serve(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    path: Path,
    decisions: Path,
    reviewer: str,
    port: int,
    is_opened: bool,
) -> None:
    """Show the glossary as a page, and take decisions in it.

    The page is for this machine only, at an address that nobody can guess.
    Each decision is in the file of decisions at once; the next build lays it
    over its result. Ctrl-C ends it.
    """
    import secrets

    import uvicorn

    from glossary.errors import OutputError
    from glossary.serve import Desk, make_app

    messages = context.find_object(Messages) or Messages()
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise OutputError(
            f"127.0.0.1:{port}: cannot be opened ({error.strerror}); name another --port"
        ) from error
    with listening:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(16)
        messages.say(f"reading {path}")
        desk = Desk(path=path, place=decisions, reviewer=reviewer, say=messages.say)
        app = make_app(desk, token=token, port=port)
        config = uvicorn.Config(app, log_level="error", lifespan="off", server_header=False)
        address = f"http://127.0.0.1:{port}/{token}/"
        click.echo(address)
        messages.say(f"decisions go to {decisions}; Ctrl-C ends it")
        if is_opened:
            click.launch(address)
        with contextlib.suppress(KeyboardInterrupt):  # the way to end it
            uvicorn.Server(config).run(sockets=[listening])
        messages.say(f"stopped; every decision is in {decisions}")
