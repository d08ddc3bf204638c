"""An index over a glossary, in SQLite: found in milliseconds, opened without being read."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.lookup.forms import Forms, forms_of, grams
from glossary.lookup.question import LEAST, Question, ask, likeness, typos_in
from glossary.lookup.record import dump_entry, load_entry
from glossary.model import Entry, ReviewStatus, TermStatus
from glossary.text.script import has_han

VERSION = 1
"""Changes with the tables or with how terms are folded; an index of another is built anew."""

# forms: a term's spellings by length, so that the shortest with a given beginning come first.
# latin, words: all spellings and all words of a length in one text, a line each, which is read
# faster than rows when any of them may be meant. grams: words and pairs of characters, and the
# terms that have them; terms are numbered from the shortest, so the first ones are the likeliest.
_TABLES = """
CREATE TABLE concepts (id INTEGER PRIMARY KEY, entry TEXT NOT NULL);
CREATE TABLE terms (
    id INTEGER PRIMARY KEY, concept INTEGER NOT NULL, words TEXT NOT NULL,
    syllables TEXT NOT NULL, deprecated INTEGER NOT NULL
);
CREATE TABLE forms (
    size INTEGER, form TEXT, term INTEGER, PRIMARY KEY (size, form, term)
) WITHOUT ROWID;
CREATE TABLE syllables (word TEXT PRIMARY KEY, syllable TEXT) WITHOUT ROWID;
CREATE TABLE latin (size INTEGER PRIMARY KEY, forms TEXT);
CREATE TABLE words (size INTEGER PRIMARY KEY, forms TEXT);
CREATE VIRTUAL TABLE grams USING fts5 (
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
"""
_MOST = 300  # terms that one way of looking may bring, the shortest first
_MOST_OF_A_GRAM = 20_000  # what has a commoner word must be found by its other words
_MOST_ALIKE = 10  # spellings that a misspelt one may be meant for
_LONGEST_FORM = _LONGEST_QUESTION = 200  # characters
_LAST = chr(0x10FFFF)


class Hit(NamedTuple):
    """Tell of a concept that answers: how well (0 to 1; 1 is the term itself), and what it is."""

    score: float
    entry: Entry


class Index:
    """Answer what concepts a glossary has for a term; build once, open often, search at once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an open database; ``build`` and ``open`` make one."""
        self._database = database

    @classmethod
    def build(cls, entries: Iterable[Entry], path: Path | None = None) -> "Index":
        """Make the index of a glossary, in a new file or, without a path, in memory.

        Raises sqlite3.Error or OSError where the file cannot be written.

        >>> from glossary.model import Language, Term
        >>> terms = (Term(text="数据安全法", language=Language.ZH_HANS),
        ...          Term(text="Data Security Law", language=Language.EN))
        >>> index = Index.build([Entry(id="c-1", terms=terms)])
        >>> asked = ("數據安全法", "law data security", "shuju", "sjaqf", "secruity", "数剧安全法")
        >>> [len(index.search(text)) for text in asked]
        [1, 1, 1, 1, 1, 1]
        >>> index.search("电池")
        ()
        """
        # Autocommit off until all is written; other threads may read, none writes.
        database = sqlite3.connect(path or ":memory:", check_same_thread=False)
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        rows: list[tuple[Forms, int, bool]] = []
        for number, entry in enumerate(entries):
            database.execute("INSERT INTO concepts VALUES (?, ?)", (number, dump_entry(entry)))
            rows += (
                (forms_of(term.text), number, term.status is TermStatus.DEPRECATED)
                for term in entry.terms
            )
        rows.sort(key=lambda row: (len(row[0].written), row[0].written))
        _fill(database, rows)
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.commit()
        return cls(database)

    @classmethod
    def open(cls, path: Path) -> "Index":
        """Open an index that was built before, to read it.

        Raises sqlite3.Error where it is none, or one of another version.
        """
        address = f"{path.absolute().as_uri()}?mode=ro"
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        [version] = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            database.close()
            raise sqlite3.DatabaseError(f"version {version} of the index")
        return cls(database)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def search(self, text: str, limit: int = 10) -> tuple[Hit, ...]:
        """Give the concepts that have a term like the text, the best first.

        Either language and script, pinyin with and without tones, initials,
        words in any order, beginnings, and a typo or two. Refused concepts and
        deprecated terms come after others that are as good.
        """
        question = ask(text[:_LONGEST_QUESTION], self._syllable)
        if not question.written:
            return ()
        scores = self._rate(question, set(self._near(question)))
        if not scores:
            scores = self._rate(question, set(self._far(question)))
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[: limit * 5]
        hits = [Hit(score, self._entry(number)) for number, score in best]
        return tuple(sorted(hits, key=partial(_order, text.strip())))[:limit]

    def entries(self) -> Iterator[Entry]:
        """Give all entries, in the order of the glossary."""
        for (record,) in self._database.execute("SELECT entry FROM concepts ORDER BY id"):
            yield load_entry(record)

    def _near(self, question: Question) -> Iterator[int]:
        """Give terms that are spelt as asked, or begin so, or have all its words."""
        forms = {question.written} if question.chinese else {question.written, question.sound}
        for form in forms:
            yield from self._with_form(form)
            yield from self._beginning(form)
        asked = [_quote(gram) for gram in grams(question.words, of_question=True)]
        if not question.chinese:
            asked[-1] += "*"
        yield from self._with_grams(" AND ".join(asked), _MOST)

    def _far(self, question: Question) -> Iterator[int]:
        """Give terms that sound as asked, have some of the words, or are spelt a bit otherwise."""
        yield from self._with_form(question.sound)
        counted: Counter[int] = Counter()
        for gram in grams(question.words, of_question=True):
            either = [gram, *(() if has_han(gram) else self._spelt_like("words", gram))]
            found = list(self._with_grams(" OR ".join(map(_quote, either)), _MOST_OF_A_GRAM))
            for term in found:
                counted[term] += 1_000_000 // (len(found) + 10)
        yield from (term for term, _ in counted.most_common(_MOST))
        if not question.chinese:
            for form in {question.written, question.sound}:
                for alike in self._spelt_like("latin", form):
                    yield from self._with_form(alike)

    def _with_form(self, form: str) -> Iterator[int]:
        sql = "SELECT term FROM forms WHERE size = ? AND form = ? LIMIT ?"
        return (term for (term,) in self._database.execute(sql, (len(form), form, _MOST)))

    def _beginning(self, form: str) -> Iterator[int]:
        """Give the shortest terms with a form that begins so."""
        [longest] = self._database.execute("SELECT max(size) FROM forms").fetchone()
        sql = "SELECT term FROM forms WHERE size = ? AND form >= ? AND form < ? LIMIT ?"
        left = _MOST
        for size in range(len(form) + 1, (longest or 0) + 1):
            given = self._database.execute(sql, (size, form, form + _LAST, left)).fetchall()
            yield from (term for (term,) in given)
            left -= len(given)
            if not left:
                return

    def _with_grams(self, asked: str, most: int) -> Iterator[int]:
        sql = "SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rowid LIMIT ?"
        return (term for (term,) in self._database.execute(sql, (asked, most)))

    def _spelt_like(self, table: str, word: str) -> list[str]:
        """Give the likeliest words, or whole spellings, that a misspelt one may be meant for."""
        most = typos_in(word)
        if not most:
            return []
        sql = f"SELECT forms FROM {table} WHERE size BETWEEN ? AND ?"  # noqa: S608 - our own names
        given = self._database.execute(sql, (len(word) - most, len(word) + most))
        forms = [form for (lines,) in given for form in lines.split("\n")]
        found = process.extract(
            word, forms, scorer=OSA.distance, score_cutoff=most, limit=_MOST_ALIKE
        )
        return [form for form, *_ in found]

    def _rate(self, question: Question, terms: set[int]) -> dict[int, float]:
        """Give the likeness of each concept's best term, where it is enough."""
        scores: dict[int, float] = {}
        sql = "SELECT concept, words, syllables, deprecated FROM terms WHERE id = ?"
        for number in terms:
            concept, words, syllables, deprecated = self._database.execute(
                sql, (number,)
            ).fetchone()
            term = Forms(words=tuple(words.split()), syllables=tuple(syllables.split()))
            score = likeness(question, term) - 0.01 * deprecated
            if score >= max(LEAST, scores.get(concept, 0.0)):
                scores[concept] = score
        return scores

    def _syllable(self, word: str) -> str:
        """Give the reading that a character mostly has in this glossary."""
        sql = "SELECT syllable FROM syllables WHERE word = ?"
        found = self._database.execute(sql, (word,)).fetchone()
        return found[0] if found else word

    def _entry(self, number: int) -> Entry:
        sql = "SELECT entry FROM concepts WHERE id = ?"
        return load_entry(self._database.execute(sql, (number,)).fetchone()[0])


def _fill(database: sqlite3.Connection, rows: list[tuple[Forms, int, bool]]) -> None:
    """Write the tables of terms; the forms in the order in which they lie."""
    forms: list[tuple[int, str, int]] = []
    words: set[str] = set()
    readings: Counter[tuple[str, str]] = Counter()
    for number, (term, concept, deprecated) in enumerate(rows, 1):
        terms = (number, concept, " ".join(term.words), " ".join(term.syllables), deprecated)
        database.execute("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", terms)
        tokens = " ".join(grams(term.words))
        database.execute("INSERT INTO grams (rowid, tokens) VALUES (?, ?)", (number, tokens))
        spellings = {term.written, term.sound, term.initials} - {""}
        forms += ((len(form), form, number) for form in spellings if len(form) <= _LONGEST_FORM)
        words.update(term.words)
        if len(term.syllables) == len(term.words):
            readings.update(zip(term.words, term.syllables, strict=True))
    forms.sort()
    database.executemany("INSERT INTO forms VALUES (?, ?, ?)", forms)
    database.executemany(
        "INSERT INTO latin VALUES (?, ?)", _by_size({form for _, form, _ in forms})
    )
    database.executemany("INSERT INTO words VALUES (?, ?)", _by_size(words))
    # The commonest reading comes last and stays.
    common = [reading for reading, _ in reversed(readings.most_common())]
    database.executemany("INSERT OR REPLACE INTO syllables VALUES (?, ?)", common)


def _by_size(forms: set[str]) -> Iterator[tuple[int, str]]:
    """Put the Latin ones of some words together by their length, a line each."""
    by_size: defaultdict[int, list[str]] = defaultdict(list)
    for form in sorted(forms):
        if not has_han(form):
            by_size[len(form)].append(form)
    return ((size, "\n".join(alike)) for size, alike in by_size.items())


def _quote(gram: str) -> str:
    """Write a word as FTS5 takes it; it is letters and figures only."""
    return f'"{gram}"'


def _order(asked: str, hit: Hit) -> tuple[float, bool, bool, bool, float, str]:
    """Give what is likest first, then what people approved, then what is sure."""
    entry = hit.entry
    approved = entry.status in (ReviewStatus.APPROVED, ReviewStatus.EDITED)
    otherwise = all(term.text != asked for term in entry.terms)
    return (
        -round(hit.score, 2),
        otherwise,
        entry.is_refused,
        not approved,
        -entry.confidence,
        entry.id,
    )
