import time
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import read_articles

PROSE = "<p>" + "这一段文字只是为了让文章有足够的长度，没有别的意思。" * 12 + "</p>"


def read(tmp_path: Path, page: str | bytes) -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    articles = [each for each in read_articles([path]) if isinstance(each, Article)]
    assert len(articles) == 1
    return articles[0]


def body(tmp_path: Path, inside: str) -> list[str]:
    """Give the blocks of a page, without the prose that makes it long enough."""
    page = f"<meta charset=utf-8><body><article>{inside}{PROSE}</article></body>"
    return read(tmp_path, page).text.split("\n\n")[:-1]


NEWS = """<!DOCTYPE html><html lang="en"><head>
<title>China Unveils Initiative - China Justice Observer</title>
<meta property="og:site_name" content="China Justice Observer">
<meta property="article:published_time" content="2023-11-29T08:00:00+08:00">
<link rel="canonical" href="https://example.org/a/china-unveils"></head><body>
<header><a href="/">China Justice Observer</a><p>中司观察</p>
<nav><ul><li><a href="/en">English</a></li><li><a>Arabic</a></li><li>Dutch</li></ul></nav></header>
<main><article><h1>China Unveils Initiative</h1>
<p>China issued the “Global AI Governance Initiative” (全球人工智能治理倡议) at the Wuzhen
Summit (乌镇峰会), and many attended it with pleasure.</p></article>
<aside><h3>You might also like</h3><p><a href="/b">Another one (另一篇文章)</a></p></aside></main>
<footer>© 2023 All rights reserved (版权所有) <a href="/c">Contact (联系我们)</a></footer>
</body></html>"""


def test_menus_and_footers_go_and_what_says_where_from_stays(tmp_path: Path) -> None:
    article = read(tmp_path, NEWS)
    for gone in ("Arabic", "版权所有", "联系我们", "另一篇文章"):
        assert gone not in article.text
    assert "at the Wuzhen Summit (乌镇峰会), and" in article.text
    source = article.source
    assert source.title == "China Unveils Initiative"
    assert source.date == "2023-11-29"
    assert source.address == "https://example.org/a/china-unveils"
    assert source.site == "China Justice Observer"


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("the Handbook of <b>X</b> (手册)", "the Handbook of X (手册)"),
        ("the Handbook of<b> X</b>yz (手册)", "the Handbook of Xyz (手册)"),
        ("人工<span class=a>智<em>能</em></span>(AI)", "人工智能(AI)"),
        ("<a href=x>Civil</a> <a href=y>Code</a> (<i>民法</i>典)", "Civil Code (民法典)"),
        ("侵权<wbr>责任\u00ad法 (Tort&shy; Law)", "侵权责任法 (Tort Law)"),
        ("人工\n   智能 artificial\n intelligence", "人工智能 artificial intelligence"),
        ("<q>Interim Measures</q> (暂行办法)", "“Interim Measures” (暂行办法)"),
        ("Civil Code<sup class=reference><a href=#n>[1]</a></sup> (民法典)", "Civil Code (民法典)"),
        ("Civil Code<sup>[12]</sup> (民法典)", "Civil Code (民法典)"),
        (
            "Code<a epub:type=noteref href=#n>1</a> (法典), part <a href=#p>2</a>",
            "Code (法典), part 2",
        ),
        ("CO<sub>2</sub> (二氧化碳), m<sup>2</sup>", "CO2 (二氧化碳), m2"),
        ("black&nbsp;tea&#x20;(紅茶)", "black tea (紅茶)"),
        ("<del>Old Law</del><ins>New Law</ins> (新法)", "New Law (新法)"),
        (
            "法<span style='display: none'>SECRET</span>典 <span hidden>x</span>(code)",
            "法典 (code)",
        ),
        ("<x-term>民<x-y>法</x-y>典</x-term> (Civil Code)", "民法典 (Civil Code)"),
        ("法典<!-- a --> (code)<script>var x</script>", "法典 (code)"),
    ],
)
def test_inline_markup_never_splits_a_term(tmp_path: Path, markup: str, seen: str) -> None:
    assert body(tmp_path, f"<p>{markup}</p>") == [seen]


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<ruby>工夫茶<rt>gongfu tea</rt></ruby>", "工夫茶(gongfu tea)"),
        ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>是", "漢字(hàn zì)是"),
        ("<ruby>汉<rt>hàn</rt></ruby><ruby>字<rt>zì</rt></ruby>是", "汉字(hàn zì)是"),
        ("<ruby><rb>国语</rb><rt>ㄍㄨㄛˊ ㄩˇ</rt></ruby> (Mandarin)", "国语 (Mandarin)"),
        ("<ruby>東京<rt>とうきょう</rt></ruby>", "東京"),
    ],
)
def test_ruby_keeps_the_base_together(tmp_path: Path, markup: str, seen: str) -> None:
    [block] = body(tmp_path, f"<p>{markup}</p>")
    assert block == seen


def test_tables_become_rows(tmp_path: Path) -> None:
    rows = (
        "<tr><th>English<th>中文<tr><td>neural <b>network</b><td><p>神经网络</p>"
        "<tr><td>edge<br>边<td>"
    )
    assert body(tmp_path, f"<table>{rows}</table>") == [
        "English | 中文",
        "neural network | 神经网络",
        "edge / 边",
    ]


def test_a_page_that_is_only_a_table_keeps_its_rows(tmp_path: Path) -> None:
    page = "<table><tr><td>entropy<td>熵<tr><td>indigestion<td>消化不良</table>"
    assert read(tmp_path, page).text == "entropy | 熵\n\nindigestion | 消化不良"


def test_lines_of_a_bare_page_stay_apart(tmp_path: Path) -> None:
    page = "<body>过拟合 overfitting<br>熵 entropy<br>边 edge</body>"
    assert read(tmp_path, page).text == "过拟合 overfitting\n熵 entropy\n边 edge"


def test_a_short_chinese_page_keeps_its_paragraphs_and_loses_its_foot(tmp_path: Path) -> None:
    page = (
        '<body><ul class="nav"><li><a>首页</a></li><li><a>新闻</a></li></ul>'
        "<h1>管理办法</h1><div><p>第一条 生成式人工智能（generative AI）的规范应用。</p>"
        "<p>第二条 大语言模型（large language model）适用本办法。</p></div>"
        '<div class="foot">版权所有 (Copyright) 2023</div></body>'
    )
    assert read(tmp_path, page).text.split("\n\n") == [
        "管理办法",
        "第一条 生成式人工智能（generative AI）的规范应用。",
        "第二条 大语言模型（large language model）适用本办法。",
    ]


def test_a_list_whose_terms_are_links_is_no_menu(tmp_path: Path) -> None:
    inside = "".join(
        f"<li><a href=x>{en}</a> (<a href=y>{zh}茶</a>)</li>"
        for en, zh in (("green tea", "綠"), ("white tea", "白"), ("black tea", "紅"))
    )
    assert body(tmp_path, f"<h2>Tea</h2><ul>{inside}</ul>") == [
        "Tea",
        "- green tea (綠茶)",
        "- white tea (白茶)",
        "- black tea (紅茶)",
    ]


def test_a_whole_page_that_calls_itself_a_menu_is_still_read(tmp_path: Path) -> None:
    assert (
        "点心 (dim sum)"
        in read(tmp_path, f'<div class="menu"><p>点心 (dim sum)</p>{PROSE}</div>').text
    )


def test_lists_headings_and_definitions_are_lines(tmp_path: Path) -> None:
    inside = (
        "<h1>标题 Title</h1><h2>Part (部分)</h2><ul><li>变基（rebase）<ul><li>内 (inner)</ul></ul>"
        "<dl><dt>overfitting<dd>过拟合<dt>entropy<dd>熵</dl><p>行一<br>行二</p>"
    )
    assert body(tmp_path, inside) == [
        "标题 Title",
        "Part (部分)",
        "- 变基（rebase）",
        "- 内 (inner)",
        "overfitting | 过拟合",
        "entropy | 熵",
        "行一\n行二",
    ]


def test_lang_decides_what_is_read(tmp_path: Path) -> None:
    inside = (
        '<p lang="ja">東京大学（The University of Tokyo）</p><p lang="ko">한국 (韓國)</p>'
        '<p lang="fr">Le code (法典)</p><p lang="zh-Hant-HK">法庭（court）</p>'
        '<p lang="en-GB">court (法庭)</p>'
        '<p>Tokyo (<span lang="ja">東京</span>) 大熊猫（<i lang="la">Ailuropoda</i>）</p>'
    )
    assert body(tmp_path, inside) == [
        "法庭（court）",
        "court (法庭)",
        "Tokyo () 大熊猫（Ailuropoda）",
    ]


def test_a_wrong_language_of_the_whole_page_is_not_believed(tmp_path: Path) -> None:
    inside = f'<article lang="de"><p>法庭 (court)</p>{PROSE}</article>'
    page = f'<html lang="ja"><body lang="fr">{inside}</body></html>'
    assert "法庭 (court)" in read(tmp_path, page).text
    page = f'<body><div lang="fr"><p>法庭 (court)</p>{PROSE}</div></body>'
    assert "法庭 (court)" in read(tmp_path, page).text


@pytest.mark.parametrize("codec", ["gb18030", "big5", "utf-8", "utf-16"])
def test_declared_encodings(tmp_path: Path, codec: str) -> None:
    page = f"<html><head><meta charset='{codec}'></head><body><p>民法 (civil law)</p></body></html>"
    assert "民法 (civil law)" in read(tmp_path, page.encode(codec)).text


def test_a_date_that_stands_alone_near_the_top_is_the_date(tmp_path: Path) -> None:
    inside = f"<h1>T</h1><p>发布时间：2023年11月29日</p><p>On 10 Oct. 2022 it began.</p>{PROSE}"
    assert read(tmp_path, f"<body>{inside}</body>").source.date == "2023-11-29"


def test_a_date_that_is_only_mentioned_is_not(tmp_path: Path) -> None:
    page = f"<body><p>On 10 Oct. 2022 it began.</p>{PROSE}<p>© 2021</p></body>"
    assert read(tmp_path, page).source.date == ""


def test_a_heading_outside_the_article_is_kept(tmp_path: Path) -> None:
    page = f"<body><div><h1>暂行办法 (Interim Measures)</h1></div><article>{PROSE}</article></body>"
    assert read(tmp_path, page).text.startswith("暂行办法 (Interim Measures)\n\n")


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<!-- -->", "<img src=a.png>", " \n "]
)
def test_a_page_without_text_is_a_fault(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page)
    [fault] = read_articles([path])
    assert isinstance(fault, Fault)
    assert "no text" in fault.problem


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "内 (inner)",
        "<b>" * 100_000 + "内 (inner)" + "</b>" * 100_000,
        "<table><tr><td>" * 5_000 + "内 (inner)",
        "<ul><li>" * 50_000 + "内",
        "<p>法典 (code)" * 30_000,
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>法典 &x; (code)",
        "<p " + "a=b " * 100_000 + ">法典",
        "<ruby>漢<rt>hàn</rt></ruby>" * 10_000,
        "<p>" + "(" * 500_000,
        "<p>\x00\x01\x1b法\x00典&#0;&#xD800;&#x110000;</p>",
    ],
    ids=[
        "deep",
        "inline",
        "tables",
        "lists",
        "many",
        "entities",
        "attributes",
        "ruby",
        "brackets",
        "nul",
    ],
)
def test_hostile_markup_ends_soon_and_raises_nothing(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    start = time.process_time()
    found = list(read_articles([path]))
    assert found
    assert "root:" not in str(found)
    assert time.process_time() - start < 20


def test_markup_that_is_too_deep_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>前 (before)</p>" + "<div>" * 1000 + "内 (inner)")
    found = list(read_articles([path]))
    assert any(isinstance(each, Fault) and "deeper than 255" in each.problem for each in found)
    assert any(isinstance(each, Article) and "前 (before)" in each.text for each in found)
