"""Open a workbook that may be open elsewhere, damaged, or no workbook at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.errors import InputError
from glossary.unpacking import why_too_far


def refuse_open_file(path: Path) -> None:
    """Raise InputError while Excel or LibreOffice has the file open (by their lock files)."""
    for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        if lock.exists():
            raise InputError(
                f"{path}: open in another program; save and close it there, then run this again"
                f" (no program has it open? delete {lock.name})"
            )


@contextmanager
def one_line(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file raises into a line; the file may come from anywhere."""
    try:
        yield
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name the workbook that came back") from None
    except PermissionError as error:
        raise InputError(
            f"{path}: cannot be opened ({error.strerror}); close it in other programs or mend"
            " its rights"
        ) from error
    except Exception as error:
        raise InputError(
            f"{path}: damaged, or no .xlsx workbook ({type(error).__name__});"
            " open and save it in a spreadsheet, or move it away; nothing was written over"
        ) from error


def check_size(path: Path) -> None:
    """Refuse a workbook that unpacks to more than any of ours."""
    why = why_too_far(path)
    if why:
        raise InputError(f"{path}: {why}; do not trust it, or save it anew in a spreadsheet")
