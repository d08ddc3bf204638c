"""Take markup (HTML, markdown, wiki, LaTeX) out of a text."""

import html
import re

from glossary.text.layers import Builder, View

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
    | (?P<star> (?<![\w*])\*{1,3}(?=[^\s*.]) | (?<=[^\s*(（])\*{1,3}(?:(?![\w*])|(?=[^\s*]))
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
# Which group of the markup the reader sees.
_SHOWN = {"link": "label", "wiki": "shown", "latex": "set"}


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


def without_markup(view: View) -> View:
    """Give the view without its markup; what bounds blocks and cells becomes a line end or a bar.

    >>> without_markup(View("<td>法师</td><td>mage</td>", "")).text
    '法师 | mage | '
    """
    text = view.text
    built = Builder(view)
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


def _replace(found: re.Match[str], built: Builder) -> None:
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
