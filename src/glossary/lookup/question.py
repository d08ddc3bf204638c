"""What is asked, and how like it a term is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from glossary.lookup.forms import LINKING, Forms
from glossary.text.script import has_han
from glossary.text.tokens import fold_words

LEAST = 0.55
"""What is less like a question than this is no answer to it."""

_TONES = re.compile(r"(?<=[a-z])[1-5]")
_UMLAUT = re.compile(r"(?<=[ln])v")  # how keyboards write lü and nü
_OPEN_END = 0.35  # of the likeness depends on how much of a longer term was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold what is asked, folded: as written, and as pinyin, given as such or of its Chinese.

    ``words`` are without *of* and its like, unless there are no others.
    """

    words: tuple[str, ...]
    written: str
    sound: str
    chinese: bool

    @property
    def typos(self) -> int:
        """Say how many letters may be wrong in a Latin question."""
        return 0 if self.chinese else typos_in(self.written)


def typos_in(word: str) -> int:
    """Say how many letters of a word may be wrong: none in a short one, else one or two.

    >>> typos_in("law"), typos_in("model"), typos_in("indigestion")
    (0, 1, 2)
    """
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2  # noqa: PLR2004 (as in most search engines)


def ask(text: str, read: Callable[[str], str]) -> Question:
    """Fold what is asked; ``read`` gives the pinyin of a Chinese character.

    >>> ask("Rén2gōng", str).sound, ask("lv4se4", str).sound
    ('rengong', 'luse')
    >>> ask("综述", {"综": "zong", "述": "shu"}.__getitem__).sound
    'zongshu'
    """
    words = tuple(fold_words(text))
    written = "".join(words)
    chinese = has_han(written)
    sound = "".join(map(read, words)) if chinese else _UMLAUT.sub("u", _TONES.sub("", written))
    words = tuple(word for word in words if word not in LINKING) or words
    return Question(words=words, written=written, sound=sound, chinese=chinese)


def likeness(question: Question, term: Forms) -> float:
    """Say how like what is asked a term is, from 0 to 1 (the same but for its spelling).

    >>> from glossary.lookup.forms import forms_of
    >>> likeness(ask("language models", str), forms_of("Language Model"))
    1.0
    >>> [likeness(ask(text, str), forms_of("人工")) for text in ("rengong", "rg")]
    [0.95, 0.8]
    >>> likeness(ask("indigestoin", str), forms_of("indigestion")) > LEAST
    True
    """
    if question.written == term.written:
        return 1.0
    return max(_by_writing(question, term), _by_sound(question, term))


def _by_writing(question: Question, term: Forms) -> float:
    asked, written = question.written, term.written
    in_order = fuzz.ratio(" ".join(question.words), " ".join(term.words))
    sorted_words = fuzz.ratio(" ".join(sorted(question.words)), " ".join(sorted(term.words)))
    found = 0.009 * max(in_order, 0.0 if question.chinese else sorted_words)
    if written.startswith(asked) or (question.chinese and asked in written):
        found = max(found, _part(asked, written, 0.95))
    if all(_stands(word, term.words) for word in question.words):
        found = max(found, _part(asked, written, 0.93))
    elif not question.chinese and all(_is_meant(word, term.words) for word in question.words):
        found = max(found, _part(asked, written, 0.9))
    if asked == term.initials:
        found = max(found, 0.8)
    return max(found, _with_typos(asked, written, 0.95, question.typos))


def _by_sound(question: Question, term: Forms) -> float:
    asked, sound = question.sound, term.sound
    if not asked or not sound:
        return 0.0
    if asked == sound:
        return 0.85 if question.chinese else 0.95
    if question.chinese:
        return 0.0
    if asked == term.initials:
        return 0.8
    found = 0.0
    if sound.startswith(asked):
        found = _part(asked, sound, 0.85)
    return max(found, _with_typos(asked, sound, 0.85, question.typos))


def _with_typos(asked: str, form: str, best: float, most: int) -> float:
    """Rate a form with a letter or two wrong, missing or in each other's place."""
    wrong = OSA.distance(asked, form, score_cutoff=most)
    return best - 0.05 * wrong if most and wrong <= most else 0.0


def _part(asked: str, whole: str, best: float) -> float:
    """Rate a question that is a part of a term: the more of it, the better."""
    return best - _OPEN_END * (1 - min(len(asked) / max(len(whole), 1), 1))


def _stands(word: str, words: tuple[str, ...]) -> bool:
    """Say whether a word of the question stands in a term, or the beginning of one."""
    return word in words or (len(word) > 1 and any(one.startswith(word) for one in words))


def _is_meant(word: str, words: tuple[str, ...]) -> bool:
    """Say whether a word of the question, perhaps misspelt, is one of a term's."""
    most = typos_in(word)
    return any(OSA.distance(word, one, score_cutoff=most) <= most for one in words)
