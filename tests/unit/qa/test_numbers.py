"""Numbers of a text and its translation: what is the same, and what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.qa.chinese_numbers import read_chinese_numbers
from glossary.qa.english_numbers import read_english_numbers
from glossary.qa.number import compare_numbers

SAME = """
三百万人 | three million people
1.5亿元 | 150 million yuan
1万家 | 10,000 companies
一万二千 | 12,000
1亿2000万 | 120 million
2万5千 | 25,000
十多万份 | more than 100,000 copies
1.13万亿元 | 1.13 trillion yuan
三万五 | 35,000
百分之二十 | 20 percent
百分之二十点五 | 20.5%
两成 | 20%
三成半 | 35%
万分之五 | 0.05%
三分之二 | two thirds
五分之一 | one in five
二〇二四年 | 2024
二零二四年七月 | July 2024
3月15日 | 15 March
第三条 | Article 3
第十九届 | the 19th
第四章 | Chapter IV
第二次世界大战 | World War II
上世纪八十年代 | the 1980s
20世纪90年代 | the 1990s
21世纪 | the twenty-first century
下午三点半 | 3:30 p.m.
15:30 | 3:30 pm
18至65岁 | aged 18–65
20至30亿 | 2 to 3 billion
三年半 | three and a half years
一百五十万 | one and a half million
5千米 | 5 km
增长两倍 | tripled
半年 | six months
年过八旬 | over eighty
３０％ | 30%
3.2.1版 | version 3.2.1
十二个 | a dozen
三个月 | a quarter
""".strip().splitlines()
DIFFERENT = """
三百万人 | three billion people | 三百万 | three billion
1794公里 | 1,749 km | 1794 | 1,749
第三条 | Article 4 | 三 | 4
百分之二十 | 12 percent | 百分之二十 | 12
3月15日 | May 15 | 3 |
三名航天员 | four astronauts | 三 |
八十年代 | the 1990s | 八十年代 | 1990s
两国领导人 | leaders of 3 countries | 两 | 3
3.2.1版 | version 3.2.2 | 3.2.1 | 3.2.2
他来了 | 12 people came | | 12
""".strip().splitlines()
NO_NUMBERS = """
万一下雨 | in case it rains
千方百计 | by every means
统一一些标准 | unify some standards
五花八门 | all kinds of
五四运动 | the May Fourth Movement
十一假期 | the National Day holiday
“十四五”规划 | the current plan
第一时间 | immediately
5G基站 | base stations
""".strip().splitlines()


def cut(text: str, spot: slice | None) -> str:
    return text[spot] if spot else ""


def differences(zh: str, en: str) -> list[tuple[str, str]]:
    found = compare_numbers(read_chinese_numbers(zh), read_english_numbers(en))
    return [
        (
            zh[slice(*one.source.span)] if one.source else "",
            en[slice(*one.target.span)] if one.target else "",
        )
        for one in found
    ]


@pytest.mark.parametrize("line", [*SAME, *NO_NUMBERS])
def test_a_number_said_otherwise_is_the_same(line: str) -> None:
    zh, en = line.split(" | ")
    assert differences(zh, en) == []


@pytest.mark.parametrize("line", DIFFERENT)
def test_another_number_is_shown_with_its_place(line: str) -> None:
    zh, en, left, right = (part.strip() for part in line.split("|"))
    assert differences(zh, en) == [(left, right)]


CHINESE = "零一二三四五六七八九"


def say(number: int) -> str:
    """Write a number below 100,000,000 in Chinese, by the book."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1_000 else ""
        return f"{say(high)}万{gap}{say(low) if low else ''}"
    said, gap = "", ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += gap + CHINESE[digit] + name
            gap = ""
        elif said:
            gap = "零"
    return said


@given(st.integers(min_value=20, max_value=99_999_999))
def test_every_chinese_numeral_equals_its_figures(number: int) -> None:
    assert differences(f"共{say(number)}人", f"{number:,} people") == []
    if number + 1 != 10_001:
        assert differences(f"共{say(number)}人", f"{number + 1:,} people")


@given(st.text(alphabet="0123456789一二两十百千万亿点成半.,:/%至第年月世纪代分之 ab-", max_size=40))
def test_whatever_stands_there_is_read_without_a_fault(text: str) -> None:
    for number in (*read_chinese_numbers(text), *read_english_numbers(text)):
        assert 0 <= number.span.start < number.span.end <= len(text)
