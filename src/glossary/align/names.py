"""How names sound: pinyin, and foreign names written in Chinese characters."""

import re
import unicodedata
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from glossary.errors import SetupError
from glossary.text.script import HAN

_HAN = re.compile(f"[{HAN}]")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_LETTERS = re.compile(r"[^a-z]")


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """Load pypinyin's table of characters alone: its package would load all phrases, too."""
    package = find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:
        raise SetupError("no pinyin table; install it: pip install pypinyin")
    path = Path(next(iter(package.submodule_search_locations))) / "pinyin_dict.py"
    spec = spec_from_file_location("glossary_pinyin_dict", path)
    if spec is None or spec.loader is None:
        raise SetupError("the pinyin table cannot be read; install it anew: pip install pypinyin")
    table = module_from_spec(spec)
    spec.loader.exec_module(table)
    readings: dict[int, str] = table.pinyin_dict
    return readings


@lru_cache(maxsize=32768)
def readings(char: str) -> tuple[str, ...]:
    """Give the toneless pinyin readings of a character, the commonest first.

    >>> readings("重")
    ('zhong', 'chong', 'tong')
    """
    found = _readings().get(ord(char), "")
    return tuple(dict.fromkeys(toneless(reading) for reading in found.split(",") if reading))


@lru_cache(maxsize=32768)
def toneless(text: str) -> str:
    """Lower-case a romanization and take its tone marks (and other accents) away.

    >>> toneless("Lǜ Mínzú")
    'lü minzu'
    """
    plain = unicodedata.normalize("NFD", text.lower())
    plain = plain.replace("u\u0308", "ü")
    plain = _TONES.sub("", plain)
    plain = unicodedata.normalize("NFC", plain.replace("ü\u0308", "ü"))
    return "".join(char if char == "ü" else unicodedata.normalize("NFD", char)[0] for char in plain)


@lru_cache(maxsize=32768)
def _letters(english: str) -> str:
    return re.sub(r"[^a-zü]", "", toneless(english))


@lru_cache(maxsize=32768)
def _spellings(char: str) -> tuple[str, ...]:
    """Give a character's readings in each way to write ü."""
    forms = [
        reading.replace("ü", vowel) for reading in readings(char) for vowel in ("ü", "u", "v", "yu")
    ]
    return tuple(dict.fromkeys(forms))


def is_pinyin_of(english: str, chinese: str) -> bool:
    """Say whether a Latin text spells the characters in pinyin, tones or not.

    >>> is_pinyin_of("Zhang Jun", "张军"), is_pinyin_of("Gōngsī", "公司")
    (True, True)
    >>> is_pinyin_of("Peng", "张")
    False
    """
    return len(chinese) in spelled_lengths(english, chinese)


def spelled_lengths(english: str, chinese: str) -> list[int]:
    """Give how many characters, counted from the first, a Latin text may spell in pinyin.

    >>> spelled_lengths("Zhang Jun", "张军说"), spelled_lengths("Peng", "张军说")
    ([2], [])
    """
    letters = _letters(english)
    lengths = []
    ends = {0}
    for length, char in enumerate(chinese, 1):
        if "\u3400" <= char <= "\u9fff":
            ends = {
                end + len(form)
                for end in ends
                for form in _spellings(char)
                if letters.startswith(form, end)
            }
            if not ends:
                break
        if letters and len(letters) in ends:
            lengths.append(length)
    return lengths


# Classes of sounds that the two writings mix up; vowels count as one sound.
_ENGLISH_SOUNDS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        ("ph", "f"),
        ("tch|tsch|sch|sh|ch|cz", "S"),
        ("th", "T"),
        ("ck|qu|q|k|c(?=[aourlt]|$)|x", "K"),
        ("c|z|s", "S"),
        ("ng", "N"),
        ("gh", "K"),
        ("j", "S"),
        ("g", "K"),
        ("[bp]", "P"),
        ("[dt]", "T"),
        ("[lr]", "L"),
        ("f", "F"),
        ("[vw]", "W"),
        ("h", "H"),
        ("m|n", "N"),
        ("[aeiouyü]+", "a"),
    )
)
_PINYIN_SOUNDS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        ("^(?:zh|ch|sh|z|c|s|j|q|x|r(?=e|i))", "S"),
        ("^[bp]", "P"),
        ("^[dt]", "T"),
        ("^[gk]", "K"),
        ("^[lr]", "L"),
        ("^f", "F"),
        ("^w", "W"),
        ("^h", "H"),
        ("^[mn]", "N"),
        ("ng$|n$", "N"),
        ("[aeiouyü]+", "a"),
    )
)


@lru_cache(maxsize=32768)
def english_sound(word: str) -> str:
    """Reduce an English name to classes of sounds.

    >>> english_sound("Hopfield")
    'HaPFaLT'
    """
    sound = _LETTERS.sub("", toneless(word).replace("ü", "u"))
    for pattern, sign in _ENGLISH_SOUNDS:
        sound = pattern.sub(sign, sound)
    return re.sub(r"(.)\1+", r"\1", sound)


@lru_cache(maxsize=32768)
def chinese_sound(char: str) -> str:
    """Reduce a character's reading to classes of sounds.

    >>> "".join(map(chinese_sound, "霍普菲尔德"))
    'HaPaFaaLTa'
    """
    if char in "尔爾耳":
        return "aL"
    found = readings(char)
    if not found:
        return ""
    sound = found[0]
    for pattern, sign in _PINYIN_SOUNDS:
        sound = pattern.sub(sign, sound)
    return sound


@lru_cache(maxsize=16384)
def sound_likeness(english: str, chinese: str) -> float:
    """Say how much a name in Latin letters sounds like one in Chinese characters (0 to 1).

    >>> sound_likeness("Hopfield", "霍普菲尔德") > 0.7 > sound_likeness("Hopfield", "神经网络")
    True
    """
    from rapidfuzz.fuzz import ratio

    left, right = english_sound(english), "".join(map(chinese_sound, chinese))
    if not left or not right:
        return 0.0
    # consonants carry a name across; vowels only pad the syllables
    consonants = ratio(left.replace("a", ""), right.replace("a", ""))
    return (0.75 * consonants + 0.25 * ratio(left, right)) / 100


_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouyü]{1,4}(?:ng|n|m|r|k|t|p|h|w|i)?[1-6]?|ng|m)",
    re.IGNORECASE,
)


def is_syllable(word: str) -> bool:
    """Say whether a word may spell one Chinese syllable, in any romanization.

    >>> [is_syllable(word) for word in ("gai", "siu", "tsoo", "guanxi")]
    [True, True, True, False]
    """
    return _SYLLABLE.fullmatch(toneless(word)) is not None


_STOP_IN_NAME = re.compile(f"(?<=[{HAN}])．(?=[{HAN}])")
_PARTED_NAME = re.compile(r"[A-ZÀ-Þ][\w'’]*\.?(?:[ -]|(?<=\.))(?:[a-z]+ ){0,2}[A-ZÀ-Þ]")


def with_dots(zh: str, en: str) -> str:
    """Write the full-width stops inside a foreign name as its dots; no place moves.

    Only where the English may be a name of several words: elsewhere a stop ends a sentence.

    >>> with_dots("現代科學家湯瑪斯．愛迪生", "T. A. Edison")
    '現代科學家湯瑪斯·愛迪生'
    >>> with_dots("接著完成．打職業牌", "Occupation")
    '接著完成．打職業牌'
    """
    return _STOP_IN_NAME.sub("·", zh) if _PARTED_NAME.search(en) else zh


def runs_of(words: tuple[str, ...]) -> list[str]:
    """Give every run of neighbouring words, written together.

    >>> runs_of(("Dave", "Hackenberg"))
    ['Dave', 'DaveHackenberg', 'Hackenberg']
    """
    return sorted(
        {
            "".join(words[left:right])
            for left in range(len(words))
            for right in range(left + 1, len(words) + 1)
        }
    )


def best_likeness(zh: str, words: tuple[str, ...], starts: list[int]) -> float:
    """Say how well the best beginning of a Chinese window sounds like a run of the name's words."""
    sounded = ["".join(_HAN.findall(zh[start:])) for start in starts]
    runs = runs_of(words)
    return max((sound_likeness(run, han) for run in runs for han in sounded), default=0.0)
