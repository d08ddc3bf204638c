"""Ask spaCy about names that neither head nouns nor spelling decide.

The small English model is often wrong on a bare name, so its word counts only where the Chinese
looks like it too: written in the characters used for sounds, or as surname and given name.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.classify.names import is_common_word, split_surname
from glossary.model import Kind

_LABELS = {"PERSON": Kind.PERSON, "GPE": Kind.PLACE, "LOC": Kind.PLACE}
# Characters that write foreign sounds (Xinhua's tables of name transcription, the commonest).
_SOUNDS = frozenset(
    "阿埃艾安昂奥巴拜班邦包贝本比彼别宾波伯博布茨达戴丹当道德登迪蒂丁东杜敦多厄恩尔法范菲费芬弗福夫富"
    "盖甘冈高戈格葛古圭哈海汉豪赫亨胡华惠霍基吉加贾简杰金卡凯坎康考科可克肯库夸奎昆拉莱兰朗劳勒雷黎里"
    "利立连林琳隆卢鲁伦罗洛马玛迈麦曼毛梅门蒙米密明莫墨姆穆纳娜南内尼宁纽努诺欧帕潘庞佩彭皮平珀普奇"
    "齐恰强乔切琴琼丘让热日荣茹儒萨塞赛桑瑟森沙莎山珊尚绍舍申圣施史士舒斯丝思苏所索塔泰坦汤唐陶特腾"
    "提图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛休许雅亚扬耶叶伊因英尤约宰扎詹珍芝朱茲兹祖佐柏"
)
_HAN = re.compile("[\u3400-\u9fff]+")
_LEAST_SHARE = 0.85
_LONGEST = 60


class Undecided(NamedTuple):
    """Hold the preferred terms of a concept whose kind is open; ``zh`` is Simplified."""

    zh: str
    en: str


def may_be_name(undecided: Undecided) -> bool:
    """Say whether it is worth asking: English capitals, and Chinese that sounds like a name."""
    words = undecided.en.split()
    if not words or len(undecided.en) > _LONGEST or not all(word[0].isupper() for word in words):
        return False
    if _by_sound(undecided.zh):
        return True
    surname, _ = split_surname(undecided.zh)
    return bool(surname) and len(words) > 1 and not is_common_word(undecided.zh)


def _by_sound(zh: str) -> bool:
    letters = "".join(_HAN.findall(zh))
    sounds = sum(letter in _SOUNDS for letter in letters)
    return len(letters) > 1 and sounds >= _LEAST_SHARE * len(letters)


def kinds_by_entity(undecided: Sequence[Undecided]) -> list[Kind | None]:
    """Give the kind of each name as spaCy sees it, or None.

    The label must span the whole English term. A Chinese surname supports a person only, and
    only beside a term of two words or more.
    """
    from glossary.text.nlp import load_english

    kinds: list[Kind | None] = []
    texts = (one.en for one in undecided)
    for one, parsed in zip(
        undecided, load_english(entities=True).pipe(texts, batch_size=128), strict=True
    ):
        labels = {
            entity.label_ for entity in parsed.ents if len(entity.text) == len(parsed.text.rstrip())
        }
        kind = next((kind for label, kind in _LABELS.items() if label in labels), None)
        if kind is Kind.PLACE and not _by_sound(one.zh):
            kind = None
        if kind is Kind.PERSON and len(one.en.split()) == 1:
            kind = None
        kinds.append(kind)
    return kinds


def asked(undecided: Iterable[Undecided]) -> list[Undecided]:
    """List, each once, the names that are worth asking about."""
    return [one for one in dict.fromkeys(undecided) if may_be_name(one)]
