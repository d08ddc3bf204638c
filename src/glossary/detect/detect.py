"""Run the pattern families over the lines of an article."""

from collections.abc import Iterator

from glossary.detect.foreign import refuse_foreign
from glossary.detect.host import HostLine
from glossary.detect.refuse import may_hold_menu, refuse_line
from glossary.detect.registry import LINE_PATTERNS, TEXT_PATTERNS
from glossary.detect.scan import Scan
from glossary.model import Article, Rejection, Span
from glossary.model.candidate import Candidate
from glossary.text.lines import find_lines
from glossary.text.script import has_han, has_latin
from glossary.text.view import read_view

_PATTERNS = tuple(LINE_PATTERNS.values())
_SCAN = Scan(pattern.needs for pattern in _PATTERNS)


def detect_candidates(article: Article) -> Iterator[Candidate | Rejection]:
    """Give every place where a pair is suspected, pattern by pattern within each line.

    Offsets are those of the article's view. A place that only looks like a
    pair comes as a rejection with its reason.
    """
    if not (has_han(article.text) and has_latin(article.text)):
        return
    text = read_view(article.text).text
    lines = []
    has_menu = may_hold_menu(text)
    for line in find_lines(text):
        shown = text[line.start : line.end]
        reason = refuse_line(shown) if has_menu else None
        if reason is not None:
            yield Rejection(
                article=article.id,
                span=Span(line.start, line.end),
                text=shown,
                pattern="line",
                room="detect",
                reason=reason,
            )
            continue
        lines.append(line)
        may_hold = _SCAN.find(shown)
        if may_hold:
            host = HostLine(article.id, text, line.start, line.end)
            for number in may_hold:
                yield from refuse_foreign(text, _PATTERNS[number].find(host))
    for text_pattern in TEXT_PATTERNS.values():
        yield from text_pattern(article.id, text, lines)
