"""The view that a reader has of an article: markup and line wraps taken away.

Every character of a view knows its place in the raw text, so what is found in
the view is reported in the raw text.
"""

import html
import re
from bisect import bisect_right
from functools import lru_cache

import re2

from glossary.model import Span
from glossary.text.script import HAN, width

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br button dd div dl dt figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 head header hr html label legend li main nav ol option p pre section"
    " select summary table tbody tfoot thead title tr ul".split()
)
_CELL_TAGS = frozenset(("td", "th"))

_MARKUP = re.compile(
    r"""
      (?P<drop> !\[[^\]\n]{0,500}\]\([^)\n\[]*\)      # a markdown image
              | \[(?:\d{1,3}|n|\#\d+|[Nn]ote\s\d+|citation\ needed|来源请求|來源請求|[註注]\s?\d+)\]
                (?:\s?:\s?\d[\d\-–]*)?                # a note's number, with its page
              | [\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad] )   # seen by nobody
    | (?P<tag> </?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?> )
    | (?P<entity> &(?:[A-Za-z]{2,8}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5}); )
    | (?P<link> \[(?P<label>[^\[\]\n]{1,200})\]\((?=[^)\s]{0,999}[/.\#:])
                [^)\s]{0,999}(?:\s"[^"\n]*")?\) )
    | (?P<wiki> \[\[(?:[^\[\]|\n]*\|)?(?P<shown>[^\[\]|\n]+)\]\] )
    | (?P<latex> \\(?:text(?:bf|it|sc|sf|tt|rm)?|emph|underline|term|zh|en)\{(?P<set>[^{}\n]*)\} )
    | (?P<star> (?<![\w*])\*{1,3}(?=[^\s*]) | (?<=[^\s*])\*{1,3}(?:(?![\w*])|(?=[^\s*]))
              | (?<!\w)_{1,2}(?=[^\s_]) | (?<=[^\s_])_{1,2}(?!\w) | `+ | '{3} )
    | (?P<escape> (?<![A-Za-z]:)\\[nrt](?![a-z]) | \\(?=["'*_()\[\]]) )
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN = re.compile(r"<(?:!--|(?P<name>script|style|rp)\b[^<>]*>)")
_HIDDEN_END: dict[str | None, re.Pattern[str]] = {
    None: re.compile("-->"),
    **{name: re.compile(rf"</{name}\s*>") for name in ("script", "style", "rp")},
}
# What markup begins with; the long expression is tried only there.
_SIGN = re.compile(r"[<&\[*_`\\\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|!\[|'(?='')")
# The same for RE2, which looks through a whole text ten times as fast.
_ANY_SIGN = re2.compile(
    r"[<&\[*_`\\\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}\x{feff}\x{ad}]|'{3}"
)
_HALF = re.compile("[\ud800-\udfff]")
# Which group of the markup the reader sees.
_SHOWN = {"link": "label", "wiki": "shown", "latex": "set"}

# A line that begins like this starts something new and is never joined to the one above.
_NEW_BLOCK = re.compile(
    r"(?:[-+•●◦▪*·–—]\s|\d{1,3}[.)、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|#{1,6}\s|\||```|[一二三四五六七八九十]{1,3}、"
    r"|[\"'][^\"'\n]{1,40}[\"']\s?:|[@{}]|(?:Traditional|Simplified) Chinese|Hanyu Pinyin"
    r"|Literal meaning)"
)
_PREFIX = re.compile(
    r"[ \t\u3000]*(?:>[ \t]?|//+[ \t]?|(?<=[ \t])\*[ \t](?=\S)|#[ \t](?=[a-z]))*[ \t\u3000]*"
)
_BREAK = re.compile(r"[ \t\u3000]*(?:\r\n?|\n)")
_NEWLINE = re.compile(r"\r\n?|\n")
_WRAP_WIDTH = 45  # columns: a shorter line is a heading or a list entry, not a wrapped line
_TERMINAL = tuple(".。!?！？:：;；|>")
_OPENERS = "(（["
_LONE_BRACKET = re.compile(r"[(（][^()（）\n]{2,80}[)）][。.]?[ \t]*$", re.MULTILINE)


class _Layer:
    """Say where the pieces of a text were in the text that it was made from."""

    __slots__ = ("_places", "_starts", "_steps")

    def __init__(self) -> None:
        self._starts: list[int] = []  # where each piece begins in the new text
        self._places: list[int] = []  # where it begins in the old one
        self._steps: list[int] = []  # 1 for a slice; 0 for a sign, which has one place for all

    def add(self, start: int, place: int, step: int) -> None:
        """Tie the piece that begins at ``start`` to its place in the old text."""
        self._starts.append(start)
        self._places.append(place)
        self._steps.append(step)

    def old_place(self, place: int) -> int:
        """Give where a character of the new text was in the old one."""
        piece = bisect_right(self._starts, place) - 1
        return self._places[piece] + (place - self._starts[piece]) * self._steps[piece]


class _Hidden:
    """Find where comments and scripts end; an end that is missing is looked for only once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._endless: set[str | None] = set()

    def end(self, place: int) -> int | None:
        """Give the end of what is hidden from a place on, or None."""
        opened = _HIDDEN.match(self._text, place)
        if opened is None or opened["name"] in self._endless:
            return None
        closed = _HIDDEN_END[opened["name"]].search(self._text, opened.end())
        if closed is None:
            self._endless.add(opened["name"])
            return None
        return closed.end()


class View:
    r"""Hold what a reader sees of a raw text; each character knows its raw place.

    >>> view = read_view("<b>法师</b>\n(mage)")
    >>> view.text
    '法师 (mage)'
    >>> view.raw_span(0, 2)
    Span(start=3, end=5)
    """

    __slots__ = ("_layers", "raw", "text")

    def __init__(self, text: str, raw: str, layers: tuple[_Layer, ...] = ()) -> None:
        """Tie a text to the layers between it and the raw text, the last one made first."""
        self.text = text
        self.raw = raw
        self._layers = layers

    @property
    def is_made(self) -> bool:
        """Say whether anything of the raw text is shown otherwise."""
        return bool(self._layers)

    def raw_span(self, start: int, end: int) -> Span:
        """Give the place in the raw text of ``text[start:end]``, which must not be empty."""
        if not self._layers:
            return Span(start, end)
        return Span(self.raw_place(start), self.raw_place(end - 1) + 1)

    def raw_place(self, place: int) -> int:
        """Give where a character of the view stands in the raw text; the ends of both are one."""
        if not 0 <= place < len(self.text):
            return place if place < 0 else len(self.raw)
        for layer in self._layers:
            place = layer.old_place(place)
        return place


class _Builder:
    """Collect the pieces of a view: slices of a text, and signs put in for markup."""

    def __init__(self, view: View) -> None:
        self._old = view
        self._pieces: list[str] = []
        self._size = 0
        self._layer = _Layer()

    def keep(self, start: int, end: int) -> None:
        """Take over a slice."""
        if start < end:
            self._add(self._old.text[start:end], start, 1)

    def put(self, sign: str, at: int) -> None:
        """Put in a sign that stands for what the text has at one place."""
        self._add(sign, at, 0)

    def _add(self, piece: str, place: int, step: int) -> None:
        self._layer.add(self._size, place, step)
        self._pieces.append(piece)
        self._size += len(piece)

    def view(self) -> View:
        """Give the finished view."""
        return View("".join(self._pieces), self._old.raw, (self._layer, *self._old._layers))  # noqa: SLF001 - a view's own


@lru_cache(maxsize=8)
def read_view(raw: str) -> View:
    """Take markup (HTML, markdown, wiki, LaTeX) and line wraps away from a raw text.

    Inline markup vanishes, block markup becomes a line end, the cells of a
    table row are parted by `` | ``, ruby becomes a bracket, and a line that
    merely wraps is joined to the next: with a blank, or without one between
    Chinese characters.

    >>> read_view("**显式标识 (explicit)** 和[隐式](a/b.html)").text
    '显式标识 (explicit) 和隐式'
    """
    try:
        encoded = raw.encode("utf-8")
    except UnicodeEncodeError:  # half a character, from a broken file: one sign for one sign
        raw = _HALF.sub("\ufffd", raw)
        encoded = raw.encode("utf-8")
    view = View(raw, raw)
    if _ANY_SIGN.search(encoded):
        view = _without_markup(view)
    if "\n" in view.text or "\r" in view.text:
        view = _without_wraps(view)
    return view


def _without_markup(view: View) -> View:
    text = view.text
    built = _Builder(view)
    hidden = _Hidden(text)
    end = 0
    sign = _SIGN.search(text)
    while sign:
        hidden_end = hidden.end(sign.start()) if sign[0] == "<" else None
        if hidden_end is not None:
            built.keep(end, sign.start())
            end = hidden_end
            sign = _SIGN.search(text, end)
            continue
        found = _MARKUP.match(text, sign.start())
        if found is None:
            sign = _SIGN.search(text, sign.start() + 1)
            continue
        built.keep(end, found.start())
        end = found.end()
        _replace(found, built)
        sign = _SIGN.search(text, end)
    built.keep(end, len(text))
    return built.view()


def _replace(found: re.Match[str], built: _Builder) -> None:
    """Put in what a reader sees in place of a piece of markup."""
    kind = found.lastgroup
    if kind in _SHOWN:
        built.keep(*found.span(_SHOWN[kind]))
    elif kind == "entity":
        built.put(html.unescape(found[0]), found.start())
    elif kind == "tag":
        sign = _sign_for_tag(found["name"].lower(), closing=found[0][1] == "/")
        if sign:
            built.put(sign, found.start())
    elif kind == "escape" and found[0] != "\\":
        built.put(" " if found[0] == "\\t" else "\n", found.start())


def _sign_for_tag(name: str, *, closing: bool) -> str:
    if name == "rt":
        return "）" if closing else "（"
    if name in _CELL_TAGS:
        return " | " if closing else ""
    return "\n" if name in _BLOCK_TAGS else ""


def _without_wraps(view: View) -> View:
    text = view.text
    built = _Builder(view)
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


_CHINESE = re.compile(f"[{HAN}，。、；：！？“”‘’（）《》「」『』]")


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
    return place if _wraps(line, text[place]) else None


def _wraps(line: str, following: str) -> bool:
    """Say whether a line that has not ended goes on with the character that begins the next."""
    if line.startswith("|"):
        return False
    if following in _OPENERS:
        return not line.endswith(_TERMINAL)
    return _is_open(line) or width(line) >= _WRAP_WIDTH


def _is_open(line: str) -> bool:
    """Say whether a bracket opened on the line is still open at its end."""
    opened = max(line.rfind("("), line.rfind("（"))
    return opened > max(line.rfind(")"), line.rfind("）"))
