"""Join the lines of a text that merely wrap."""

import re

from glossary.text.layers import Builder, View
from glossary.text.script import HAN, width

# A line that begins like this starts something new and is never joined to the one above.
_NEW_BLOCK = re.compile(
    r"(?:[-+•●◦▪*·–—]\s|\d{1,3}[.)、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|#{1,6}\s|\||```|[一二三四五六七八九十]{1,3}、"
    r"|[\"'][^\"'\n]{1,40}[\"']\s?:|[@{}]|(?:Traditional|Simplified) Chinese|Hanyu Pinyin"
    rf"|Literal meaning|[^\n–—]{{1,40}}\s[–—]\s[{HAN}]|[{HAN}]{{1,20}}\s[–—]\s"
    r"|[^\n，。；]{1,60}——)"
)
_PREFIX = re.compile(
    r"[ \t\u3000]*(?:>[ \t]?|//+[ \t]?|(?<=[ \t])\*[ \t](?=\S)|#[ \t](?=[a-z]))*[ \t\u3000]*"
)
_BREAK = re.compile(r"[ \t\u3000]*(?:\r\n?|\n)")
_NEWLINE = re.compile(r"\r\n?|\n")
_WRAP_WIDTH = 45  # columns: a shorter line is a heading or a list entry, not a wrapped line
_COLUMN_WIDTH = 24  # columns: of a narrow page; its lines are as wide as their neighbours
_SAME_WIDTH = 2  # columns
_GOES_ON = re.compile(r"[A-Za-z]\S* .*[a-z,-]")  # and the next line begins in lower case
_TERM_LINE = re.compile(rf"[A-Z][^{HAN}.,;:()]*\s[{HAN}]{{2,20}}")  # Jade cong 玉琮
_TERMINAL = tuple(".。!?！？:：;；|>")
_OPENERS = "(（["
_LONE_BRACKET = re.compile(r"[(（][^()（）\n]{2,80}[)）][。.]?[ \t]*$", re.MULTILINE)
_HAN = re.compile(f"[{HAN}]")
_LINE = re.compile(r"[^\r\n]*")
_CHINESE = re.compile(f"[{HAN}，。、；：！？“”‘’（）《》「」『』]")


def without_wraps(view: View) -> View:
    r"""Give the view with each line that merely wraps joined to the next.

    >>> above, below = "有关部门会同国家互联网信息办公室制定人工智能生成合", "成内容标识 (label)"
    >>> without_wraps(View(f"{above}\n{below}", "")).text == above + below
    True
    """
    text = view.text
    built = Builder(view)
    begin = following = 0
    for found in _NEWLINE.finditer(text):
        line, following = following, found.end()
        start = _before_blanks(text, line, found.start())
        if start < begin:
            continue
        after = _end_of_wrap(text, line, start, following)
        if after is None:
            continue
        built.keep(begin, start)
        hyphen = (
            text[start - 1] == "-"
            and text[start - 2 : start - 1].islower()
            and text[after].islower()
        )
        if not hyphen and not (_is_chinese(text[start - 1]) and _is_chinese(text[after])):
            built.put(" ", start)
        begin = after
    if begin == 0:  # no line goes on in the next
        return view
    built.keep(begin, len(text))
    return built.view()


def _before_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\u3000":
        end -= 1
    return end


def _is_chinese(char: str) -> bool:
    return _CHINESE.match(char) is not None


def _end_of_wrap(text: str, line_start: int, line_end: int, next_start: int) -> int | None:
    """Give the place where the text goes on if the break is a mere wrap, else None."""
    line = text[line_start:line_end].strip()
    if not line or (line.endswith(_TERMINAL) and not _is_open(line)):
        return None
    blank = _BREAK.match(text, next_start)
    if blank:  # an empty line parts paragraphs, but a name may have its gloss below it
        next_start = blank.end()
        if not _LONE_BRACKET.match(text, next_start):
            return None
    prefix = _PREFIX.match(text, next_start)
    place = prefix.end() if prefix else next_start
    if place >= len(text) or _BREAK.match(text, place) or _NEW_BLOCK.match(text, place):
        return None
    if _wraps(line, text[place]) or _fills_column(text, line_start, line, next_start, place):
        return place
    return None


def _wraps(line: str, following: str) -> bool:
    """Say whether a line that has not ended goes on with the character that begins the next."""
    if line.startswith("|"):
        return False
    if following in _OPENERS:
        return not line.endswith(_TERMINAL)
    if _TERM_LINE.fullmatch(line):
        return False
    if following.islower() and following.isascii() and _GOES_ON.fullmatch(line):
        return True
    return _is_open(line) or width(line) >= _WRAP_WIDTH


def _fills_column(text: str, line_start: int, line: str, next_start: int, place: int) -> bool:
    """Say whether a line of a narrow page is as wide as a neighbour, and ends within a word."""
    if width(line) < _COLUMN_WIDTH or not (_HAN.match(line[-1]) and _HAN.match(text[place])):
        return False
    line_above = text.rfind("\n", 0, max(0, line_start - 1)) + 1
    near = [_LINE.match(text, next_start)] + ([_LINE.match(text, line_above)] if line_start else [])
    return any(
        found is not None and abs(width(found[0].strip()) - width(line)) <= _SAME_WIDTH
        for found in near
    )


def _is_open(line: str) -> bool:
    """Say whether a bracket opened on the line is still open at its end."""
    opened = max(line.rfind("("), line.rfind("（"))
    return opened > max(line.rfind(")"), line.rfind("）"))
