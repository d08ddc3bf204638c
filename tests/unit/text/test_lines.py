"""Lines, their language and the sentence around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text.lines import find_lines, find_sentence, is_chinese_line

any_text = st.text(alphabet="甲乙。！ab.\n\r \u3000\u2028“”;", max_size=80)


@given(any_text)
def test_lines_hold_all_that_is_seen(text: str) -> None:
    lines = [text[line.start : line.end] for line in find_lines(text)]
    assert all(line.strip() and line == line.rstrip() and "\n" not in line for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(any_text, st.data())
def test_sentence_holds_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = find_sentence(text, start, end)
    assert 0 <= left <= start <= end <= right <= len(text)


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("消化不良(indigestion)很常见", True),
        ("Meituan (美团) pays", False),
        ("2023", True),
        ("Use 熵 here", False),
    ],
)
def test_language_of_a_line(line: str, chinese: bool) -> None:  # noqa: FBT001
    assert is_chinese_line(line, 0, len(line)) is chinese
