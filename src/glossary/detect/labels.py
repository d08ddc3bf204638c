"""The words with which a text announces what comes next in a bracket or a line."""

import re
from enum import StrEnum

from glossary.text.script import HAN


class Label(StrEnum):
    """Say what a labelled part is."""

    ZH = "zh"  # Chinese: ...
    EN = "en"  # 英语：...
    ROMANIZATION = "romanization"  # pinyin: ...
    LITERAL = "literal"  # lit. ...
    SHORT = "short"  # hereinafter, 简称
    ALSO = "also"  # or, 又称
    FULL = "full"  # 全称, short for
    NOTE = "note"  # formerly, born, see


_COLON = r"\s*[:：]?\s*"
_ROMAN = (
    r"(?:hanyu\s+)?pinyin|wade[-–]giles|jyutping|yale(?:\s+romani[sz]ation)?|gwoyeu romatzyh"
    r"|p[eė]̍?h[-–][oō]e[-–]j[iī]|poj|t[aâ]i[-–]l[oô]|tongyong(?:\s+pinyin)?|zhuyin|bopomofo"
    r"|(?:cantonese|hokkien|hakka|teochew|min nan|ipa|pronounced|pronunciation"
    r"|romani[sz]ed(?:\s+as)?)"
    r"|romani[sz]ation|汉语拼音|漢語拼音|拼音|粤拼|粵拼|注音|罗马字"
    r"|羅馬字|白话字|白話字|国际音标|發音|发音"
)
_FOREIGN = (
    r"(?:japanese|korean|vietnamese|manchu|mongol(?:ian)?|tibetan|uyghur|sanskrit|pali|thai|malay"
    r"|hangul|hanja|kanji|r[oō]maji|kana|ch[uữ]\s+h[aá]n|quốc\s+ngữ)\s*[:：]"
)
_ZH = (
    r"(?:(?:in|from|the)\s+)*(?:(?:simplified|traditional|modern|classical|mandarin"
    r"|standard)(?:\s+and\s+traditional)?\s+)*"
    r"chinese(?:\s+(?:characters?|names?|titles?|terms?|originals?|text|words?|language"
    r"|version|translation))*"
    r"(?:\s+(?:is|as))?"
    r"|simplified|traditional|trad|simp|hanzi|characters?|(?:in\s+)?mandarin|(?:in\s+)?zh(?:-[a-z]+)?"
    r"|中文(?:名称|名稱|全称|全稱|名|正式名称|译名|譯名)?|汉语|漢語|汉字|漢字"
    r"|华语|華語|简体(?:中文)?|簡體(?:中文)?|繁体(?:中文)?"
    r"|繁體(?:中文)?|正體|国语|國語|译名|譯名"
)
_LANGUAGES = "英德法意俄日韩韓葡西荷希梵"
_EN = (
    rf"[{_LANGUAGES}](?:语|語|文)(?:名称|名稱|全称|全稱|全名|名字"
    rf"|原名|名|译名|譯名|翻译|原文|正式名称|通称)?(?:为|為|是|叫|作)?"
    r"|拉丁(?:语|語|文)?(?:学名|學名|名)?|(?:西班牙|葡萄牙|意大利|瑞典"
    r"|荷兰|荷蘭|阿拉伯|希腊|希臘|土耳其|波兰|波蘭|捷克|匈牙利|挪威|丹麦|丹麥"
    r"|芬兰|芬蘭)(?:语|語|文)"
    r"|外文(?:名称|名稱|名)?|学名|學名|原名|原文(?:名)?|原称|原稱|國際名稱"
    r"|国际名称|通用名|商品名|英"
    r"|(?:in\s+)?english(?:\s+(?:name|title|translation|version|term))?|translated\s+as|i\.e\.|即"
)
_SHORT = (
    r"(?:hereinafter|hereafter|henceforth|herein)(?:\s+(?:simply|also"
    r"|collectively))?(?:\s+(?:referred\s+to|known|called|abbreviated|cited))?(?:\s+as)?"
    r"|(?:abbreviated|shortened|abbrev?\.?|acronym|initialism|abbreviation)(?:\s+(?:as|to|form"
    r"|is))?|short(?:\s+form)?|for\s+short|referred\s+to\s+as|(?:or\s+)?simply|(?:or\s+)?just"
    r"|(?:英文|中文|英语|英語)?(?:缩写|縮寫|简称|簡稱|缩略语|縮略語|略称"
    r"|略稱|简写|簡寫|略写)(?:为|為|作|是|叫|成)?"
    r"|(?:以下|下文|下面|後文|后文)?(?:均|皆|统|統)?(?:简|簡)?(?:称|稱)(?:为|為|作|之为)?|(?:以下|下文)(?:简称|簡稱|统称|統稱|称"
    r"|稱)(?:为|為)?|(?:下|后|後)(?:称|稱)(?:为|為)?"
)
_ALSO = (
    r"(?:or|also|aka|a\.k\.a\.|alias|a/k/a)(?:\s+(?:sometimes|often|simply|just"
    r"|more\s+commonly))?(?:\s+(?:known|called|spelled|spelt|written|rendered|translated"
    r"|transliterated|romani[sz]ed|referred\s+to))?(?:\s+as)?"
    r"|(?:better|commonly|sometimes|often|popularly|locally|formally|officially|now"
    r"|today)\s+(?:known|called|written|translated)(?:\s+(?:as|in\s+english\s+as))?|known\s+as"
    r"|called|variously"
    r"|(?:正式|官方)(?:名称|名稱|名)(?:为|為|是)?|旧名|舊名"
    r"|(?:后|後)?(?:改|更)(?:称|稱|名)(?:为|為)?|(?:又|也|亦|或"
    r"|还|還|旧|舊|曾|古|俗|别|別|统|統|一|常|通|现|現|原|本|正式"
    r"|官方)(?:被)?(?:称|稱|叫|名|译|譯|作|写|寫)(?:为|為|作|做|名为"
    r"|之为|呼)?"
    r"|俗称|俗稱|别称|別稱|别名|別名|旧译|舊譯|也就是|就是|或者?|亦即|香港译|台湾译"
    r"|台灣譯|臺灣譯|港译|港譯"
)
_FULL = (
    r"(?:full\s+(?:name|title|form)|short\s+for|in\s+full|stands?\s+for)|(?:英文|中文)?(?:全称|全稱"
    r"|全名)(?:为|為|是|叫)?"
)
_NOTE = (
    r"formerly|previously|née|born|died|(?:b|d|r|fl|c|ca)\.(?=\s*\d)|see|cf\.|e\.g\.|est\."
    r"|founded|dated|since|from|until|pictured|left|right|above|below|photo|image|source|note"
    r"|例如|比如|譬如|如|见|見|参见|參見|详见|詳見|参看|注|註|图|圖|表|来源"
    r"|來源|撰文|摄影|攝影|生于|生於|卒于|前称|前稱"
)
_LITERAL = (
    r"lit\.?|literally(?:\s+meaning)?|literal(?:ly)?\s+(?:translation|meaning)|meaning|means"
    r"|which\s+means|word\s+for\s+word|trans(?:\.|lation|lated)?|gloss(?:ed)?(?:\s+as)?"
    r"|roughly"
    r"|字面(?:意思|意义|义)?(?:为|是)?|意为|意為|意即|直译(?:为)?|直譯(?:為)?|意思是|意译|义为"
)

# Latin labels end at a word boundary, Chinese ones may run into the term.
_TABLE = (
    (Label.NOTE, _FOREIGN),
    (Label.LITERAL, _LITERAL),
    (Label.SHORT, _SHORT),
    (Label.FULL, _FULL),
    (Label.ALSO, _ALSO),
    (Label.ROMANIZATION, _ROMAN),
    (Label.ZH, _ZH),
    (Label.EN, _EN),
    (Label.NOTE, _NOTE),
)
_NEEDS_COLON = re.compile(
    r"characters?|simplified|traditional|short|acronym|initialism|abbreviation|zh(?:-[a-z]+)?"
    r"|cantonese|hokkien|hakka|"
    r"teochew|yale|ipa|英|即|注|註|图|圖|表|如|见|見|称|稱|from|left|right|above|below|since|until|source"
    r"|note|see|just|image|photo|pictured|born|died|dated|english|pinyin|romani[sz]ation|full\s+form|"
    r"trans(?:lation|lated)?|"
    r"simply|(?:or )?just|gloss|called|原名|通用名|商品名"
    r"|一名|本名|通名|现名|常名|[又也亦或还旧曾古俗别统一常通现原本]作",
    re.IGNORECASE,
)
_LABELS = tuple(
    (label, re.compile(rf"(?:{words})(?![A-Za-z]){_COLON}", re.IGNORECASE))
    for label, words in _TABLE
)
_ANY_LABEL = re.compile(rf"(?:{'|'.join(words for _, words in _TABLE)})(?![A-Za-z])", re.IGNORECASE)
_THE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_COLON_END = re.compile(r"[:：]\s*$")
_QUOTES = "“\"'‘「『《"
_HAN_START = re.compile(f"[{HAN}]")


def read_label(text: str, start: int, end: int) -> tuple[Label | None, int]:
    """Read a label at a place; give it and where the labelled part begins.

    >>> read_label("英语：artificial intelligence", 0, 26)
    (<Label.EN: 'en'>, 3)
    >>> read_label("以下简称“外商投资法”", 0, 11)
    (<Label.SHORT: 'short'>, 4)
    >>> read_label("法语课程", 0, 4)
    (None, 0)
    """
    if not _ANY_LABEL.match(text, start, end):
        return None, start
    for label, pattern in _LABELS:
        found = pattern.match(text, start, end)
        if found is None or found.end() == start:
            continue
        if not _stands_alone(found[0], label, text, found.end(), end):
            continue
        place = found.end()
        if label in (Label.SHORT, Label.ALSO):
            the = _THE.match(text, place, end)
            place = the.end() if the else place
        return label, place
    return None, start


def _stands_alone(words: str, label: Label, text: str, place: int, end: int) -> bool:
    """Say whether these words are a label and not the beginning of a name."""
    if _COLON_END.search(words):
        return True
    needs_colon = _NEEDS_COLON.fullmatch(words.strip()) is not None
    chinese_label = _HAN_START.match(words) is not None
    if place >= end:  # 图像（image） is a pair
        return label in (Label.SHORT, Label.ALSO, Label.NOTE) and (chinese_label or not needs_colon)
    quoted = text[place] in _QUOTES
    if needs_colon:
        return quoted
    followed_by_han = _HAN_START.match(text, place) is not None
    if label is Label.ZH and chinese_label:
        return not followed_by_han and words != words.rstrip()
    if label is Label.ZH:
        return followed_by_han or quoted
    return not (
        label in (Label.EN, Label.ROMANIZATION) and chinese_label and followed_by_han
    )  # 注音符號
