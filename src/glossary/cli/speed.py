"""The options that say how a run uses the machine; they change no result."""

import os
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import click


def speed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --jobs N and --no-cache."""
    options = (
        click.option(
            "--jobs",
            "-j",
            metavar="N",
            type=click.IntRange(min=1),
            default=_cores,
            help="Processes that share the work. Usual: as many as there are cores.",
        ),
        click.option(
            "--no-cache",
            is_flag=True,
            help="Search every article anew, and remember nothing for the next time.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _cores() -> int:
    """Count the cores that this process may use, when the command runs."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --engine, --master and --table; the command is given a ``cluster``, or None."""

    def with_cluster(*args: Any, engine: str, master: str, table: str, **options: Any) -> Any:  # noqa: ANN401
        if engine == "local":
            if master or table:
                raise click.UsageError("--master and --table are for --engine spark")
            return command(*args, cluster=None, **options)
        from glossary.engine.spark import Cluster

        return command(*args, cluster=Cluster(master=master, table=table), **options)

    options = (
        click.option(
            "--engine",
            type=click.Choice(["local", "spark"]),
            default="local",
            help="Where the work is done: on this machine, or on a cluster by PySpark.",
        ),
        click.option(
            "--master",
            metavar="URL",
            default="",
            help="The cluster, as Spark names it: local[4], spark://HOST:7077, yarn.",
        ),
        click.option(
            "--table",
            metavar="ADDRESS",
            default="",
            help="Where Spark writes what is too large for this machine, as Parquet.",
        ),
    )
    wrapped: Callable[..., Any] = update_wrapper(with_cluster, command)
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped
