"""Make up articles of about 3 KB, the same ones each time.

A third are Chinese with English in brackets, a third English with Chinese in
brackets, and a third are English without any Chinese, as most of the web is.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

SIZE = 3_000  # bytes of UTF-8
PAIR_SHARE = 0.2  # of the sentences hold a pair
PARAGRAPH_SHARE = 0.15  # of the sentences end a paragraph

PAIRS = (
    ("过拟合", "overfitting"),
    ("卷积神经网络", "convolutional neural network"),
    ("消化不良", "indigestion"),
    ("最高人民法院", "Supreme People's Court"),
    ("国家市场监督管理总局", "State Administration for Market Regulation"),
    ("中华人民共和国数据安全法", "Data Security Law of the People's Republic of China"),
    ("世界卫生组织", "World Health Organization"),
    ("碳达峰", "carbon peaking"),
    ("故宫博物院", "Palace Museum"),
    ("都江堰", "Dujiangyan"),
    ("高速铁路", "high-speed rail"),
    ("光刻机", "lithography machine"),
    ("量子纠缠", "quantum entanglement"),
    ("知识产权", "intellectual property"),
    ("长江三角洲", "Yangtze River Delta"),
    ("固态电池", "solid-state battery"),
)
CHINESE = (
    "这一年的变化比预期的更快，许多单位已经开始调整自己的计划。",
    "研究人员在报告中指出，结果与早先的观察基本一致。",
    "相关部门随后发布说明，要求各地结合实际情况落实。",
    "文章最后列出了参考资料，读者可以自行查阅。",
    "值得注意的是，这种方法并不适合所有情形。",
)
ENGLISH = (
    "The figures for the third quarter were published on Tuesday and drew little comment.",
    "Officials said that the schedule would be kept, although several contracts are still open.",
    "A visitor who comes by train will find most of the old quarter within walking distance.",
    "Two of the authors had worked on the same question ten years earlier (see Table 2).",
    "None of this was new to the engineers, who had measured the effect in 2019.",
)
IN_CHINESE = (
    "专家谈到{zh}({en})时十分谨慎。",
    "所谓{zh}（{en}）在文中多次出现。",
    "《{zh}》({en})已经公布。",
)
IN_ENGLISH = (
    "The report returns to {en} ({zh}) in its second part.",
    "Work on the “{en}” ({zh}) began in spring.",
    "Readers may know {en} (Chinese: {zh}) from the press.",
)


def make_articles(count: int = 2_000, *, seed: int = 20231129) -> Iterator[dict[str, str]]:
    """Give articles as JSON Lines has them: ``id`` and ``text``."""
    choose = random.Random(seed)  # noqa: S311 - made-up text, no secret
    hosts = ((CHINESE, IN_CHINESE, ""), (ENGLISH, IN_ENGLISH, " "), (ENGLISH, (), " "))
    for number in range(count):
        plain, paired, space = hosts[number % len(hosts)]
        sentences: list[str] = []
        size = 0
        while size < SIZE:
            if paired and choose.random() < PAIR_SHARE:
                zh, en = choose.choice(PAIRS)
                sentence = choose.choice(paired).format(zh=zh, en=en)
            else:
                sentence = choose.choice(plain)
            end = "\n\n" if choose.random() < PARAGRAPH_SHARE else space
            sentences.append(sentence + end)
            size += len((sentence + end).encode())
        yield {"id": f"made-up-{number}", "text": "".join(sentences)}


def write_articles(path: Path, count: int = 2_000) -> int:
    """Write articles as JSON Lines and give their size in bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in make_articles(count):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path.stat().st_size
