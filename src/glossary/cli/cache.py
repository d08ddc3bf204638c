"""glossary cache: what is kept for the next run, where, and how much."""

import click

from glossary.cli.messages import Messages, printable, volume_options


@click.group(invoke_without_command=True)
@volume_options
@click.pass_context
def cache(context: click.Context) -> None:
    """Show where the cache is and how big.

    It holds what was found in articles before and the dictionary in the form
    that loads quickly. GLOSSARY_CACHE names another folder.
    """
    if context.invoked_subcommand is None:
        from glossary.engine.cache import cache_files, open_cache
        from glossary.text.nlp import cache_folder

        with open_cache(wanted=True) as known:
            count = known.count() if known else 0
        size = sum(path.stat().st_size for path in cache_files())
        click.echo(f"folder      {printable(str(cache_folder()))}")
        click.echo(f"articles    {count:,}")
        click.echo(f"megabytes   {size / 1e6:,.1f}")


@cache.command()
@volume_options
@click.pass_context
def clear(context: click.Context) -> None:
    """Remove what is in the cache; the next run makes it anew."""
    from glossary.engine.cache import cache_files
    from glossary.text.nlp import cache_folder

    messages = context.find_object(Messages) or Messages()
    size = 0
    for path in cache_files():
        size += path.stat().st_size
        path.unlink(missing_ok=True)
    messages.say(f"{cache_folder()}: {size / 1e6:,.1f} MB removed")
