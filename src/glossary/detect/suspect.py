"""What the patterns without brackets share: the candidate, if both sides may be terms.

Nothing but the place says that two such terms belong together, so these
patterns only suspect; the alignment asks for evidence.
"""

import re
from collections.abc import Iterator

from glossary.detect.acronym import without_english_acronym
from glossary.detect.parts import strip_marks
from glossary.detect.refuse import ends_in_path, refuse_chinese, refuse_english
from glossary.model import Rejection, Relation
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.abbreviation import has_acronym_shape
from glossary.text.script import LATIN, count_ascii_letters

Found = Candidate | Rejection

_IDENTIFIER = re.compile(r"[a-z]{3,}(?:_[a-z]+)*")
_WORD = re.compile(rf"[{LATIN}0-9][{LATIN}0-9'’.-]*")
_PARTICLES = frozenset("的了是在和与與及或也都就把被给給让讓")  # no terms of their own
_MAX_MARKED_WORDS = 20  # a marked English side with more is a sentence
_MAX_OPEN_WORDS = 40  # an open window may hold what comes before the term, too


def suspect(  # noqa: PLR0913 - what a candidate is made of
    article: str, text: str, pattern: str, zh: Window, en: Window, *, zh_forms: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Give the candidate if both windows may hold a term, else nothing."""
    en, en_forms = without_english_acronym(text, en)
    zh_text, en_text = text[zh.start : zh.end], text[en.start : en.end]
    if not zh_text or not en_text or zh_text in _PARTICLES:
        return
    marked = en.edge is Edge.MARKED
    if len(_WORD.findall(en_text)) > (_MAX_MARKED_WORDS if marked else _MAX_OPEN_WORDS):
        return
    if zh.start > en.start and ends_in_path(en_text):
        return
    named = pattern == "fields" and _IDENTIFIER.fullmatch(en_text)
    if marked and not named and refuse_english(en_text, zh_text):
        return
    if zh.edge is Edge.MARKED and refuse_chinese(zh_text):
        return
    yield Candidate(
        article=article,
        pattern=pattern,
        zh=zh,
        en=en,
        relation=Relation.ACRONYM if has_acronym_shape(en_text) else Relation.TRANSLATION,
        zh_forms=zh_forms,
        en_forms=en_forms,
    )


def marked_window(text: str, start: int, end: int) -> Window:
    """Give a place without its blanks and quotes, as a window whose term is all of it."""
    start, end, quoted = strip_marks(text, start, end)
    return Window(start=start, end=end, quoted=quoted)


def count_words(text: str) -> int:
    """Count the English words.

    >>> count_words("State Council’s 2023 rules")
    4
    """
    return len(_WORD.findall(text))


def latin_share(text: str) -> float:
    """Give which share of a text are plain Latin letters.

    >>> latin_share("T细胞"), latin_share("细胞")
    (0.3333333333333333, 0.0)
    """
    return count_ascii_letters(text) / max(1, len(text))
