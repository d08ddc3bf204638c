"""Pairs without brackets: each pattern with what it takes and what it must leave."""

from collections.abc import Callable

import pytest

FindPairs = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("pattern", "text", "zh", "en"),
    [
        ("term-line", "玄奘 Xuanzang", "玄奘", "Xuanzang"),
        ("term-line", "过拟合：overfitting", "过拟合", "overfitting"),
        ("term-line", "overfitting — 过拟合", "过拟合", "overfitting"),
        ("term-line", "3. 过拟合 overfitting", "过拟合", "overfitting"),
        ("term-line", "第一章 过拟合 Overfitting ........ 12", "过拟合", "Overfitting"),
        ("term-line", "daqu – 大曲 – the large brick, of wheat", "大曲", "daqu"),
        ("term-line", "出版社: publisher", "出版社", "publisher"),
        ("term-line", "时间：time", "时间", "time"),
        ("term-line", "receipt = 收据, refund = 退款", "退款", "refund"),
        ("cells", "| 过拟合 | overfitting |", "过拟合", "overfitting"),
        ("cells", "过拟合\toverfitting", "过拟合", "overfitting"),
        ("cells", "<tr><td>过拟合</td><td>overfitting</td></tr>", "过拟合", "overfitting"),
        ("cells", "过拟合 & overfitting \\\\", "过拟合", "overfitting"),
        ("cells", "1,过拟合,overfitting", "过拟合", "overfitting"),
        ("slash", "民族/Mínzú 一词", "民族", "Mínzú"),
        ("slash", "Refund / 退款 applies", "退款", "Refund"),
        ("fields", '"src": "Refund", "tgt": "退款"', "退款", "Refund"),
        ("beside", "the old junzi 君子 is a term of the texts", "君子", "the old junzi"),
        ("spelled", "Its possessive is 嘅 ge3 in all these texts", "嘅", "ge3"),
        ("spelled", "To keep 维稳 weiwen is what officials want", "维稳", "weiwen"),
        ("quoted-beside", "the word “collection” 采集 is used here", "采集", "collection"),
        ("said", "This review, in Chinese 安全审查, is new", "安全审查", "This review"),
        ("said", "故宫，英文名为Palace Museum，很大", "故宫", "Palace Museum"),
        ("juxtaposed", "他说玄奘 Xuanzang Fashi 去过那里", "他说玄奘", "Xuanzang Fashi"),
        ("juxtaposed", "设计师有威廉·肯特William Kent(1685–1748)等", "设计师有威廉·肯特",
         "William Kent"),
        ("juxtaposed", "看外观Appearance，脉搏Pulse，呼吸Respiration。", "脉搏", "Pulse"),
        ("unopened-bracket", "消化不良indigestion)很常见", "消化不良", "indigestion"),
        ("unclosed-bracket", "由彼得·塞曼（Pieter Zeeman發現。", "由彼得·塞曼", "Pieter Zeeman"),
        ("juxtaposed", "他还看《夜巡》 NIGHT WATCH 去了", "夜巡", "NIGHT WATCH"),
        ("juxtaposed", "外國人唸點心叫 dim sum，好", "外國人唸點心", "dim sum"),
        ("term-line", "②恐高症——acrophobia。电梯也不行。", "恐高症", "acrophobia"),
        ("term-line", "③密集恐惧症 trypophobia：莲蓬、蜂窝", "密集恐惧症", "trypophobia"),
        ("apposed", "They are wage slaves, 打工人, or so.", "打工人", "They are wage slaves"),
        ("apposed", "Right, there is face, mianzi, 面子.", "面子", "Right, there is face"),
        ("next-line", "国家数据局\nData Administration", "国家数据局", "Data Administration"),
        ("next-line", "Data Administration\n\n国家数据局", "国家数据局", "Data Administration"),
        ("next-line", "Tax\nTraditional Chinese稅\nSimplified Chinese税", "税", "Tax"),
        ("beside", "He read the Er Ya 《爾雅》, 1739, in Xi’an", "爾雅", "He read the Er Ya"),
        ("beside", "that Ming dynasty 明代 (1368-1644) jar", "明代", "that Ming dynasty"),
        ("glossed", "so 量词 (量詞) liàngcí, literally 'measure word'", "量詞", "measure word"),
        ("glossed", "1. 炒飯 [炒饭]- chǎo fàn (fried rice)", "炒饭", "fried rice"),
        ("glossed", 'This 以法治国: "to govern by law" is new', "以法治国", "to govern by law"),
        ("said", "the Crow, also known in Chinese as 端紫斑蝶", "端紫斑蝶", "the Crow"),
        ("next-line", "中文名：数据局\n英文名：Data Bureau", "数据局", "Data Bureau"),
    ],
)  # fmt: skip
def test_takes(find_pairs: FindPairs, pattern: str, text: str, zh: str, en: str) -> None:
    assert (zh, en) in find_pairs(text, pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (
            "term-line",
            "他在2023年用Python写了一个很长的程序，然后把它发给了别人，结果谁也没有打开。",
        ),
        ("term-line", "打开 https://a.cn/b"),
        ("cells", "| 过拟合 3 | overfitting 过 |"),
        ("term-line", "Chinese: 黄芪"),
        ("term-line", "- 出版社: Packt Publishing"),
        ("term-line", "- Author: 姚睿蘭"),
        ("term-line", "英文名称：Metformin Tablets"),
        ("glossed", "the word 文言 wenyan is old, as all of them are"),
        ("slash", "他/她们 and he/she"),
        ("slash", "translated from People/齊柏林.md last year"),
        ("fields", '"退款" 就是说 "Refund"'),
        ("beside", "这里是君子 junzi 的意思，全文都是中文写的，没有几个英文词"),
        ("spelled", "We met 李明 yesterday in the old town"),
        ("apposed", "a meal buddy (fan dazi, 饭搭子) was found"),
        ("apposed", "We met two men, 李明 and 王芳, in town"),
        ("unclosed-bracket", "彼得（Pieter）發現"),
        ("said", "The word is called by everyone a 法 now"),
        ("juxtaposed", "他用Python，她用Java。"),
        ("juxtaposed", "设计师William Kent（威廉·肯特）等人"),
        ("next-line", "这是一句话。\nNational Data Administration"),
        ("next-line", "category: Society\nplace: 社會韌性"),
        ("next-line", "## 工具\n\n1、LibrePods"),
        ("next-line", "多头注意力\nclass MultiHeadAttention(nn.Module)"),
        ("beside", "The old wang 的 in these texts is no word of its own"),
        ("next-line", "tags:\nplace: 社會韌性"),
        ("next-line", "国家数据局\nIt opened in 2023. It is new."),
        ("next-line", "国家数据局\n\n\n\n\nNational Data Administration"),
    ],
)
def test_leaves(find_pairs: FindPairs, pattern: str, text: str) -> None:
    assert find_pairs(text, pattern) == []


def test_nearer_of_two_lines_is_the_translation(find_pairs: FindPairs) -> None:
    text = "安全审查\n\nNational Data Administration\n国家数据局"
    assert find_pairs(text, "next-line") == [("国家数据局", "National Data Administration")]


def test_several_names_in_one_cell(find_pairs: FindPairs) -> None:
    assert ("合约", "contract") in find_pairs("合约/合同/契约 = contract", "term-line")
