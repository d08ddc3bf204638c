"""Terms that touch letters of a third script: Japanese, or letters that only look Latin."""

import re
from collections.abc import Iterable, Iterator

from glossary.model import Reason, Rejection, Span
from glossary.model.candidate import Candidate, Window
from glossary.text.script import CYRILLIC, HANGUL, KANA

FOREIGN = f"[{KANA}{HANGUL}{CYRILLIC}]"
_FOREIGN = re.compile(FOREIGN)


def refuse_foreign(
    text: str, found: Iterable[Candidate | Rejection]
) -> Iterator[Candidate | Rejection]:
    """Pass on what is found; refuse a candidate whose terms go on in a third script.

    The ニ of ニ元論 is kana that looks like 二, and the first letter of \u0456ndigestion is
    Cyrillic: what is cut beside it is no term, and what holds it is found by no search.
    """
    for one in found:
        if isinstance(one, Candidate) and (_goes_on(text, one.zh) or _goes_on(text, one.en)):
            start, end = min(one.zh.start, one.en.start), max(one.zh.end, one.en.end)
            yield Rejection(
                article=one.article,
                span=Span(start, end),
                text=text[start:end],
                pattern=one.pattern,
                room="detect",
                reason=Reason.OTHER_SCRIPT,
            )
        else:
            yield one


def _goes_on(text: str, window: Window) -> bool:
    return _FOREIGN.search(text, max(0, window.start - 1), window.end + 1) is not None
