"""Keys hold for any text: a key is its own key, and marks around a term change nothing."""

import opencc
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.normalize import en_key, zh_key

anything = st.text(max_size=40)
han_and_marks = st.text(
    alphabet="生成式人工智能服務管理暫行辦法乾隆干燥著後台臺里裏髮〇二三年 "
    "《》“”「」（）()·‧・-—ＡＢa1.,、。",
    max_size=30,
)
words = st.lists(
    st.sampled_from(
        [
            *("The", "a", "an", "of", "for", "&", "Ministry", "Measures", "policies", "classes"),
            *("Artificial", "Intelligence", "AI", "(AI)", "R&D", "Gases", "(s)", "analyses"),
            *("People’s", "'s", "s'", "State-Owned", "A-share", "Médecins", ".NET", "-5", "“x”"),
        ]
    ),
    max_size=8,
).map(" ".join)
terms = st.text(
    alphabet="生成式人工智能服务管理暂行办法全球治理倡议乌镇峰会", min_size=1, max_size=12
)


@given(anything | han_and_marks)
@settings(max_examples=400, deadline=None)
def test_a_chinese_key_is_its_own_key(text: str) -> None:
    assert zh_key(zh_key(text)) == zh_key(text)


@given(anything | words)
@settings(max_examples=400, deadline=None)
def test_an_english_key_is_its_own_key(text: str) -> None:
    assert en_key(en_key(text)) == en_key(text)


@given(terms)
@settings(deadline=None)
def test_marks_and_width_around_a_chinese_term_change_nothing(term: str) -> None:
    for written in (f"《{term}》", f"“{term}”", f" {term}，", f"（{term}）", f"\u200b{term}\ufeff"):
        assert zh_key(written) == zh_key(term)


@given(terms)
@settings(deadline=None)
def test_both_scripts_share_a_key(term: str) -> None:
    assert zh_key(opencc.OpenCC("s2t").convert(term)) == zh_key(term)


@given(words)
@settings(deadline=None)
def test_an_article_quotes_and_capitals_change_nothing(term: str) -> None:
    assert en_key(f"“{term}”") == en_key(term)
    if en_key(term):
        assert en_key(f"the {term}") == en_key(term)
    if "(" not in term:  # capitals tell an acronym in brackets from other brackets
        assert en_key(term.upper()) == en_key(term.lower())
