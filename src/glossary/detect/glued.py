"""English right behind the Chinese term: ``玄奘 Xuanzang``, ``消化不良indigestion)``.

Brackets that are lost on one side are read as well: ``彼得·塞曼（Pieter Zeeman發現``.
"""

import re
from collections.abc import Iterator

from glossary.detect.host import HostLine
from glossary.detect.suspect import Found, suspect
from glossary.detect.windows import find_window
from glossary.model.candidate import Window
from glossary.text.script import HAN, LATIN, has_han

_JOINT = re.compile(rf"(?<=[{HAN}》”」』])(?=\s?[{LATIN}(（])")
_NAME = re.compile(
    rf"\s?(?P<en>[A-ZÀ-Þ][{LATIN}'’-]*"
    rf"(?:\s(?:[A-ZÀ-Þ][{LATIN}'’.-]*|of|and|for|the|de|van|von|school|in|on)){{1,7}})"
)
_WORDS = re.compile(
    rf"\s(?P<en>[A-Za-z][a-z-]{{2,}}(?:\s[a-z][a-z-]+){{0,3}})"
    rf"(?=\s[{HAN}]|[、，。；,;)）]|\s?$|\s——)"
)
_UNOPENED = re.compile(rf"\s?(?P<en>[{LATIN}][{LATIN} '’.-]{{2,80}})[)）]")
_LISTED = re.compile(rf"(?P<en>[{LATIN}][{LATIN}-]{{3,}})(?=[、，。；,;)）]|\s?$)")
_UNCLOSED = re.compile(rf"\s?[(（]\s?(?P<en>[{LATIN}][{LATIN} '’.-]{{2,60}})(?=[{HAN}，。；])")
_LEAST_LISTED = 3  # 外观Appearance，脉搏Pulse，呼吸Respiration: one alone is mostly a brand
_BRACKET = re.compile(r"\s?[(（][^()（）\n]{1,80}")
_FORMS = (
    (_NAME, "juxtaposed"),
    (_WORDS, "juxtaposed"),
    (_UNOPENED, "unopened-bracket"),
    (_UNCLOSED, "unclosed-bracket"),
)
_NAMING = re.compile(r"(?:叫[做作成]?|[称稱譯译][为為作]|寫作|写作|就是|即)$")


def detect_glued(line: HostLine) -> Iterator[Found]:
    """Find a name or words right behind the term, and those whose opening bracket is lost."""
    text = line.text
    joints = [
        found.start()
        for found in _JOINT.finditer(text, line.start, line.end)
        if not line.groups.enclosing(found.start() + 1)
    ]
    listed = [joint for joint in joints if _LISTED.match(text, joint, line.end)]
    forms = (*_FORMS, (_LISTED, "juxtaposed")) if len(listed) >= _LEAST_LISTED else _FORMS
    for form, pattern in forms:
        for joint in joints:
            found = form.match(text, joint, line.end)
            if found is None:
                continue
            if pattern == "juxtaposed" and _names_in_bracket(text, found.end()):
                continue
            naming = _NAMING.search(text, max(line.start, joint - 2), joint)
            place = naming.start() if naming else joint  # 點心叫 dim sum
            before = find_window(text, place, line.start, line.groups)
            if before is None or before[0] != "zh":
                continue
            start = found.start("en")
            en = Window(start=start, end=start + len(found["en"].rstrip(" .-")))
            yield from suspect(line.article, text, pattern, before[1], en)


def _names_in_bracket(text: str, place: int) -> bool:
    """Say whether a bracket follows that names the English in Chinese; years may follow, too."""
    found = _BRACKET.match(text, place)
    return found is not None and has_han(found[0])
