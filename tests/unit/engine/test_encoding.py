"""What was found travels as a line and comes back as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.engine.encoding import decode, decode_all, encode, encode_all
from glossary.engine.findings import Findings
from glossary.model import Article, Fault, Source
from glossary.pipeline import find_in_article

TEXT = (
    "他患有消化不良(indigestion)。见图（Figure 2）。\n"
    "The “Interim\nMeasures” (暂行办法, hereinafter the Measures), the watchdog (网信办)."
)


def _findings(text: str = TEXT) -> Findings:
    source = Source(article="a\n1", file="术语.txt#1", title="\ud800", date="2023-11-29")
    return find_in_article(Article(id=source.article, text=text, source=source))


def test_mentions_rejections_and_faults_come_back_equal() -> None:
    found = _findings()
    fault = Fault(path="b.txt", line=3, problem="broken\nhere", advice="mend it", skipped=False)
    assert found.mentions
    assert found.rejections
    line = encode(found)
    assert b"\n" not in line
    assert decode(line) == found
    assert decode_all(encode_all([found, fault, found])) == [found, fault, found]
    assert decode_all(encode_all([])) == []


def test_the_text_does_not_travel() -> None:
    padded = _findings(TEXT + "\n\n" + "Nothing of note stands here. " * 200)
    assert len(encode(padded)) < len(encode(_findings())) + 100


@given(st.text(), st.text(), st.floats(0, 1))
def test_any_term_and_context_survives(zh: str, context: str, confidence: float) -> None:
    found = _findings("他患有消化不良(indigestion)。")
    mention = replace(found.mentions[0], zh=zh, context=context, confidence=confidence)
    changed = replace(found, found=(mention,))
    assert decode(encode(changed)) == changed


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b'["a"]',
        b"[" * 100_000,
        b'[["a","a","","","",""],"0",1,[["zh"]]]',
        b'[["a","a","","","",""],"0",1,[[1,2,"t","p","align","no such reason"]]]',
    ],
)
def test_any_other_line_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="no line that encode wrote"):
        decode(line)


def test_a_cut_line_is_refused() -> None:
    line = encode(_findings())
    for size in range(0, len(line), 7):
        with pytest.raises(ValueError, match="no line"):
            decode(line[:size])


def test_it_is_json_without_names() -> None:
    line = encode(_findings("他患有消化不良(indigestion)。"))
    record = json.loads(line.decode("utf-8", "surrogatepass"))
    assert record[3][0][:2] == ["消化不良", "indigestion"]
