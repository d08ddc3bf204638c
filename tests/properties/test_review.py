"""Nothing that a person wrote is lost or changed, whatever the articles and the rows do.

``GLOSSARY_ROUNDS`` sets the number of rounds; 10,000 take some 25 seconds.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from glossary.export.options import ExportOptions
from glossary.export.table import join_terms, make_row
from glossary.export.workbook import write_workbook
from glossary.merge import merge_mentions
from glossary.model import (
    Concept,
    Decision,
    Glossary,
    KeyedMention,
    Mention,
    PairKeys,
    Relation,
    ReviewStatus,
    Signature,
    Source,
    Span,
)
from glossary.normalize import en_key, key_mention, zh_key
from glossary.review import (
    Keys,
    Laid,
    Reviewed,
    add_decisions,
    add_refused,
    decide,
    digest,
    lay_decisions,
    read_decisions,
    read_workbook,
    refused_pairs,
    set_aside,
    write_decisions,
)
from glossary.review.fields import EDITABLE, LISTS, REMARKS, TERMS, same_value
from glossary.review.reviewed import Row, Written

ROUNDS = int(os.environ.get("GLOSSARY_ROUNDS", "10000"))
KEYS = Keys(zh_key, en_key)
PAIRS = [
    ("国家互联网信息办公室", "Cyberspace Administration of China"),
    ("國家互聯網信息辦公室", "the Cyberspace Administration of China"),
    ("国家网信办", "Cyberspace Administration of China"),
    ("国家互联网信息办公室", "CAC"),
    ("国家互联网信息办公室", "watchdog"),
    ("世界互联网大会", "World Internet Conference"),
    ("世界互联网大会", "2023 World Internet Conference"),
    ("2023年世界互联网大会", "World Internet Conference"),
    ("倡议", "Initiative"),
    ("全球人工智能治理倡议", "Global AI Governance Initiative"),
    ("數據安全管理辦法", "Data Security Rules"),
    ("数据安全管理办法", "Data Security Measures"),
    ("消化不良", "indigestion"),
    ("消化不良", "Indigestion"),
    ("消化不良", "dyspepsia"),
    ("易经", "Yi Jing"),
    ("易經", "Book of Changes"),
]
TYPED = {
    "zh_hans": ["国家网信办公室", "消化不良症", "周易", "数据安全办法"],
    "zh_hant": ["國家網信辦", "周易經"],
    "en": ["MPS", "State Internet Office", "dyspepsia", "I Ching", "=1+1", "-5℃", "Ａｌｐｈａ"],
    "other_en": ["one | two", "CAC", "", "dyspepsia | x"],
    "other_zh": ["网讯办", "", "甲 | 乙"],
    "short": ["SIO", "网办 | SIO", ""],
    "deprecated": ["watchdog", "old | older", ""],
    "kind": ["organization", "law or rule", "event", "term"],
    "subject_field": ["law", "医学", ""],
    "forbidden": ["TRUE", "FALSE"],
    "status": ["new", "approved", "edited", "rejected"],
    "note": ["看看", "ask the client", ""],
    "reviewer": ["林", "M. Weber"],
}


def article(name: str, chance: Random) -> list[KeyedMention]:
    """Make the mentions of an article."""
    made = []
    for place in range(chance.randint(1, 3)):
        zh, en = chance.choice(PAIRS)
        made.append(
            key_mention(
                Mention(
                    article=name,
                    zh=zh,
                    en=en,
                    zh_span=Span(place * 100, place * 100 + len(zh)),
                    en_span=Span(place * 100 + 50, place * 100 + 50 + len(en)),
                    context=f"{en} ({zh})",
                    context_span=Span(place * 100, place * 100 + 99),
                    relation=Relation.TRANSLATION,
                    pattern="bracketed",
                    confidence=0.9,
                )
            )
        )
    return made


def build(
    articles: dict[str, list[KeyedMention]], decisions: tuple[Decision, ...]
) -> tuple[Laid, Glossary]:
    """Do what a build does from the merging on."""
    sources = {name: Source(article=name, file=f"{name}.txt") for name in articles}
    keyed = [one for mentions in articles.values() for one in mentions]
    kept, aside = set_aside(keyed, refused_pairs(decisions))
    concepts, proposals = merge_mentions(kept, sources)
    refused, _ = merge_mentions(aside, sources)
    laid = lay_decisions(add_refused(concepts, refused), proposals, decisions, KEYS)
    told = digest(decisions)
    signature = Signature(version="1", settings="s", corpus="c", date="1980-01-01T00:00:00Z")
    return laid, Glossary(
        concepts=laid.concepts,
        sources=tuple(sources.values()),
        proposals=laid.proposals,
        signature=replace(signature, decisions=told),
    )


def shown(concept: Concept) -> dict[str, str]:
    """Give what the workbook shows of a concept in the cells that people may edit."""
    row = make_row(concept, {})
    values = {field: getattr(row, field) for field in EDITABLE}
    values |= {field: join_terms(values[field]) for field in LISTS}
    values["forbidden"] = "TRUE" if row.forbidden else "FALSE"
    return {field: str(value) for field, value in values.items()}


def sheet_of(glossary: Glossary) -> Reviewed:
    """Give the workbook of a glossary, without the file."""
    rows, written = [], {}
    for concept in glossary.concepts:
        values = shown(concept)
        pairs = sorted(
            {PairKeys(one.zh_key, one.en_key) for one in concept.mentions if one.mention.is_pair}
        )
        written[concept.id] = Written(pairs=tuple(pairs), values=values)
        rows.append(Row(id=concept.id, values=dict(values)))
    return Reviewed(
        name="glossary.xlsx",
        columns=frozenset(EDITABLE),
        rows=tuple(rows),
        written=written,
        decided=glossary.signature.decisions,
    )


Edit = tuple[str, str, str]  # id, field, value


def edits_of(reviewed: Reviewed, chance: Random) -> Iterator[Edit]:
    """Choose cells and what a person types into them."""
    rows = list(reviewed.rows)
    for row in chance.sample(rows, min(len(rows), chance.choice([0, 1, 1, 2, 3]))):
        for field in chance.sample(sorted(TYPED), chance.choice([1, 1, 2])):
            yield row.id, field, chance.choice(TYPED[field])


def type_into(reviewed: Reviewed, edits: list[Edit], chance: Random) -> Reviewed:
    """Type into the rows, then do to them what people do: sort them, copy one, delete one."""
    typed = {row.id: dict(row.values) for row in reviewed.rows}
    for name, field, value in edits:
        typed[name][field] = value
    rows = [Row(id=name, values=values) for name, values in typed.items()]
    chance.shuffle(rows)
    if rows and chance.random() < 0.2:
        rows.append(rows[0])
    touched = {name for name, _, _ in edits}
    untouched = [row for row in rows if row.id not in touched]
    if untouched and chance.random() < 0.2:
        gone = chance.choice(untouched).id
        rows = [row for row in rows if row.id != gone]
    if chance.random() < 0.1:
        zh, en = chance.choice(TYPED["zh_hans"]), f"added {chance.randint(1, 5)}"
        rows.append(Row(id="", values={"zh_hans": zh, "en": en}))
    return replace(reviewed, rows=tuple(rows))


Said = dict[tuple[str, str], tuple[str, frozenset[PairKeys]]]


def pairs_of(reviewed: Reviewed, name: str) -> frozenset[PairKeys]:
    return frozenset(reviewed.written[name].pairs)


def check(laid: Laid, decisions: tuple[Decision, ...], ever: set[tuple[str, str]]) -> None:
    """Hold what was ever written, and every rejection, against the result."""
    kept = {(one.field, value) for one in decisions for value in (one.value, *one.before)}
    assert ever <= kept, f"a person wrote it, and it is gone: {ever - kept}"
    refused = refused_pairs(decisions)
    for concept in laid.concepts:
        pairs = {
            PairKeys(one.zh_key, one.en_key) for one in concept.mentions if one.mention.is_pair
        }
        if concept.review is not ReviewStatus.REJECTED:
            assert not pairs & refused, "a rejected pair has come back"


def check_shown(laid: Laid, last: Said) -> int:
    """Hold the last word on each cell against what the new workbook shows; count the cells."""
    split = {(one.concept, one.field) for one in laid.contradictions}
    by_id = {concept.id: concept for concept in laid.concepts}
    checked = 0
    for (name, field), (value, pairs) in last.items():
        concept = by_id.get(name)
        if concept is None or (name, field) in split:
            continue
        if not pairs & {PairKeys(one.zh_key, one.en_key) for one in concept.mentions}:
            continue  # other articles: the id names another pair of the same Chinese term now
        cells = shown(concept)
        cell = cells[field]
        checked += 1
        if field in LISTS:
            taken = {cells[other] for other in TERMS}
            wanted = [term for term in value.split(" | ") if term and term not in taken]
            assert wanted == [term for term in cell.split(" | ") if term], (field, value, cell)
        elif field in REMARKS:
            assert value in cell, (field, value, cell)
        else:
            assert same_value(field, cell, value), (name, field, value, cell)
    return checked


class World:
    """Hold a project over the years: its articles, its decisions, what people wrote."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - no secret
        self.articles = {f"a{n}": article(f"a{n}", self.chance) for n in range(3)}
        self.decisions: tuple[Decision, ...] = ()
        self.laid, self.glossary = build(self.articles, ())
        self.ever: set[tuple[str, str]] = set()
        self.last: Said = {}
        self.made = 3
        self.old: Reviewed | None = None
        self.checked = 0

    def review(self, reviewed: Reviewed, edits: list[Edit]) -> None:
        """Bring a workbook back."""
        new, _ = decide(reviewed, KEYS)
        informed = reviewed.decided == digest(self.decisions)
        homes = reviewed.homes(KEYS)
        before = self.decisions
        self.decisions = add_decisions(before, new, homes=homes, informed=informed)
        told = {(one.concept, one.field): one for one in new if one.typed}
        for name, field, _ in edits:
            one = told.get((name, field))
            if one is not None and informed:
                self.ever.add((field, one.value))
                self._forget(one)
                self.last[name, field] = (one.value, pairs_of(reviewed, name))
            elif one is not None:
                self._forget(one)
                if not any(one.value in other.before for other in before):
                    self.ever.add((field, one.value))

    def _forget(self, new: Decision) -> None:
        """Forget the last word on a cell, under whatever id the concept had then."""
        for (name, field), (_, pairs) in list(self.last.items()):
            if field == new.field and (name == new.concept or pairs & set(new.pairs)):
                del self.last[name, field]

    def round(self) -> None:
        """Edit, perhaps bring back an old workbook too, change the articles, and build anew."""
        chance = self.chance
        sheet = sheet_of(self.glossary)
        edits = list({edit[:2]: edit for edit in edits_of(sheet, chance)}.values())
        self.review(type_into(sheet, edits, chance), edits)
        if self.old is not None and chance.random() < 0.3:
            theirs = list({edit[:2]: edit for edit in edits_of(self.old, chance)}.values())
            self.review(type_into(self.old, theirs, chance), theirs)
        if self.old is None or chance.random() < 0.2:
            self.old = sheet
        if chance.random() < 0.5:
            self.made += 1
            self.articles[f"a{self.made}"] = article(f"a{self.made}", chance)
        if len(self.articles) > 6 or (len(self.articles) > 1 and chance.random() < 0.2):
            del self.articles[chance.choice(sorted(self.articles))]
        self.laid, self.glossary = build(self.articles, self.decisions)
        check(self.laid, self.decisions, self.ever)
        self.checked += check_shown(self.laid, self.last)


def test_nothing_that_a_person_wrote_is_lost_or_changed(tmp_path: Path) -> None:
    checked = 0
    for seed in range(ROUNDS // 20):
        world = World(seed)
        for _ in range(20):
            world.round()
        checked += world.checked
        path = tmp_path / "decisions.jsonl"
        write_decisions(world.decisions, path)
        assert read_decisions(path) == world.decisions
        again, _ = build(world.articles, world.decisions)
        assert again == world.laid
    assert checked > ROUNDS


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_on_the_way_through_files(seed: int, tmp_path: Path) -> None:
    """Let openpyxl save each workbook as an editor would, with what people typed."""
    from openpyxl import load_workbook

    world = World(1_000 + seed)
    path = tmp_path / "glossary.xlsx"
    for _ in range(5):
        write_workbook(world.glossary, path, ExportOptions())
        sheet = sheet_of(world.glossary)
        assert decide(read_workbook(path), KEYS) == ((), ())
        edits = list({edit[:2]: edit for edit in edits_of(sheet, world.chance)}.values())
        book = load_workbook(path)
        grid = book["Glossary"]
        lists = [[cell.value for cell in row] for row in book["_lists"].iter_rows()]
        heads = {row[1]: row[2] for row in lists if row[0] == "column.glossary"}
        place = {cell.value: number for number, cell in enumerate(grid[1], start=1)}
        rows = enumerate(grid.iter_rows(min_row=2, values_only=True), start=2)
        at = {row[0]: number for number, row in rows}
        for name, field, value in edits:
            cell = grid.cell(row=at[name], column=place[heads[field]])
            cell.value, cell.data_type = value, "s"
        book.save(path)
        world.review(read_workbook(path), edits)
        world.laid, world.glossary = build(world.articles, world.decisions)
        check(world.laid, world.decisions, world.ever)
        check_shown(world.laid, world.last)
