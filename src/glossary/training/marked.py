"""Pairs whose boundaries the text itself marks: free lessons, once the marks are taken away.

`的“强化学习”（reinforcement learning）` says where its term begins. Without the
quotes it is an example of running text, with the answer known. Quotes, 《》,
emphasis and links of markdown count as marks. A term that its article also
gives with other words before it is a lesson of another kind: see recurring.py.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.evaluate import GoldPair, Passage
from glossary.text.script import HAN

_BRACKET = r"[（(](?P<inside>[^()（）\n：:=]{1,70}?)[)）]"
_MARKED_CHINESE = re.compile(
    r"(?:\*{1,3}(?P<a>[^*\n（(]{1,25}?)\*{1,3}|“(?P<b>[^”\n（(]{1,25}?)”|《(?P<c>[^》\n]{1,30}?)》"
    r"|「(?P<d>[^」\n]{1,25}?)」|『(?P<e>[^』\n]{1,25}?)』|\[(?P<f>[^\]\n]{1,25})\]\([^)\n]+\))\s?"
    + _BRACKET
)
_MARKED_ENGLISH = re.compile(
    r"(?:\*{1,3}(?P<a>[^*\n（(]{2,80}?)\*{1,3}|[“\"](?P<b>[^”\"\n（(]{2,80}?)[”\"]"
    r"|\[(?P<c>[^\]\n]{2,80})\]\([^)\n]+\)|‘(?P<d>[^’\n(]{2,60}?)’|_(?P<e>[^_\n(]{2,60}?)_)\s?"
    + _BRACKET
)
_MARKUP = re.compile(r"\*+|`|!\[[^\]]*\]\([^)]*\)|<[^>]{1,80}>")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ZH_TERM = re.compile(rf"(?=.*[{HAN}])[{HAN}A-Za-z0-9·\-“”、]+")
_EN_TERM = re.compile(r"(?=.*[A-Za-z]{2})[A-Za-zÀ-ÿ0-9 '’\-&./,]+")
_NO_EN_TERM = re.compile(
    r"\.(?:md|html|com|py|org)|http|^(?:see|e\.g|fig|table)|\d{4}$", re.IGNORECASE
)
_NO_ZH_TERM = re.compile("点击|参见|详见|链接|网址")
_LONGEST = 12  # words
_BEFORE, _AFTER = 220, 30  # code points kept around a pair
_LARGEST = 600_000  # code points: longer files are data, not prose
_SEEN_IN_RUN, _SEEN_AT_EDGE = 2, 1  # lessons a term gives, within a run of text and at its start
_FROM_RUN, _FROM_EDGE = 500, 700  # lessons a source gives


@dataclass(frozen=True, slots=True)
class _Kind:
    """Tell the pairs of one host language."""

    name: str
    pattern: re.Pattern[str]
    opened: str
    closed: str


_KINDS = (
    _Kind("zh", _MARKED_CHINESE, "（", "）"),
    _Kind("en", _MARKED_ENGLISH, "(", ")"),
)


def find_marked(texts: Iterable[tuple[str, str]]) -> Iterator[Passage]:
    """Make passages of the marked pairs in texts, each given as (source, text).

    A source (a book, say) gives no more than some hundred lessons, and a term no
    more than two, so that none outweighs the others.

    >>> text = "智能体通过“强化学习”（reinforcement learning）来学习。"
    >>> [passage] = find_marked([("notes", text)])
    >>> passage.text, passage.pairs[0].zh
    ('智能体通过强化学习（reinforcement learning）来学习。', '强化学习')
    """
    seen: Counter[tuple[str, str, bool]] = Counter()
    taken: Counter[tuple[str, str, bool]] = Counter()
    for source, text in texts:
        if len(text) > _LARGEST:
            continue
        for kind in _KINDS:
            for found in kind.pattern.finditer(text):
                pair = _read_pair(found, kind)
                before, after = _around(text, found)
                if pair is None or not _is_run(before, kind):
                    continue
                at_edge = kind.name == "zh" and not re.search(f"[{HAN}]$", before)
                known = (kind.name, pair.zh, at_edge)
                if seen[known] >= (_SEEN_AT_EDGE if at_edge else _SEEN_IN_RUN):
                    continue
                seen[known] += 1
                taken[source, kind.name, at_edge] += 1
                number = taken[source, kind.name, at_edge]
                if number <= (_FROM_EDGE if at_edge else _FROM_RUN):
                    name = f"{source}-{kind.name}{'-edge' if at_edge else ''}-{number}"
                    yield _passage(name, found, kind, (before, after), pair)


def _read_pair(found: re.Match[str], kind: _Kind) -> GoldPair | None:
    """Read the two terms, or nothing where either does not look like one."""
    groups = found.groupdict()
    term = next(text for name, text in groups.items() if name != "inside" and text)
    term = _MARKUP.sub("", term).strip()
    inside = re.split(r"[，,；;/]", groups["inside"])[0].strip().strip('“”"‘’《》*_ ')
    zh, en = (term, inside) if kind.name == "zh" else (inside, term)
    if not _ZH_TERM.fullmatch(zh) or not _EN_TERM.fullmatch(en):
        return None
    if _NO_EN_TERM.search(en) or len(en.split()) > _LONGEST or _NO_ZH_TERM.search(zh):
        return None
    return GoldPair(zh_forms=(zh,), en_forms=(en,))


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Give what stands before and after on the same line, without marks."""
    before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
    after = text[found.end() : found.end() + _AFTER].partition("\n")[0]
    return take_marks(before), take_marks(after)


def take_marks(text: str) -> str:
    """Take the marks of markdown away.

    >>> take_marks("见[强化学习](rl.md)与**熵**")
    '见强化学习与熵'
    """
    return _MARKUP.sub("", _LINK.sub(r"\1", text))


def _is_run(before: str, kind: _Kind) -> bool:
    """Say whether running text (or in Chinese nothing of a word) stands before the term."""
    if kind.name == "en":
        return re.search(r"[a-z]\s?$", before) is not None
    return not re.search(r"[A-Za-z0-9*_(\[]$", before)


def _passage(
    name: str, found: re.Match[str], kind: _Kind, around: tuple[str, str], pair: GoldPair
) -> Passage:
    """Write the place anew, without the marks."""
    before, after = around
    term = pair.zh
    if kind.name == "en":
        term = f"{pair.en} "
        before = before if before.endswith(" ") else before + " "
    return Passage(
        id=name,
        text=f"{before}{term}{kind.opened}{found['inside']}{kind.closed}{after}",
        pairs=(pair,),
    )
