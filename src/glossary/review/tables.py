"""Read the pairs of tables: spreadsheets, CSV, TSV, OmegaT's glossary."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from glossary.errors import InputError
from glossary.review.base import BaseColumns, BaseEntry
from glossary.review.cells import Unreadable, as_text, bare_heading, unescape
from glossary.review.fields import split_terms
from glossary.review.termbases import script_of
from glossary.text.script import has_han, has_latin

_HEAD_ROWS = 20  # rows in which headings are looked for
_SAMPLE = 200  # rows by which a column's language is told
_MOST_COLUMNS = 200
_ENOUGH = 0.6  # of a column's cells in one script
_FORMULA = re.compile(r"'(?=['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])")
_TRUE = frozenset({"true", "1", "yes", "x", "是", "forbidden", "禁用"})

# Words of headings, in the order in which they are tried.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("other_zh", ("other chinese", "其他中文", "other_zh")),
    ("other_en", ("other english", "其他英文", "other_en", "synonym", "同义词")),
    ("short", ("abbreviation", "short", "缩写", "简称")),
    ("deprecated", ("deprecated", "停用")),
    ("forbidden", ("forbidden", "禁用", "do not use", "blacklist")),
    ("note", ("note", "comment", "remark", "备注", "注释", "definition")),
    ("status", ("status", "状态", "review")),
    ("subject_field", ("subject", "domain", "领域", "field")),
    ("zh_hant", ("traditional", "zh_hant", "zh-hant", "zh-tw", "zh_tw", "zh-hk", "繁体", "繁體")),
    ("zh_hans", ("chinese", "zh_hans", "zh-hans", "zh-cn", "zh_cn", "zh", "中文", "汉语", "简体")),
    ("en", ("english", "en-us", "en-gb", "en_us", "en_gb", "en", "英文", "英语", "英語")),
)
_ELSEWHERE = ("option", "选项", "context", "语境", "id", "编号")


def read_workbook_table(path: Path, columns: BaseColumns) -> tuple[BaseEntry, ...]:
    """Read all visible sheets of a workbook; the first row that names columns is the head."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        ours = "_lists" in book.sheetnames
        entries: list[BaseEntry] = []
        for number, sheet in enumerate(book.worksheets):
            if sheet.sheet_state != "visible" or (ours and number):
                continue  # of our own workbook the first sheet has all
            rows = [[_cell(cell) for cell in row[:_MOST_COLUMNS]] for row in sheet.iter_rows()]
            entries += _entries(rows, columns, f"{path}: sheet {sheet.title}")
        return tuple(entries)
    finally:
        book.close()


def read_table(path: Path, columns: BaseColumns) -> tuple[BaseEntry, ...]:
    """Read a table of text, in whatever of the usual encodings and with its own separator."""
    text = _decode(path.read_bytes())
    lines = text.splitlines(keepends=True)
    is_omegat = bool(lines) and lines[0].startswith("#")
    body = "".join(line for line in lines if not line.startswith("#")) if is_omegat else text
    first = body.split("\n", 1)[0]
    separator = max("\t;,", key=first.count)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    try:
        table = csv.reader(io.StringIO(body, newline=""), delimiter=separator, quoting=quoting)
        rows = [[_unguard(cell.strip()) for cell in row[:_MOST_COLUMNS]] for row in table]
    except csv.Error as error:
        raise InputError(f"{path}: not a table ({error}); save it as UTF-8 CSV") from None
    return tuple(_entries(rows, columns, str(path)))


def _decode(raw: bytes) -> str:
    """Decode a text: by its mark, else UTF-8, else the encoding of Chinese systems."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _unguard(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from seeing a formula."""
    return cell[1:] if _FORMULA.match(cell) else cell


def _cell(cell: Any) -> str:  # noqa: ANN401 - openpyxl is loaded late
    """Give a cell as text, nothing for a formula."""
    try:
        return unescape(as_text(cell.value, cell.data_type)) if cell.value is not None else ""
    except Unreadable:
        return ""


def _entries(
    rows: Sequence[Sequence[str]], columns: BaseColumns, place: str
) -> Iterable[BaseEntry]:
    """Give the entries of a table."""
    head, places = _find_columns(rows, columns, place)
    for number, row in enumerate(rows[head:], start=head + 1):

        def terms(key: str, row: Sequence[str] = row) -> tuple[str, ...]:
            found = (row[at] for at in places.get(key, ()) if at < len(row))
            return tuple(dict.fromkeys(term for cell in found for term in split_terms(cell)))

        def one(key: str, row: Sequence[str] = row) -> str:
            return next((row[at] for at in places.get(key, ()) if at < len(row) and row[at]), "")

        status = one("status").lower()
        if "reject" in status or "否决" in status:
            continue
        zh_hans, en = terms("zh_hans"), terms("en")
        yield BaseEntry(
            zh_hans=(*zh_hans, *(t for t in terms("other_zh") if zh_hans)),
            zh_hant=terms("zh_hant"),
            en=(*en, *(t for t in terms("other_en") if en)),
            forbidden=one("forbidden").strip().lower() in _TRUE or "forbidden" in status,
            forbidden_terms=terms("deprecated"),
            approved=status in ("approved", "edited", "已通过", "已修改"),
            note=one("note"),
            subject_field=one("subject_field"),
            place=f"{place}, row {number}",
        )


def _find_columns(
    rows: Sequence[Sequence[str]], named: BaseColumns, place: str
) -> tuple[int, dict[str, list[int]]]:
    """Find the columns: as named, by their headings, else by the script of their cells."""
    for number, row in enumerate(rows[:_HEAD_ROWS], start=1):
        headings = [bare_heading(cell) for cell in row]
        is_named = named.zh or named.en
        places = _by_name(headings, named) if is_named else _by_words(headings)
        if ({"zh_hans", "zh_hant"} & places.keys()) and "en" in places:
            return number, places
    if named.zh or named.en:
        raise InputError(
            f"{place}: no columns {named.zh!r} and {named.en!r} in the first {_HEAD_ROWS} rows;"
            " name them as they stand in the head"
        )
    return 0, _by_script(rows)


def _by_name(headings: Sequence[str], named: BaseColumns) -> dict[str, list[int]]:
    """Find the columns that a user named; the other columns by their words."""
    places = {
        key: found
        for key, found in _by_words(headings).items()
        if key not in ("zh_hans", "zh_hant", "en")
    }
    for key, name in (("zh_hans", named.zh), ("en", named.en), ("forbidden", named.forbidden)):
        wanted = bare_heading(name)
        if wanted and wanted in headings:
            places[key] = [headings.index(wanted)]
    return places


def _by_words(headings: Sequence[str]) -> dict[str, list[int]]:
    """Find columns by the words of their headings."""
    places: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        if not heading or len(heading) > 60 or heading.startswith(_ELSEWHERE):  # noqa: PLR2004 - no heading is a sentence
            continue
        key = script_of(heading) if re.fullmatch(r"[a-z]{2,3}([-_][a-z]{2,4})*", heading) else ""
        for name, words in _HEADINGS:
            if key:
                break
            if any(_has_word(heading, word) for word in words):
                key = name
        if key and (key not in places or key.startswith("other")):
            places.setdefault(key, []).append(at)
    return places


def _has_word(heading: str, word: str) -> bool:
    """Say whether a heading has a word; Chinese has no spaces around its words."""
    if has_han(word):
        return word in heading
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", heading) is not None


def _by_script(rows: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Find one Chinese and one English column by what stands in them."""
    places: dict[str, list[int]] = {}
    sample = rows[:_SAMPLE]
    for at in range(max(map(len, sample), default=0)):
        cells = [row[at] for row in sample if at < len(row) and row[at]]
        if len(cells) * 2 < len(sample):
            continue
        chinese = sum(has_han(cell) for cell in cells) / len(cells)
        english = sum(has_latin(cell) and not has_han(cell) for cell in cells) / len(cells)
        if chinese >= _ENOUGH and "zh_hans" not in places:
            places["zh_hans"] = [at]
        elif english >= _ENOUGH and "en" not in places:
            places["en"] = [at]
    return places
