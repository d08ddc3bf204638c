"""Make the key of a Chinese term."""

import re
from functools import lru_cache

from glossary.normalize.characters import (
    collapse_spaces,
    drop_invisible,
    fold_case,
    fold_dashes,
    fold_width,
    settle,
)
from glossary.text.script import HAN
from glossary.text.simplified import simplify

_QUOTES = re.compile("[《》〈〉«»「」『』﹁﹂﹃﹄“”„‟‘’‛\"'`＂＇〝〞〟]")
_NAME_DOTS = re.compile("[‧•∙⋅・･᛫●˙\u00b7]")
_DOT_BETWEEN_HAN = re.compile(f"(?<=[{HAN}])[.．](?=[{HAN}])")
_SPACE_BESIDE_HAN = re.compile(f"(?<=[{HAN}·]) | (?=[{HAN}·])")
_YEAR = re.compile("([〇零○一二三四五六七八九]{4})(?=年)")
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_END_MARKS = " ,;:!。、…-"
_PAIRS = {"(": ")", "[": "]", "【": "】", "〔": "〕"}


def drop_quotes(text: str) -> str:
    """Drop 《》 and quotes: they mark a term's boundary or a name inside, and come and go.

    >>> drop_quotes("第三届“一带一路”国际合作高峰论坛")
    '第三届一带一路国际合作高峰论坛'
    """
    return _QUOTES.sub("", text)


def fold_name_dots(text: str) -> str:
    """Write the dot of a foreign name in one way; fonts and keyboards have a handful.

    Before NFKC, which would split ˙ into a space and an accent.

    >>> fold_name_dots("雷德利‧斯科特"), fold_name_dots("札哈.哈蒂")
    ('雷德利·斯科特', '札哈·哈蒂')
    """
    return _DOT_BETWEEN_HAN.sub("·", _NAME_DOTS.sub("·", text))


def drop_spaces_beside_han(text: str) -> str:
    """Drop spaces beside Han: Chinese has none, some house styles put one before Latin.

    >>> drop_spaces_beside_han("Transformer 模型")
    'Transformer模型'
    """
    return _SPACE_BESIDE_HAN.sub("", text)


def fold_year_numerals(text: str) -> str:
    """Write a year spelt out digit by digit in figures.

    >>> fold_year_numerals("二〇二三年世界互联网大会")
    '2023年世界互联网大会'
    """
    return _YEAR.sub(lambda year: year[1].translate(_YEAR_DIGITS), text)


def strip_ends(text: str) -> str:
    """Strip punctuation at the ends and brackets around the whole term.

    A minus before a figure stays, and so does a question mark, which may be part of a title.

    >>> strip_ends("【生成式人工智能】、")
    '生成式人工智能'
    """
    text = text.rstrip(_END_MARKS).lstrip(" ,;:!。、…")
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text.count(text[0]) == 1:
        text = text[1:-1].strip()
    return text


_STEPS = (
    drop_invisible,
    fold_name_dots,
    fold_width,
    fold_dashes,
    drop_quotes,
    simplify,
    fold_case,
    collapse_spaces,
    drop_spaces_beside_han,
    fold_year_numerals,
    strip_ends,
)


@lru_cache(maxsize=1 << 16)
def zh_key(text: str) -> str:
    """Give the key of a Chinese term: equal for spellings of one term.

    The key of a key is the key. Text of nothing but quotes and punctuation has an empty key.

    >>> zh_key("《生成式人工智能服務管理暫行辦法》")
    '生成式人工智能服务管理暂行办法'
    >>> zh_key("「四書」") == zh_key("四书")
    True
    """
    return settle(text, _STEPS)
