"""The pattern families, by name, strongest first."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from glossary.detect import scan
from glossary.detect.beside import detect_apposed, detect_beside, detect_spelled
from glossary.detect.bracketed import detect_bracketed
from glossary.detect.fields import detect_fields
from glossary.detect.glossed import detect_glossed
from glossary.detect.glued import detect_glued
from glossary.detect.host import HostLine
from glossary.detect.line_pairs import detect_line_pairs
from glossary.detect.said import detect_quoted, detect_said_in_chinese, detect_said_in_english
from glossary.detect.slashed import detect_slashed
from glossary.detect.term_lines import detect_listed, detect_term_lines
from glossary.model import Rejection
from glossary.model.candidate import Candidate
from glossary.text.lines import Line

Found = Iterator[Candidate | Rejection]
TextPattern = Callable[[str, str, list[Line]], Found]


class LinePattern(NamedTuple):
    """Name what finds the pairs of a line, and what the line must have for that."""

    find: Callable[[HostLine], Found]
    needs: str = ""


LINE_PATTERNS: dict[str, LinePattern] = {
    "bracketed": LinePattern(detect_bracketed, scan.BRACKETS),
    "slashed": LinePattern(detect_slashed, scan.SLASH),
    "quoted": LinePattern(detect_quoted, scan.QUOTE_BEFORE_HAN),
    "said-in-chinese": LinePattern(detect_said_in_chinese, scan.ANNOUNCES_CHINESE),
    "said-in-english": LinePattern(detect_said_in_english, scan.ANNOUNCES_ENGLISH),
    "term-lines": LinePattern(detect_term_lines),
    "fields": LinePattern(detect_fields, scan.STRINGS),
    "listed": LinePattern(detect_listed, scan.PAIRS_SIDE_BY_SIDE),
    "beside": LinePattern(detect_beside, scan.HAN_BEHIND_BLANK),
    "apposed": LinePattern(detect_apposed, scan.HAN_BEHIND_COMMA),
    "glossed": LinePattern(detect_glossed, scan.MEANING_BEHIND_HAN),
    "spelled": LinePattern(detect_spelled, scan.WORD_BEHIND_HAN),
    "glued": LinePattern(detect_glued, scan.LATIN_BEHIND_HAN),
}
"""Patterns that need one line which holds both scripts."""

TEXT_PATTERNS: dict[str, TextPattern] = {
    "line-pairs": detect_line_pairs,
}
"""Patterns that need neighbouring lines."""
