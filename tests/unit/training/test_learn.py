"""What a user of `glossary train` can rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.align.choice import load_weights
from glossary.align.lexicon import is_word
from glossary.evaluate import GoldPair, Passage, score
from glossary.training.examples import suspect
from glossary.training.learn import find_mentions, learn
from glossary.training.weights import weights_in_use, write_weights

TERMS = [
    ("反馈", "feedback"),
    ("过拟合", "overfitting"),
    ("梯度下降", "gradient descent"),
    ("机器学习", "machine learning"),
    ("神经网络", "neural network"),
    ("消化不良", "indigestion"),
    ("劳动法", "Labor Law"),
    ("人民银行", "People's Bank"),
    ("国务院", "State Council"),
    ("最高人民法院", "Supreme People's Court"),
]
CHINESE = (
    "这就是所谓的{zh}（{en}）。",
    "人们通常称为{zh}（{en}）。",
    "通过使用{zh}（{en}）来解决。",
)
ENGLISH = ("It was adopted by the {en} ({zh}).", "They often speak of {en} ({zh}) here.")


@pytest.fixture(scope="module")
def gold() -> list[Passage]:
    return [
        Passage(
            id=f"{number}-{place}",
            text=text.format(zh=zh, en=en),
            pairs=(GoldPair(zh_forms=(zh,), en_forms=(en,)),),
        )
        for number, (zh, en) in enumerate(TERMS)
        for place, text in enumerate(CHINESE + ENGLISH)
    ]


def test_what_was_learned_is_found_in_passages_not_learned_from(gold: list[Passage]) -> None:
    learned = learn(gold)
    assert score(gold, learned.mentions).strict.f1 > 0.9
    assert min(learned.accuracy.values()) > 0.9
    with weights_in_use(learned.weights):
        assert score(gold, find_mentions(suspect(gold))).strict.f1 > 0.9


def test_learning_changes_nothing_outside_and_is_the_same_each_time(
    gold: list[Passage], tmp_path: Path
) -> None:
    before = json.dumps(load_weights())
    for name in ("one", "two"):
        write_weights(learn(gold[:25], gold[25:]).weights, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert json.dumps(load_weights()) == before


def test_other_weights_choose_otherwise_in_the_same_text(gold: list[Passage]) -> None:
    """What was chosen once must not be remembered when the weights change."""
    places = suspect(gold)
    keep = {"bias": 10.0}
    found = []
    for weight in (9.0, -9.0, 9.0):
        edges = {"chinese": {"left=window": weight}, "english": {"left=window": weight}}
        models = {**edges, "english-tagged": edges["english"]}
        with weights_in_use({**models, "pair": keep, "confidence": keep}):
            found.append({(one.zh, one.en) for one in find_mentions(places)})
    assert found[0] != found[1]
    assert found[0] == found[2]


def test_weights_hold_single_words_of_the_language_and_no_text(
    gold: list[Passage], tmp_path: Path
) -> None:
    write_weights(learn(gold).weights, tmp_path / "weights.json")
    text = (tmp_path / "weights.json").read_text(encoding="utf-8")
    assert set(json.loads(text)) == {"chinese", "confidence", "english", "english-tagged", "pair"}
    names = [name for model in json.loads(text).values() for name in model]
    words = [name.partition(":")[2] for name in names if not name.isascii()]
    assert all(len(word) == 1 or is_word(word) for word in words)


def test_features_left_out_get_no_weight(gold: list[Passage]) -> None:
    learned = learn(gold, drop=lambda model, name: model == "chinese" and "left" in name)
    assert not [name for name in learned.weights["chinese"] if "left" in name]
    assert [name for name in learned.weights["english"] if "left" in name]


def test_train_without_to_writes_nothing(
    gold: list[Passage], tmp_path: Path, glossary_command: Callable[..., Any]
) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [
        {"id": one.id, "text": one.text, "pairs": [{"zh": one.pairs[0].zh, "en": one.pairs[0].en}]}
        for one in gold
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ended = glossary_command("train", path)
    assert (ended.code, ended.err) == (0, "")
    assert "strict pairs, cross-validated:" in ended.out
    assert [file.name for file in tmp_path.iterdir()] == ["gold.jsonl"]


def test_gold_too_small_to_learn_from_is_told(
    tmp_path: Path, glossary_command: Callable[..., Any]
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "p", "text": "", "pairs": []}', encoding="utf-8")
    ended = glossary_command("train", path)
    assert ended.code == 1
    assert "the gold has too few pairs to learn the model 'chinese' from" in ended.err
