"""What stands around two terms: how far they are into a sentence, and what follows them."""

import re
from collections.abc import Iterator

from glossary.model import Span
from glossary.text.script import HAN, KANA, LATIN

_ENGLISH_BEFORE = re.compile(rf"[{LATIN}] ")
_KANA = re.compile(f"[{KANA}]")
_ENTRIES = (
    re.compile(rf"[^{HAN}\n]{{0,12}}[{LATIN}][^{HAN}\n]{{0,60}}[{HAN}][^{LATIN}\n]{{0,30}}"),
    re.compile(rf"[^{LATIN}\n]{{0,12}}[{HAN}][^{LATIN}\n]{{0,30}}[{LATIN}][^{HAN}\n]{{0,80}}"),
)
_FOLLOWING = re.compile(r"[^()（）\n]{0,40}[)）]\s*(\S?)")
_SENTENCE_ENDS = (". ", "。", "? ", "! ")
_LONGEST_ENTRY = 120  # code points
_NEAR = 200  # code points
_LONG_LEAD = 10  # words
_SHORT_LEAD = 3


def look_around(text: str, place: int, terms: Span, line: Span) -> Iterator[str]:
    """Say what stands around two terms, the Chinese one at ``place``, in their line."""
    if _ENGLISH_BEFORE.match(text, max(line.start, place - 2), place):
        yield "en-before-zh"
    if _KANA.search(text, max(line.start, place - _NEAR), min(line.end, place + _NEAR)):
        yield "kana-near"
    yield f"lead={_lead(text, terms.start, line.start)}"
    following = _FOLLOWING.match(text, terms.end, line.end)
    if following:
        yield f"before={_sign(following[1])}"
    form = next((form for form in _ENTRIES if form.fullmatch(text, *line)), None)
    if form is None:
        return
    above = text[max(0, line.start - _LONGEST_ENTRY) : max(0, line.start - 1)].rstrip()
    below = text[line.end : line.end + _LONGEST_ENTRY].lstrip()
    if form.fullmatch(above.rpartition("\n")[2]) or form.fullmatch(below.partition("\n")[0]):
        yield "entry-among-entries"


def _lead(text: str, place: int, line_start: int) -> str:
    """Say how many words of its sentence stand before a place: asides come behind many."""
    near = max(line_start, place - _NEAR)
    sentence = max(text.rfind(end, near, place) for end in _SENTENCE_ENDS)
    words = len(text[max(near, sentence + 1) : place].split())
    if words <= _SHORT_LEAD:
        return "few" if words else "none"
    return "some" if words < _LONG_LEAD else "many"


def _sign(sign: str) -> str:
    """Name what follows a bracket."""
    if not sign:
        return "line-end"
    return "word" if sign.isalnum() else "stop" if sign in ".。!?！？" else "sign"
