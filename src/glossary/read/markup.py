"""Prepare a tree of HTML: what no reader sees goes, what must stay together is joined."""

import re
from typing import TYPE_CHECKING

from glossary.read.tidy import join_chinese_lines
from glossary.text.script import HAN, HANGUL, KANA

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = (
    "script",
    "style",
    "template",
    "noscript",
    "del",
    "iframe",
    "object",
    "svg",
    "rp",
    "canvas",
)
# Inline tags that carry no sense of their own here; taken away before anything else
# looks at the tree, so that no later step can put a blank or a break at their place.
_INLINE_NAMES = (
    "b i em strong span u s small big font mark cite dfn abbr acronym var kbd samp tt bdi bdo ins "
    "sub sup data wbr nobr strike label output"
)
_INLINE = tuple(_INLINE_NAMES.split())
_BLOCKS = ("p", "div", "section", "blockquote", "li", "td", "th", "dd", "dt", "h1", "h2", "h3")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*(?:\[[^\]]{1,4}\]|[\d*†‡,\s]{1,5})\s*")
_NOTE_NAME = re.compile(r"reference|footnote|noteref", re.IGNORECASE)
_KEPT_LANGUAGES = ("zh", "en", "yue", "cmn", "wuu", "nan", "hak", "lzh", "mul", "und", "x-")
_HAN_LANGUAGES = ("ja", "ko", "vi")  # written in Han characters too
_LARGEST_FOREIGN = 0.7  # of the page's text
_WORD = re.compile(rf"[^\W\d_]{{2}}|[{HAN}(（]")
_PHONETIC = re.compile(rf"[{KANA}{HANGUL}\u02c7-\u02cb\u02d9\u3100-\u312f\u31a0-\u31bf\s]*")


def parse(text: str) -> "tuple[HtmlElement | None, bool]":
    """Parse HTML of any quality; None if it holds no element.

    Nothing is fetched and no entity of the page's own is expanded. The second
    value is False where markup is nested deeper than libxml2 allows (255): it
    stops there.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, True
    return tree, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def simplify(tree: "HtmlElement") -> None:
    """Take away, in place, what a reader does not see or what would split a term."""
    from lxml import etree

    _drop(tree, list(tree.iter(*_UNSEEN)))
    _drop(tree, [element for element in tree.iter() if _is_hidden(element)])
    most = len(tree.text_content()) * _LARGEST_FOREIGN
    foreign = [element for element in tree.iter() if _is_foreign(element)]
    _drop(tree, [element for element in foreign if len(element.text_content()) <= most])
    _drop(tree, [element for element in tree.iter("sup", "a", "span") if _is_note_mark(element)])
    _join_ruby(tree)
    for quote in list(tree.iter("q")):
        quote.text = "“" + (quote.text or "")
        _append_inside(quote, "”")
    etree.strip_tags(tree, *_INLINE, "q", "ruby", "rb")
    _unlink(tree)
    _join_wraps(tree)


def _unlink(tree: "HtmlElement") -> None:
    """Turn links inside running text into text.

    What is mostly links counts as a menu when the article is looked for, and
    in a glossary-like article nearly every term is linked.
    """
    from lxml import etree

    for block in tree.iter("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"):
        links = list(block.iter("a"))
        if not links:
            continue
        outside = "".join(block.xpath(".//text()[not(ancestor::a)]"))
        if _WORD.search(outside):
            etree.strip_tags(block, "a")


def _join_wraps(tree: "HtmlElement") -> None:
    """Join Chinese lines that only the source wraps, before a blank is put there."""
    for element in tree.iter():
        if element.tag not in {"pre", "textarea", "code"}:
            if element.text and "\n" in element.text:
                element.text = join_chinese_lines(element.text)
            if element.tail and "\n" in element.tail:
                element.tail = join_chinese_lines(element.tail)


def _drop(tree: "HtmlElement", elements: "list[HtmlElement]") -> None:
    for element in elements:
        if element is not tree and element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _is_hidden(element: "HtmlElement") -> bool:
    return element.get("hidden") is not None or bool(
        _HIDDEN_STYLE.search(element.get("style") or "")
    )


def _is_foreign(element: "HtmlElement") -> bool:
    """Say whether ``lang`` marks a passage that holds no Chinese or English.

    A block in any other language goes (unless it is most of the page, for then
    a template states the language of something else); of inline markup only languages with
    Han characters, since 東京 marked as Japanese must not be taken for Chinese,
    while a Latin name (``lang="la"``) in a Chinese sentence is a term.
    """
    if element.tag in {"html", "body", "main", "article"}:
        return False  # templates often state a wrong language for the whole page
    language = (
        element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    )
    language = language.strip().lower()
    if not language or language.startswith(_KEPT_LANGUAGES):
        return False
    if element.tag in _BLOCKS:
        return not any(
            (child.get("lang") or "").lower().startswith(("zh", "en"))
            for child in element.iterdescendants(*_BLOCKS)
        )
    return language.split("-")[0] in _HAN_LANGUAGES


def _is_note_mark(element: "HtmlElement") -> bool:
    """Say whether an element is the mark of a footnote: a reader does not read it aloud."""
    named = " ".join(element.get(name) or "" for name in ("class", "role", "epub:type"))
    if "mw-editsection" in named:
        return True
    text = element.text_content()
    if not _NOTE_MARK.fullmatch(text):
        return False
    if _NOTE_NAME.search(named):
        return True
    if element.tag == "sup":
        return "[" in text or next(element.iter("a"), None) is not None
    return element.tag == "a" and "[" in text and (element.get("href") or "").startswith("#")


def _join_ruby(tree: "HtmlElement") -> None:
    """Write ruby as ``base(reading)``, a run of neighbours as one; phonetic signs go."""
    for ruby in list(tree.iter("ruby")):
        if ruby.getparent() is None:
            continue
        run = [ruby]
        following = ruby.getnext()
        while (
            following is not None and following.tag == "ruby" and not (run[-1].tail or "").strip()
        ):
            run.append(following)
            following = following.getnext()
        pairs = [_split_ruby(each) for each in run]
        base = "".join(each for each, _ in pairs)
        readings = [each for _, each in pairs if each]
        reading = " ".join(readings)
        tail = run[-1].tail or ""
        for gone in run[1:]:
            gone.tail = None
            gone.drop_tree()
        for child in list(ruby):
            ruby.remove(child)
        ruby.text = base if _PHONETIC.fullmatch(reading) else f"{base}({reading})"
        ruby.tail = tail


def _split_ruby(ruby: "HtmlElement") -> tuple[str, str]:
    """Part a ruby into its base and its readings."""
    readings = [" ".join(reading.text_content().split()) for reading in ruby.iter("rt")]
    for reading in list(ruby.iter("rt", "rtc")):
        if reading.getparent() is not None:
            reading.drop_tree()
    return "".join(ruby.text_content().split("\n")).strip(), " ".join(filter(None, readings))


def _append_inside(element: "HtmlElement", text: str) -> None:
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
