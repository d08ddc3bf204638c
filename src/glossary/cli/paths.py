"""What the command line takes as a path."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


class _Path(click.Path):
    """Take any name but an empty one, which would silently mean the current folder.

    Whether it can be read is not asked here: an input that cannot is skipped
    where it is read, and the others are done.
    """

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as in click
        """Refuse an empty name."""
        if not os.fspath(value):
            self.fail("the name is empty; name a file or folder", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(readable=False, path_type=Path)


def glossary_option(meaning: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add --glossary FILE, handed over as ``path``; a folder means the glossary.json in it."""

    def find(_context: click.Context, _option: click.Parameter, path: Path) -> Path:
        return path / "glossary.json" if path.is_dir() else path

    return click.option(
        "--glossary",
        "path",
        metavar="FILE",
        type=PATH,
        default=Path("output/glossary.json"),
        show_default=True,
        callback=find,
        help=f"{meaning}, or the folder it is in.",
    )


class _Place(_Path):
    """Take an address such as ``hdfs://host/folder`` too."""

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as in click
        """Tell addresses from paths, which would lose a slash."""
        if isinstance(value, str) and _SCHEME.match(value):
            from glossary.engine.inputs import Address

            return Address(value)
        return super().convert(value, param, ctx)


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
PLACE = _Place(readable=False, path_type=Path)
