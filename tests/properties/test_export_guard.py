"""The guard against formulas in glossary.csv can always be undone."""

from hypothesis import example, given
from hypothesis import strategies as st

from glossary.export.csv_file import guard, unguard

LIKE_FORMULAS = st.text("'=+-@＝＋－＠ \t\r\n\u3000a功", max_size=6)


@given(LIKE_FORMULAS | st.text())
@example("'=1")
@example("'\t")
@example("''=1")
def test_unguard_gives_back_what_was_guarded(text: str) -> None:
    assert unguard(guard(text)) == text


@given(LIKE_FORMULAS | st.text())
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    assert not guard(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not guard(text).startswith(("\t", "\r", "\n"))
