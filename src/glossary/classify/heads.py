"""Tell the kind of a concept from the head nouns of its Chinese and English terms.

A Chinese head that names one kind only (委员会, 条例) decides alone, if the term has more than
the head. Any other needs an English head of the same kind, so that 算法 is no law and 全部 no
ministry. Precision goes first: what is not clear stays a term.
"""

import re
from functools import lru_cache

from glossary.model import Kind
from glossary.text.abbreviation import is_acronym

_BRACKETS = re.compile(r"(?:[（(〔\[][^（()）〕\]]*[)）〕\]])+$")
_MARKS = re.compile("[《》“”‘’「」『』\"']")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Decide alone when something stands before them.
_CLEAR_HEADS: dict[Kind, tuple[str, ...]] = {
    Kind.LAW: (
        *("法典", "条例", "暂行办法", "管理办法", "实施办法", "实施细则", "暂行规定", "管理规定"),
        *("司法解释", "处罚法", "诉讼法", "保护法", "宪法", "议定书"),
        *("公约", "条约", "协定"),
    ),
    Kind.ORGANIZATION: (
        *("委员会", "总局", "研究院", "研究所", "学会", "协会", "公司", "集团", "基金会"),
        *("联合会", "商会", "检察院", "出版社", "银行", "办公室", "总署", "科学院", "总工会"),
    ),
    Kind.EVENT: ("峰会", "运动会", "奥运会", "博览会", "高峰论坛"),
    Kind.DOCUMENT: ("白皮书",),
}

# Need an English head of the same kind beside them.
_SUPPORTED_HEADS: dict[Kind, tuple[str, ...]] = {
    Kind.LAW: (
        *("法", "办法", "规定", "规则", "规范", "细则", "准则", "公约", "条约", "协定", "解释"),
        *("措施", "修正案", "决定", "法案", "法令", "指令", "负面清单", "目录"),
    ),
    Kind.ORGANIZATION: (
        *("部", "委", "局", "署", "厅", "院", "会", "组织", "机构", "中心", "联盟", "大学", "学院"),
        *("医院", "医生", "博物馆", "图书馆", "俱乐部", "党", "法院", "集团", "科技", "处"),
        *("工作组", "任务组", "小组", "指挥部", "战区", "书院", "政府", "议会"),
        *("国际", "之友", "社", "队", "军", "团", "所", "行", "会议", "大会", "基金", "学校"),
        *("董事会", "法庭", "仲裁院", "电视台", "报"),
    ),
    Kind.EVENT: (
        *("大会", "论坛", "会议", "战争", "之战", "战役", "起义", "革命", "运动", "事件", "政变"),
        *("节", "醮", "竞赛", "联赛", "锦标赛", "杯", "展", "行动", "地震"),
    ),
    Kind.DOCUMENT: (
        *("报告", "宣言", "声明", "倡议", "规划", "纲要", "意见", "通知", "公报", "指南", "指引"),
        *("手册", "蓝图", "公告", "文件", "标准", "信", "论文", "备忘录", "草案", "征求意见稿"),
    ),
    Kind.PLACE: (
        *("省", "市", "县", "区", "镇", "乡", "村", "山", "峰", "河", "江", "湖", "岛", "海", "洲"),
        *("海峡", "半岛", "隧道", "大桥", "机场", "车站", "站", "广场", "公园", "寺", "庙", "宫"),
        *(
            "路",
            "街",
            "州",
            "湾",
            "港",
            "国",
            "共和国",
            "高原",
            "沙漠",
            "大厦",
            "山脉",
            "渠",
            "运河",
            "嶼",
        ),
    ),
}

_ENGLISH_HEADS: dict[Kind, frozenset[str]] = {
    Kind.LAW: _words(
        "law laws act acts code codes constitution measures regulation regulations provision "
        "provisions rule rules ordinance statute statutes decree directive interpretation "
        "convention conventions treaty treaties protocol protocols covenant bylaw bylaws bill "
        "amendment amendments agreement decision decisions catalogue"
    ),
    Kind.ORGANIZATION: _words(
        "ministry department bureau administration commission committee agency authority "
        "office organization organisation association council court courts bank university "
        "college institute academy foundation fund corporation company group inc ltd limited "
        "co union federation federations unions alliance center centre society party team "
        "museum library press hospital club body secretariat board congress parliament senate "
        "procuratorate government force command headquarters programme partnership school "
        "bureau army service services chamber league consortium tribunal"
    ),
    Kind.EVENT: _words(
        "conference summit forum congress olympics games war wars battle revolution uprising "
        "rebellion festival expo exposition championship championships cup olympiad meeting "
        "session movement incident massacre earthquake exhibition campaign coup ceremony"
    ),
    Kind.DOCUMENT: _words(
        "paper papers report reports declaration statement initiative plan outline opinions "
        "opinion notice circular communique guideline guidelines guide handbook manual "
        "standard standards blueprint announcement document letter memorandum draft program"
    ),
    Kind.PLACE: _words(
        "province city county district town township village mountain mountains mount river "
        "lake island islands strait bay peninsula tunnel bridge airport station square park "
        "temple road street republic kingdom desert valley harbour harbor plateau ocean sea "
        "tower towers palace prefecture region canal reservoir ridge peak"
    ),
}
_LAWS = _words("law laws act acts code codes constitution")
_PREPOSITION = re.compile(
    r" (?:of|for|on|in|to|with|at|by|from|under|against|concerning|governing) "
)
_LEGAL_SHORT = frozenset("部委局署院办")


def _english_head(term: str) -> tuple[str, str]:
    """Give the head noun and the first word of an English term, in lower case."""
    bare = _MARKS.sub("", _BRACKETS.sub("", term).strip())
    words = _PREPOSITION.split(bare, maxsplit=1)[0].replace(",", " ").replace(".", " ").split()
    return (words[-1].lower(), words[0].lower()) if words else ("", "")


def _is_name(term: str) -> bool:
    """Say whether a term is written as a name: its longer words with a capital, but for a few."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", term) if len(word) > 3]  # noqa: PLR2004 (of, and, for)
    small = sum(not word[0].isupper() for word in words)
    return bool(words) and words[0][0].isupper() and small * 5 <= len(words)


@lru_cache(maxsize=1 << 14)
def english_kinds(term: str) -> frozenset[Kind]:
    """List the kinds that an English term's head noun allows.

    Laws may be written without capitals (labour law); everything else must be written as a name.
    """
    head, first = _english_head(term)
    named = _is_name(term)
    return frozenset(
        kind
        for kind, heads in _ENGLISH_HEADS.items()
        if (head in heads or (kind is Kind.PLACE and first in {"mount", "lake"}))
        and (named or (kind is Kind.LAW and head in _LAWS))
    )


def _ends(term: str, heads: tuple[str, ...]) -> int:
    """Give the length of the longest head that the term ends with and does not consist of."""
    return max((len(head) for head in heads if term.endswith(head) and term != head), default=0)


def kind_by_heads(zh: str, en: str) -> Kind | None:
    """Give the kind that the head nouns of one term pair agree on, or None.

    ``zh`` is in Simplified characters.

    >>> kind_by_heads("生成式人工智能服务管理暂行办法", "Interim Measures for the Administration")
    <Kind.LAW: 'law or rule'>
    >>> kind_by_heads("损失函数", "loss function"), kind_by_heads("算法", "algorithm")
    (None, None)
    """
    zh = _MARKS.sub("", _BRACKETS.sub("", zh))
    allowed = english_kinds(en)
    clear = {kind: size for kind, heads in _CLEAR_HEADS.items() if (size := _ends(zh, heads))}
    if clear:
        kind = max(clear, key=lambda one: clear[one])
        if kind in {Kind.LAW, Kind.DOCUMENT}:
            return kind
        if (_is_name(en) or is_acronym(en)) and (not allowed or kind in allowed):
            return kind
    supported = {
        kind: size
        for kind, heads in _SUPPORTED_HEADS.items()
        if kind in allowed and (size := _ends(zh, heads))
    }
    if supported:
        return max(supported, key=lambda one: (supported[one], -tuple(Kind).index(one)))
    if is_acronym(en) and len(zh) > 2 and (zh[-1] in _LEGAL_SHORT or zh.endswith("组织")):  # noqa: PLR2004 (more than the head)
        return Kind.ORGANIZATION
    return None
