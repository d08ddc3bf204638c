"""Lines, cells and lists that hold pairs and nothing else: ``玄奘 Xuanzang``, ``术语：Term``."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from glossary.detect.host import HostLine
from glossary.detect.labels import read_label
from glossary.detect.parts import strip_marks
from glossary.detect.suspect import Found, latin_share, marked_window, suspect
from glossary.model.candidate import Window
from glossary.text.script import DOTS, HAN, LATIN, has_han, has_latin

_BULLET = re.compile(
    r"""
    [\s\u3000]*
    (?:
        (?: [-+*•●◦▪·–—>\#/]+
          | \d{1,3}(?:\.\d{1,3})*[.)、．]?(?=[\s\u4e00-\u9fffA-Z“])
          | [(（]?[一二三四五六七八九十\d]{1,3}[)）、.]
          | [①-⑳]
          | 第[一二三四五六七八九十\d]+[章节節讲講课課编編]
          | (?:Chapter|Part|Section|Unit|Lesson)\s+[IVXLC\d]+[.:]?(?=\s)
          | ["'](?=\w)
        )
        [\s\u3000]*
    )*
    """,
    re.VERBOSE,
)
_PAGE = re.compile(r"(?:\s*[.…·]{2,}\s*\d+|\s+\d{1,4})\s*$")
_LONGEST_PAGE = 200  # code points: dots and number at a line's end in a table of contents
_ZH = rf"[《“「『\"]?[{HAN}0-9][{HAN}{DOTS}0-9A-Za-z《》“”「」\-–/、，（）()]{{0,40}}"
_EN = rf"[“\"'‘]?[{LATIN}0-9][{LATIN}0-9 .,'’&/()（）\-–+:]{{0,110}}[?!”\"'’]?"
_SEP = r"(?P<sep>\s*(?:——|[:：=|/—–→~]|-(?=\s)|，|,)\s*|\s+)"
_FORMS = (
    re.compile(rf"(?P<zh>{_ZH}?){_SEP}(?P<en>{_EN})"),
    re.compile(rf"(?P<en>{_EN}?){_SEP}(?P<zh>{_ZH})"),
)
_FIELD_NAME = re.compile(
    r"作者|译者|譯者|编者|編者|出版社|来源|來源|姓名|公司|地址|日期|标题|標題|职位|職位|电话|電話|邮箱|校对者?"
    r"|(?:通用|商品|英文|中文|外文|化学|化學)(?:名称|名稱|名)|原文(?:链接|連結)?|参考|參考|主講|講者|地[点點]|[时時][间間]|引用元"
    r"|(?:original )?(?:source|text)|authors?|writers?|translators?|editors?|proofreaders?"
    r"|publishers?|press|titles?|headings?|(?:full |given )?names?|address(?:es)?|dates?|times?"
    r"|places?|locations?|venues?|phones?|telephones?|e-?mails?|company|firm|positions?|jobs?|posts?"
    r"|references?|see(?: also)?|contacts?|photos?|websites?|urls?|next|previous|tags?"
    r"|speakers?|lecturers?|reviewers?|confidence",
    re.IGNORECASE,
)
_SEVERAL_NAMES = re.compile(rf"[{HAN}0-9{DOTS}]+(?=/)")
_CELL = re.compile(r"[^|\t\n]+")
_LATEX_CELL = re.compile(r"[^&\n\\]+")
_CSV_CELL = re.compile(r"[^,\n]+")
_NO_CSV = re.compile("[，。：|]")
_LIST_SIGNS = ",;，；、"
_LIST_PIECE = re.compile(rf"[^{_LIST_SIGNS}\n]+")
_LIST_HEAD = re.compile(r"[^:：=\n]{1,12}[:：]\s?(?=\S)")
_HEAD_END = re.compile(r"(?=[\s—:：。])(?:\s?——|\s+[-–—]+\s|\s?(?::\s|：)|。)")
_HEAD_SIGNS = "—:：–-。"
_SHORTEST_HEAD, _LONGEST_HEAD = 3, 80  # code points
_HEADS = 2  # of a cell
_LONGEST_SIGN = 200  # code points of a dash and the blanks around it
_MAX_CELL = 150  # code points of a cell that may be a pair
_MAX_LATIN = 0.3  # share of Latin letters in a Chinese term


def detect_term_lines(line: HostLine) -> Iterator[Found]:
    """Find the lines and cells that are a pair, and neighbouring cells that are one."""
    text = line.text
    start = after_bullet(text, line.start, line.end)
    end = _before_page(text, start, line.end)
    cells = _cells(text, start, end)
    for left, right in cells:
        read = list(_read_cell(line, left, right))
        if not read:
            heads = (list(_read_cell(line, left, end)) for end in _head_ends(text, left, right))
            read = next(filter(None, heads), [])
        yield from read
    for one, two in pairwise(cells):
        yield from _read_two_cells(line, one, two)


def _head_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Give where the head of a cell may end: before the first near dashes and colons.

    ``大曲 – the large brick`` has one, ``daqu – 大曲 – the large brick`` two.
    """
    longest = start + _LONGEST_HEAD
    end = min(end, longest + _LONGEST_SIGN)
    near = text[start:end]
    if not any(sign in near for sign in _HEAD_SIGNS):
        return
    for head in islice(_HEAD_END.finditer(text, start + _SHORTEST_HEAD, end), _HEADS):
        if head.start() <= longest:
            yield head.start()


def detect_listed(line: HostLine) -> Iterator[Found]:
    """Find a line that is a list of pairs: ``receipt = 收据, refund = 退款``."""
    text = line.text
    start = after_bullet(text, line.start, line.end)
    head = _LIST_HEAD.match(text, start, line.end)
    for begin in (start, head.end()) if head else (start,):
        read = _read_pieces(line, begin)
        if read:
            yield from read
            return


def _read_pieces(line: HostLine, start: int) -> list[Found]:
    """Read the pieces of a list; nothing comes back if more than a quarter are no pairs."""
    read: list[Found] = []
    most = 1 + sum(line.text.count(sign, start, line.end) for sign in _LIST_SIGNS)
    pieces = other = 0
    for piece in _LIST_PIECE.finditer(line.text, start, line.end):
        pieces += 1
        found = list(_read_cell(line, *piece.span()))
        read += found
        other += not found
        if other * 4 > most:
            return []
    return read if pieces > 1 and other * 4 <= pieces else []


def after_bullet(text: str, start: int, end: int) -> int:
    """Give where a line begins behind its bullets and numbers.

    >>> after_bullet("1. 玄奘 Xuanzang", 0, 14)
    3
    """
    bullet = _BULLET.match(text, start, end)
    return bullet.end() if bullet else start


def _before_page(text: str, start: int, end: int) -> int:
    """Give where a line of a table of contents ends before its dots and page number."""
    if not text[end - 1 : end].isdecimal():
        return end
    page = _PAGE.search(text, max(start, end - _LONGEST_PAGE), end)
    return page.start() if page else end


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    shown = text[start:end]
    form = _cell_form(shown)
    if form is _CELL and "|" not in shown and "\t" not in shown:  # as most lines are
        return [(start, end)] if shown.strip(" -:") else []
    return [found.span() for found in form.finditer(text, start, end) if found[0].strip(" -:")]


def _cell_form(shown: str) -> re.Pattern[str]:
    """Say how the cells of a line are parted: by bars, tabs, LaTeX's & or bare commas."""
    if shown.rstrip().endswith("\\\\"):
        return _LATEX_CELL
    if shown.count(",") > 1 and ", " not in shown and not _NO_CSV.search(shown):
        return _CSV_CELL
    return _CELL


def _read_cell(line: HostLine, start: int, end: int) -> Iterator[Found]:
    text = line.text
    start, end, _ = strip_marks(text, start, end)
    if end - start > _MAX_CELL:
        return
    shown = text[start:end]
    if not (has_han(shown) and has_latin(shown)):
        return
    label, labelled = read_label(text, start, end)
    for form in _FORMS:
        found = form.fullmatch(text, start, end)
        if found is None:
            continue
        if label is not None and labelled == found.start("zh"):
            return  # Chinese: 黄芪
        zh, en = (marked_window(text, *found.span(side)) for side in ("zh", "en"))
        zh_text = text[zh.start : zh.end]
        if has_han(text[en.start : en.end]) or not has_han(zh_text):
            continue
        if latin_share(zh_text) > _MAX_LATIN or _is_field(found):
            continue
        several = _SEVERAL_NAMES.match(zh_text)  # 合約/合同/契約
        if several:
            zh = Window(start=zh.start, end=zh.start + several.end())
        others = tuple(zh_text.split("/")[1:]) if several else ()
        yield from suspect(line.article, text, "term-line", zh, en, zh_forms=others)
        return


def _is_field(found: re.Match[str]) -> bool:
    """Say whether a line is a field and its value: 出版社: Packt, but not 出版社: publisher."""
    label = "en" if found.start("en") < found.start("zh") else "zh"
    value = "zh" if label == "en" else "en"
    return (
        found["sep"].strip() in (":", "：")
        and _FIELD_NAME.fullmatch(found[label].strip()) is not None
        and _FIELD_NAME.fullmatch(found[value].strip()) is None
    )


def _read_two_cells(
    line: HostLine, left: tuple[int, int], right: tuple[int, int]
) -> Iterator[Found]:
    text = line.text
    one, two = marked_window(text, *left), marked_window(text, *right)
    first, second = text[one.start : one.end], text[two.start : two.end]
    if has_han(first) and not has_han(second) and has_latin(second) and not has_latin(first):
        yield from suspect(line.article, text, "cells", one, two)
    elif has_han(second) and not has_han(first) and has_latin(first) and not has_latin(second):
        yield from suspect(line.article, text, "cells", two, one)
