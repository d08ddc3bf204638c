"""The view shows what a reader sees, and each of its characters knows its raw place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text.view import read_view

PIECES = [
    *("甲", "乙", "term", " ", "\n", "\r\n", "\r", "(", ")", "（", "）", "“", "”", "'", "'''"),
    *("**", "_", "`", "<b>", "</b>", "<br/>", "<td>", "</td>", "<rt>", "</rt>", "&amp;", "&lt;"),
    *("<!--", "-->", "<script>", "</script>", "[1]", "[[", "]]", "|", "[a](b/c)", "![", "\\n"),
    *("\\zh{", "}", "\u200b", "。", ".", "-", "- ", "> ", "x" * 50),
]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("<b>法师</b> (mage)", "法师 (mage)"),
        ("[消化不良](a/b.html)[1]", "消化不良"),
        ("[[消化不良|病]]", "病"),
        ("a<!-- 甲 -->b<script>x</script>c", "abc"),
        ("a<!-- 甲", "a<!-- 甲"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢（kan）"),
        ("<tr><td>甲</td><td>a</td></tr>", "\n甲 | a | \n"),
        ("消化不良\n(indigestion)", "消化不良 (indigestion)"),
        ("标题\n正文", "标题\n正文"),
        ("R&amp;D\u200b", "R&D"),
    ],
)
def test_markup(raw: str, shown: str) -> None:
    assert read_view(raw).text == shown


def test_long_lines_that_wrap_are_joined() -> None:
    above, below = "这一年的变化比预期的更快许多单位已经开始调整自己的计", "划。"
    assert read_view(f"{above}\n{below}").text == above + below
    assert read_view(f"{'a word ' * 8}\nand more").text.endswith("word and more")
    narrow = "电子显微镜能看到十纳米以下", "的结构，它用电子束来成像并"
    assert read_view("\n".join(narrow)).text == "".join(narrow)
    assert read_view("red apple\ngreen pear\n苹果").text == "red apple green pear\n苹果"
    titles = "苹果\n香蕉"
    assert read_view(titles).text == titles
    entries = "动态主机配置协议（DHCP）——给网络里的每台机器自动发地址\n解析协议（ARP）——找MAC"
    assert read_view(entries).text == entries


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_character_has_its_raw_place(raw: str) -> None:
    view = read_view(raw)
    last = 0
    for place, char in enumerate(view.text):
        start, end = view.raw_span(place, place + 1)
        assert last <= start < end <= len(raw)
        if char.isalnum():
            assert char in raw[start:end] or raw[start] in "&<\\"
        last = start
