"""The names of the files where one is not enough."""

from pathlib import Path


def numbered_path(path: Path, number: int) -> Path:
    """Give the path of a part: the first has the name itself.

    >>> numbered_path(Path("glossary.deepl.csv"), 2).name
    'glossary.deepl.2.csv'
    """
    return path if number == 1 else path.with_name(f"{path.stem}.{number}{path.suffix}")
