"""decisions.jsonl: sorted lines that git can merge, and clear words where one is broken."""

from pathlib import Path
from random import Random

import pytest

from glossary.errors import InputError
from glossary.model import Decision, PairKeys
from glossary.review import digest, read_decisions, write_decisions

MADE = tuple(
    Decision(
        concept=f"c-{number}",
        pairs=(PairKeys("公安部", "ministry\ud800"),),
        field=field,
        value="TRUE" if field == "forbidden" else 'a "b"\n\u2028',
        before=("x",),
        typed=number > 1,
    )
    for number in range(3)
    for field in ("en", "forbidden", "note")
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    write_decisions(MADE, path)
    assert read_decisions(path) == MADE


def test_the_order_in_which_people_decide_plays_no_part(tmp_path: Path) -> None:
    shuffled = list(MADE)
    Random(7).shuffle(shuffled)  # noqa: S311 - no secret
    write_decisions(MADE, tmp_path / "one.jsonl")
    write_decisions(shuffled, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert digest(MADE) == digest(shuffled) != ""
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.jsonl") == ()


GOOD = '{"concept": "c-1", "pairs": [["公安部", "mps"]], "field": "en", "value": "MPS"}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< HEAD", "git left a mark here; keep the lines of both sides"),
        ("{", "not valid JSON"),
        ("[]", "not a JSON object"),
        ("[" * 100_000, "decisions.jsonl:2: "),
        (GOOD.replace('"en"', '"color"'), "'color' is no field of a decision"),
        (GOOD.replace('"value"', '"wert"'), "unknown key 'wert'"),
        (GOOD.replace('"MPS"', "7"), "value: not a text"),
        (GOOD.replace('[["公安部", "mps"]]', '["mps"]'), "pairs: not a list of"),
        (GOOD.replace('"field": "en"', '"field": "status"'), "'MPS' is none of approved, edited"),
        ('{"concept": "c-1"}', "the key pairs, field, value is missing"),
    ],
)
def test_a_broken_line_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.jsonl:2: ") as error:
        read_decisions(path)
    assert said in str(error.value)
