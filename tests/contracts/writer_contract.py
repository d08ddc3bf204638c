"""What every writer keeps to: each format inherits ``WriterContract``, in test_writers.py."""

import dataclasses
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import strategies as st

from glossary.check import CHECKERS, Weight, guess_format
from glossary.export.loss import Loss
from glossary.export.options import DUPLICATES, ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import (
    Concept,
    Glossary,
    KeyedMention,
    Language,
    Mention,
    Proposal,
    Relation,
    ReviewStatus,
    Signature,
    Source,
    Span,
    Term,
    TermStatus,
    TermType,
)

OPTIONS = ExportOptions()
WITH_VARIANTS = ExportOptions(tm_variants=True)

# Every character that XML 1.0 allows.
XML_TEXT = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        include_characters="\t\n\r",
        exclude_characters="\ufffe\uffff",
    ),
    max_size=12,
)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)


def glossaries(text: st.SearchStrategy[str]) -> st.SearchStrategy[Glossary]:
    """Make glossaries whose every text is drawn from ``text``."""
    terms = st.builds(
        Term,
        text=text,
        language=st.sampled_from(Language),
        type=st.sampled_from(TermType),
        status=st.sampled_from(TermStatus),
    )
    concepts = st.builds(
        Concept,
        id=st.integers(0, 16**10 - 1).map("c-{:010x}".format),
        terms=st.lists(terms, max_size=5).map(tuple),
        subject_field=text,
        reviewer=text,
        note=text,
        changed=st.sampled_from(["", "2024-01-02", "yesterday"]),
        forbidden=st.booleans(),
        review=st.sampled_from(ReviewStatus),
    )
    return st.builds(
        Glossary,
        concepts=st.lists(concepts, max_size=4, unique_by=lambda concept: concept.id)
        .map(lambda some: sorted(some, key=lambda concept: concept.id))
        .map(tuple),
    )


def concept(number: int, zh: str, en: str, **more: object) -> Concept:
    """Make a concept with one preferred term in each language."""
    made = Concept(
        id=f"c-{number:010x}",
        terms=(
            Term(text=zh, language=Language.ZH_HANS, status=TermStatus.PREFERRED, seen=1),
            Term(text=en, language=Language.EN, status=TermStatus.PREFERRED, seen=1),
        ),
    )
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]  # any field by name


def seen_concept(
    number: int, zh: str, en: str, *, sentences: tuple[str, ...], article: str = "a", **more: object
) -> Concept:
    """Make a concept that was seen in these sentences, which hold both terms."""

    def seen_in(sentence: str) -> Mention:
        zh_start, en_start = sentence.index(zh), sentence.rindex(en)
        return Mention(
            article=article,
            zh=zh,
            en=en,
            zh_span=Span(zh_start, zh_start + len(zh)),
            en_span=Span(en_start, en_start + len(en)),
            context=sentence,
            context_span=Span(0, len(sentence)),
            relation=Relation.TRANSLATION,
            pattern="bracket",
            confidence=0.9,
        )

    mentions = tuple(
        KeyedMention(mention=seen_in(sentence), zh_key=zh, en_key=en) for sentence in sentences
    )
    return concept(number, zh, en, **{"mentions": mentions, "confidence": 0.9, **more})


def sample() -> Glossary:
    """Make a small glossary with all that a format may stumble over."""
    sentence = "世界卫生组织（World Health Organization，WHO）说：“A < B & C”。"
    mention = Mention(
        article="a",
        zh="世界卫生组织",
        en="World Health Organization",
        zh_span=Span(0, 6),
        en_span=Span(7, 32),
        context=sentence,
        context_span=Span(0, len(sentence)),
        relation=Relation.TRANSLATION,
        pattern="bracketed",
        confidence=0.9,
    )
    health = concept(
        1,
        "世界卫生组织",
        "World Health Organization",
        terms=(
            Term(
                text="世界卫生组织", language=Language.ZH_HANS, status=TermStatus.PREFERRED, seen=1
            ),
            Term(text="世界衛生組織", language=Language.ZH_HANT, status=TermStatus.PREFERRED),
            Term(
                text="World Health Organization",
                language=Language.EN,
                status=TermStatus.PREFERRED,
                seen=1,
            ),
            Term(text="世卫组织", language=Language.ZH_HANS, type=TermType.SHORT_FORM),
            Term(text="WHO", language=Language.EN, type=TermType.ACRONYM),
            Term(text="World Health Org", language=Language.EN, status=TermStatus.DEPRECATED),
        ),
        subject_field="public health",
        mentions=(KeyedMention(mention=mention, zh_key="世界卫生组织", en_key="who"),),
        review=ReviewStatus.APPROVED,
        reviewer="reviewer 1",
        note="see <the> list",
        changed="2024-05-06",
    )
    return Glossary(
        concepts=(
            health,
            concept(2, "\U00020bb7野家", "Yoshinoya & <Sons> “]]>”"),
            concept(3, "禁词", "wordbanned", forbidden=True),
            concept(4, "弃词", "wordrejected", review=ReviewStatus.REJECTED),
        ),
        sources=(
            Source(
                article="a",
                file="a.html",
                address="https://example.org/a?b=1&c=2",
                title="Health <news>",
                date="2023-11-29",
            ),
        ),
        proposals=(
            Proposal(left="c-0000000001", right="c-0000000002", why="near", similarity=0.9),
            Proposal(left="c-0000000001", right="c-0000000004", why="near", similarity=0.9),
        ),
        signature=Signature(
            version="0.1.0", settings="5e77", corpus="c0de", date="2023-11-29T08:00:00Z"
        ),
    )


def write(name: str, glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write one format."""
    return WRITERS[name].write(glossary, path, options)


class WriterContract:
    """What a user may rely on in every format; a subclass says how to read it back.

    ``read`` gives the terms found in the file, ``carries`` those of a concept
    that the format is there to carry.
    """

    name: ClassVar[str]
    says_forbidden: ClassVar[bool] = False
    keeps_rejected: ClassVar[bool] = False
    for_review: ClassVar[bool] = False

    def read(self, path: Path) -> Iterable[str]:
        raise NotImplementedError

    def carries(self, one: Concept) -> Iterable[str]:
        raise NotImplementedError

    def written(self, glossary: Glossary, options: ExportOptions = OPTIONS) -> set[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / WRITERS[self.name].file_name
            write(self.name, glossary, path, options)
            # Nothing but the file, its numbered parts and its companions is touched.
            assert all(found.name.startswith(path.stem) for found in Path(folder).iterdir())
            return set(self.read(path))

    def test_carries_the_terms_of_each_concept(self) -> None:
        glossary = sample()
        terms = self.written(glossary)
        for one in glossary.concepts[:2]:
            assert set(self.carries(one)) <= terms
            assert set(self.carries(one))

    def test_same_glossary_same_bytes(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first", tmp_path / "second"
        write(self.name, sample(), first, OPTIONS)
        write(self.name, sample(), second, OPTIONS)
        assert first.read_bytes() == second.read_bytes()

    @pytest.mark.parametrize("way", DUPLICATES)
    def test_what_is_done_with_duplicates_loses_no_other_term(
        self, way: str, tmp_path: Path
    ) -> None:
        path = tmp_path / WRITERS[self.name].file_name
        glossary = Glossary(
            concepts=(
                concept(1, "条例", "rules"),
                concept(2, "条例", "law"),
                concept(3, "茶", "tea"),
            )
        )
        losses = write(self.name, glossary, path, ExportOptions(duplicates=way))
        assert {"条例", "茶", "tea"} <= set(self.read(path))
        # What does not stand in the first file as a term of its own is reported.
        assert losses or {"rules", "law"} <= set(self.read(path))

    def test_rejected_never_leaves(self) -> None:
        assert ("wordrejected" in self.written(sample())) is self.keeps_rejected

    def test_forbidden_leaves_only_where_the_format_can_say_so(self) -> None:
        assert ("wordbanned" in self.written(sample())) is self.says_forbidden

    def test_only_approved(self) -> None:
        terms = self.written(sample(), ExportOptions(only_approved=True))
        assert "World Health Organization" in terms
        assert ("\U00020bb7野家" in terms) is self.for_review

    def test_empty_glossary_gives_a_file_without_terms(self) -> None:
        assert self.written(Glossary()) == set()

    def test_missing_folder_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="no-such-folder"):
            write(self.name, sample(), tmp_path / "no-such-folder" / "file", OPTIONS)

    @pytest.mark.parametrize(
        "hostile", ['=HYPERLINK("http://x")', "@SUM(1)", "<!--", "-5℃", "_x0041_"]
    )
    def test_hostile_text_stays_text(self, hostile: str) -> None:
        glossary = Glossary(concepts=(concept(1, f"{hostile}甲", hostile),))
        assert {hostile, f"{hostile}甲"} <= self.written(glossary)

    def test_passes_the_check_of_its_format(self, tmp_path: Path) -> None:
        if self.name not in CHECKERS:
            pytest.skip("no check is written for this format")
        path = tmp_path / WRITERS[self.name].file_name
        write(self.name, sample(), path, WITH_VARIANTS)
        assert guess_format(path) == {"tbx-v2": "tbx"}.get(self.name, self.name)
        assert [str(one) for one in CHECKERS[self.name](path) if one.weight is Weight.ERROR] == []

    def check_round_trip(self, glossary: Glossary) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / WRITERS[self.name].file_name
            losses = write(self.name, glossary, path, WITH_VARIANTS)
            terms = set(self.read(path))
        assert {loss.format for loss in losses} <= {self.name}
        lossy = {loss.concept for loss in losses}
        expected = {
            term
            for one in glossary.concepts
            if one.id not in lossy
            and (self.keeps_rejected or one.review is not ReviewStatus.REJECTED)
            and (self.says_forbidden or not one.forbidden)
            for term in self.carries(one)
        }
        assert expected <= terms
        if not lossy:
            assert terms == expected
