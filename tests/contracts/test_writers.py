"""Each format under the contract of all writers: how to read it back, and what it carries."""

import csv
import json
import re
import struct
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import pandas as pd
import pytest
from hypothesis import given, settings
from lxml import etree, html
from openpyxl import load_workbook

from glossary.export.csv_file import unguard
from glossary.export.frame import from_frame
from glossary.export.pairs import Pair, best_term, preferred_pairs, variant_pairs
from glossary.export.registry import WRITERS
from glossary.model import Concept, Glossary, Language, TermStatus
from writer_contract import (
    ANY_TEXT,
    OPTIONS,
    WITH_VARIANTS,
    XML_TEXT,
    WriterContract,
    concept,
    glossaries,
    sample,
    write,
)


def texts(pairs: Iterable[Pair]) -> set[str]:
    """Give the terms of pairs."""
    return {term.text for pair in pairs for term in pair}


def as_cell(text: str) -> str:
    """Give a text as a cell holds it: line ends of any kind come back as one kind."""
    ends = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n")
    return text.replace("\r\n", "\n").translate(ends)


class TestJson(WriterContract):
    name = "json"
    says_forbidden = keeps_rejected = for_review = True

    def read(self, path: Path) -> Iterable[str]:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {term["text"] for one in record["concepts"] for term in one["terms"]}

    def carries(self, one: Concept) -> Iterable[str]:
        return {term.text for term in one.terms}


class TestCsv(WriterContract):
    name = "csv"
    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                cells = (unguard(row[key]) for key in ("zh_hans", "zh_hant", "en"))
                yield from (cell for cell in cells if cell)

    def carries(self, one: Concept) -> Iterable[str]:
        best = (best_term(one, language) for language in Language)
        return {as_cell(term.text) for term in best if term and term.text}

    def test_excel_reads_utf_8_and_no_formula(self, tmp_path: Path) -> None:
        path = tmp_path / "glossary.csv"
        write("csv", Glossary(concepts=(concept(1, "=1+1", "@x"),)), path, OPTIONS)
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        assert b'"\'=1+1"' in raw
        assert b'"\'@x"' in raw


class TestHtml(WriterContract):
    name = "html"
    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        [script] = html.parse(path).xpath("//script[@id='known']")
        for one in json.loads(script.text)["concepts"]:
            terms = (term[0] for term in one.get("terms", ()))
            yield from (term for term in (one["hans"], one["hant"], one["en"], *terms) if term)

    def carries(self, one: Concept) -> Iterable[str]:
        return {as_cell(term.text) for term in one.terms if term.text}


class TestTmx(WriterContract):
    name = "tmx"

    def read(self, path: Path) -> Iterable[str]:
        return {seg.text or "" for seg in etree.parse(path).iter("seg")}

    def carries(self, one: Concept) -> Iterable[str]:
        return texts(preferred_pairs(one) + variant_pairs(one))

    def test_carries_the_terms_of_each_concept(self) -> None:
        terms = self.written(sample(), WITH_VARIANTS)
        assert terms >= {"世卫组织", "WHO", "世界衛生組織", "\U00020bb7野家"}
        assert "World Health Org" not in terms
        assert "WHO" not in self.written(sample())


class TermbaseContract(WriterContract):
    """What both versions of TBX keep to."""

    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        return {term.text or "" for term in etree.parse(path).iter("{*}term")}

    def carries(self, one: Concept) -> Iterable[str]:
        return {term.text for term in one.terms}


class TestTbx(TermbaseContract):
    name = "tbx"


class TestTbxV2(TermbaseContract):
    name = "tbx-v2"


class TestOmegat(WriterContract):
    name = "omegat"

    def read(self, path: Path) -> Iterable[str]:
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if line and not line.startswith("#"):  # as GlossaryReaderTSV does
                yield from line.split("\t")[:2]

    def carries(self, one: Concept) -> Iterable[str]:
        return texts(preferred_pairs(one) + variant_pairs(one))


class TestTsv(WriterContract):
    name = "tsv"
    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        head, *lines = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
        keys = head.split("\t")
        for line in lines:
            row = dict(zip(keys, line.split("\t"), strict=True))
            yield from (row[key] for key in ("zh_hans", "zh_hant", "en") if row[key])

    def carries(self, one: Concept) -> Iterable[str]:
        return TestCsv().carries(one)


class ServiceContract(WriterContract):
    """What the glossaries for machine translation keep to."""

    header: ClassVar[tuple[str, ...]] = ()

    def read(self, path: Path) -> Iterable[str]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        if self.header:
            assert tuple(rows.pop(0)) == self.header
        assert len({source for source, _ in rows}) == len(rows)
        for cell in (cell for row in rows for cell in row):
            assert 0 < len(cell.encode()) <= 1024
            assert cell == cell.strip()
        return {cell for row in rows for cell in row}

    def carries(self, one: Concept) -> Iterable[str]:
        return texts(preferred_pairs(one) + variant_pairs(one))


class TestDeepl(ServiceContract):
    name = "deepl"


class TestGoogle(ServiceContract):
    name = "google"


class TestAws(ServiceContract):
    name = "aws"
    header = ("zh", "en")


class TestMemoq(WriterContract):
    name = "memoq"

    def read(self, path: Path) -> Iterable[str]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = list(csv.reader(file, strict=True))
        assert head[:3] == ["Entry_ID", "Entry_Subject", "Entry_Note"]
        for row in rows:
            for name, cell in zip(head, row, strict=True):
                if name.startswith(("Chinese_", "English_")) and cell:
                    yield cell

    def carries(self, one: Concept) -> Iterable[str]:
        usable = (term for term in one.terms if term.status is not TermStatus.DEPRECATED)
        return {as_cell(term.text) for term in usable if term.text}


class SheetContract(WriterContract):
    """What the tables for term tools keep to."""

    columns: ClassVar[tuple[str, ...]] = ("zh-CN", "zh-TW", "en-US")

    def read(self, path: Path) -> Iterable[str]:
        (sheet,) = load_workbook(path).worksheets
        head, *rows = sheet.iter_rows()
        for row in rows:
            for name, cell in zip(head, row, strict=True):
                assert cell.data_type != "f"
                if name.value in self.columns and cell.value is not None:
                    # An escaped underscore, which openpyxl leaves as it finds it.
                    yield from self.parted(str(cell.value).replace("_x005F_", "_"))

    def parted(self, cell: str) -> list[str]:
        return [cell]

    def carries(self, one: Concept) -> Iterable[str]:
        return TestMemoq().carries(one)


class TestMultiterm(SheetContract):
    name = "multiterm"
    columns = (
        "Chinese (Simplified, China)",
        "Chinese (Traditional, Taiwan)",
        "English (United States)",
    )

    def parted(self, cell: str) -> list[str]:
        return cell.split(" | ")


class TestPhrase(SheetContract):
    name = "phrase"
    says_forbidden = True

    def carries(self, one: Concept) -> Iterable[str]:
        return {as_cell(term.text) for term in one.terms if term.text}


class TestMatecat(SheetContract):
    name = "matecat"
    says_forbidden = True


class TestWeblate(WriterContract):
    name = "weblate"
    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        for entry in etree.parse(path).iter("termEntry"):
            # One term a language: what Weblate reads of an entry.
            assert [len(language) for language in entry.iter("langSet")] == [1, 1]
            yield from (term.text or "" for term in entry.iter("term"))

    def carries(self, one: Concept) -> Iterable[str]:
        return texts(preferred_pairs(one) + variant_pairs(one))


class TestXliff(WriterContract):
    name = "xliff"

    def read(self, path: Path) -> Iterable[str]:
        tree = etree.parse(path)
        gls = "{urn:oasis:names:tc:xliff:glossary:2.0}"
        return {found.text or "" for found in tree.iter(f"{gls}term", f"{gls}translation")}

    def carries(self, one: Concept) -> Iterable[str]:
        pairs = preferred_pairs(one) + variant_pairs(one)
        return texts(pair for pair in pairs if pair.zh.language is Language.ZH_HANS)


class TestSkos(WriterContract):
    name = "skos"
    label = re.compile(r'^ +skos:(?:pref|alt|hidden)Label ("(?:[^"\\]|\\.)*")@[\w-]+ [;.]$')

    def read(self, path: Path) -> Iterable[str]:
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if found := self.label.match(line):
                yield json.loads(found[1])  # Turtle escapes these characters as JSON does

    def carries(self, one: Concept) -> Iterable[str]:
        return {term.text for term in one.terms}


class TestStardict(WriterContract):
    name = "stardict"

    def read(self, path: Path) -> Iterable[str]:
        facts = dict(
            line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines()[1:]
        )
        index = path.with_suffix(".idx").read_bytes()
        articles = path.with_suffix(".dict").read_bytes()
        assert int(facts["idxfilesize"]) == len(index)
        words = []
        while index:
            word, _, index = index.partition(b"\0")
            start, length = struct.unpack(">II", index[:8])
            index = index[8:]
            words.append(word)
            articles[start : start + length].decode("utf-8")
        assert int(facts["wordcount"]) == len(words)
        assert words == sorted(words, key=lambda word: (word.lower(), word))
        return {word.decode("utf-8") for word in words}

    def carries(self, one: Concept) -> Iterable[str]:
        return {term.text for term in one.terms if term.status is not TermStatus.DEPRECATED}


@pytest.mark.skipif(not find_spec("pyarrow"), reason="pyarrow (extra parquet) is not installed")
class TestParquet(WriterContract):
    name = "parquet"
    says_forbidden = True

    def read(self, path: Path) -> Iterable[str]:
        glossary = from_frame(pd.read_parquet(path))
        return {term.text for one in glossary.concepts for term in one.terms}

    def carries(self, one: Concept) -> Iterable[str]:
        return {term.text for term in one.terms}

    def test_gives_the_glossary_back(self, tmp_path: Path) -> None:
        path = tmp_path / "glossary.parquet"
        write("parquet", sample(), path, OPTIONS)
        expected = sample()
        back = from_frame(pd.read_parquet(path))
        assert back.concepts == expected.concepts[:3]
        assert back.sources == expected.sources
        assert back.signature == expected.signature


CONTRACTS = [
    TestJson,
    TestHtml,
    TestCsv,
    TestTsv,
    TestTmx,
    TestTbx,
    TestTbxV2,
    TestOmegat,
    TestDeepl,
    TestGoogle,
    TestAws,
    TestMemoq,
    TestMultiterm,
    TestPhrase,
    TestMatecat,
    TestWeblate,
    TestXliff,
    TestSkos,
    TestStardict,
    *([TestParquet] if find_spec("pyarrow") else []),
]


@pytest.mark.parametrize("contract", CONTRACTS)
@settings(max_examples=25, deadline=None)
@given(glossary=glossaries(XML_TEXT))
def test_text_survives_or_its_loss_is_reported(
    contract: type[WriterContract], glossary: Glossary
) -> None:
    contract().check_round_trip(glossary)


@pytest.mark.parametrize("contract", CONTRACTS)
@settings(max_examples=25, deadline=None)
@given(glossary=glossaries(ANY_TEXT))
def test_broken_text_survives_or_its_loss_is_reported(
    contract: type[WriterContract], glossary: Glossary
) -> None:
    contract().check_round_trip(glossary)


def test_every_format_is_under_the_contract() -> None:
    # The workbook is written by its own package and read back in its own tests.
    assert {contract.name for contract in CONTRACTS} | {"parquet"} == set(WRITERS) - {"xlsx"}
