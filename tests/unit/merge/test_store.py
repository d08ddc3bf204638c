"""Many mentions lie in a file and make the same glossary."""

from pathlib import Path

import pytest

from glossary import pipeline
from glossary.config import Settings
from glossary.errors import OutputError
from glossary.merge import gather, store
from glossary.merge.store import MentionStore
from glossary.model import Article, Concept, Source, columns_of, wording_of
from glossary.normalize import key_mention


def _articles() -> list[Article]:
    texts = (
        "所谓过拟合(overfitting)。他患有消化不良(indigestion)。",
        "世界卫生组织（World Health Organization，WHO）。世卫组织(WHO)。",
        "The “Interim Measures” (暂行办法). The watchdog (网信办). Guanxi (关系).",
        "《論語》(Analects)。孟子(Mencius)。",
        "The Book of Changes (易经) and Yi Jing (易经).",
    )
    return [
        Article(
            id=f"a{number}",
            text=texts[number % len(texts)] + f"第{number}类模型(model {number})。",
            source=Source(article=f"a{number}", file=f"a{number}.txt", date="2023-11-29"),
        )
        for number in range(30)
    ]


def test_all_files_have_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every_format: tuple[str, ...]
) -> None:
    settings = Settings(formats=every_format)
    near = pipeline.build(_articles(), to=tmp_path / "near", settings=settings)
    monkeypatch.setattr(gather, "MentionStore", lambda: MentionStore(most=2_000))
    far = pipeline.build(_articles(), to=tmp_path / "far", settings=settings)
    assert far == near
    assert {hash(one) for one in far.concepts} == {hash(one) for one in near.concepts}
    for path in (tmp_path / "near").iterdir():
        assert (tmp_path / "far" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_store_gives_back_what_it_took_while_it_grows() -> None:
    mentions = [key_mention(one) for one in pipeline.extract(list(_articles()))]
    kept = MentionStore(most=1_000)
    for number, mention in enumerate(mentions):
        kept.append(mention, number, wording_of(mention))
        assert len(kept) == number + 1
        assert kept[number // 2] == mentions[number // 2]
        assert kept[number] == mention
    assert kept.is_spilled


def test_mentions_of_a_concept_are_a_sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "MentionStore", lambda: MentionStore(most=200))
    [concept] = _named(pipeline.build(_articles()).concepts, "过拟合")
    assert len(concept.mentions) == 6
    assert concept.mentions[1:3] == tuple(concept.mentions)[1:3]
    assert concept.mentions[-1] == tuple(concept.mentions)[-1]
    assert concept.mentions != ()
    assert columns_of(concept.mentions) == columns_of(tuple(concept.mentions))


def _named(concepts: tuple[Concept, ...], zh: str) -> list[Concept]:
    return [one for one in concepts if any(term.text == zh for term in one.terms)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    monkeypatch.setattr(store, "TemporaryFile", lambda **_: full.open("wb", buffering=0))
    kept = MentionStore(most=0)
    mention = key_mention(pipeline.extract("他患有消化不良(indigestion)。")[0])
    with pytest.raises(OutputError, match=r"No space left on device.*TMPDIR"):
        kept.append(mention, 0, wording_of(mention))
