"""Windows that inline markup bounds: ``the *Three Represents* (三个代表)``."""

import re
from dataclasses import replace

from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.emphasis import find_emphasis
from glossary.text.layers import View
from glossary.text.script import has_han

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_LONGEST = 90  # code points: what is longer is a line in bold, not a term


def within_emphasis(candidate: Candidate, view: View) -> Candidate:
    """Bound the open windows of a candidate by bold, italics, code or a link around their end.

    What closes where a window ends is the term, but for its article; what goes
    on beyond it (``**the Analects (论语)**``) only says that no term begins before.
    """
    zh, en = _bound(candidate.zh, view), _bound(candidate.en, view)
    if not has_han(view.text[zh.start : zh.end]):
        zh = candidate.zh  # `Some(message)` is code
    if zh is candidate.zh and en is candidate.en:
        return candidate
    return replace(candidate, zh=zh, en=en)


def _bound(window: Window, view: View) -> Window:
    if window.edge is not Edge.OPEN:
        return window
    found = find_emphasis(view, *window.span)
    if found is None:
        return window
    start, closes = found
    if not closes or window.end - start > _LONGEST:
        return replace(window, start=start)
    article = _ARTICLE.match(view.text, start, window.end)
    return replace(window, start=article.end() if article else start, edge=Edge.MARKED)
