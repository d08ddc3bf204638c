"""The classes of Chinese words that tell where a term begins: closed lists and jieba's tags."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any

from glossary.align.closed_classes import CHINESE_CLASS, FOREIGN
from glossary.text.dictionary import find_word
from glossary.text.nlp import cut_chinese, tag_chinese
from glossary.text.script import HAN

_HAN = re.compile(f"[{HAN}]")
PROPER_TAIL = re.compile(
    r"(?:(?P<short>[法部局署厅廳院委市县縣省区區镇鎮乡鄉村山河江湖岛島路街寺庙廟塔站朝报報])"
    r"|条例|條例|规定|規定|办法|辦法|细则|細則|决定|決定|意见|意見|通知|公约|公約|协定|協定|协议|委员会|委員會"
    r"|办公室|辦公室|法院|检察院|檢察院|国务院|國務院|科学院|科學院|政府|大学|大學|学院|學院|公司|集团|集團|银行|銀行|中心"
    r"|协会|協會|学会|學會|基金会|基金會|(?<!随)机场|(?<!隨)機場|机构|大会|大會|会议|會議|论坛|論壇|峰会|峰會|计划|規劃|规划|战争|戰爭|条约"
    r"|條約|宣言|王朝|日报|日報|杂志|雜誌|出版社|医院|醫院|博物馆|博物館|图书馆|圖書館)(?:[（(].*[)）])?$"
)
"""The heads that proper names end with: laws, offices, places, events, companies."""
_TITLES = frozenset(word for word, group in CHINESE_CLASS.items() if group == "title")
_SHORTEST_TITLE = 2
_PERSON_TAGS = frozenset(("nr", "nrfg", "nrt"))
_PROPER_TAGS = frozenset(("nr", "nrfg", "nrt", "ns", "nt", "nz"))
_CAPITALIZED = re.compile(r"/(?:\([^()]*\) ?)?[A-Z]")
_SHORTEST_PROPER = 4  # characters: 法院 is a word, 最高人民法院 a name
_PERSON_NAME = re.compile(f"[{HAN}]{{2,3}}")
_PERSON_ENDS = "人家者员員师師长長手生官星帝王"

SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鐘姜崔谭譚陆陸范汪廖石金韦賈贾夏付方邹鄒熊白孟秦邱侯江尹薛闫雷龙龍史陶贺賀毛郝顾顧龚邵万萬覃武钱錢戴严嚴莫孔向常汤湯"
)
"""Characters that Chinese surnames are written with, the commonest ones."""


@lru_cache(maxsize=8192)
def words_of(text: str, *, guess: bool = False) -> tuple[str, ...]:
    """Cut a Chinese text into jieba's words, Traditional script by its Simplified twin."""
    simplified = simplify(text)
    cut = cut_chinese(simplified, guess=guess)
    words: list[str] = []
    place = 0
    for word in cut:
        shown = text[place : place + len(word)]
        place += len(word)
        if len(word) > 1 and word[0] == "人" and words and _is_nation(words[-1]):
            words += ["人", shown[1:]]  # 德国人马里乌斯: no 人马
        else:
            words.append(shown)
    return tuple(words)


def _is_nation(word: str) -> bool:
    return CHINESE_CLASS.get(simplify(word)) == "nation"


@lru_cache(maxsize=1)
def _converter() -> Any:  # noqa: ANN401 - opencc has no types
    from opencc import OpenCC

    return OpenCC("hk2s")  # as t2s, and 衞


@lru_cache(maxsize=16384)
def simplify(text: str) -> str:
    """Write a Chinese text in Simplified script, character by character.

    >>> simplify("過擬合")
    '过拟合'
    """
    converted: str = _converter().convert(text)
    return converted if len(converted) == len(text) else text


@lru_cache(maxsize=16384)
def is_proper(zh: str) -> bool:
    """Say whether a Chinese term is a proper name: by its English, its tag, its last part.

    >>> [is_proper(zh) for zh in ("最高人民法院", "百度", "国家统计局", "反不正当竞争法")]
    [True, True, True, True]
    >>> [is_proper(zh) for zh in ("方差分析", "集成电路", "桂花", "双循环", "条件随机场")]
    [False, False, False, False, False]
    """
    shown = simplify(zh)
    found = find_word(shown)
    if found and found.gloss:
        return _CAPITALIZED.match(found.gloss) is not None
    if found and found.tag in _PROPER_TAGS:
        return found.tag not in _PERSON_TAGS or shown[0] in SURNAMES or shown[0] in FOREIGN
    tail = PROPER_TAIL.search(zh) if len(zh) >= _SHORTEST_PROPER else None
    if tail is None:
        return False
    return tail["short"] is None or not _is_common(shown[tail.start() - 1 : tail.end()])


def _is_common(word: str) -> bool:
    """Say whether a word is a common noun: 电路, 疗法."""
    found = find_word(word)
    return found is not None and found.gloss != "" and not _CAPITALIZED.match(found.gloss)


@lru_cache(maxsize=16384)
def is_person_name(zh: str) -> bool:
    """Say whether a Chinese term has the shape of a person's name and is no other word.

    >>> [is_person_name(zh) for zh in ("鄧炳強", "汤唯", "江豚", "太平公主")]
    [True, True, False, False]
    """
    if zh[:1] not in SURNAMES or not _PERSON_NAME.fullmatch(zh):
        return False
    found = find_word(simplify(zh))
    return found is None or not found.gloss or _CAPITALIZED.match(found.gloss) is not None


@lru_cache(maxsize=16384)
def classify_word(word: str) -> str:
    """Name the closed class or the part of speech of a Chinese word.

    >>> [classify_word(word) for word in ("称为", "的", "总统", "成立", "网络")]
    ['naming', 'de', 'title', 'v', 'n']
    """
    simple = simplify(word)
    group = CHINESE_CLASS.get(word) or CHINESE_CLASS.get(simple)
    if group:
        return group
    if len(word) > _SHORTEST_TITLE and simple[-_SHORTEST_TITLE:] in _TITLES:
        return "title"  # 众议员, 卫生部长
    if not _HAN.match(word[:1] or " "):
        return "number" if word[:1].isdigit() else "latin" if word[:1].isalpha() else "sign"
    tag = tag_chinese(simple)
    if (
        tag == "v"
        and len(word) > 1
        and word[-1] in "出到成为為入起过過于於有用上下往向给給住掉完开開得作做取行"
    ):
        return "verb-result"
    if tag == "n" and len(word) > 1 and word[-1] in _PERSON_ENDS:
        return "person-noun"
    return (
        tag[:2]
        if tag[:2] in ("nr", "ns", "nt", "nz", "vn", "vd")
        else tag[:1] or ("new" if len(word) > 1 else "char")
    )


class Cut:
    """Hold a Chinese text cut into words: where each begins, and its class."""

    def __init__(self, text: str) -> None:
        """Cut with jieba, once with its dictionary and once with its guesses."""
        self.words = words_of(text)
        self.classes = [classify_word(word) for word in self.words]
        self.places = {place: number for number, place in enumerate(_places(self.words))}
        self.guessed = frozenset(_places(words_of(text, guess=True)))

    def is_nations_person(self, place: int) -> bool:
        """Say whether the 人 of 加拿大人 stands at a place, which begins no term."""
        number = self.places.get(place, 0)
        return number > 0 and self.words[number] == "人" and self.classes[number - 1] == "nation"


def _places(words: tuple[str, ...]) -> list[int]:
    return [0, *accumulate(map(len, words[:-1]))] if words else []
