"""Lessons out of text that marks its terms."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.training.marked import find_marked
from glossary.training.recurring import find_recurring
from glossary.training.source import read_gold_files, read_marked


@pytest.mark.parametrize(
    ("marked", "plain", "zh", "en"),
    [
        ("它靠“反馈”（feedback）调节", "它靠反馈（feedback）调节", "反馈", "feedback"),
        ("依照《民法典》（Civil Code）", "依照民法典（Civil Code）", "民法典", "Civil Code"),
        ("称为**熵**（entropy）", "称为熵（entropy）", "熵", "entropy"),
        ("见[哈希表](hash.md)（hash table）", "见哈希表（hash table）", "哈希表", "hash table"),
        ("a “tiger mother” (虎妈) says", "a tiger mother (虎妈) says", "虎妈", "tiger mother"),
        ("the **lying flat** (躺平) trend", "the lying flat (躺平) trend", "躺平", "lying flat"),
    ],
)
def test_a_marked_term_becomes_running_text(marked: str, plain: str, zh: str, en: str) -> None:
    [passage] = find_marked([("notes", marked)])
    [pair] = passage.pairs
    assert (passage.text, pair.zh, pair.en) == (plain, zh, en)


@pytest.mark.parametrize(
    "text",
    [
        "见“附录”（see appendix）",
        "“链接”（https）",
        "“甲乙”（2019）",
        "他说“你好”（您好）",
        "API“反馈”（feedback）",  # a mark within a word says nothing
    ],
)
def test_what_is_no_pair_is_no_lesson(text: str) -> None:
    assert list(find_marked([("notes", text)])) == []


def test_a_term_gives_no_more_than_two_lessons() -> None:
    text = "它靠“反馈”（feedback）。\n" * 5
    assert len(list(find_marked([("notes", text)]))) == 2


def test_runs_that_do_not_agree_prove_no_term() -> None:
    text = "可用熵减(negentropy)。\n它靠负熵(negentropy)。\n负熵(negentropy)"
    assert list(find_recurring([("notes", text)])) == []


def test_folders_and_ready_lessons_are_read(tmp_path: Path) -> None:
    book = tmp_path / "books" / "one"
    book.mkdir(parents=True)
    (book / "a.md").write_text("它靠“反馈”（feedback）调节", encoding="utf-8")
    (book / "a.py").write_text("它靠“熵减”（negentropy）调节", encoding="utf-8")
    ready = tmp_path / "ready.jsonl"
    ready.write_text('{"id": "r", "text": "熵（entropy）", "pairs": []}\n', encoding="utf-8")
    lessons = read_marked([ready, tmp_path / "books"])
    assert [lesson.id for lesson in lessons] == ["r", "books/one-zh-1"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: no such file or folder"):
        read_marked([tmp_path / "nowhere"])


def test_an_id_that_two_gold_files_share_is_named(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "p", "text": "", "pairs": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.jsonl: id 'p' is that of a passage of .*a\.jsonl"):
        read_gold_files([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
