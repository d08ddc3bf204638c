"""Where terms begin and end in running text, sentence by sentence."""

import pytest

from glossary.align import align_candidates
from glossary.align.relation import find_relation
from glossary.detect import detect_candidates
from glossary.model import Article, Mention, Relation, Source


def find(text: str) -> list[Mention]:
    article = Article(id="a", text=text, source=Source(article="a", file="a.txt"))
    return [
        found
        for found in align_candidates(article, detect_candidates(article))
        if isinstance(found, Mention)
    ]


def pairs(text: str) -> set[tuple[str, str]]:
    return {(mention.zh, mention.en) for mention in find(text) if mention.is_pair}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("饭后腹胀多半是消化不良(indigestion)引起的。", "消化不良", "indigestion"),
        ("目录\n(三)以行为形成之契约(By Conduct) 9\n(四)盖印契约(Contract under Seal) 10",
         "以行为形成之契约", "By Conduct"),
        ("先看最简单的两阶段提交（Two-Phase Commit）：协调者发送请求。", "两阶段提交",
         "Two-Phase Commit"),
        ("控排企业须完成监测、报告与核查（MRV），并清缴配额。", "监测、报告与核查", "MRV"),
        ("多数系统把虎放进豹属(Panthera)，东北虎(Panthera tigris altaica)也叫西伯利亚虎。",
         "东北虎", "Panthera tigris altaica"),
        ("近年改用司美格鲁肽（semaglutide）等受体激动剂（receptor agonist）。", "受体激动剂",
         "receptor agonist"),
        ("Secretary for Justice Paul Lam Ting-kwok (林定國) told the panel.", "林定國",
         "Paul Lam Ting-kwok"),
        ("Minister of Economic Affairs Kung Ming-hsin (龔明鑫) said so.", "龔明鑫",
         "Kung Ming-hsin"),
        ("业内通常把这种现象称为过拟合（overfitting）。", "过拟合", "overfitting"),
        ("加入了世界贸易组织（World Trade Organization，WTO）。", "世界贸易组织",
         "World Trade Organization"),
        ("溴（bromine）是室温下的液体。", "溴", "bromine"),
        ("昨天《个人信息保护法》（Personal Information Protection Law）生效。",
         "个人信息保护法", "Personal Information Protection Law"),
        ("美国总统乔·拜登（Joe Biden）发表讲话。", "乔·拜登", "Joe Biden"),
        ("这叫做“技术债”（technical debt）。", "技术债", "technical debt"),
        ("为了解决所谓的梯度消失（vanishing gradient）问题。", "梯度消失", "vanishing gradient"),
        ("代表团参加世界卫生组织（WHO）大会。", "世界卫生组织", "WHO"),
        ("She made lion's head meatballs (狮子头) for us.", "狮子头", "lion's head meatballs"),
        ("She read Lu Xun's Diary of a Madman (狂人日记).", "狂人日记", "Diary of a Madman"),
        ("科學家湯瑪斯．愛迪生（T. A. Edison）發現了它。", "湯瑪斯．愛迪生", "T. A. Edison"),
        ("主辦人長谷川．仁美（Hitomi Hasegawa）在此。", "長谷川．仁美", "Hitomi Hasegawa"),
        ("**样本**（sample）越多越好。", "样本", "sample"),
        ("它的核心设计哲学是任务专一性（task specificity）：只求一事。", "任务专一性",
         "task specificity"),
        ("他当时在纽约市立学院（CityCollege）任教。", "纽约市立学院", "CityCollege"),
        ("They read the draft revision of the Anti-Unfair Competition Law (反不正当竞争法).",
         "反不正当竞争法", "Anti-Unfair Competition Law"),
        ("China's Ministry of Justice (司法部) said so.", "司法部", "Ministry of Justice"),
        ("The Communist Party of China (中国共产党) met in Beijing.", "中国共产党",
         "Communist Party of China"),
        ("Vice Minister Zhang Jun (张军) spoke.", "张军", "Zhang Jun"),
        ("He praised the “Fengqiao experience” (枫桥经验) again.", "枫桥经验",
         "Fengqiao experience"),
        ("At the 2023 World Internet Conference Wuzhen Summit (2023年世界互联网大会乌镇峰会)",
         "2023年世界互联网大会乌镇峰会",
         "2023 World Internet Conference Wuzhen Summit"),
        ("Hanyu Pinyin (simplified Chinese: 汉语拼音; pinyin: hànyǔ pīnyīn) is taught.",
         "汉语拼音", "Hanyu Pinyin"),
        ("The word guanxi (关系) has no equal.", "关系", "guanxi"),
        ("- General Administration of Customs (海关总署)", "海关总署",
         "General Administration of Customs"),
        ("He read Qian Zhongshu's Fortress Besieged (围城) twice.", "围城", "Fortress Besieged"),
        ("The train stops at Taian (Shandong) (泰安) first.", "泰安", "Taian (Shandong)"),
        ("He met Professor Wang Gungwu (王赓武教授) there.", "王赓武", "Wang Gungwu"),
        ("This was Zheng Yongnian’s (郑永年) last book.", "郑永年", "Zheng Yongnian"),
        ("The Civil and Criminal Procedure Laws (民事、刑事诉讼法) were revised.",
         "民事、刑事诉讼法", "Civil and Criminal Procedure Laws"),
        ("Her book Teachers Are Made of Glass (教師就是玻璃心) says so.", "教師就是玻璃心",
         "Teachers Are Made of Glass"),
        ("What officials are called (taijian 太監) is an old word.", "太監", "taijian"),
        ("和德国人马里乌斯（Simon Marius）先后看见。", "马里乌斯", "Simon Marius"),
        ("最新一期《選擇》月刊（CHOICE Magazine）測試了", "《選擇》月刊", "CHOICE Magazine"),
        ("看见珙桐，the handsome dove tree (珙桐) is rare.", "珙桐", "dove tree"),
        ("St. John's University (圣约翰大学) closed.", "圣约翰大学", "St. John's University"),
        ("Plasma Epstein–Barr virus (EB病毒) was high.", "EB病毒", "Epstein–Barr virus"),
        ("Rocks buried Daguangbao valley (大光包) in 2008.", "大光包", "Daguangbao"),
        ("He lived on the Ujimqin grassland and sang Kunqu opera (昆曲).", "昆曲", "Kunqu"),
        ("the first batch of China Time-honored Brands (中华老字号).", "中华老字号",
         "China Time-honored Brands"),
        ("再口服替格瑞洛（ticagrelor）一片。", "替格瑞洛", "ticagrelor"),
        ("A scripting language (脚本语言) is slow.", "脚本语言", "scripting language"),
        ("The parser reports a syntax error (语法错误) here.", "语法错误", "syntax error"),
    ],
)  # fmt: skip
def test_a_term_is_found_from_its_true_beginning(text: str, zh: str, en: str) -> None:
    assert (zh, en) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "相机重658克（g），连拍最高30帧每秒（fps）。",
        "会议定于3月18日（Mon）上午9点（GMT+8）开始。",
        "若从旧版本（v2.3.1）升级，请先备份数据库（app.db）。",
        "平均要等10至16个月(Paganoni et al., 2014)。",
        "騰訊（00700）升1.2%，蘋果（AAPL.US）收報新高。",
        "Readers who need the original can download it (点击下载附件).",
        "It bears a number (国办发〔2023〕15号) and a date.",
        "The operator put up a banner (생존권을 보장하라) yesterday.",
        "EnglishArabicChinese (Simplified)DutchFrench中文",
    ],
)
def test_no_pair_comes_out_of_what_is_none(text: str) -> None:
    assert pairs(text) == set()


def test_spans_slice_the_raw_text_to_the_terms() -> None:
    text = (
        "a <b>Ministry of\nJustice</b> (司法部) office, and 相长干 涉（constructive interference）"
    )
    for mention in find(text):
        raw = text[slice(*mention.zh_span)], text[slice(*mention.en_span)]
        assert raw[0].replace(" ", "") == mention.zh
        assert raw[1].replace("\n", " ") == mention.en


def test_a_short_name_goes_with_its_term_and_makes_no_pair() -> None:
    text = (
        "The “Global Artificial Intelligence (AI) Governance Initiative” (全球人工智能治理倡议,"
        " hereinafter the “Initiative”) was issued."
    )
    (mention,) = find(text)
    assert mention.en == "Global Artificial Intelligence (AI) Governance Initiative"
    assert [(form.of, form.text) for form in mention.short_forms] == [(mention.en, "Initiative")]


def test_an_acronym_alone_is_told_from_a_translation() -> None:
    (mention,) = find("世界卫生组织（WHO）昨日发布报告。")
    assert (mention.zh, mention.en, mention.relation.value) == ("世界卫生组织", "WHO", "acronym")


def test_lower_case_words_beside_a_proper_name_describe_it() -> None:
    found = find("It was signed by China's internet regulator (国家互联网信息办公室).")
    assert all(not mention.is_pair for mention in found)


@pytest.mark.parametrize("zh", ["不方便法院", "明暗对照法", "劳动人事争议仲裁委员会"])
def test_a_gloss_without_a_word_for_a_kind_describes_nothing(zh: str) -> None:
    """A method ends in 法 as a law does, but no word for a kind stands beside it."""
    assert find_relation(Relation.TRANSLATION, zh, "forum non conveniens", quoted=False) is (
        Relation.TRANSLATION
    )


def test_confidence_is_a_probability_and_evidence_is_kept() -> None:
    for mention in find("卷积神经网络（convolutional neural network）由此而来。"):
        assert 0.5 <= mention.confidence <= 1
        assert mention.evidence
