"""The pattern families, by name, strongest first."""

from collections.abc import Callable, Iterator

from glossary.detect.beside import detect_beside, detect_spelled
from glossary.detect.bracketed import detect_bracketed
from glossary.detect.fields import detect_fields
from glossary.detect.glued import detect_glued
from glossary.detect.host import HostLine
from glossary.detect.line_pairs import detect_line_pairs
from glossary.detect.said import detect_said
from glossary.detect.slashed import detect_slashed
from glossary.detect.term_lines import detect_listed, detect_term_lines
from glossary.model import Rejection
from glossary.model.candidate import Candidate
from glossary.text.lines import Line

LinePattern = Callable[[HostLine], Iterator[Candidate | Rejection]]
TextPattern = Callable[[str, str, list[Line]], Iterator[Candidate | Rejection]]

LINE_PATTERNS: dict[str, LinePattern] = {
    "bracketed": detect_bracketed,
    "slashed": detect_slashed,
    "said": detect_said,
    "term-lines": detect_term_lines,
    "fields": detect_fields,
    "listed": detect_listed,
    "beside": detect_beside,
    "spelled": detect_spelled,
    "glued": detect_glued,
}
"""Patterns that need one line which holds both scripts."""

TEXT_PATTERNS: dict[str, TextPattern] = {
    "line-pairs": detect_line_pairs,
}
"""Patterns that need neighbouring lines."""
