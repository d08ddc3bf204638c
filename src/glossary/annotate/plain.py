"""A text with its terms glossed in brackets."""

from collections.abc import Iterable

from glossary.annotate.gloss import Glosser, legible
from glossary.model import Article


def write_plain(articles: Iterable[Article], glosser: Glosser, *, every: bool = False) -> str:
    r"""Give the articles, glossed where a concept first occurs or at every occurrence.

    >>> from glossary.model import Entry, Language, Source, Term
    >>> zh = Term(text="消化不良", language=Language.ZH_HANS)
    >>> en = Term(text="indigestion", language=Language.EN)
    >>> glosser = Glosser([Entry(id="c-1", terms=(zh, en))])
    >>> source = Source(article="a", file="a.txt")
    >>> text = "Indigestion, or worse. No indigestion."
    >>> write_plain([Article(id="a", text=text, source=source)], glosser)
    'Indigestion [消化不良], or worse. No indigestion.\n'
    """
    return "\n".join(_gloss(legible(one.text), glosser, every=every) for one in articles)


def _gloss(text: str, glosser: Glosser, *, every: bool) -> str:
    parts = []
    done = 0
    for mark in glosser.find(text):
        if every or mark.is_new:
            parts += [text[done : mark.end], f" [{legible(mark.gloss.line)}]"]
            done = mark.end
    parts.append(text[done:])
    return "".join(parts).rstrip("\n") + "\n"
