"""Neighbouring strings of a record: ``"src": "Refund", "tgt": "退款"``."""

import re
from collections.abc import Iterator
from itertools import pairwise

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, marked_window, suspect
from glossary.text.script import has_han, has_latin

_STRING = re.compile(r"[\"“](?P<shown>[^\"“”\n]{1,90})[\"”](?P<colon>\s*:)?")
_BETWEEN = re.compile(r"[\s,:{}=>]*(?:[\"'][\w-]+[\"']\s*:\s*)?")


def detect_fields(line: HostLine) -> Iterator[Found]:
    """Find two neighbouring values, or a key and its value, in the two languages."""
    text = line.text
    strings = list(_STRING.finditer(text, line.start, line.end))
    values = [found for found in strings if not found["colon"]]
    pairs = list(pairwise(values))
    pairs += [(one, two) for one, two in pairwise(strings) if one["colon"] and not two["colon"]]
    for one, two in pairs:
        if not _BETWEEN.fullmatch(text, one.end(), max(one.end(), two.start())):
            continue
        first, second = one["shown"], two["shown"]
        left, right = (marked_window(text, *found.span("shown")) for found in (one, two))
        if has_han(first) and not has_latin(first) and not has_han(second):
            yield from suspect(line.article, text, "fields", left, right)
        elif has_han(second) and not has_latin(second) and not has_han(first):
            yield from suspect(line.article, text, "fields", right, left)
