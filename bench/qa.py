"""Measure `glossary qa`: false alarms on good translations, catches of seeded errors.

    python bench/qa.py            # the figures, file by file
    python bench/qa.py --errors   # and each false alarm and each error that was missed

The segments in bench/translations/*.tsv were written for this purpose: natural translations
that keep to the glossary in bench/translations/terms.tsv. Every pair is checked in both
directions. Errors are seeded one at a time into good segments by the plain text
replacements below, which share no code with the program.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from glossary.model import (
    Concept,
    Glossary,
    Issue,
    Kind,
    Language,
    ReviewStatus,
    Rule,
    Segment,
    Term,
    TermStatus,
    TermType,
)
from glossary.qa import check_segments
from tables import Table, write_table

DATA = Path(__file__).parent / "translations"
FILES = ("segments", "held-out")


class Seed(NamedTuple):
    """Hold a document with one error in it: where, and which rule should see it."""

    rule: Rule
    at: int
    segments: list[Segment]


def read_terms() -> list[dict[str, str]]:
    """Read the terms of the made-up glossary."""
    with (DATA / "terms.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read_documents(name: str) -> list[list[Segment]]:
    """Read the good translations, a list of segments a document, from Chinese."""
    documents: list[list[Segment]] = []
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            documents.append([])
            continue
        zh, en = line.split("\t")
        documents[-1].append(Segment(file=name, id=str(number), line=number, source=zh, target=en))
    return documents


def make_glossary(rows: list[dict[str, str]]) -> Glossary:
    """Make a reviewed glossary of the terms."""
    return Glossary(concepts=tuple(_concept(at, row) for at, row in enumerate(rows)))


def _concept(number: int, row: dict[str, str]) -> Concept:
    terms = []
    for side, language in (("zh", Language.ZH_HANS), ("en", Language.EN)):
        acronym = TermType.ACRONYM if row["en_short"].isupper() else TermType.SHORT_FORM
        short = acronym if side == "en" else TermType.SHORT_FORM
        for column, kind, status in (
            (side, TermType.FULL_FORM, TermStatus.PREFERRED),
            (f"{side}_short", short, TermStatus.ADMITTED),
            (f"admitted_{side}", TermType.FULL_FORM, TermStatus.ADMITTED),
            (f"deprecated_{side}", TermType.FULL_FORM, TermStatus.DEPRECATED),
        ):
            if text := row[column]:
                form = TermType.VARIANT if text.startswith("~") else kind
                text = text.removeprefix("~")
                terms.append(Term(text=text, language=language, type=form, status=status))
    return Concept(
        id=f"c-{number:010x}",
        terms=tuple(terms),
        kind=Kind(row["kind"]),
        review=ReviewStatus.APPROVED,
    )


def turned(document: list[Segment]) -> list[Segment]:
    """Give the document in the other direction."""
    return [replace(one, source=one.target, target=one.source) for one in document]


def seed_terms(
    document: list[Segment], rows: list[dict[str, str]], *, from_chinese: bool
) -> Iterator[Seed]:
    """Replace, one segment at a time, every form of a term by a wrong, forbidden or other one."""
    source, target = ("zh", "en") if from_chinese else ("en", "zh")
    for at, one in enumerate(document):
        for row in rows:
            forms = [row[target], row[f"{target}_short"], row[f"admitted_{target}"]]
            forms = [form.removeprefix("~") for form in forms if form]
            if not _stands(row[source], one.source) or not _stands(row[target], one.target):
                continue
            if any(_is_inside(row, other, one, source, target) for other in rows):
                continue
            is_name = row["kind"] != "term"
            wrong = Rule.NAME_DIFFERS if is_name else Rule.MISSING_TERM
            for rule, new in (
                (wrong, row[f"wrong_{target}"]),
                (Rule.FORBIDDEN_TERM, row[f"deprecated_{target}"]),
            ):
                if new:
                    yield _seed(document, at, rule, _replace(one.target, forms, new))
            other = row[f"admitted_{target}"]
            again = sum(_stands(row[target], segment.target) for segment in document)
            is_synonym = (
                other
                and not other.startswith("~")
                and other not in row[target]
                and row[target] not in other
            )
            if is_synonym and again > 1:
                yield _seed(
                    document, at, Rule.INCONSISTENT_TERM, _replace(one.target, forms[:1], other)
                )


def seed_numbers(document: list[Segment], *, from_chinese: bool) -> Iterator[Seed]:
    """Change each number of a target, one at a time: a figure, a word, a multiplier."""
    changes = _EN_CHANGES if from_chinese else _ZH_CHANGES
    for at, one in enumerate(document):
        for pattern, change in changes:
            for found in pattern.finditer(one.target):
                new = change(found[0])
                text = one.target[: found.start()] + new + one.target[found.end() :]
                yield _seed(document, at, Rule.NUMBER_DIFFERS, text)


def _other_figure(text: str) -> str:
    """Change the first figure; 4 becomes 7."""
    return str((int(text[0]) + 2) % 9 + 1) + text[1:]


_WORDS = (
    "two three four five six seven eight nine twelve fifteen thirty forty fifty sixty"
).split()
_OTHER_WORD = dict(zip(_WORDS, (*_WORDS[1:], "two"), strict=True))
_OTHER_UNIT = {
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
    "万": "亿",
    "亿": "万",
}
_FIGURES = re.compile(r"(?<![\dA-Za-z.,:'-])\d[\d,]*(?:\.\d+)?")
_EN_CHANGES = (
    (_FIGURES, _other_figure),
    (re.compile(r"(?<=\d )(?:million|billion|trillion)"), _OTHER_UNIT.__getitem__),
    (re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?= (?:\w+ )?\w+s\b)"), _OTHER_WORD.__getitem__),
)
_ZH_CHANGES = (
    (_FIGURES, _other_figure),
    (re.compile("(?<=[0-9])[万亿]"), _OTHER_UNIT.__getitem__),
    (
        re.compile("[二三四五六七八九](?=[十百千]|[年月日天家届章条]|个月)"),
        lambda text: "二三四五六七八九二"["二三四五六七八九".index(text) + 1],
    ),
)


def _stands(term: str, text: str) -> bool:
    """Say whether a term stands in a text as it is, as a word of its own."""
    edge = r"(?<![A-Za-z])" if term.isascii() else ""
    end = r"(?:e?s)?(?![A-Za-z])" if term.isascii() else ""
    flags = 0 if term.isupper() else re.IGNORECASE
    return re.search(edge + re.escape(term) + end, text, flags) is not None


def _is_inside(
    row: dict[str, str], other: dict[str, str], segment: Segment, source: str, target: str
) -> bool:
    """Say whether a term stands only inside a longer term of the glossary."""
    return all(
        row[side] != other[side]
        and row[side].lower() in other[side].lower()
        and _stands(other[side], text)
        for side, text in ((source, segment.source), (target, segment.target))
    )


def _replace(text: str, forms: list[str], new: str) -> str:
    for form in sorted(forms, key=len, reverse=True):
        if _stands(form, text):
            end = r"(?:e?s)?(?![A-Za-z])" if form.isascii() else ""
            text = re.sub(re.escape(form) + end, new, text, flags=re.IGNORECASE)
    return text


def _seed(document: list[Segment], at: int, rule: Rule, text: str) -> Seed:
    changed = replace(document[at], target=text)
    return Seed(rule, at, [*document[:at], changed, *document[at + 1 :]])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    measured = [
        _measure(name, from_chinese=way, show=arguments.errors)
        for name in FILES
        for way in (True, False)
    ]
    good = [one.good_row() for one in measured]
    seeded = [row for one in measured for row in one.seeded_rows()]
    for table in (
        Table(
            title="Good translations",
            head=("", "segments", "with a false alarm", "in 100", *Rule),
            rows=tuple(good),
        ),
        Table(title="Seeded errors", head=("", "seeded", "caught", "share"), rows=tuple(seeded)),
    ):
        print("\n".join(write_table(table)))


class Measured(NamedTuple):
    """Hold what was found in one file and direction."""

    title: str
    size: int
    alarms: list[Issue]
    sown: Counter[Rule]
    caught: Counter[Rule]

    def good_row(self) -> tuple[str, ...]:
        """Show the false alarms."""
        hit = len({one.segment.id for one in self.alarms})
        rules = Counter(one.rule for one in self.alarms)
        share = f"{100 * hit / self.size:.1f}"
        return (self.title, str(self.size), str(hit), share, *(str(rules[rule]) for rule in Rule))

    def seeded_rows(self) -> Iterator[tuple[str, ...]]:
        """Show the errors that were caught, a row a rule and one for all."""
        for rule in Rule:
            if sown := self.sown[rule]:
                caught = self.caught[rule]
                yield f"{self.title}, {rule}", str(sown), str(caught), f"{caught / sown:.3f}"
        total, caught = self.sown.total(), self.caught.total()
        yield f"{self.title}, all", str(total), str(caught), f"{caught / total:.3f}"


def _measure(name: str, *, from_chinese: bool, show: bool) -> Measured:
    """Check the good documents of a file as they are, then with each error by itself."""
    rows = read_terms()
    glossary = make_glossary(rows)
    documents = read_documents(name)
    if not from_chinese:
        documents = [turned(document) for document in documents]
    title = f"{name}, {'zh to en' if from_chinese else 'en to zh'}"
    measured = Measured(title, sum(map(len, documents)), [], Counter(), Counter())
    for document in documents:
        measured.alarms.extend(check_segments(document, glossary, from_chinese=from_chinese))
        for seed in (
            *seed_terms(document, rows, from_chinese=from_chinese),
            *seed_numbers(document, from_chinese=from_chinese),
        ):
            measured.sown[seed.rule] += 1
            place = seed.segments[seed.at]
            issues = check_segments(seed.segments, glossary, from_chinese=from_chinese)
            if any(one.rule is seed.rule and one.segment is place for one in issues):
                measured.caught[seed.rule] += 1
            elif show:
                print("missed", title, seed.rule, place.source, place.target, sep=" | ")
    if show:
        for one in measured.alarms:
            places = (one.segment.source, one.segment.target)
            print("false", title, one.rule, one.term, one.found, *places, sep=" | ")
    return measured


if __name__ == "__main__":
    main()
