"""Numbers, units, prices and dates, of either language: never a term."""

import re

_QUANTITY = re.compile(
    r"(?:y{2,4}|[mdhs]{1,2})(?:[-/:. ](?:y{2,4}|[mdhs]{1,2})){1,5}"  # YYYY-MM-DD
    r"|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m\.?|(?:gmt|utc)\s*[-+]?\s*\d*"
    r"|\d[\d.,]*\s*[a-zµμΩ°℃%/²³·]{1,8}|(?:usd|rmb|cny|hkd|eur|gbp|jpy|twd|ntd|krw)\b.*"
    r"|(?:[kcmdhgtpnuµμ]?(?:m|g|l|b|hz|w|wh|ah|v|a|pa|j|n|s|bps|t|ha|mol|ω|f|h)|mm|cm|km|nm|mg"
    r"|kg|ml|fps|dpi|ppi|rpm|psi|kpa|mpa|gpa|kwh|mwh|mah|gb|mb|kb|tb|kbps|mbps|gbps|ms|min|hr"
    r"|kcal|cal|kn|n[·⋅*]m|wh/kg|mmhg|[mµμn]k|[cmkn]m⁻[¹²³]|nits?|lm|lx|db|dba|ev|kev|mev|rh|ppm|ppb|ph|iu|bar|atm|ft|lb|lbs|oz|mph"
    r"|inch|in|sq|℃|°c|°f|%)(?:/[a-z0-9²³]{1,5})?",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\d[\d.,]*\s")  # 12 MB, but 3D and 5G are names
_ERA = r"(?:b\.?c\.?(?:e\.?)?|c\.?e\.?|a\.?d\.?)"
_PRICE = re.compile(
    rf"(?:c(?:a|irca)?\.?\s?)?\d{{1,4}}\s?{_ERA}?\s?[-–—]\s?\d{{1,4}}\s?{_ERA}?|\d{{1,4}}\s?{_ERA}"
    r"|(?:usd|rmb|cny|hkd|eur|gbp|jpy|twd|ntd|krw)\s?\d[\d.,]*(?:\s[a-z]+)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[0-9０-９一二三四五六七八九十百千万萬亿億两兩半几幾％%]\s*[^\s，。]{0,6}$")
# Of units, those that no name has behind its number: a Long March 5B is no quantity.
_FIGURE = re.compile(
    r"(?<![\w.,-])\d[\d.,]*(?:\s?[-–~]\s?\d[\d.,]*)?\s?"
    r"(?:[kmµμ]g|g|m[lL]|[cmkn]m|[kMG]W(?:h)?|[kMG]?Hz|[kMG]?Pa|°[CF]|℃|%|percent|per\scent"
    r"|kilomet(?:re|er)s?|(?:square\s)?met(?:re|er)s|hectares|acres|mu|tonn?es|tons|kilograms"
    r"|(?:(?:[mb]|tr)illion\s)?(?:yuan|renminbi|dollars|euros|yen|pounds|baht|won))"
    r"(?:\s(?:per|an?|/)\s?[a-z]+)?$"
)
_NUMBER = r"[0-9０-９.,〇零一二两兩三四五六七八九十百千万萬亿億半数數幾几多余餘]+"
_ABOUT = r"[约約近超逾共合计計折]{0,3}"
CHINESE_QUANTITY = re.compile(
    rf"^(?:{_ABOUT}(?:每[\u4e00-\u9fff]{{1,3}})?{_NUMBER}\s?(?:(?:美|欧|歐|日|港|澳|新台|新臺|台|臺|加)?[元币幣]|人民[币幣]"
    r"|英[镑鎊]|[韩韓]元|卢布|盧布|泰铢|泰銖|平方(?:公里|米)|公里|英里|公[顷頃斤尺]|[亩畝]|[吨噸]|毫[克升米]|[厘釐]米|千[克米瓦]"
    r"|兆瓦|[兆千百亿億]?[电電]子伏特?|摄氏度|攝氏度|分[钟鐘]|小[时時]|个月|個月|年|岁|歲)(?:[整多生卒]|出生)?"
    rf"|(?:每|一)[日天周週月]\s?{_NUMBER}[次剂劑片粒]|[饭飯餐睡][前后後]|(?:约|約|折)合.*{_NUMBER}.*)$"
)
"""A number of something, a dose or a conversion: 约十四美元, 一日二次, but not 一国两制."""


def is_quantity(inside: str, *, counted: bool) -> bool:
    """Say whether an English text is a number, a unit or a date.

    Capitals are a unit only where they are ``counted``: behind a number.

    >>> is_quantity("mAh", counted=False)
    True
    >>> is_quantity("MPA", counted=False), is_quantity("MPA", counted=True)
    (False, True)
    """
    if _PRICE.fullmatch(inside):
        return True
    if not _QUANTITY.fullmatch(inside):
        return False
    if len(inside) > 1 and (not inside.isupper() or _SPACED.match(inside)):
        return True
    return counted


def follows_number(before: str) -> bool:
    """Say whether a text ends in a number, or a number and its counted noun.

    >>> follows_number("电池容量2280毫安时"), follows_number("电池容量")
    (True, False)
    """
    return _NUMBERED.search(before[-8:]) is not None


def ends_in_figure(text: str) -> bool:
    """Say whether an English text ends in a number with its unit.

    >>> ends_in_figure("about 100 yuan per tonne"), ends_in_figure("0.5 g")
    (True, True)
    >>> ends_in_figure("Long March 5B"), ends_in_figure("Type 99A")
    (False, False)
    """
    return _FIGURE.search(text) is not None
