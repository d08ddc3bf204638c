"""Brackets: what is taken as a pair, with which other names, and what is left."""

from collections.abc import Callable

import pytest

from glossary.detect import detect_candidates
from glossary.model import Article, Reason, Source
from glossary.model.candidate import Candidate, Edge

FindPairs = Callable[..., list[tuple[str, str]]]


def only(text: str) -> Candidate:
    article = Article(id="a", text=text, source=Source(article="a", file="a.txt"))
    (found,) = detect_candidates(article)
    assert isinstance(found, Candidate)
    return found


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("中国（China)很大。", "中国", "China"),
        ("消化不良［indigestion］。", "消化不良", "indigestion"),
        ("消化不良【indigestion】。", "消化不良", "indigestion"),
        ('“消化不良”("indigestion")很常见。', "消化不良", "indigestion"),
        ("消化不良\n(indigestion)很常见", "消化不良", "indigestion"),
        ("**消化不良** (indigestion)", "消化不良", "indigestion"),
        ("[消化不良](a/b.html) (indigestion)", "消化不良", "indigestion"),
        (r"\textbf{消化不良} (indigestion)", "消化不良", "indigestion"),
        ("<b>消化不良</b> (<i>indigestion</i>)", "消化不良", "indigestion"),
        ("熵（entropy）", "熵", "entropy"),
        ("很好，威廉·帕森斯（William Parsons）", "威廉·帕森斯", "William Parsons"),
        ("《数据安全法》（Data Security Law）", "数据安全法", "Data Security Law"),
        ("《管理暂行办法》（试行）（Interim Measures）", "管理暂行办法", "Interim Measures"),
        ("相长干 涉（constructive interference）", "相长干 涉", "constructive interference"),
        ("卡佩尔（Capability Brown 1716-1783）", "卡佩尔", "Capability Brown"),
        ("Transformer（变换器）是模型", "变换器", "Transformer"),
        ("Meituan (美团) pays", "美团", "Meituan"),
        ("3.1 卡诺循环（Carnot cycle）", "卡诺循环", "Carnot cycle"),
        ("第2节 焓（enthalpy）的定义", "焓", "enthalpy"),
        ("网络安全（cybersecurity 网安）", "网络安全", "cybersecurity"),
        ("人工智能（Artificial Intelligence、AI）", "人工智能", "Artificial Intelligence"),
        ("TCP/IP (传输控制协议) is", "传输控制协议", "TCP/IP"),
        ("Formula 1 (一级方程式) is", "一级方程式", "Formula 1"),
        ("Long March 5B (长征五号乙) flew", "长征五号乙", "Long March 5B"),
        ("It is late. The Palace Museum (故宫博物院)", "故宫博物院", "The Palace Museum"),
        ("In “Journey to the West” (西游记) he", "西游记", "Journey to the West"),
        ("Wal-Mart Co. Ltd. (沃尔玛)", "沃尔玛", "Wal-Mart Co. Ltd."),
        ("（正式名称为中国，People’s Republic of China）", "中国", "People’s Republic of China"),
        ("the Civil Code (民法典（2020）) says", "民法典（2020）", "the Civil Code"),
        ("the non-action (无为; 無為; wúwéi) of", "無為", "the non-action"),
        ("the game of Go (圍棋/围棋) is", "围棋", "the game of Go"),
        ("the firm Aibee (爱笔智能, 爱笔（北京）智能公司) is", "爱笔智能", "the firm Aibee"),
        ("AheadGene (Sichuan AheadGene Co., Ltd. / 四川艾合公司) is", "四川艾合公司", "AheadGene"),
        ("in Gansu and Qinghai (甘肃 and 青海) it", "青海", "Qinghai"),
        ("by Sam Duan and Zhongyi Duan (段鍾潭, 段鍾沂) in", "段鍾沂", "Zhongyi Duan"),
        ("the highest of them (taijian 太監) had", "太監", "taijian"),
        ("as Zheng Yongnian’s (郑永年) book", "郑永年", "as Zheng Yongnian"),
        ("a shy Eddie Peng - (彭于晏) in", "彭于晏", "a shy Eddie Peng"),
        ("锥形束CT（CBCT）", "锥形束CT", "CBCT"),
        ("常见的图像（image）格式", "常见的图像", "image"),
        ("翻译记忆库（translation memory，TM）", "翻译记忆库", "translation memory"),
        ("拼音输入法（pinyin input method）", "拼音输入法", "pinyin input method"),
        ("心肌肌钙蛋白I（cTnI）", "心肌肌钙蛋白I", "cTnI"),
        ("悬搁（epoché）", "悬搁", "epoché"),
        ("搭嘴音（click）", "搭嘴音", "click"),
        ("折溢價(premium/discount)", "折溢價", "premium/discount"),
        ("．職業牌 (Occupation)", "職業牌", "Occupation"),
        ("克里斯蒂安娜·尼斯莱因－福尔哈德（Christiane Nüsslein-Volhard）",
         "克里斯蒂安娜·尼斯莱因－福尔哈德", "Christiane Nüsslein-Volhard"),
        ("In Xu v. Xiaohongshu (许某诉小红书案)", "许某诉小红书案", "In Xu v. Xiaohongshu"),
        ("the rice Nanyou No. 2 (南优2号) is", "南优2号", "the rice Nanyou No. 2"),
        ("2型糖尿病（type 2 diabetes）", "2型糖尿病", "type 2 diabetes"),
        ("定义 3.1（紧空间，compact space）若", "紧空间", "compact space"),
        ("个专门的缩写——邻避主义（NIMBYism）", "邻避主义", "NIMBYism"),
        ("吸頭（Fluffy Optic™）", "吸頭", "Fluffy Optic"),
        ("borrows Zhuangzi's (莊子) butterfly", "莊子", "borrows Zhuangzi"),
        ("中和（neutralization，德语 Neutralisierung）", "中和", "neutralization"),
        ("國際法院（法語：Cour internationale de Justice；英語：International Court of Justice）",
         "國際法院", "International Court of Justice"),
        ("kept to bopomofo (注音符號) to", "注音符號", "kept to bopomofo"),
        ("聚氯乙烯（PVC）", "聚氯乙烯", "PVC"),
        ("三维（3D）", "三维", "3D"),
        ("第五代移动通信（5G）", "第五代移动通信", "5G"),
        ("the tax-sharing\nsystem (分税制) and", "分税制", "the tax-sharing system"),
        ("called “the unity of knowing and acting” (知行合一)", "知行合一",
         "unity of knowing and acting"),
    ],
)  # fmt: skip
def test_takes(find_pairs: FindPairs, text: str, zh: str, en: str) -> None:
    assert (zh, en) in find_pairs(text)


@pytest.mark.parametrize(
    ("text", "zh_forms", "en_forms"),
    [
        ("网信办（Cyberspace Administration of China，CAC，简称“网信办”）", {"网信办"}, {"CAC"}),
        ("人工智能（artificial intelligence，AI）", set(), {"AI"}),
        ("广域网 WAN（Wide Area Network，简称“广网”）", {"广网"}, {"WAN"}),
        ("Ministry of Justice (MOJ) (司法部)", set(), {"MOJ"}),
        ("Palace Museum (Chinese: 故宫博物院; pinyin: Gùgōng Bówùyuàn)", set(), set()),
        ("hukou (户口, literally “household registration”)", set(), set()),
        ("Deng Xiaoping (邓小平, 1904–1997)", set(), set()),
    ],
)
def test_tells_other_names_from_remarks(text: str, zh_forms: set[str], en_forms: set[str]) -> None:
    found = [
        one
        for one in detect_candidates(
            Article(id="a", text=text, source=Source(article="a", file="a.txt"))
        )
        if isinstance(one, Candidate) and one.pattern.startswith("bracket")
    ]
    assert set(found[0].zh_forms) == zh_forms
    assert set(found[0].en_forms) == en_forms


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("中和（neutralization，德语 Neutralisierung）", "Neutralisierung"),
        ("國際法院（法語：Cour internationale；英語：International Court）", "Cour internationale"),
    ],
)
def test_other_languages_beside_english_are_no_terms(
    find_pairs: FindPairs, text: str, en: str
) -> None:
    assert en not in [found for _, found in find_pairs(text, "bracket-labelled")]


def test_both_scripts_are_terms(find_pairs: FindPairs) -> None:
    text = "the Wall (simplified Chinese: 长城; traditional Chinese: 長城) stands"
    assert [zh for zh, _ in find_pairs(text, "bracket")] == ["长城", "長城"]


def test_each_bracket_of_a_list_is_a_pair(find_pairs: FindPairs) -> None:
    found = find_pairs("甲烷（methane）、乙烷（ethane）和丙烷（propane）")
    assert [en for _, en in found] == ["methane", "ethane", "propane"]


def test_list_in_one_bracket_is_parted(find_pairs: FindPairs) -> None:
    assert find_pairs("Gansu, Qinghai and Shaanxi (甘肃、青海、陕西) are", "coordinated") == [
        ("甘肃", "Gansu"),
        ("青海", "Qinghai"),
        ("陕西", "Shaanxi"),
    ]


def test_shared_head_is_not_parted(find_pairs: FindPairs) -> None:
    text = "Eastern and Southern Theatre Commands (东部战区、南部战区)"
    assert not find_pairs(text, "coordinated")


def test_pair_inside_another_bracket(find_pairs: FindPairs) -> None:
    found = find_pairs("蟹状星云（英語：Crab Nebula，或稱梅西耶1（英語：Messier 1））")
    assert ("蟹状星云", "Crab Nebula") in found
    assert any(zh.endswith("梅西耶1") and en == "Messier 1" for zh, en in found)


def test_marks_close_a_window_and_running_text_leaves_it_open() -> None:
    assert only("《数据安全法》（Data Security Law）").zh.edge is Edge.MARKED
    assert only("见数据安全法（Data Security Law）").zh.edge is Edge.OPEN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("如图（Figure 3）所示", Reason.REFERENCE),
        ("见表（Table 2a）", Reason.REFERENCE),
        ("早有研究（Smith et al., 2014）", Reason.REFERENCE),
        ("早有研究（Hinton & Salakhutdinov, 2006）", Reason.REFERENCE),
        ("公司（NYSE: BABA）上市", Reason.TICKER),
        ("价格（USD 20）上涨", Reason.QUANTITY),
        ("电池2280毫安时（mAh）", Reason.QUANTITY),
        ("会议周三（Wed.）开始", Reason.QUANTITY),
        ("| 1 g（一日二次） | 饭后", Reason.QUANTITY),
        ("Angga Cipta（1988年生）是藝術家", Reason.QUANTITY),
        ("Prices were about 100 yuan (约合十四美元).", Reason.QUANTITY),
        ("The dyke is 12 km (十二公里) long.", Reason.QUANTITY),
        ("Nearly a third (约九百万人民币) was lost.", Reason.QUANTITY),
        ("取氯化钠（NaCl）少许", Reason.QUANTITY),
        ("扭矩以牛·米（N·m）计", Reason.QUANTITY),
        ("函数的返回值（return df.head(n)）不变", Reason.CODE),
        ("先执行更新命令（apt update）再说", Reason.CODE),
        ("敬請見諒（Sorry for the inconvenience!）", Reason.SENTENCE),
        ("人家在海外（They simply don't care）", Reason.SENTENCE),
        ("Parcels go to room 302 (三〇二室) now", Reason.REFERENCE),
        ("Data are in the appendix (附录A) now", Reason.REFERENCE),
        ("生成溴乙烷（C₂H₅Br）后", Reason.QUANTITY),
        ("血压10毫米汞柱（mmHg）", Reason.QUANTITY),
        ("他说老闆今天心情好（the boss is in a good mood today）", Reason.SENTENCE),
        ("控制输入（u(t)）", Reason.CODE),
        ("内核版本（uname -r）", Reason.CODE),
        ("整合官方數據（UN Comtrade、US Census、World Bank）", Reason.SENTENCE),
        ("版本（v1.2.3）发布", Reason.CODE),
        ("日志（*.log）要删除", Reason.CODE),
        ("雾蓝（#AABBCC）", Reason.CODE),
        ("亨利·利兰（L3375—L3376）等人", Reason.CODE),
        ("定义为(mn×mn)，是对称矩阵", Reason.CODE),
        ("- app/blog/page.tsx（新增）— 文章", Reason.CODE),
        ("三类任务（股票、加密货币、ETF）", Reason.SENTENCE),
        ("常用框架（PyTorch、JAX、LeRobot）", Reason.SENTENCE),
        ('print("x的边缘分布")', Reason.CODE),
        ("axes.set_xlabel('相对频率', fontsize=12)", Reason.CODE),
        ("而 E[后验] 不变", Reason.CODE),
        ("拿下七成以上（TrendForce 資料）", Reason.SENTENCE),
        ("退出美國和歐洲（Aeria Games 代理）", Reason.SENTENCE),
        ("地址（https://a.cn）", Reason.CODE),
        ("目录（src/main）", Reason.CODE),
        ("联系（post@a.cn）", Reason.CODE),
        ("先运行（pip install jieba）", Reason.CODE),
        ("白斐嵐 (Translator)", Reason.NAVIGATION),
        ("点击这里 (click here)", Reason.NAVIGATION),
        ("运行情报（こちら JR）", Reason.OTHER_SCRIPT),
        ("Zhang said (我觉得这样不太好)", Reason.SENTENCE),
        ("The notice (国办发〔2023〕15号) says", Reason.TICKER),
        ("Notice here (点击下载附件)", Reason.NAVIGATION),
        ("English 中文 Français Deutsch", Reason.LANGUAGE_MENU),
    ],
)
def test_leaves(
    find_pairs: FindPairs, find_reasons: Callable[[str], set[Reason]], text: str, reason: Reason
) -> None:
    assert find_pairs(text) == []
    assert find_reasons(text) == {reason}


@pytest.mark.parametrize(
    "text",
    [
        "我们会在[第十八章][ch-18]里看到更多",
        "只有中文（没有英文）。",
        "Only English (no Chinese).",
        "甲（）a",
        "",
    ],
)
def test_one_language_is_no_pair(find_pairs: FindPairs, text: str) -> None:
    assert find_pairs(text) == []


def test_bare_acronym_is_told_from_a_translation() -> None:
    assert only("世界卫生组织（WHO）").relation.value == "acronym"
    assert only("世界卫生组织（World Health Organization）").relation.value == "translation"


def test_a_colon_in_both_titles() -> None:
    """A colon ends a window, unless the Chinese title has one, too."""
    text = "They play Black Myth: Wukong (黑神话：悟空)."
    assert text[slice(*only(text).en.span)] == "They play Black Myth: Wukong"
    text = "One thing is clear: the poll (投票) is over."
    assert text[slice(*only(text).en.span)] == "the poll"
