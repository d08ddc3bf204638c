"""Are these two terms names for one thing? The evidence for a pair as a whole."""

import re
from functools import lru_cache
from typing import NamedTuple

from glossary.align.choice import Features
from glossary.align.closed_classes import CLAUSE_WORDS, ENGLISH_CLASS, FORMATS, GENERIC
from glossary.align.evidence import coverage, find_tokens
from glossary.align.lexicon import is_word
from glossary.align.names import is_pinyin_of, sound_likeness, toneless, with_dots
from glossary.align.senses import initials_share, is_told_acronym, weigh_senses
from glossary.align.surroundings import look_around
from glossary.align.words import classify_word, is_proper, words_of
from glossary.model import Relation, Span
from glossary.model.candidate import Candidate, Edge
from glossary.text.lines import is_chinese_line
from glossary.text.nlp import tag_english
from glossary.text.script import DOTS, HAN, count_han

_HAN = re.compile(f"[{HAN}]")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?: (?:[a-z-]{3,}|subsp\.|var\.)){1,3}")
_TAXON = re.compile(r"[A-Z][a-z]+(?:idae|inae|aceae|ales|oidea|[aeiu]s|um|us|a|ia|es|on|ops)")
_RANK = re.compile("[属屬科目綱纲門门族]$")
_SHORT_NAME = 4  # Han characters: a name that has an acronym is longer
_TELLING = frozenset(
    (
        "naming",
        "copula",
        "preposition",
        "conjunction",
        "de",
        "aspect",
        "determiner",
        "adverb",
        "v",
        "verb-result",
        "r",
        "d",
        "p",
        "number",
    )
)
_NOMINAL = frozenset(
    ("n", "nr", "ns", "nt", "nz", "vn", "person-noun", "title", "nation", "new", "l", "j", "i")
)
_PERSON_WORDS = 4
_LANGUAGE = re.compile(
    r"(?:(?:in|traditional|simplified|standard|modern|classical|mandarin) )*(?:chinese|mandarin"
    r"|cantonese|hokkien|hakka|japanese|korean|english|sanskrit|pinyin|simplified|traditional|trad"
    r"|simp|characters?|literal(?:ly)?)(?: (?:as|in|name|term|title|word|characters?))?",
    re.IGNORECASE,
)
_LANGUAGE_HAN = re.compile("[文语語话話音字体體言]")
_HOST = 2000  # code points around a pair that tell in which language the line is


@lru_cache(maxsize=16384)
def is_likely_name(en: str) -> bool:
    """Say whether an English text has the shape of a name: all content words capitalised."""
    words = [token.text for token in find_tokens(en) if token.content]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


class Setting(NamedTuple):
    """Hold what the evidence for a pair takes from its candidate and the text around it."""

    pattern: str
    relation: Relation
    chinese_host: bool  # the line is written in Chinese
    english_inside: bool  # the English term comes second
    zh_marks: tuple[bool, Edge]
    en_marks: tuple[bool, Edge]
    has_forms: bool
    surroundings: tuple[str, ...]
    en_window: str

    @property
    def bracketed(self) -> bool:
        """Say whether a bracket ties the two terms."""
        return self.pattern.startswith(("bracket", "inside"))


def find_setting(candidate: Candidate, text: str, start: int) -> Setting:
    """Look at a candidate in its text; pairs that recur in the same setting weigh the same.

    ``start`` is where the first of the two terms was found to begin.
    """
    zh, en = candidate.zh, candidate.en
    near = max(0, zh.start - _HOST)
    far = min(len(text), zh.end + _HOST)
    line_start = max(near, text.rfind("\n", near, zh.start) + 1)
    line_end = text.find("\n", zh.end, far)
    line = Span(line_start, line_end if line_end >= 0 else far)
    return Setting(
        candidate.pattern,
        candidate.relation,
        is_chinese_line(text, *line),
        en.start > zh.start,
        (zh.quoted, zh.edge),
        (en.quoted, en.edge),
        bool(candidate.zh_forms or candidate.en_forms),
        tuple(look_around(text, zh.start, Span(start, max(zh.end, en.end)), line)),
        text[en.start : en.end] if en.edge is Edge.OPEN else "",
    )


def pair_features(setting: Setting, zh: str, en: str) -> Features:
    """Give the evidence that two terms, whose boundaries are chosen, are a pair.

    Each piece comes twice: for itself, and for the language of the line and the
    order of the terms, since what tells a pair in one is silent in the other
    (Daumé 2007, Frustratingly easy domain adaptation).
    """
    zh = with_dots(zh, en)
    features: Features = {"bias": 1.0, f"pattern={setting.pattern}": 1.0}
    _marks(setting, features)
    features |= dict.fromkeys(setting.surroundings, 1.0)
    features.update(_shape(zh, en))
    meaning = _meaning(setting.relation, zh, en, setting.bracketed)
    features.update(meaning)
    if setting.relation is Relation.ACRONYM:  # API 接口 is one term, not two
        told = "acronym-plain" if "acronym-plain" in meaning else "acronym"
        features[f"{setting.pattern}:{told}"] = 1.0
    if setting.en_window:
        _before(setting.en_window, en, features)
    if setting.en_window and not is_likely_name(en):
        _tail(setting.en_window, features)
    where = f"@{'zh' if setting.chinese_host else 'en'}-host:"
    where += "en-inside" if setting.english_inside else "zh-inside"
    return features | {name + where: value for name, value in features.items()}


def _share(share: float) -> str:
    """Name a share: a term of which half is told is likelier a pair than two told by a quarter."""
    if share in (0.0, 1.0):
        return "all" if share else "none"
    return "less" if share < 0.5 else "more"  # noqa: PLR2004


def _before(shown: str, en: str, features: Features) -> None:
    """Look at the word before the English term: a search giant, the search giant."""
    words = find_tokens(shown.removesuffix(en))
    word = words[-1].text.lower() if words else ""
    group = word if word in ("a", "an", "the") else ENGLISH_CLASS.get(word, "word" if word else "")
    kind = "name" if is_likely_name(en) else "lower"
    features[f"en-behind={group or 'nothing'}:{kind}"] = 1.0


def _tail(shown: str, features: Features) -> None:
    """Look at the tag of the last English word before the bracket: a term ends in a noun."""
    tags = tag_english(shown)
    if tags:
        features[f"en-last-tag={tags[-1][1][:3]}"] = 1.0


def _marks(setting: Setting, features: Features) -> None:
    for side, (quoted, edge) in (("zh", setting.zh_marks), ("en", setting.en_marks)):
        if quoted:
            features[f"{side}-quoted"] = 1.0
        if edge is Edge.OPEN:
            features[f"{side}-open"] = 1.0
    if setting.pattern.endswith("labelled"):
        features["labelled"] = 1.0
    if setting.has_forms:
        features["has-forms"] = 1.0
    features["bracketed" if setting.bracketed else "unbracketed"] = 1.0


@lru_cache(maxsize=16384)
def _shape(zh: str, en: str) -> Features:
    features: Features = {}
    words = [token.text for token in find_tokens(en)]
    han = count_han(zh)
    features["en-name" if is_likely_name(en) else "en-lower"] = 1.0
    if en.islower() and is_proper(zh):  # the search giant (百度)
        features["lower-for-proper"] = 1.0
    if _LANGUAGE.fullmatch(en) and not _LANGUAGE_HAN.search(zh):
        features["en-language"] = 1.0
    if len(words) > 8:  # noqa: PLR2004
        features["en-long"] = min(3.0, (len(words) - 8) / 4)
    spelled = [word.lower() for word in words if len(words) > 1 or not word.isupper()]  # not WHO
    if any(word in CLAUSE_WORDS for word in spelled):
        features["en-clause"] = 1.0
    if spelled and ENGLISH_CLASS.get(spelled[0]) in (
        "be",
        "pronoun",
        "subordinator",
        "naming",
        "of",
        "linker",
    ):
        features["en-starts-badly"] = 1.0
    if spelled and ENGLISH_CLASS.get(spelled[-1]) is not None:
        features["en-ends-badly"] = 1.0
    if words and any(word.lower() in GENERIC for word in words[-1:]) and words[-1].islower():
        features["en-generic"] = 1.0
    if re.search(r"\d", en) and not re.search(r"[0-9一二三四五六七八九十百千两]", zh):
        features["number-unmatched"] = 1.0
    if re.search(r"[,;:]", en) and not re.search("[，、：]", zh):
        features["en-punctuated"] = 1.0
    if re.search(r"[，：；]", zh) and not re.search(r"[,:;]", en):
        features["zh-punctuated"] = 1.0
    if re.search(r"[了着吗呢吧啊]$|[是把被让叫很]", zh):
        features["zh-clause"] = 1.0
    if re.search(r"[A-Za-z]", zh):
        features["zh-latin"] = 1.0
    if re.search(r"\s", zh):
        features["zh-blank"] = 1.0
    if re.fullmatch(r".*[0-9%％].{0,3}", zh):
        features["zh-ends-number"] = 1.0
    if han == 1:
        features["zh-one-character"] = 1.0
    if han > 14:  # noqa: PLR2004
        features["zh-long"] = min(3.0, (han - 14) / 6)
    classes = [classify_word(word) for word in words_of(zh)]
    features[f"zh-first={classes[0]}"] = 1.0
    features[f"zh-last={classes[-1]}"] = 1.0
    for group in set(classes[1:-1]) & _TELLING:
        features[f"zh-contains={group}"] = 1.0
    if len(classes) > 2 and not set(classes) & _NOMINAL:  # noqa: PLR2004
        features["zh-no-noun"] = 1.0
    return features


def _acronym(zh: str, en: str, sign: str) -> Features:
    features: Features = {}
    han = count_han(zh)
    features[f"{sign}:acronym"] = 1.0
    letters = sum(char.isalpha() for char in en)
    features[f"{sign}:acronym-short"] = max(0.0, 3.0 - letters)
    features[f"{sign}:acronym-balance"] = abs(letters - han / 2) / max(1, han / 2) if han else 3.0
    if en.lower() in zh.lower():
        features["acronym-repeated"] = 1.0
    if re.search(r"\d", en):
        features["acronym-number"] = 1.0
    if en.lower() in FORMATS:
        features["format" if han > _SHORT_NAME else "format-short"] = 1.0
    if is_word(zh) and han <= _SHORT_NAME:
        features["acronym-known-word"] = 1.0
    if han and all(is_word(word) or len(word) == 1 for word in words_of(zh)) and not is_proper(zh):
        features["acronym-plain"] = 1.0
    features["acronym-initials"] = initials_share(zh, en)
    if is_told_acronym(zh, en):
        features["acronym-told"] = 1.0
    features["acronym-words"] = min(3.0, abs(letters - sum(len(w) > 1 for w in words_of(zh))))
    return features


@lru_cache(maxsize=16384)
def _meaning(relation: Relation, zh: str, en: str, bracketed: bool) -> Features:  # noqa: FBT001
    features: Features = {}
    sign = "b" if bracketed else "u"
    if relation is Relation.ACRONYM:
        return _acronym(zh, en, sign)
    tokens = [token for token in find_tokens(en) if token.content]
    han = count_han(zh)
    told: Features = {}
    weigh_senses(zh, en, told)
    features.update({f"{sign}:{name}": value for name, value in told.items()})
    zh_share, en_share = coverage(zh, en)
    kind = "name" if is_likely_name(en) else "lower"
    features[f"{sign}:explained={_share(zh_share)},{_share(en_share)}:{kind}"] = 1.0
    features[f"{sign}:zh-explained"] = zh_share
    features[f"{sign}:en-explained"] = en_share
    features[f"{sign}:explained"] = zh_share * en_share
    if zh_share + en_share == 0:
        features[f"{sign}:nothing-explained"] = 1.0
    if en_share == 0 and is_word(zh):
        features[f"{sign}:known-word-unexplained"] = 1.0
        features[f"{sign}:known-word-{'name' if is_likely_name(en) else 'word'}"] = 1.0
    if en_share == 0 and is_word(words_of(zh)[-1]) and han > 2:  # noqa: PLR2004
        features[f"{sign}:known-head-unexplained"] = 1.0
    name = "".join(token.text for token in tokens)
    likeness = sound_likeness(name, "".join(_HAN.findall(zh))) if is_likely_name(en) else 0.0
    if is_pinyin_of(en, zh):
        features[f"{sign}:pinyin"] = 1.0
        if toneless(en) != en.lower():
            features[f"{sign}:pinyin-toned"] = 1.0
    elif likeness > 0.6:  # noqa: PLR2004
        features[f"{sign}:sounds-alike"] = likeness
    elif is_likely_name(en) and len(tokens) <= _PERSON_WORDS and any(dot in zh for dot in DOTS):
        features[f"{sign}:dotted-name"] = 1.0
    species = en_share == 0 and _LATIN_NAME.fullmatch(en)
    if species:
        features[f"{sign}:latin-name"] = 1.0
    if _RANK.search(zh) and (species or _TAXON.fullmatch(en)):
        features[f"{sign}:taxon"] = 1.0
    expected = 2.0 * len(tokens) if not species else float(han)
    features[f"{sign}:length"] = abs(han - expected) / max(1.0, expected) ** 0.5
    if len(tokens) == 1 and len(en) <= 3:  # noqa: PLR2004
        features[f"{sign}:en-short"] = 1.0
    if zh_share == 0 and not features.keys() & {f"{sign}:pinyin", f"{sign}:sounds-alike"}:
        features[f"{sign}:strange-{'name' if is_likely_name(en) else 'word'}"] = 1.0
    return features
