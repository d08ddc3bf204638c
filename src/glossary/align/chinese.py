"""Where a Chinese term begins in running text: the possible places and their evidence."""

import re

from glossary.align.alone import is_clean
from glossary.align.chinese_balance import Balance
from glossary.align.chinese_place import Places, sign_class
from glossary.align.choice import Features
from glossary.align.closed_classes import CHINESE_CLASS, CHINESE_CLASSES
from glossary.align.evidence import find_links, find_tokens
from glossary.align.initials import Initials
from glossary.align.lexicon import is_word
from glossary.align.names import best_likeness, is_pinyin_of, sound_likeness, with_dots
from glossary.align.senses import compare_senses
from glossary.align.spelled import Spelling
from glossary.align.words import Cut, classify_word, simplify
from glossary.text.abbreviation import has_acronym_shape
from glossary.text.script import DOTS, HAN

_HAN = re.compile(f"[{HAN}]")
_MEASURE = re.compile(
    r"(?:第?[一二三四五六七八九十百千万两兩几幾数數0-9]+|这|那|每|某|各|首|另)(?:个|個|种|種|项|項|款|位|名|家|条|條|部|类|類|本|座|支|只|隻|张|張|场|場|届|屆|次|批|套|门|門|份|段|片|颗|台|臺|所|层|道|件|代|期|年期|天期|月期|声|聲|列|大|具|棵|幅|首|起|轮|輪|项|阵|陣|种|滴|杯|碗|碟|轮|对|對|组|組|群|些)(?:[^\s]{0,1}的)?$"
)
_RANK = r"(?: (?:subsp\. |var\. )?[a-z-]{3,})?"
_BINOMIAL = re.compile(rf"[A-Z][a-z]+(?: [a-z-]{{3,}}{_RANK})?|[A-Z]\. ?[a-z-]{{3,}}{_RANK}")
_PREFIXES = frozenset(
    "非不无無反超多次亚亞半单單双雙可自总總副准泛伪偽逆再预預后後前类類准微巨原去抗"
)
_SUFFIXES = frozenset("性式化型率度者们們等类類派器性体體员員学學论論法症炎素")
_NEGATIVE = re.compile(
    r"(?i)\b(?:non|un|in|im|ir|dis|anti|counter|de|multi|poly|super|hyper|ultra|sub|semi|mono|uni|bi|di|auto|self|re|pre|post|pro|pseudo|quasi|micro|macro|meta|para|back|reverse|inverse)[a-z-]|less\b|free\b"
)
_CONJOINED = (
    "contains=",
    "left=",
    "left-",
    "first-",
    "chars-unexplained",
    "longer",
    "shorter",
    "letters-",
    "one-character",
    "cuts-word",
    "inside=",
    "recurs",
)
_LIST = re.compile(r",|、|&|\band\b|/")
_LISTED = re.compile("、[^、]*[和与與及、]")  # 监测、报告与核查（MRV）
_BALANCE = (
    "bare-",
    "chars-unexplained",
    "even",
    "fewer-words",
    "letters-",
    "longer",
    "more-words",
    "need",
    "shorter",
    "surplus",
    "words-",
)
_QUOTES = ("“”", "‘’", "「」", "『』", "《》", "〈〉")
_PERSON_WORDS = 4
_NAME_PARTICLES = frozenset(("bin", "ibn", "al", "el", "da", "di", "dos", "ter", "ten", "y"))
_SHORT_WORD = 4  # letters


class ChineseEdges:
    """Hold the possible beginnings of a term that ends where its window ends.

    ``zh`` is the window's text, ``en`` the other term, whose boundaries are
    known; ``before`` is the sign that stands before the window, ``recurring``
    the beginnings that ``recurring_starts`` found.
    """

    def __init__(self, zh: str, en: str, before: str, recurring: tuple[int, ...] = ()) -> None:
        """Look at the window once for all its places."""
        zh = with_dots(zh, en)
        self._zh, self._en, self._before, self._recurring = zh, en, before, recurring
        self._links = find_links(zh, en, loose=True)
        self._tokens = find_tokens(en)
        self._content = [number for number, token in enumerate(self._tokens) if token.content]
        self._cut = Cut(zh)
        self._places = Places(zh, before, self._cut)
        self._balance = Balance(zh, en, self._cut, self._links, self._tokens)
        self._person = self._looks_like_person()
        self._names = tuple(token.text for token in self._tokens if token.content)
        self._spelling = Spelling(zh, self._names, self.starts())
        self._kind = self._balance.kind = self._kind_of_english()
        self._initials = Initials(simplify(zh), en) if self._kind == "acronym" else None
        self._clean = is_clean(self._cut)

    def _looks_like_person(self) -> bool:
        words = [
            token.text
            for token in self._tokens
            if token.content and token.text not in _NAME_PARTICLES
        ]
        if len(words) == 1 and words[0].islower() and len(words[0]) > _SHORT_WORD:
            return not any(link.weight >= 1 for link in self._links)  # semaglutide: 司美格鲁肽
        if not 1 <= len(words) <= _PERSON_WORDS or not all(word[0].isupper() for word in words):
            return False
        return not any(word.isupper() and len(word) > 2 for word in words)  # noqa: PLR2004

    def _kind_of_english(self) -> str:
        """Name the kind of the other term; evidence weighs differently for each."""
        if has_acronym_shape(self._en):
            return "acronym"
        if _BINOMIAL.fullmatch(self._en) and not any(link.weight >= 1 for link in self._links):
            return "latin"
        if self._person and not any(
            link.weight >= 1 and is_word(self._zh[link.start : link.end]) for link in self._links
        ):
            likely = best_likeness(self._zh, self._names, self.starts()) > 0.5  # noqa: PLR2004
            if self._en.islower():
                return "coinage" if likely else "word"
            return "name" if likely else "brand"
        return "word" if len(self._content) == 1 else "phrase"

    def starts(self) -> list[int]:
        """Give the places in the window where the term may begin, from left to right."""
        zh = self._zh
        last_han = max((place for place, char in enumerate(zh) if _HAN.match(char)), default=-1)
        last_dot = max((zh.rfind(dot) for dot in DOTS), default=-1)
        if not 0 < last_dot < len(zh) - 1 or "的" in zh[last_dot:]:  # 埃隆·马斯克创办的公司
            last_dot = len(zh)
        whole = _LIST.search(self._en) or (has_acronym_shape(self._en) and _LISTED.search(zh))
        listed = 0 if whole else zh.rfind("、", 0, len(zh) - 1) + 1
        places = [
            place
            for place in range(listed, last_han + 1)
            if zh[place] not in " 、，.-–—－/~%’”'」』》〉" + DOTS
            and not (
                place
                and zh[place].isascii()
                and zh[place].isalnum()
                and zh[place - 1].isascii()
                and zh[place - 1].isalnum()
            )
            and not (place and (zh[place].isdigit() and zh[place - 1].isdigit()))
            and not (place and zh[place - 1] in DOTS + "-–－.第")
            and place <= last_dot
            and not _parts_quotes(zh, place)
            and not self._cut.is_nations_person(place)
        ]
        return places or [0]

    def features(self, start: int) -> Features:
        """Give the evidence for a beginning at a place."""
        features: Features = {}
        self._left(start, features)
        self._right(start, features)
        self._balance.weigh(start, features)
        self._sound(start, features)
        self._places.describe(start, features)
        sense = compare_senses(self._zh[start:], self._en)
        if sense:
            features[sense] = features["told"] = 1.0
        if self._initials:
            features |= self._initials.evidence(start)
        if start in self._recurring:
            features["recurs"] = 1.0
        kind = self._kind
        for name in [name for name in features if name.startswith(_CONJOINED)]:
            features[f"{kind}&{name}"] = features[name]
        if kind == "acronym":  # it spells no word: what is balanced against letters says less
            for name in [name for name in features if name.startswith(_BALANCE)]:
                features[f"acronym&{name}"] = features.pop(name)
        return features

    def _left(self, start: int, features: Features) -> None:
        zh = self._zh
        if start == 0:
            features["left=window"] = 1.0
            if self._clean:
                features["left=window-clean"] = 1.0
            sign = self._before[-1:]
            features[f"left=window:{sign_class(sign)}"] = 1.0
            return
        char = zh[start - 1]
        if not _HAN.match(char):
            features[f"left=sign:{sign_class(char)}"] = 1.0
            return
        number = self._cut.places.get(start)
        word = self._cut.words[number - 1] if number else char
        if number is None:
            features["cuts-word"] = 1.0
        if start not in self._cut.guessed:
            features["cuts-guessed"] = 1.0
        group = classify_word(word)
        if number and self._cut.is_nations_person(start - 1):
            group = "nation"  # 加拿大人汉森
        features[f"left={group}"] = 1.0
        if group not in CHINESE_CLASSES and char in CHINESE_CLASS and len(word) > 1:
            features[f"left-char={CHINESE_CLASS[char]}"] = 1.0
        if number is None and char in CHINESE_CLASS:
            features[f"left-char={CHINESE_CLASS[char]}"] = 1.0
        if number is not None and len(word) == 1 and group in ("char", "new"):
            features["left-single-unknown"] = 1.0
        if char in _PREFIXES:
            features["left-prefix"] = 1.0
            if _NEGATIVE.search(self._en):
                features["left-prefix-explained"] = 1.0
        if _MEASURE.search(zh[:start]):
            features["left=measure"] = 1.0
        if start == 1 and group == "conjunction" and self._before[-1:] in ")）":
            features["left=conjunction-after-bracket"] = 1.0
        if start == 1 and char == "等" and self._before[-1:] in ")）":
            features["left=etc-after-bracket"] = 1.0
        if start == len(word) and group == "conjunction":
            features["left=conjunction-at-window"] = 1.0
        for link in self._links:
            if link.end == start and link.weight >= 1:
                features["left-linked"] = 1.0
            elif link.start < start < link.end and link.weight >= 1:
                features["cuts-link"] = 1.0

    def _right(self, start: int, features: Features) -> None:
        number = self._cut.places.get(start)
        zh = self._zh
        word = self._cut.words[number] if number is not None else zh[start]
        group = classify_word(word)
        features[f"first={group}"] = 1.0
        if number is not None and len(word) == 1 and _HAN.match(word):
            features["first-single"] = 1.0
            if group in ("v", "preposition", "adverb", "p", "d"):
                features["first-single-context"] = 1.0
            if word in _SUFFIXES and len(zh) - start > 1:
                features["first-suffix"] = 1.0
        if _MEASURE.match(zh[start : start + 2]):
            features["first=measure"] = 1.0
        inside = zh[start:]
        for sign, name in (
            ("的", "de"),
            ("、", "list"),
            ("/", "slash"),
            ("和", "and"),
            ("与", "and"),
            ("及", "and"),
            ("或", "or"),
        ):
            if sign in inside[1:-1]:
                features[f"inside={name}"] = 1.0
        if {"inside=list", "inside=and"} & features.keys() and _LIST.search(self._en):
            features["inside-list-explained"] = 1.0
        if "inside=slash" in features and "/" in self._en:
            features["inside-slash-explained"] = 1.0
        if re.search(r"\bof\b|'s|’s", self._en) and "的" in inside[1:-1]:
            features["inside-de-explained"] = 1.0
        if re.search(r"[了着是在把被让叫称]", inside[1:-1]):
            features["inside=clause"] = 1.0
        if len(inside) == 1:
            features["one-character"] = 1.0
        for place, number in self._cut.places.items():
            if place > start and place + len(self._cut.words[number]) < len(zh):
                found = self._cut.classes[number]
                if found in CHINESE_CLASSES or found in ("v", "verb-result", "person-noun"):
                    features[f"contains={found}"] = 1.0

    def _sound(self, start: int, features: Features) -> None:
        zh = self._zh[start:]
        dots = sum(zh.count(dot) for dot in DOTS)
        if dots:
            features["dots-kept"] = float(min(2, dots))
        if not self._person:
            return
        name = " ".join(token.text for token in self._tokens)
        if is_pinyin_of(name, zh):
            features["pinyin"] = 1.0
        han = "".join(_HAN.findall(zh))
        features["first-sound"] = sound_likeness(self._tokens[0].text, han[:2])
        features["sound"] = self._spelling.likeness(start)
        features["sound-behind"] = self._spelling.behind(start)
        if features["sound-behind"] < 0.001 and features["sound"] > 0.4:  # noqa: PLR2004
            features["sound-best"] = 1.0
        for name in ("sound", "sound-behind"):
            features[f"{self._kind}&{name}"] = features[name]
        if len(zh) > 8 and not dots:  # noqa: PLR2004
            features["person-long"] = 1.0
        features["person-longer"] = max(
            0.0,
            len("".join(_HAN.findall(zh))) - 1.0 - sum(_syllables(t.text) for t in self._tokens),
        )


def _parts_quotes(zh: str, place: int) -> bool:
    """Say whether a beginning would leave a closing quote without its opening one: 《选择》月刊."""
    return any(
        (closed := zh.find(pair[1], place)) >= 0 and zh.rfind(pair[0], place, closed) < 0
        for pair in _QUOTES
    )


def _syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouyü]+", word.lower())))
