"""The shapes that are never a term: why a bracket is refused."""

import re
from functools import lru_cache

from glossary.detect.quantity import CHINESE_QUANTITY, follows_number, is_quantity
from glossary.model import Reason
from glossary.text.brackets import MAX_INSIDE
from glossary.text.script import HAN, has_han, has_kana_or_hangul

_CODE = re.compile(
    r"https?:|www\.|@|[\\={}$<>^~_]|\w\(\)|\w\.\w+\([\w, ]*\)|^\w+:\s*[\"“]"
    r"|^(?:class|def|fn|func|function|import|from|return|const|let|var)\s+\w+\W*[.(={;:]"
    r"|^\w{1,2}\([\w,]{1,5}\)|→|\s--?[a-z]+$|::|->"
    r"|\b[\w-]+\.(?:com|cn|org|net|io|gov|edu|html?|js|ts|py|java|cpp|md|txt|json|ya?ml|xml"
    r"|csv|db|exe|sh|zip|pdf|docx?|xlsx?|png|jpe?g|gif|svg|app|dll|so|ini|log|cfg|toml|tex)\b"
    r"|(?:^|\s)(?:\.{0,2}|~)/[\w.-]+|^/|^--?\w|^#[0-9A-Fa-f]{3,8}$|^\S+×\S+$|^[A-Z]\d{4,}\b|\bv?\d+\.\d+\.[\dx]|^v\d|\b(?:npm|pip|git"
    r"|docker|sudo|yarn|cargo|conda|systemctl|apt-get)\s+[a-z]+"
    r"|\w\[\w+\]|^(?:errno\b|None$|null$|nil$|true$|false$)"
    r"|SHA-?\d|0x[0-9a-fA-F]|^(?![a-z]{4,}/[a-z]{4,}$)[a-z0-9_.-]+(?:/[a-z0-9_.-]+)+$"
)
_REFERENCE = re.compile(
    r"\bet\s+al\b|^(?:see|cf\.?|e\.g\.|i\.e\.|viz)\b|\b(?:figs?|figures?|tables?|tabs?|eqs?"
    r"|equations?|chapters?|chap|ch|sections?|secs?|pages?|pp?|vol|volume|refs?|appendix"
    r"|version|ver)\.?\s*\d"
    # These count what has no other name, but type 2 diabetes and Nanyou No. 2 are terms.
    r"|^(?:no|nos|art|articles?|gate|room|floor|step|lines?|rows?|build|release|issue|grade"
    r"|level|type|phase|part|day|week|season|episode|ep|track|flight|exit|platform)\.?\s*\d+"
    r"[a-z]?(?:\W*$|\s?[-–,;:.]|\s(?:of|to|and|in)\b)"
    r"|\b(?:doi|isbn|issn|arxiv|pmid|rfc|iso|gb|gb/t|cve|ieee|din|astm)\b[\s:./-]*(?:t\s*)?\d"
    r"|^\W*\d+\W*$|^\d+\s*[-–—]\s*\d+$|^(?:pp?\.|§)",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"[A-Z][\w’'-]+(?:\s*(?:,|&|and)\s*[A-Z][\w’'-]+)*,?\s+(?:1[5-9]|20)\d\d[a-z]?\b"
)
_ELEMENTS = (
    "H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Sc|Ti|V|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br"
    "|Kr|Rb|Sr|Y|Zr|Nb|Mo|Ru|Rh|Pd|Ag|Cd|In|Sn|Sb|Te|I|Xe|Cs|Ba|La|Ce|Nd|W|Re|Os|Ir|Pt|Au|Hg|Tl"
    "|Pb|Bi|U|Pu"
)
_FORMULA = re.compile(rf"\(?(?:(?:{_ELEMENTS})[0-9₀-₉]*|[()])+(?:[⁺⁻+-]|[²³][⁺⁻])?")
_SUBSCRIPT = re.compile("[₀-₉⁺⁻]")
_SUBSTANCE = re.compile(
    "[氢氫氧氮氯氟溴碘硫磷碳硅矽硼钠鈉钾鉀钙鈣镁鎂铝鋁铁鐵铜銅锌鋅银銀锂鋰钛鈦镓鎵锗鍺砷酸烷烯炔醇醚醛酮氨水]$"
)
_LETTER = re.compile(r"[A-Za-zΑ-Ωα-ω](?:[,、-][A-Za-z])*'?|[IVX]{1,5}")
_CHOICE = re.compile(r"(?:[A-Z]{1,3}/)+[A-Z]{1,3}")  # 两种（A/B）, but not 市盈率（P/E）
_TICKER = re.compile(
    r"(?:NYSE|NASDAQ|HKEX|HKG|SEHK|SSE|SZSE|LSE|TSX|TSE|TWSE|OTC|SHA|SHE|SZ|SH|HK|US)\s*[:：]"
    r"|^[A-Z0-9]{1,6}\.[A-Z]{1,3}$|^\d{4,6}(?:\.[A-Z]{2})?$",
    re.IGNORECASE,
)
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\s*\d+\s*[号號]|(?:第|^|年)\s*\d+\s*[号號令](?:公告|令)?$|ICP|公网安备|(?:许可证"
    r"|許可證|备案|備案)\s?[^\s]{0,4}\d|^[A-Z]_|令第"
)
_CHINESE_REFERENCE = re.compile(
    r"^(?:第?[0-9〇零一二两三四五六七八九十百]+(?:楼|樓|室|页|頁|排)"
    r"|附[录錄件图圖表]\s?[A-Z0-9一二三四五六七八九十]{1,3})$"
)
_NAVIGATION = re.compile(
    r"^(?:请|請)?(?:点击|點擊|单击|按此|戳|下载附|下載附|扫码|掃碼)"
    r"|^(?:请|請)?(?:下载|下載|查看|返回|更多|登录|登錄|登入|注册|註冊"
    r"|转载|轉載|订阅|訂閱|关注|關注|分享|收藏|首页|首頁|繁體版|简体版|中文版"
    r"|英文版|打印|官网|官網|目录|目錄)(?:全文|更多|详情|詳情|原文|这里"
    r"|這裡)?$"
    r"|^(?:click\s\w+|read more|sign (?:in|up)|log ?in$|subscribe$|photo(?:s|graph)? (?:by|credit)"
    r"|photo$|image (?:by|credit|source)|credits?:|courtesy|share$|print$|home$|back to"
    r"|skip to|reporter|thank you|thanks)\b|^(?:tbd|tba|tbc)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:trans(?:lat(?:or|ed))?|ed(?:itor)?|author|curator|photographer|illustrator)s?\.?",
    re.IGNORECASE,
)
_ROLE_WORD = re.compile("[者员員家师師人编編译譯影]$")  # 译者（translator）
_CREDIT = re.compile(
    r"(?:摄影|攝影|撰文|编辑|編輯|记者|記者|供图|供圖|资料图|图源|圖源|来源"
    r"|來源|编译|譯者|作者|责编|整理|圖[:：]|图[:：]|文[/／:：]|圖[/／]"
    r"|图[/／])|[:：]\s*\S"
)
_ZH_REMARK = re.compile(
    r"^(?:例如|比如|譬如|如图|如圖|如下|因为|因為|由于|由於|其中|包括|不含"
    r"|不包括|详见|詳見|参见|參見|参考第|另见|另見|见第|見第|见附|见下|見下|见上"
    r"|建议使用|建議使用|应为|應為|注意[:：，]|注[:：]|尤其|根据|根據|截至|当时|當時"
    r"|(?:我|你)(?:觉得|覺得|们|們|想|要|来|來|去|也|就|不|是|只|在)|他们|她们|它们|這是|这是|那是|但是|而且|虽然|雖然|不过|也就|还有"
    r"|就是|请|請|以上|以下|上图|下图|(?:含|约|約|共|图|圖"
    r"|表)\s?[0-9一二三四五六七八九十]|第[0-9一二三四五六七八九十]+(?:章"
    r"|节|節|页|頁|版|段|讲|講|图|圖|表))"
    r"|(?<=..)[了吗嗎呢吧啊哦呀]$|(?<=[^存此现現自内內潜潛外所])在$|[。！；]|[？](?!$)|(?:[^，]{4,}，){2,}"
    r"|[\u4e00-\u9fff]\s+[a-z]+\s+[\u4e00-\u9fff]"
)
_ZH_CLAUSE = re.compile(
    r"的是|不是|可以|没有|沒有|已经|已經|正在|因此|所以|如果|就是|是否|不得|不要"
)
# What a word with a slash or a dot is that names a place in a computer.
_PATH = re.compile(
    r"(?:[\w.@-]+/){2}[\w.@-]*|[\w.@/-]*/[\w.-]+\.[a-z]{1,4}|(?:https?:|www\.)\S+|\w+\(\)"
    r"|[a-z][\w.-]*\.(?:[jt]sx?|py|rs|go|cpp|md|json|ya?ml|toml|sh|css|html?|txt|csv|zip|log)"
)
# Letters and blanks alone can be none of the above but these.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z '’-]*")
_PLAIN_CODE = re.compile(
    r"^(?:errno\b|None$|null$|nil$|true$|false$)"
    r"|\b(?:npm|npx|pip|git|docker|sudo|yarn|cargo|conda|systemctl|apt-get|apt|brew|yum|dnf)\s+[a-z]"
    r"|\s--?[a-z]+$"
)
_PLAIN_REFERENCE = re.compile(r"\bet\s+al\b|^(?:see|cf|viz)\b", re.IGNORECASE)
# Small letters: What You See Is What You Get is a name. A proverb may be a short clause, too.
_EN_CLAUSE = re.compile(
    r"\b(?:I|we|they|is|are|was|were|have|has|had|will|would|could|should|don[’']t|doesn[’']t"
    r"|didn[’']t|isn[’']t|let[’']s)\b"
)
_CLAUSE_BLANKS = 5
_DIMENSION = re.compile("[1-6][DG]")
_FIGURES_NEAR = 8  # code points
_SAYING = re.compile(r"(?:I|We|They|You|He|She|It)(?:[’']\w+)?(?:\s[a-z’']+){3,}[.!]?")
_CALL = re.compile(r"\S+(?:\s\S+){2,}!")  # Sorry for the inconvenience!
_ENGLISH_SHAPES = (
    (Reason.TICKER, _TICKER),
    (Reason.CODE, _CODE),
    (Reason.REFERENCE, _REFERENCE),
)
_PLAIN_SHAPES = ((Reason.CODE, _PLAIN_CODE), (Reason.REFERENCE, _PLAIN_REFERENCE))
_CHINESE_SHAPES = (
    (Reason.TICKER, _DOCUMENT_NUMBER),
    (Reason.QUANTITY, CHINESE_QUANTITY),
    (Reason.REFERENCE, _CHINESE_REFERENCE),
    (Reason.NAVIGATION, _NAVIGATION),
)
_FIELD = re.compile(rf"[{HAN}·]{{2,8}}[:：][{HAN}]{{2,12}}")
_CHINESE_CODE = re.compile(r"[\\_=@{}<>]|https?:|www\.")
_YEAR = re.compile(r"\d{4}")
_ABOUT = re.compile("关于|關於")
_MAX_CHINESE = 45  # code points, but for the long titles of rules: 关于……的决定
_LANGUAGES = (
    *("english", "chinese", "french", "german", "spanish", "russian", "japanese", "korean"),
    *("arabic", "portuguese", "italian", "dutch", "deutsch", "español", "français"),
    *("简体中文", "繁體中文", "繁体中文", "日本語", "한국어", "中文"),
)
_MENU = re.compile("|".join(_LANGUAGES))
MENU_LINE = rf"(?i)(?:{_MENU.pattern})[^\r\n]*(?:{_MENU.pattern})"
"""What a text has that may hold a menu, for RE2: two languages on one line."""

_NO_WORD = re.compile(r"\W+")


def refuse_line(line: str) -> Reason | None:
    """Say why a whole line holds no pair: a menu of languages.

    >>> refuse_line("EnglishArabicChinese (Simplified)DutchFrenchGerman")
    <Reason.LANGUAGE_MENU: 'a menu of languages'>
    >>> refuse_line("消化不良(indigestion)很常见。")
    """
    lower = line.lower()
    if sum(map(lower.count, _LANGUAGES)) < 2:  # noqa: PLR2004 - one language is no menu
        return None
    languages = _MENU.findall(lower)
    if len(languages) < 2:  # noqa: PLR2004 - 简体中文 was counted twice
        return None
    size = sum(map(len, languages))
    if size * 2 > len(_NO_WORD.sub("", line)):
        return Reason.LANGUAGE_MENU
    if len(languages) > 2 and size * 3 > len(line):  # noqa: PLR2004 - with words between them
        return Reason.LANGUAGE_MENU
    return None


def refuse_english(inside: str, before: str) -> Reason | None:
    """Say why the English inside of a bracket is no term; ``before`` is what it follows.

    >>> refuse_english("mAh", "电池容量2280毫安时")
    <Reason.QUANTITY: 'date, number, unit or price'>
    >>> refuse_english("Paganoni et al., 2014", "10至16个月")
    <Reason.REFERENCE: 'citation, figure or table reference'>
    >>> refuse_english("Translator", "白斐嵐"), refuse_english("translator", "译者")
    (<Reason.NAVIGATION: 'navigation, credit or button text'>, None)
    >>> refuse_english("the boss is in a good mood today", "老闆今天心情好").value
    'a sentence or comment, not a term'
    >>> refuse_english("3D", "三维"), refuse_english("12 MB", "PDF").value
    (None, 'date, number, unit or price')
    >>> refuse_english("NaCl", "氯化钠").value, refuse_english("CO", "指挥官")
    ('date, number, unit or price', None)
    >>> refuse_english("Federal Reserve System", "美国联邦储备系统")
    """
    if _ROLE.fullmatch(inside) and not _ROLE_WORD.search(before):
        return Reason.NAVIGATION
    if _CALL.fullmatch(inside) and not before.endswith(("！", "!")):
        return Reason.SENTENCE
    if _FORMULA.fullmatch(inside) and _is_substance(inside, before):
        return Reason.QUANTITY
    counted = follows_number(before)
    if _DIMENSION.fullmatch(inside):  # 三维（3D） is counted by no figure
        counted = any(map(str.isdecimal, before[-_FIGURES_NEAR:]))
    return _refuse_english(inside, counted)


def _is_substance(inside: str, before: str) -> bool:
    """Say whether symbols of elements stand behind the name of a substance: 氯化钠（NaCl）."""
    if _SUBSCRIPT.search(inside):
        return True
    if inside.isalpha() and inside.isupper():
        return False  # 聚氯乙烯（PVC）
    return _SUBSTANCE.search(before) is not None


@lru_cache(maxsize=4096)
def _refuse_english(inside: str, counted: bool) -> Reason | None:  # noqa: FBT001 - figures before it
    if _is_english_sentence(inside):
        return Reason.SENTENCE
    if has_kana_or_hangul(inside):
        return Reason.OTHER_SCRIPT
    for reason, shape in _PLAIN_SHAPES if _PLAIN.fullmatch(inside) else _ENGLISH_SHAPES:
        if shape.search(inside):
            return reason
    if is_quantity(inside, counted=counted):
        return Reason.QUANTITY
    if _LETTER.fullmatch(inside) or (counted and _CHOICE.fullmatch(inside)):
        return Reason.CODE
    return Reason.NAVIGATION if _NAVIGATION.search(inside) else None


def _is_english_sentence(inside: str) -> bool:
    if len(inside) > MAX_INSIDE or "、" in inside or inside.endswith("!!"):
        return True  # or examples, each with a name of its own: 数据（A B、C D）
    if _SAYING.fullmatch(inside):
        return True
    return inside.count(" ") >= _CLAUSE_BLANKS and _EN_CLAUSE.search(inside) is not None


def ends_in_path(text: str) -> bool:
    """Say whether the last word of a text is a path, a file, an address or a call.

    >>> ends_in_path("see app/blog/page.tsx"), ends_in_path("TCP/IP"), ends_in_path("Vue.js")
    (True, False, False)
    """
    words = text.split()
    return bool(words) and _PATH.fullmatch(words[-1]) is not None


def is_citation(inside: str, before: str) -> bool:
    """Say whether a bracket cites a work by name and year; ``before`` is what it follows.

    >>> is_citation("Hinton & Salakhutdinov, 2006", "早有研究")
    True
    >>> is_citation("Defender 2020", "2020捍衛者")
    False
    """
    if _CITATION.fullmatch(inside.strip()) is None:
        return False
    return not any(year in before for year in _YEAR.findall(inside))


@lru_cache(maxsize=4096)
def refuse_chinese(inside: str, *, named: bool = False) -> Reason | None:
    """Say why the Chinese inside of a bracket is no term.

    ``named`` says that a title stands before it, and a title may be a clause.

    >>> refuse_chinese("国办发〔2023〕15号").value
    'stock ticker or document number'
    >>> refuse_chinese("点击下载附件").value
    'navigation, credit or button text'
    >>> refuse_chinese("约合每吨十四美元").value
    'date, number, unit or price'
    >>> refuse_chinese("生成式人工智能服务管理暂行办法")
    >>> refuse_chinese("教師就是玻璃心", named=True)
    """
    if len(inside) > MAX_INSIDE:
        return Reason.SENTENCE
    if has_kana_or_hangul(inside):
        return Reason.OTHER_SCRIPT
    for reason, shape in _CHINESE_SHAPES:
        if shape.search(inside):
            return reason
    if _CREDIT.search(inside) and not _FIELD.fullmatch(inside):
        return Reason.NAVIGATION
    if _CHINESE_CODE.search(inside):
        return Reason.CODE
    return _refuse_remark(inside, named=named)


def _refuse_remark(inside: str, *, named: bool) -> Reason | None:
    is_long = len(inside) > _MAX_CHINESE and not _ABOUT.search(inside)
    if is_long or _ZH_REMARK.search(inside) or (not named and _ZH_CLAUSE.search(inside)):
        return Reason.SENTENCE
    return None if has_han(inside) else Reason.ONE_LANGUAGE
