"""Which way a translation goes, and what of it can be checked."""

from collections.abc import Iterable, Sequence

from glossary.errors import InputError
from glossary.model import Segment
from glossary.text.lines import is_chinese_line


def is_from_chinese(segments: Sequence[Segment]) -> bool:
    """Say whether the source texts are the Chinese side, by what most of them are written in.

    Raises InputError when the two sides do not differ.

    >>> is_from_chinese([Segment(file="a", id="1", source="你好", target="Hello")])
    True
    """
    sources = sum(_is_chinese(one.source) for one in segments)
    targets = sum(_is_chinese(one.target) for one in segments)
    if sources == targets:
        where = segments[0].file if segments else "the files"
        raise InputError(
            f"{where}: cannot tell which side is Chinese and which English; say so with --from zh"
            " or --from en"
        )
    return sources > targets


def translated(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Leave out what nobody has translated yet: no target, or the source again."""
    return tuple(one for one in segments if one.source and one.target not in ("", one.source))


def _is_chinese(text: str) -> bool:
    return bool(text) and is_chinese_line(text, 0, len(text))
