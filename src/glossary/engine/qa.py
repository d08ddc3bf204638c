"""Check a translation: read it, apply the rules, leave out what is ignored, write the report."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary import __version__
from glossary.errors import OutputError
from glossary.export.carry import Carrier
from glossary.export.loss import Loss
from glossary.export.origin import made_on
from glossary.export.plain_sheet import cell_text, write_sheet
from glossary.model import Glossary, Issue, Segment, Severity
from glossary.qa import (
    HEAD,
    SHOWN,
    Ignore,
    as_row,
    check_segments,
    is_from_chinese,
    leave_out_ignored,
    translated,
)
from glossary.read.bilingual import read_translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Hold what a check found, and what it did not look at or not report."""

    issues: tuple[Issue, ...]
    segments: int
    untranslated: int
    ignored: int
    unused: tuple[Ignore, ...]

    def count(self, severity: Severity) -> int:
        """Count the issues of a severity."""
        return sum(issue.severity is severity for issue in self.issues)


def check_translations(
    paths: Sequence[Path],
    glossary: Glossary,
    *,
    from_chinese: bool | None = None,
    only_reviewed: bool = False,
    ignores: Sequence[Ignore] = (),
) -> Checked:
    """Check bilingual files, or a text and its translation.

    Where ``from_chinese`` is None each file's own texts tell its direction.
    Raises InputError when a file cannot be read or its direction not be told.
    """
    by_direction: dict[bool, list[Segment]] = {}
    total = 0
    for segments in read_translations(paths):
        total += len(segments)
        if done := translated(segments):
            way = is_from_chinese(done) if from_chinese is None else from_chinese
            by_direction.setdefault(way, []).extend(done)
    issues = [
        issue
        for way, done in by_direction.items()
        for issue in check_segments(done, glossary, from_chinese=way, only_reviewed=only_reviewed)
    ]
    kept, ignored, unused = leave_out_ignored(issues, ignores)
    return Checked(
        issues=kept,
        segments=total,
        untranslated=total - sum(map(len, by_direction.values())),
        ignored=ignored,
        unused=unused,
    )


def write_report(
    issues: Sequence[Issue], form: str, path: Path, glossary: Glossary
) -> tuple[Loss, ...]:
    """Write a report to a file, whole or not at all; the glossary gives its date.

    Raises OutputError when the file cannot be written.
    """
    carrier = Carrier(form)
    new = path.parent / f".{path.name}.new"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if form == "xlsx":
            rows = [
                [cell_text(carrier, issue.segment.place, cell) for cell in as_row(issue)]
                for issue in issues
            ]
            write_sheet(new, [HEAD, *rows], made_on(glossary), carrier)
        else:
            text = SHOWN[form](issues, __version__)
            new.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        new.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); free the place or name"
            " another file with --to"
        ) from error
    return carrier.done()
