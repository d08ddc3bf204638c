"""A glossary as a pandas table: useful columns, and back without loss."""

import pytest

from glossary.errors import InputError
from glossary.export.frame import from_frame, to_frame
from glossary.model import Concept, Glossary, Language, Proposal, Signature, Source, Term
from glossary.model import TermStatus as Status


def _concept(name: str, zh: str, en: str, *more: str) -> Concept:
    return Concept(
        id=name,
        terms=(
            Term(text=zh, language=Language.ZH_HANS, status=Status.PREFERRED),
            Term(text=en, language=Language.EN, status=Status.PREFERRED),
            *(Term(text=text, language=Language.EN) for text in more),
        ),
        confidence=0.5,
    )


GLOSSARY = Glossary(
    concepts=(
        _concept("c-1", "功夫", "kung fu", "gongfu"),
        _concept("c-2", "太极拳", "tai chi"),
        _concept("c-3", "气功", "qigong"),
    ),
    sources=(Source(article="a", file="a.txt"),),
    proposals=(
        Proposal(left="c-1", right="c-2", why="near", similarity=0.9),
        Proposal(left="c-1", right="c-3", why="near", similarity=0.9),
    ),
    signature=Signature(version="1", settings="s", corpus="c", date="2024-01-01T00:00:00Z"),
)


def test_columns_for_a_pandas_user() -> None:
    frame = to_frame(GLOSSARY)
    first = frame.iloc[0]
    assert (first["zh_hans"], first["en"], first["en_variants"]) == ("功夫", "kung fu", ("gongfu",))
    assert frame["confidence"].mean() == 0.5
    assert frame["forbidden"].dtype == bool


def test_back_without_loss() -> None:
    assert from_frame(to_frame(GLOSSARY)) == GLOSSARY
    assert from_frame(to_frame(Glossary())) == Glossary()


def test_a_filtered_and_sorted_table_is_a_smaller_glossary() -> None:
    frame = to_frame(GLOSSARY).sort_values("en", ascending=False)
    smaller = from_frame(frame[frame["zh_hans"] != "太极拳"])
    assert [concept.id for concept in smaller.concepts] == ["c-1", "c-3"]
    assert [proposal.right for proposal in smaller.proposals] == ["c-3"]
    assert smaller.signature == GLOSSARY.signature


def test_an_edit_that_would_be_lost_is_refused() -> None:
    frame = to_frame(GLOSSARY)
    frame.loc[1, "en"] = "taiji"
    with pytest.raises(InputError, match="row 1: column 'en' was changed to 'taiji'"):
        from_frame(frame)


def test_a_table_without_records_is_refused() -> None:
    with pytest.raises(InputError, match="no column 'record'"):
        from_frame(to_frame(GLOSSARY).drop(columns="record"))
    frame = to_frame(GLOSSARY)
    frame["record"] = "{"
    with pytest.raises(InputError, match="row 0: the record is not valid JSON"):
        from_frame(frame)
