"""The quality that is pinned: no figure falls unseen, and no gold changes without its floor."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
GOLD = sorted(path for path in HERE.glob("??_*.jsonl"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_no_figure_is_below_its_floor(glossary_command: Callable[..., Any], gold: Path) -> None:
    ended = glossary_command("evaluate", gold, "--floors", HERE / "floors.json")
    assert (ended.code, ended.err) == (0, "")
