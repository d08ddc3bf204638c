"""Floors: what is said when a figure falls or the gold changes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.errors import InputError
from glossary.evaluate.floors import digest_of, read_floors

PASSAGE = {
    "id": "p",
    "text": "他患有消化不良(indigestion)。",
    "pairs": [{"zh": "消化不良", "en": "indigestion"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(PASSAGE, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def floors(tmp_path: Path, gold: Path, glossary_command: Callable[..., Any]) -> Path:
    path = tmp_path / "floors.json"
    assert glossary_command("evaluate", gold, "--floors", path, "--raise-floors").code == 0
    return path


def test_the_same_figures_hold(
    glossary_command: Callable[..., Any], gold: Path, floors: Path
) -> None:
    assert glossary_command("evaluate", gold, "--floors", floors).code == 0


def test_gold_without_a_floor_is_named(
    glossary_command: Callable[..., Any], gold: Path, tmp_path: Path
) -> None:
    ended = glossary_command("evaluate", gold, "--floors", tmp_path / "none.json")
    assert (ended.code, ended.err) == (
        1,
        "glossary: gold.jsonl: has no floor; run make floors\n",
    )


def test_changed_gold_needs_a_new_floor(
    glossary_command: Callable[..., Any], gold: Path, floors: Path
) -> None:
    gold.write_text(gold.read_text(encoding="utf-8").replace("他患", "她患"), encoding="utf-8")
    ended = glossary_command("evaluate", gold, "--floors", floors)
    assert ended.code == 1
    assert "gold.jsonl: the gold has changed since its floor was measured" in ended.err


def test_a_fallen_figure_is_named_and_its_floor_stays(
    glossary_command: Callable[..., Any], gold: Path, floors: Path
) -> None:
    missing = {**PASSAGE, "pairs": [*PASSAGE["pairs"], {"zh": "胃", "en": "stomach"}]}
    gold.write_text(json.dumps(missing, ensure_ascii=False), encoding="utf-8")
    pinned = json.loads(floors.read_text(encoding="utf-8"))
    pinned["gold.jsonl"]["digest"] = digest_of(gold)
    floors.write_text(json.dumps(pinned), encoding="utf-8")
    for options in ([], ["--raise-floors"]):
        ended = glossary_command("evaluate", gold, "--floors", floors, *options)
        assert ended.code == 1
        assert "gold.jsonl: recall 0.500 is below its floor 1.000" in ended.err
    assert read_floors(floors)["gold.jsonl"].recall == 1.0


def test_floors_are_only_raised_in_a_named_file(
    glossary_command: Callable[..., Any], gold: Path
) -> None:
    ended = glossary_command("evaluate", gold, "--raise-floors")
    assert ended.code == 2
    assert "--raise-floors needs --floors FILE" in ended.err


@pytest.mark.parametrize("text", ["{", "[]", '{"gold.jsonl": {"recall": 1}}'])
def test_a_file_that_holds_no_floors_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: holds no floors"):
        read_floors(path)


def test_line_ends_do_not_change_a_digest(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"{}\n{}\n")
    windows.write_bytes(b"{}\r\n{}\r\n")
    assert digest_of(unix) == digest_of(windows)
