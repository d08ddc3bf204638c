"""The file of words: made once, made anew when it is damaged, done without when it cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.text.dictionary import FILE, find_word, load_words
from glossary.text.nlp import cut_chinese


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    load_words.cache_clear()
    find_word.cache_clear()


def gloss(word: str) -> str:
    forget()
    found = find_word(word)
    return found.gloss.strip() if found else ""


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    assert gloss("消化不良") == "/indigestion/"
    good = (folder / FILE).read_bytes()
    for damaged in (b"", good[:5000], good[:-1], good.replace(b"indigestion", b"indigestive")):
        (folder / FILE).write_bytes(damaged)
        assert gloss("消化不良") == "/indigestion/"
    assert (folder / FILE).read_bytes() == good
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_file_of_other_dictionaries_is_made_anew(folder: Path) -> None:
    assert gloss("法律")
    good = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(good.replace(b"dict.txt", b"dict.old", 1))
    assert gloss("法律")
    assert (folder / FILE).read_bytes() == good


def test_words_are_found_where_nothing_can_be_written(folder: Path) -> None:
    (folder / "file").write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLOSSARY_CACHE", str(folder / "file"))
        assert gloss("消化不良") == "/indigestion/"
    assert list(folder.iterdir()) == [folder / "file"]


def test_texts_are_cut_as_by_jieba_itself(folder: Path) -> None:
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder)
    texts = (
        "国家互联网信息办公室发布生成式人工智能服务管理暂行办法",
        "研究人员在报告中谈到所谓的深度卷积神经网络(CNN)时十分谨慎。",
        "他来到了网易杭研大厦，買咗隻AA制嘅T恤2023年\tB超",
    )
    for text in texts:
        for guess in (False, True):
            assert cut_chinese(text, guess=guess) == list(tokenizer.cut(text, HMM=guess))
