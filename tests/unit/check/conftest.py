"""What the tests of checks share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.check import check_file

Check = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Write a file and give what is found in it, each without the path of the folder."""

    def check_text(name: str, content: str | bytes, *, among: tuple[str, ...] = ()) -> list[str]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        findings = check_file(path, among)
        assert findings is not None
        return [str(finding).removeprefix(f"{tmp_path}/") for finding in findings]

    return check_text
