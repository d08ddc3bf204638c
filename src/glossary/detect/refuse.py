"""The shapes that are never a term: why a bracket is refused."""

import re

from glossary.model import Reason
from glossary.text.script import HAN, has_han, has_kana_or_hangul

_CODE = re.compile(
    r"https?:|www\.|@|[\\={}$<>^~_]|\w\(\)|::|->"
    r"|\b[\w-]+\.(?:com|cn|org|net|io|gov|edu|html?|js|ts|py|java|cpp|md|txt|json|ya?ml|xml|csv|db|exe|sh|zip|pdf|docx?|xlsx?|png|jpe?g|gif|svg|app|dll|so|ini|log|cfg|toml|tex)\b"
    r"|(?:^|\s)(?:\.{0,2}|~)/[\w.-]+|^/|^--?\w|\bv?\d+\.\d+\.[\dx]|^v\d|\b(?:npm|pip|git|docker|sudo|yarn|cargo|conda|systemctl|apt-get)\s+[a-z]+"
    r"|SHA-?\d|0x[0-9a-fA-F]|^[a-z0-9_.-]+(?:/[a-z0-9_.-]+)+$"
)
_REFERENCE = re.compile(
    r"\bet\s+al\b|^(?:see|cf\.?|e\.g\.|i\.e\.|viz)\b|\b(?:figs?|figures?|tables?|tabs?|eqs?|equations?|chapters?|chap|ch|sections?|secs?|pages?|pp?|"
    r"vol|volume|no|nos|art|articles?|ref|refs|appendix|gate|room|floor|step|lines?|rows?|build|version|ver|release|issue|grade|level|type|phase|part|day|week|season|episode|ep|track|flight|line|exit|platform)\.?\s*\d"
    r"|\b(?:doi|isbn|issn|arxiv|pmid|rfc|iso|gb|gb/t|cve|ieee|din|astm)\b[\s:./-]*(?:t\s*)?\d|^\W*\d+\W*$|^\d+\s*[-–—]\s*\d+$|^(?:pp?\.|§)",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"[A-Z][\w’'-]+(?:\s*(?:,|&|and)\s*[A-Z][\w’'-]+)*,?\s+(?:1[5-9]|20)\d\d[a-z]?\b"
)
_QUANTITY = re.compile(
    r"(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m\.?|(?:gmt|utc)\s*[-+]?\s*\d*"
    r"|\d[\d.,]*\s*[a-zµμΩ°℃%/²³·]{1,8}|(?:usd|rmb|cny|hkd|eur|gbp|jpy|twd|ntd|krw)\b.*"
    r"|(?:[kcmdhgtpnuµμ]?(?:m|g|l|b|hz|w|wh|ah|v|a|pa|j|n|s|bps|t|ha|mol|ω|f|h)|mm|cm|km|nm|mg|kg|ml|fps|dpi|ppi|rpm|psi|kpa|mpa|gpa|kwh|mwh|mah|gb|mb|kb|tb|kbps|mbps|gbps|ms|min|hr|kcal|cal|kn|nits?|lm|lx|db|dba|ev|kev|mev|rh|ppm|ppb|ph|iu|bar|atm|ft|lb|lbs|oz|mph|inch|in|sq|℃|°c|°f|%)(?:/[a-z0-9²³]{1,5})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[0-9０-９一二三四五六七八九十百千万萬亿億两兩半几幾％%]\s*[^\s，。]{0,6}$")
_LETTER = re.compile(r"[A-Za-zΑ-Ωα-ω](?:[/,、][A-Za-z])*'?|(?:[A-Z]{1,3}/)+[A-Z]{1,3}|[IVX]{1,5}")
_TICKER = re.compile(
    r"(?:NYSE|NASDAQ|HKEX|HKG|SEHK|SSE|SZSE|LSE|TSX|TSE|TWSE|OTC|SHA|SHE|SZ|SH|HK|US)\s*[:：]|^[A-Z0-9]{1,6}\.[A-Z]{1,3}$|^\d{4,6}(?:\.[A-Z]{2})?$",
    re.IGNORECASE,
)
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\s*\d+\s*[号號]|第?\s*\d+\s*[号號令](?:公告|令)?$|ICP|公网安备|(?:许可证|許可證|备案|備案)\s?[^\s]{0,4}\d|^[A-Z]_|令第"
)
_NAVIGATION = re.compile(
    r"^(?:请|請)?(?:点击|點擊|单击|按此|戳|下载附|下載附|扫码|掃碼)"
    r"|^(?:请|請)?(?:下载|下載|查看|返回|更多|登录|登錄|登入|注册|註冊|转载|轉載|订阅|訂閱|关注|關注|分享|收藏|首页|首頁|繁體版|简体版|中文版|英文版|打印|官网|官網|目录|目錄)(?:全文|更多|详情|詳情|原文|这里|這裡)?$"
    r"|^(?:click|read more|sign (?:in|up)|log ?in$|subscribe$|photo(?:s|graph)? (?:by|credit)|photo$|image (?:by|credit|source)|credits?:|courtesy|share$|print$|home$|back to|skip to|reporter|thank you|thanks)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:摄影|攝影|撰文|编辑|編輯|记者|記者|供图|供圖|资料图|图源|圖源|来源|來源|编译|譯者|作者|责编|整理|圖[:：]|图[:：]|文[/／:：]|圖[/／]|图[/／])|[:：]\s*\S"
)
_ZH_REMARK = re.compile(
    r"^(?:例如|比如|譬如|如图|如圖|如下|因为|因為|由于|由於|其中|包括|不含|不包括|详见|詳見|参见|參見|参考第|另见|另見|见第|見第|见附|见下|見下|见上|建议|建議|应为|應為|注意[:：，]|注[:：]|尤其|根据|根據|截至|当时|當時"
    r"|我|你|他们|她们|它们|這是|这是|那是|但是|而且|虽然|雖然|不过|也就|还有|就是|请|請|举报|脚本|以上|以下|上图|下图|已[^\s]{1,3}$|未[^\s]{1,3}$|(?:含|约|約|共|图|圖|表)\s?[0-9一二三四五六七八九十]|第[0-9一二三四五六七八九十]+(?:章|节|節|页|頁|版|段|讲|講|图|圖|表))"
    r"|(?<=..)[了吗嗎呢吧啊哦呀]$|[。！；]|[？](?!$)|(?:[^，]{4,}，){2,}|[\u4e00-\u9fff]\s+[a-z]+\s+[\u4e00-\u9fff]|的是|不是|可以|没有|沒有|已经|已經|正在|因此|所以|如果|就是|是否|不得|不要|错误$|錯誤$|失败$"
)
_MENU = re.compile(
    r"(?:english|chinese|french|german|spanish|russian|japanese|korean|arabic|portuguese|italian|dutch|deutsch|español|français|简体中文|繁體中文|繁体中文|日本語|한국어|中文)",
    re.IGNORECASE,
)


def refuse_line(line: str) -> Reason | None:
    """Say why a whole line holds no pair: a menu of languages.

    >>> refuse_line("EnglishArabicChinese (Simplified)DutchFrenchGerman")
    <Reason.LANGUAGE_MENU: 'a menu of languages'>
    >>> refuse_line("消化不良(indigestion)很常见。")
    """
    found = _MENU.findall(line)
    if len(found) >= 3 and sum(map(len, found)) * 3 > len(line):
        return Reason.LANGUAGE_MENU
    if len(found) >= 2 and sum(map(len, found)) * 2 > len(re.sub(r"\W", "", line)):
        return Reason.LANGUAGE_MENU
    return None


def refuse_english(inside: str, before: str) -> Reason | None:
    """Say why the English inside of a bracket is no term; ``before`` is what it follows.

    >>> refuse_english("mAh", "电池容量2280毫安时")
    <Reason.QUANTITY: 'date, number, unit or price'>
    >>> refuse_english("Paganoni et al., 2014", "10至16个月")
    <Reason.REFERENCE: 'citation, figure or table reference'>
    >>> refuse_english("Federal Reserve System", "美国联邦储备系统")
    """
    if has_kana_or_hangul(inside):
        return Reason.OTHER_SCRIPT
    if _TICKER.search(inside):
        return Reason.TICKER
    if _CODE.search(inside):
        return Reason.CODE
    if _REFERENCE.search(inside):
        return Reason.REFERENCE
    if _QUANTITY.fullmatch(inside) and (len(inside) > 1 or _NUMBERED.search(before[-8:])):
        if not inside.isupper() or len(inside) < 2 or _NUMBERED.search(before[-8:]):
            return Reason.QUANTITY
    if _LETTER.fullmatch(inside):
        return Reason.CODE
    if _NAVIGATION.search(inside):
        return Reason.NAVIGATION
    return None


def is_citation(inside: str, before: str) -> bool:
    """Say whether a bracket cites a work by name and year; ``before`` is what it follows.

    >>> is_citation("Hinton & Salakhutdinov, 2006", "早有研究"), is_citation("Defender 2020", "2020捍衛者")
    (True, False)
    """
    if _CITATION.fullmatch(inside.strip()) is None:
        return False
    return not any(year in before for year in re.findall(r"\d{4}", inside))


def refuse_chinese(inside: str) -> Reason | None:
    """Say why the Chinese inside of a bracket is no term.

    >>> refuse_chinese("国办发〔2023〕15号").value
    'stock ticker or document number'
    >>> refuse_chinese("点击下载附件").value
    'navigation, credit or button text'
    >>> refuse_chinese("生成式人工智能服务管理暂行办法")
    """
    if has_kana_or_hangul(inside):
        return Reason.OTHER_SCRIPT
    if _DOCUMENT_NUMBER.search(inside):
        return Reason.TICKER
    if _NAVIGATION.search(inside):
        return Reason.NAVIGATION
    if _CREDIT.search(inside) and not re.match(rf"^[{HAN}·]{{2,8}}[:：][{HAN}]{{2,12}}$", inside):
        return Reason.NAVIGATION
    if re.search(r"[\\_=@{}<>]|https?:|www\.", inside):
        return Reason.CODE
    if _ZH_REMARK.search(inside) or (len(inside) > 45 and not inside.startswith("关于")):
        return Reason.SENTENCE
    if not has_han(inside):
        return Reason.ONE_LANGUAGE
    return None
