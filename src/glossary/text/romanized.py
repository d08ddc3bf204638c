"""Romanization: what may be pinyin, or another spelling of Chinese sounds."""

import re

_TONE = re.compile("[āǎēěīǐōǒūǔǖǘǚǜǹḿ]")
_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:[iuü]?[aoeêiuü](?:ng?|[aoiu])?|[iu]a(?:o|ng?|i)|[iu]e|uo|er)[ '’-]?"
)
_MAX_SYLLABLE = 7  # zhuang and the blank behind it
_SPELLABLE = re.compile("[a-zêü '’-]+")
_ACCENT = re.compile("[áàéèíìóòúùǘǜ]")
_FIRST_VOWELS = re.compile("[aeiouü\u0300-\u036fà-åè-ïò-öù-üāēěīōūǎǐǒǔǖǘǚǜ]+")
_LONGEST_ACCENTED = 7  # code points: zhuáng, with room for a mark
_IPA = re.compile("[ɐ-ʯʰ-˿θðŋ]")
_TONE_NUMBER = re.compile(r"(?:[a-zü]{2,6}[1-6](?![0-9])[ -]?)+")
_TONED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")


def is_romanization(text: str) -> bool:
    """Say by its signs whether a text spells sounds: tone marks or numbers, phonetic letters.

    >>> is_romanization("Zǐjìnchéng"), is_romanization("zung1 man4"), is_romanization("Beijing")
    (True, True, False)
    >>> is_romanization("xuéxí"), is_romanization("epoché")
    (True, False)
    """
    if _IPA.search(text) or _TONE_NUMBER.fullmatch(text):
        return True
    return _is_toned(text)


def _is_toned(text: str) -> bool:
    """Say whether a text is pinyin with tone marks (Sanskrit has macrons too: Nāgārjuna).

    Its first syllable has a tone: epoché and cliché have none there.
    """
    if not _TONE.search(text) and not (len(text) <= _LONGEST_ACCENTED and _ACCENT.search(text)):
        return False
    first = _FIRST_VOWELS.search(text.lower())
    if first is None or not (_TONE.search(first[0]) or _ACCENT.search(first[0])):
        return False
    return is_pinyin(text)


def is_pinyin(text: str) -> bool:
    """Say whether a text can be read as pinyin, with or without tone marks.

    >>> is_pinyin("Zǐjìnchéng"), is_pinyin("śūnyatā"), is_pinyin("seep")
    (True, False, False)
    """
    plain = text.lower().translate(_TONED)
    if not _SPELLABLE.fullmatch(plain):
        return False
    ends = {0}  # where a syllable may end; each place is looked at once
    for start in range(len(plain)):
        if start in ends:
            for size in range(1, min(_MAX_SYLLABLE, len(plain) - start) + 1):
                if _SYLLABLE.fullmatch(plain, start, start + size):
                    ends.add(start + size)
    return len(plain) in ends
