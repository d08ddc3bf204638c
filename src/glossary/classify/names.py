"""Tell persons and places from the way their names are written."""

import re
from functools import lru_cache

from glossary.model import Kind

# The hundred-odd commonest surnames of the Ministry of Public Security's 2020 name report,
# with the double surnames still in use.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴"
    "严莫孔向常汤葛倪施樊温庞殷庄章鲁岳翟申耿关兰焦柳邢费左屈詹饶祁习傅季管娄鲍裴霍翁柯卓屠童骆阮喻宁梅盛牛舒刁"
)
_DOUBLE_SURNAMES = frozenset({"欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟"})
# Ends of words that only look like a surname and a given name (易经, 白酒), and those that do so in
# words of two characters (黄河); 何立峰 and 孙中山 are persons.
_NO_GIVEN_NAME = frozenset("经酒茶拳省市县镇寺庙宫法学派教病节族班鼎塔泊桥楼殿")
_NO_SHORT_GIVEN_NAME = frozenset("书传记论诗湖山江河海村路话语文画菜药亭堂阁峰岛湾")
_PLACE_ENDS = {"省", "市", "县", "镇", "乡", "村", "州", "岛", "山", "江", "河", "湖"}
_SHORTEST_NAME, _LONGEST_NAME = 2, 4
_DOT = re.compile("(?<=[\u3400-\u9fff])[·‧˙•・･](?=[\u3400-\u9fffA-Z])")
_CAPITALIZED = re.compile(r"[A-Z][\w.'’-]*")
_PARTICLES = frozenset(
    {"de", "da", "di", "del", "van", "von", "der", "den", "la", "le", "al", "bin"}
)


def split_surname(zh: str) -> tuple[str, str]:
    """Split a Chinese person's name; the surname is empty where none is known.

    >>> split_surname("张军"), split_surname("欧阳修"), split_surname("乌镇")
    (('张', '军'), ('欧阳', '修'), ('', '乌镇'))
    """
    if not _SHORTEST_NAME <= len(zh) <= _LONGEST_NAME:
        return "", zh
    if zh[:2] in _DOUBLE_SURNAMES and len(zh) > 2:  # noqa: PLR2004
        return zh[:2], zh[2:]
    ends = _NO_GIVEN_NAME if len(zh) > 2 else _NO_GIVEN_NAME | _NO_SHORT_GIVEN_NAME  # noqa: PLR2004
    if zh[0] in _SURNAMES and len(zh) <= 3 and zh[-1] not in ends:  # noqa: PLR2004
        return zh[0], zh[1:]
    return "", zh


@lru_cache(maxsize=1 << 14)
def _readings(zh: str) -> tuple[frozenset[str], ...]:
    """List the toneless pinyin of each character, every reading of it."""
    from pypinyin import Style, pinyin

    found = pinyin(zh, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple(frozenset(syllable.replace("ü", "v") for syllable in one) for one in found)


def _spells(latin: str, zh: str) -> bool:
    """Say whether Latin letters spell the Chinese characters in pinyin."""
    rests = {re.sub("[^a-z]", "", latin.lower().replace("ü", "v"))}
    for readings in _readings(zh):
        rests = {
            rest[len(reading) :]
            for rest in rests
            for reading in readings
            if rest.startswith(reading)
        }
    return "" in rests


def _is_foreign_person(zh: str, words: list[str]) -> bool:
    """Say whether a dotted Chinese name stands beside a Latin one of as many parts or more."""
    if not _DOT.search(zh):
        return False
    names = [word for word in words if word.lower().strip(".") not in _PARTICLES]
    return len(names) > 1 and all(_CAPITALIZED.fullmatch(word) for word in names)


def _is_chinese_person(zh: str, words: list[str]) -> bool:
    """Say whether surname and given name are spelt in pinyin, in either order."""
    surname, given = split_surname(zh)
    if not surname or len(words) != 2 or not all(word[0].isupper() for word in words):  # noqa: PLR2004
        return False
    first, last = words
    spelt = (_spells(first, surname) and _spells(last, given)) or (
        _spells(last, surname) and _spells(first, given)
    )
    return spelt and not is_common_word(zh)


def is_common_word(zh: str) -> bool:
    """Say whether jieba knows the word as something else than a person's name (方言, 江南)."""
    from glossary.text.nlp import tag_chinese

    return not (tag_chinese(zh) or "nr").startswith("nr")


def kind_by_name(zh: str, en: str) -> Kind | None:
    """Give the kind that the spelling of a name shows, or None. ``zh`` is Simplified.

    >>> kind_by_name("沃德·坎宁安", "Ward Cunningham"), kind_by_name("王宝强", "Wang Baoqiang")
    (<Kind.PERSON: 'person'>, <Kind.PERSON: 'person'>)
    >>> kind_by_name("乌镇", "Wuzhen"), kind_by_name("易经", "Yi Jing")
    (<Kind.PLACE: 'place'>, None)
    """
    words = en.split()
    if _is_foreign_person(zh, words) or _is_chinese_person(zh, words):
        return Kind.PERSON
    if (
        len(words) == 1
        and en[:1].isupper()
        and 1 < len(zh) <= _LONGEST_NAME
        and zh[-1] in _PLACE_ENDS
        and (_spells(en, zh) or (len(zh) > 2 and _spells(en, zh[:-1])))  # noqa: PLR2004
    ):
        return Kind.PLACE
    return None
