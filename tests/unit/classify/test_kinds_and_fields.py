"""Concepts get the kind and field that their terms show, and none where nothing shows."""

import pytest

from glossary.classify import classify_concepts
from glossary.merge import merge_mentions
from glossary.model import Concept, Kind, Mention, Relation, Span
from glossary.normalize import key_mention


def concept(zh: str, en: str, context: str = "") -> Concept:
    mention = Mention(
        article="a",
        zh=zh,
        en=en,
        zh_span=Span(0, len(zh)),
        en_span=Span(100, 100 + len(en)),
        context=context or f"{en} ({zh})",
        context_span=Span(0, 200),
        relation=Relation.ACRONYM if en.isupper() else Relation.TRANSLATION,
        pattern="bracketed",
        confidence=0.9,
    )
    ((made,), _) = merge_mentions([key_mention(mention)], {})
    return made


def classified(zh: str, en: str, context: str = "") -> Concept:
    (made,) = classify_concepts([concept(zh, en, context)])
    return made


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        ("个人信息保护法", "Personal Information Protection Law", Kind.LAW),
        ("外商投資法實施條例", "Regulations for Implementing the Foreign Investment Law", Kind.LAW),
        ("关税法（草案）", "Tariff Law (Draft)", Kind.LAW),
        ("海牙公约", "Hague Convention", Kind.LAW),
        ("区域全面经济伙伴关系协定", "Regional Comprehensive Economic Partnership", Kind.LAW),
        ("刑法", "criminal law", Kind.LAW),
        ("最高人民法院", "Supreme People’s Court", Kind.ORGANIZATION),
        ("世界贸易组织", "WTO", Kind.ORGANIZATION),
        ("財政部", "Ministry of Finance", Kind.ORGANIZATION),
        ("腾讯控股有限公司", "Tencent Holdings Limited", Kind.ORGANIZATION),
        ("北京冬季奥运会", "Beijing Winter Olympics", Kind.EVENT),
        ("甲午战争", "First Sino-Japanese War", Kind.EVENT),
        ("博鳌亚洲论坛年会", "Boao Forum for Asia Annual Conference", Kind.TERM),
        ("网络主权白皮书", "White Paper on Cyber Sovereignty", Kind.DOCUMENT),
        ("政府工作报告", "Government Work Report", Kind.DOCUMENT),
        ("青海湖", "Qinghai Lake", Kind.PLACE),
        ("港珠澳大橋", "Hong Kong–Zhuhai–Macao Bridge", Kind.PLACE),
        ("乌镇", "Wuzhen", Kind.PLACE),
        ("屠呦呦", "Tu Youyou", Kind.PERSON),
        ("张桂梅", "Zhang Guimei", Kind.PERSON),
        ("陳水扁", "Chen Shui-bian", Kind.PERSON),
        ("唐纳德·克努特", "Donald Knuth", Kind.PERSON),
        ("欧阳修", "Ouyang Xiu", Kind.PERSON),
        ("孫中山", "Sun Zhongshan", Kind.PERSON),
    ],
)
def test_kinds(zh: str, en: str, kind: Kind) -> None:
    assert classified(zh, en).kind is kind


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("算法", "algorithm"),
        ("语法", "grammar"),
        ("头部", "head"),
        ("数据中心", "data center"),
        ("中央银行", "central bank"),
        ("易经", "Yi Jing"),
        ("白酒", "Bai Jiu"),
        ("罗布泊", "Lop Nur"),
        ("毛公鼎", "Mao Gong Ding"),
        ("北斗卫星导航系统", "BeiDou Navigation Satellite System"),
        ("方言", "Fang Yan"),
        ("重要数据目录", "important data catalogue"),
        ("黄河", "Huang He"),
        ("功夫", "Kung Fu"),
        ("范式转移·图", "paradigm shift"),
        ("大数定律", "law of large numbers"),
        ("结缔组织", "connective tissue"),
        ("全部", "all"),
        ("通信协议", "communication protocol"),
    ],
)
def test_what_only_looks_like_a_name_stays_a_term(zh: str, en: str) -> None:
    assert classified(zh, en).kind is Kind.TERM


def test_title_marks_make_a_document() -> None:
    assert classified("活着", "To Live", "余华的小说《活着》（To Live）").kind is Kind.DOCUMENT


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        ("斯诺", "Edgar Snow", Kind.PERSON),
        ("张纯如", "Iris Chang", Kind.PERSON),
        ("巴黎", "Paris", Kind.PLACE),
        ("約旦", "Jordan", Kind.TERM),  # a person's name for spaCy, or a country: open
    ],
)
def test_spacy_decides_names_that_nothing_else_does(zh: str, en: str, kind: Kind) -> None:
    assert classified(zh, en).kind is kind


@pytest.mark.parametrize(
    ("zh", "en", "field"),
    [
        ("民法典", "Civil Code", "law"),
        ("不当得利之诉讼", "unjust enrichment litigation", "law"),
        ("消化不良", "indigestion", "medicine"),
        ("帕金森病", "Parkinson's disease", "medicine"),
        ("图神经网络", "graph neural network", "computing"),
        ("国债收益率", "treasury yield", "finance"),
        ("量子纠缠", "quantum entanglement", "physics"),
        ("大熊猫", "Ailuropoda melanoleuca", "biology"),
        ("次贷危机", "Subprime crisis", ""),
        ("华南虎", "Panthera tigris amoyensis", "biology"),
        ("躺平", "lying flat", ""),
        ("学习", "learning", ""),
        ("模型", "model", ""),
        ("张桂梅", "Zhang Guimei", ""),
    ],
)
def test_fields(zh: str, en: str, field: str) -> None:
    assert classified(zh, en).subject_field == field


def test_order_and_everything_else_stay() -> None:
    made = [concept("公安部", "MPS"), concept("躺平", "lying flat")]
    after = classify_concepts(made)
    assert [one.id for one in after] == [one.id for one in made]
    assert [one.terms for one in after] == [one.terms for one in made]
