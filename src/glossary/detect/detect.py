"""Run the pattern families over the lines of an article."""

from collections.abc import Iterable, Iterator

from glossary.detect.emphasized import within_emphasis
from glossary.detect.foreign import FOREIGN, refuse_foreign
from glossary.detect.host import HostLine
from glossary.detect.refuse import MENU_LINE, refuse_line
from glossary.detect.registry import LINE_PATTERNS, TEXT_PATTERNS, LinePattern
from glossary.detect.scan import Scan
from glossary.model import Article, Rejection, Span
from glossary.model.candidate import Candidate
from glossary.text.layers import View
from glossary.text.lines import find_lines
from glossary.text.script import HAN, LATIN, has_han, has_latin
from glossary.text.view import read_view

_PATTERNS = tuple(LINE_PATTERNS.values())
_LINE_SCAN = Scan([*(pattern.needs for pattern in _PATTERNS), f"[{HAN}]", f"[{LATIN}]"])
_BOTH_SCRIPTS = [len(_PATTERNS), len(_PATTERNS) + 1]
_MENU, _FOREIGN = range(2)
_TEXT_SCAN = Scan([MENU_LINE, FOREIGN])


def detect_candidates(article: Article) -> Iterator[Candidate | Rejection]:
    """Give every place where a pair is suspected, pattern by pattern within each line.

    Offsets are those of the article's view. A place that only looks like a
    pair comes as a rejection with its reason.
    """
    if not (has_han(article.text) and has_latin(article.text)):
        return
    view = read_view(article.text)
    text = view.text
    lines = []
    rare = _TEXT_SCAN.find(text.encode("utf-8", "replace"))
    for line in find_lines(text):
        shown = text[line.start : line.end]
        reason = refuse_line(shown) if _MENU in rare else None
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
        patterns = patterns_for(shown.encode("utf-8", "replace"))
        if patterns:
            host = HostLine(article.id, text, line.start, line.end)
            for pattern in patterns:
                found = pattern.find(host)
                found = refuse_foreign(text, found) if _FOREIGN in rare else found
                yield from _in_emphasis(found, view) if view.is_made else found
    for text_pattern in TEXT_PATTERNS.values():
        yield from text_pattern(article.id, text, lines)


def _in_emphasis(
    found: Iterable[Candidate | Rejection], view: View
) -> Iterator[Candidate | Rejection]:
    for one in found:
        yield within_emphasis(one, view) if isinstance(one, Candidate) else one


def patterns_for(line: bytes) -> list[LinePattern]:
    """Give the patterns that may find anything in a line (UTF-8) that holds both scripts.

    >>> [pattern.needs for pattern in patterns_for("民族/nation".encode())]
    ['[/／]', '']
    """
    if line.isascii():
        return []
    found = _LINE_SCAN.find(line)
    if found[-2:] != _BOTH_SCRIPTS:
        return []
    return [_PATTERNS[number] for number in found[:-2]]
