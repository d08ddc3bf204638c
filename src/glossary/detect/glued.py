"""English right behind the Chinese term: ``玄奘 Xuanzang``, ``消化不良indigestion)``."""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, suspect
from glossary.detect.windows import find_window
from glossary.model.candidate import Window
from glossary.text.script import HAN, LATIN

_JOINT = re.compile(rf"(?<=[{HAN}])(?=\s?[{LATIN}])")
_NAME = re.compile(
    rf"\s?(?P<en>[A-ZÀ-Þ][{LATIN}'’-]*"
    rf"(?:\s(?:[A-ZÀ-Þ][{LATIN}'’.-]*|of|and|for|the|de|van|von|school|in|on)){{1,7}})"
)
_WORDS = re.compile(
    rf"\s(?P<en>[A-Za-z][a-z-]{{2,}}(?:\s[a-z][a-z-]+){{0,3}})"
    rf"(?=\s[{HAN}]|[、，。；,;)）]|\s?$|\s——)"
)
_UNOPENED = re.compile(rf"\s?(?P<en>[{LATIN}][{LATIN} '’.-]{{2,80}})[)）]")
_FORMS = ((_NAME, "juxtaposed"), (_WORDS, "juxtaposed"), (_UNOPENED, "unopened-bracket"))


def detect_glued(line: HostLine) -> Iterator[Found]:
    """Find a name or words right behind the term, and those whose opening bracket is lost."""
    text = line.text
    joints = [
        found.start()
        for found in _JOINT.finditer(text, line.start, line.end)
        if not line.groups.enclosing(found.start())
    ]
    for form, pattern in _FORMS:
        for joint in joints:
            found = form.match(text, joint, line.end)
            if found is None:
                continue
            if pattern == "juxtaposed" and _has_bracket_behind(text, found.end()):
                continue
            before = find_window(text, joint, line.start, line.groups)
            if before is None or before[0] != "zh":
                continue
            start = found.start("en")
            en = Window(start=start, end=start + len(found["en"].rstrip(" .-")))
            yield from suspect(line.article, text, pattern, before[1], en)


def _has_bracket_behind(text: str, place: int) -> bool:
    return text[place : place + 2].strip()[:1] in ("(", "（")
