"""What is fuzzed: each target takes bytes, and raises where the program would be wrong.

Hypothesis runs them all for a moment in every test run; atheris, guided by what code is
reached, as long as one likes (``make fuzz``).
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from glossary.align import align_candidates
from glossary.check.registry import check_file
from glossary.detect import detect_candidates
from glossary.errors import GlossaryError
from glossary.model import Article, Mention, Source
from glossary.normalize import en_key, zh_key
from glossary.pipeline import find_in_article
from glossary.read.articles import read_file
from glossary.read.registry import READERS
from glossary.review.base import read_base
from glossary.review.file import read_decisions
from glossary.review.workbook import read_workbook

Target = Callable[[bytes], None]

# A text is made of these, a byte a piece: each kind of character that a rule looks at.
PIECES = (
    *("消化不良", "熵", "的", "和", "与", "或", "边", "第3条", "2023年", "《民法典》"),
    *("中国", "：英文名为", "威廉·帕森斯", "以下简称", "又称", "下称“", "部长"),
    *("世界卫生组织", "二", "々", "汉\n字", "indigestion", "The Palace Museum", "WHO"),
    *("of", "and", "the ", "in Chinese ", "pinyin: ", "Chinese: ", "simplified Chinese"),
    *("hereinafter ", "lit. ", "or ", "mAh", "a.k.a. ", "Dr. ", "（", "）", "(", ")", "["),
    *("]", "【", "】", "{", "}", "〔", "〕", "⟨", "<", ">", "</b>", "<b>", "“", "”", '"'),
    *("'", "’", "「", "」", "『", "》", "《", "*", "**", "_", "`", "~~", "$", "\\", "/"),
    *("|", "\t", "\n", "\r\n", "\n\n", " ", "\u3000", "\xa0", "，", "、", ",", ";", "；"),
    *("。", ".", ":", "：", "—", "–", "-", "=", "&", "&amp;", "#", "+", "…", "·", "‧", "•"),
    *("@", "%", "1. ", "- ", "ā", "ǚ", "é", "ß", "α", "і", "こ", "カ", "한", "\u200b"),
    *("\u202e", "\u0301", "\x00", "\ufeff", "😀", "𠮷", "\ud800", "Ａ", "１", "½", "Ⅳ"),
    *("http://a.b/c", "[a](b)", "![](", "<ruby>漢<rt>", "<!--"),
)  # fmt: skip


def read_pieces(raw: bytes) -> str:
    """Give the text that these bytes choose."""
    return "".join(PIECES[byte % len(PIECES)] for byte in raw)


def find_in_text(raw: bytes) -> None:
    """Find pairs in a text; each span must give its term back, and nothing may get lost."""
    article = Article(id="a", text=read_pieces(raw), source=Source(article="a", file="a.txt"))
    candidates = list(detect_candidates(article))
    found = list(align_candidates(article, candidates))
    assert len(found) == find_in_article(article).candidates == len(candidates)
    for one in found:
        if isinstance(one, Mention):
            for start, end in (one.zh_span, one.en_span):
                assert 0 <= start < end <= len(article.text)
            assert one.zh
            assert one.en
            assert 0 <= one.confidence <= 1


def make_keys(raw: bytes) -> None:
    """Make the keys of a term; the key of a key is itself."""
    for text in (read_pieces(raw), raw.decode("utf-8", "surrogateescape")):
        for key in (zh_key, en_key):
            assert key(key(text)) == key(text)


def _from_file(suffix: str, read: Callable[[Path], object]) -> Target:
    """Make a target that reads a file with these bytes; only a line for the user may come of it."""

    def target(raw: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(raw)
            try:
                read(path)
            except GlossaryError as error:
                assert "\n" not in str(error)  # noqa: PT017 - any other error is the failure

    return target


def _read(path: Path) -> None:
    for _ in read_file(path):
        pass


TARGETS: dict[str, Target] = {
    "text": find_in_text,
    "keys": make_keys,
    **{f"read{suffix}": _from_file(suffix, _read) for suffix in READERS},
    "review.xlsx": _from_file(".xlsx", read_workbook),
    "decisions.jsonl": _from_file(".jsonl", read_decisions),
    **{
        f"base{suffix}": _from_file(suffix, read_base)
        for suffix in (".xlsx", ".csv", ".tsv", ".txt", ".tmx", ".tbx")
    },
    **{
        f"check{suffix}": _from_file(suffix, check_file)
        for suffix in (".xlsx", ".csv", ".tmx", ".tbx", ".xlf", ".json", ".txt")
    },
}  # fmt: skip
