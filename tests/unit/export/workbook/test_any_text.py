"""Any text at all, in any field: the workbook opens and gives it back."""

import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from glossary.export.options import ExportOptions
from glossary.export.table import clean
from glossary.export.workbook import write_workbook
from glossary.model import Concept, Glossary, Language, Source, Term, TermStatus

ANY = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ANY, ANY, ANY), min_size=1, max_size=20), ANY)
def test_any_text_comes_back_but_for_what_is_reported(
    texts: list[tuple[str, str, str]], address: str
) -> None:
    concepts = tuple(
        Concept(
            id=f"c-{number}",
            terms=(
                Term(text=zh, language=Language.ZH_HANS, status=TermStatus.PREFERRED),
                Term(text=en, language=Language.EN, status=TermStatus.PREFERRED),
            ),
            note=note,
        )
        for number, (zh, en, note) in enumerate(texts)
    )
    source = Source(article=address, file=address, title=address, address=address, date=address)
    options = ExportOptions(columns=("zh_hans", "en", "note", "pinyin"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.xlsx"
        losses = write_workbook(Glossary(concepts=concepts, sources=(source,)), path, options)
        sheet = openpyxl.load_workbook(path)["Glossary"]
    reported = {loss.concept for loss in losses}
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, max_col=4, values_only=True)}
    assert len(rows) == len(texts)
    for number, given_texts in enumerate(texts):
        row = rows[f"c-{number}"]
        for cell, text in zip(row[1:], given_texts, strict=True):
            kept, dropped = clean(text)
            assert unescape(str(cell or "")) == kept
            assert not dropped or f"c-{number}" in reported
