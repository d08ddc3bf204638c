"""Are these tables right: glossary.csv and .tsv, memoQ's CSV, and an OmegaT glossary.

Sources: RFC 4180; OWASP, "CSV Injection"; memoQ documentation, "Term base in
CSV format"; OmegaT user manual, "Glossaries", and its reader.
"""

import re
from pathlib import Path

from glossary.check.finding import Finding, Findings, quote
from glossary.check.rows import BOM, Row, check_widths, read_rows, read_text
from glossary.check.terms import Pairs, Scripts, check_term

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_CHINESE = re.compile(r"(?i)^(zh([_-].*)?|chinese.*|中文.*|简体.*|繁体.*)$")
_ENGLISH = re.compile(r"(?i)^(en([_-].*)?|english.*|英文.*|英语.*)$")


def check_csv(path: Path) -> tuple[Finding, ...]:
    """Check a table for spreadsheets: a heading row, a row a concept, no formulas."""
    found = Findings(path)
    rows = _read(path, found, ",")
    with path.open("rb") as file:
        if rows and file.read(3) != BOM and any(not cell.isascii() for cell in rows[0].cells):
            found.warn(
                1, "no byte order mark", "Excel needs it to read UTF-8: save it as UTF-8 BOM"
            )
    _check_table(rows, found)
    for line, cells in rows[1:]:
        for cell in cells:
            if _FORMULA.match(cell):
                found.error(
                    line,
                    f"{quote(cell)} becomes a formula in a spreadsheet",
                    "put an apostrophe before it",
                )
    return found.in_order()


def check_tsv(path: Path) -> tuple[Finding, ...]:
    """Check a table for programs."""
    found = Findings(path)
    _check_table(_read(path, found, "\t"), found)
    return found.in_order()


def check_memoq(path: Path) -> tuple[Finding, ...]:
    """Check a term base for memoQ: entry columns, a column a language, further terms beside it."""
    found = Findings(path)
    rows = _read(path, found, ",")
    with path.open("rb") as file:
        if file.read(3) != BOM:
            found.warn(1, "no byte order mark", "choose UTF-8 by hand in the import dialogue")
    _check_table(rows, found, id_column="Entry_ID")
    if rows and "Entry_ID" not in rows[0].cells:
        found.warn(rows[0].line, "no column Entry_ID", "memoQ then numbers the entries itself")
    return found.in_order()


def check_omegat(path: Path) -> tuple[Finding, ...]:
    """Check an OmegaT glossary: source, target and comment with tabs between them."""
    found = Findings(path)
    text = read_text(path, found)
    if text is None:
        return found.in_order()
    ending = path.suffix.lower()
    if ending not in {".txt", ".tab", ".utf8", ".tsv"}:
        found.error(0, f"a name that ends in {ending!r}", "name it .txt: OmegaT passes it over")
    if ending in {".txt", ".tab"} and not text.isascii() and not _says_utf8(path, text):
        found.warn(1, "no word of the encoding", "begin it with the line # -*- coding: utf-8 -*-")
    pairs = Pairs()
    entries = 0
    for line, content in enumerate(text.split("\n"), start=1):
        if content.startswith("#"):
            if "\t" in content and "coding:" not in content:
                found.warn(line, "a line with # before a term", "OmegaT skips it: reword the term")
        elif content.strip():
            entries += 1
            _check_omegat_entry(line, content.rstrip("\r").split("\t"), found, pairs)
    if not entries:
        found.error(0, "no entry", "nothing would be shown: export it again")
    return found.in_order()


def _check_omegat_entry(line: int, cells: list[str], found: Findings, pairs: Pairs) -> None:
    """Check one line of an OmegaT glossary."""
    if len(cells) < 2:  # noqa: PLR2004 - source and target
        found.error(line, "no tab", "put one between source and target")
        return
    if len(cells) > 3:  # noqa: PLR2004 - and a comment
        found.warn(line, f"{len(cells)} columns", "OmegaT reads the first three")
    for name, cell in zip(("source", "target"), cells, strict=False):
        check_term(found, line, cell, name)
    if first := pairs.first((cells[0], cells[1]), line):
        found.warn(line, f"the same pair as in line {first}", "take one of them out")


def _says_utf8(path: Path, text: str) -> bool:
    """Say whether OmegaT can tell that the file is UTF-8: by its mark or its first line."""
    with path.open("rb") as file:
        return file.read(3) == BOM or "coding: utf-8" in text.partition("\n")[0].lower()


def _read(path: Path, found: Findings, delimiter: str) -> list[Row]:
    """Read all rows; none where the encoding is wrong."""
    text = read_text(path, found)
    return [] if text is None else list(read_rows(text, found, delimiter))


def _check_table(rows: list[Row], found: Findings, id_column: str = "id") -> None:
    """Check the heading and the terms in the columns of the two languages."""
    if not rows:
        if not found.found:
            found.error(0, "no rows", "export it again")
        return
    head = rows[0].cells
    check_widths(rows[1:], len(head), found)
    check_columns(head, rows, found)
    if id_column in head:
        place = head.index(id_column)
        ids = Pairs()
        for line, cells in rows[1:]:
            if place < len(cells) and (first := ids.first((cells[place],), line)):
                found.error(
                    line,
                    f"the id {quote(cells[place])} stands in line {first} already",
                    "make it unique: the later row replaces the earlier",
                )


def check_columns(
    head: list[str], rows: list[Row], found: Findings, *, whole_rows: bool = True
) -> None:
    """Check the terms in the columns whose heading names Chinese or English.

    Without ``whole_rows`` an entry may go on in further rows, so a row may lack
    a language.
    """
    chinese = [i for i, name in enumerate(head) if _CHINESE.match(name.strip())]
    english = [i for i, name in enumerate(head) if _ENGLISH.match(name.strip())]
    if not chinese or not english:
        missing = "Chinese" if not chinese else "English"
        found.error(
            rows[0].line,
            f"no column for {missing}",
            "head it with a language code or name, such as zh-CN or English",
        )
        return
    scripts, pairs = Scripts(), Pairs()
    for line, cells in rows[1:]:
        texts: list[str] = []
        for places, is_zh in ((chinese, True), (english, False)):
            terms = [cells[i] for i in places if i < len(cells) and cells[i]]
            for term in terms:
                check_term(found, line, term.removeprefix("'"))
                scripts.add(term, chinese=is_zh)
            if not terms and whole_rows:
                name = "Chinese" if is_zh else "English"
                found.warn(line, f"no {name} term", "fill it in or take the row out")
            texts += terms
        if whole_rows and len(texts) > 1 and (first := pairs.first(tuple(texts), line)):
            found.warn(line, f"the same terms as in line {first}", "merge the two")
    if len(rows) < 2:  # noqa: PLR2004 - the heading is one
        found.error(0, "no entry below the heading", "nothing would be imported: export it again")
    scripts.report(found)
