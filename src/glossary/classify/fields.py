"""Tell the subject field of a concept from words that belong to one field.

A field needs its words in both languages, so that neither a chance character nor a chance
English word decides. Where two fields answer, or none, the
field stays empty.
"""

import re
from functools import lru_cache

from glossary.model import Kind

# Words as the branches of a regular expression, "$" where a word counts at the end only. English
# branches match whole words. Words that many fields share (model, learning, 模型, 学习) are left
# out on purpose.
_CHINESE = {
    "law": (
        "法律|诉讼|契约|合同|侵权|仲裁|法院|审判|判决|犯罪|罪$|刑|调解|权$|权益|立法|司法|要约|承约|对价|约因"
        "|管辖|条例|公约|待遇$|律师|检察|法$"
    ),
    "medicine": (
        "症$|综合征|病|炎$|癌|瘤|疗法|治疗|疫苗|抗体|单抗|受体|药|手术|置换术|临床|患者|诊断|感染|白血|心室"
        "|主动脉|房室|传导阻滞|硬化|对照试验|终点$|肽$|消化"
    ),
    "computing": (
        "算法|神经网络|数据|编程|软件|接口|服务器|编译|操作系统|机器学习|深度学习|强化学习|人工智能|自然语言"
        "|计算机|过拟合|损失函数|卷积|反向传播|大模型|语言模型|训练集|协议|密码|加密|保密|开源|知识库"
        "|注意力机制"
    ),
    "finance": (
        "收益率|回购|债券|股票|利率|汇率|货币|证券|基金|紧缩|通货|通胀|资本|贷款|银行|金融|离岸|期货|融资"
        "|财政|互换"
    ),
    "history": "王朝|朝代|帝国|战争|之战|起义|革命|变法|皇帝",
    "physics": "量子|方程|粒子|光子|相对论|力学|电磁|晶体学",
    "chemistry": "亲核|亲电|取代反应|离去基团|化合物|催化|分子|试剂|聚合|氧化",
    "biology": "蛋白|基因|细胞|酶|序列比对|物种|生物|染色体|遗传",
    "mathematics": "函数|定理|矩阵|拓扑|积分|微分|曲线|向量空间|概率|置信区间|方差",
}
_ENGLISH = {
    "law": (
        r"law|legal|litigation|contracts?|tort|arbitration|courts?|trial|judge?ment|crimes?|criminal"
        r"|mediation|rights?|legislation|judicial|jurisdiction|ordinance|national treatment"
        r"|nation treatment|offer|acceptance|revocation|consideration|lawyers?|procurator\w*"
    ),
    "medicine": (
        r"\w*syndrome|diseases?|disorders?|\w+itis|\w+a?emia|carcinoma|cancer|tumou?rs?|therapy"
        r"|vaccines?|antibod\w+|\w+mab|receptor agonists?|drugs?|surgery|valve replacement|clinical"
        r"|patients?|diagnosis|infections?|ventricular|sclerosis|\w+tide|controlled trial"
        r"|\w*vascular|atrioventricular|endpoint|indigestion"
    ),
    "computing": (
        r"algorithms?|neural|data|datasets?|databases?|software|interface|compilers?|servers?"
        r"|operating system|(?:machine|deep|reinforcement) learning|artificial intelligence|ai"
        r"|natural language|computers?|overfitting|loss function|backpropagation|convolutional"
        r"|language models?|training set|protocol|transport layer|cryptograph\w+|secrecy"
        r"|open source|knowledge base|attention mechanism"
    ),
    "finance": (
        r"yield|repo|bonds?|stocks?|shares?|interest rate|exchange rate|\w*currency|securities|fund"
        r"|monetary|inflation|tightening|capital|loans?|lending|bank|financial|offshore|futures"
        r"|fiscal|swap"
    ),
    "history": r"dynasty|empire|war|battle|uprising|revolution|reforms?|emperor",
    "physics": (
        r"quantum|equation|particles?|photons?|relativity|mechanics|electromagnet\w+"
        r"|crystallography"
    ),
    "chemistry": (
        r"nucleophil\w+|electrophil\w+|substitution|leaving group|compounds?|catal\w+|molecul\w+"
        r"|reagents?|polymer\w*|oxid\w+"
    ),
    "biology": (
        r"proteins?|genes?|genomes?|cells?|enzymes?|sequence alignment|species|biolog\w+"
        r"|chromosomes?|genetic"
    ),
    "mathematics": (
        r"functions?|theorems?|matrix|topolog\w+|integrals?|differential|splines?|vector space"
        r"|probability|confidence interval|variance"
    ),
}
_FIELDS = {
    name: (re.compile(_CHINESE[name]), re.compile(rf"\b(?:{_ENGLISH[name]})\b", re.IGNORECASE))
    for name in _CHINESE
}
# Genus and species, perhaps a subspecies, in Latin (Panthera tigris altaica), beside Chinese that
# ends as names of living things do; financial crisis has the form, but no such Chinese.
_SPECIES = re.compile(r"[A-Z][a-z]{3,} [a-z]{3,}(?: [a-z]{4,})?")
_LATIN_ENDING = re.compile(r"(?:us|is|um|ae|i|a|ens|ans|es|or|ix|ax|ex|on|as)$")
_LIVING = frozenset(
    "虎豹狮熊猫狼狐犬狗鼠兔猴猿鹿牛羊马驴猪象鲸豚鱼鲑鲤鲨鲵鸟雀鹰鹤雁鸭鹅鸡鸽蛇龟鳖蛙蜥鳄虫蜂蚁蝶蛾蝉蚊蝇蛛虾蟹"
    "螺贝蚌珊瑚杉松柏桧桦槐榆柳杨樟竹兰菊梅桃李梨杏莲荷藤草花树木苔藻菌菇麻麦稻豆茶参芪萎属种科"
)


@lru_cache(maxsize=1 << 14)
def field_of(zh: str, en: str, kind: Kind) -> str:
    """Give the subject field of a term pair, or an empty string. ``zh`` is Simplified.

    Laws and rules belong to law; persons, places and organizations to no field.

    >>> field_of("细胞因子释放综合征", "cytokine release syndrome", Kind.TERM)
    'medicine'
    >>> field_of("收益率曲线倒挂", "inverted yield curve", Kind.TERM)
    'finance'
    >>> field_of("躺平", "lying flat", Kind.TERM)
    ''
    """
    if kind is Kind.LAW:
        return "law"
    if kind in {Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION}:
        return ""
    if zh[-1:] in _LIVING and _SPECIES.fullmatch(en) and _LATIN_ENDING.search(en):
        return "biology"
    found = {
        name: len(chinese.findall(zh)) + len(english.findall(en))
        for name, (chinese, english) in _FIELDS.items()
        if chinese.search(zh) and english.search(en)
    }
    best = sorted(found, key=lambda name: -found[name])[:2]
    if not best or (len(best) > 1 and found[best[0]] == found[best[1]]):
        return ""
    return best[0]
