"""Gold files: what is read, and what is said about a faulty one."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.evaluate import read_gold


def test_forms_that_are_as_good_are_read(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "p", "text": "熵(entropy)", "genre": "physics", "pairs":'
        ' [{"zh": "熵", "en": "entropy", "en_also": ["Entropy"], "note": null}]}\n\n',
        encoding="utf-8",
    )
    [passage] = read_gold(gold)
    [pair] = passage.pairs
    assert (pair.zh, pair.en, pair.en_forms) == ("熵", "entropy", ("entropy", "Entropy"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a JSON object"),
        ('{"text": "", "pairs": []}', "'id' is no text"),
        ('{"id": "b", "text": 1, "pairs": []}', "'text' is no text"),
        ('{"id": "b", "text": ""}', "'pairs' is no list"),
        ('{"id": "b", "text": "", "pairs": [1]}', "a pair is no JSON object"),
        ('{"id": "b", "text": "", "pairs": [{"zh": "熵"}]}', "a pair has no text in 'en'"),
        ('{"id": "a", "text": "", "pairs": []}', "id 'a' is given twice"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "text": "", "pairs": []}\n' + line, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold(gold)
    assert str(caught.value).startswith(f"{gold}:2: {problem}")


def test_an_empty_or_missing_file_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    for path in (empty, tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(InputError, match=path.name):
            read_gold(path)


def test_text_in_another_encoding_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes("熵".encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        read_gold(gold)
