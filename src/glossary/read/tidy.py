"""Tidy what a format's library gives: no control characters, no stray spaces."""

import re
import unicodedata

from glossary.text.script import HAN

_LONGEST_TITLE = 500
# C0 controls but tab and line feed; the C1 controls; the soft hyphen, which only
# marks where a word may break and would split a term.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Bullets of the fonts Symbol and Wingdings, which have no place in Unicode.
_BULLET = re.compile("[\uf0a7\uf0b7\uf0d8\uf06c\uf06e\uf0fc]")
# PDFs show Han characters as radicals (⼈ U+2F08) and letters as ligatures (ﬁ).
_LOOKALIKE = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_WRAP = re.compile(rf"(?<=[{HAN}，。、；：])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[{HAN}（《])")
_BLANK_LINES = re.compile(r"\n\s*\n")


def tidy(text: str) -> str:
    r"""Clean extracted text; not for text that stands in a file as it is.

    >>> tidy("⼈⼯智能 de\u00adﬁned\r\n\n\n\nB")
    '人工智能 defined\n\nB'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATE.sub("\ufffd", _DROPPED.sub("", text))
    text = _BULLET.sub("•", text)
    text = _LOOKALIKE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def join_chinese_lines(text: str) -> str:
    r"""Join lines that break between two Chinese characters, where no blank belongs.

    >>> join_chinese_lines("人工\n  智能 and\nmore")
    '人工智能 and\nmore'
    """
    return _WRAP.sub("", text)


def one_line(text: str) -> str:
    r"""Clean a title or name: one line without control characters.

    >>> one_line(" China\nJustice\tObserver ")
    'China Justice Observer'
    """
    return tidy(" ".join(text.split()))[:_LONGEST_TITLE]


def web_address(text: str) -> str:
    """Keep a web address, drop everything else (it comes from outside).

    >>> web_address("javascript:alert(1)"), web_address(" https://example.org/a ")
    ('', 'https://example.org/a')
    """
    address = one_line(text)
    if not address.lower().startswith(("http://", "https://")) or " " in address:
        return ""
    return address
