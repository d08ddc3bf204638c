"""Make the key of an English term."""

import re
import unicodedata
from functools import lru_cache

from glossary.normalize.characters import (
    collapse_spaces,
    drop_invisible,
    fold_case,
    fold_dashes,
    fold_width,
    settle,
)
from glossary.text.abbreviation import abbreviates
from glossary.text.inflection import singular

_APOSTROPHES = re.compile("[‘’‛`´ʹʻʼ′＇]")
_QUOTES = re.compile('[“”„‟"«»〝〞〟＂《》「」『』]')
_INNER_ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z0-9&.-]{1,11})\)")
_OPTIONAL_PLURAL = re.compile(r"(?<=\w)\((?:e?s|ies)\)")
# The hyphen of A-share stays: "a share" would lose its letter as an article.
_JOINING_HYPHEN = re.compile(r"(?<=\w)(?<!\ba)(?<!\ban)(?<!\bthe)-(?=\w)")
_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)|(?<=s)'(?!\w)")
_AMPERSAND = re.compile(r"(?<!\S)&(?!\S)")
_ARTICLES = re.compile(r"(?:(?:the|an?) )+(?=\S)")
_END_MARKS = " ,;:.!…"
_PREPOSITION = re.compile(
    r" (?:of|for|on|in|to|with|at|by|from|under|against|between|among|concerning|regarding"
    r"|governing|as|and its|\()"
)


def fold_quotes(text: str) -> str:
    """Drop double quotes and make every apostrophe straight.

    >>> fold_quotes("“China’s Ministry of Justice”")
    "China's Ministry of Justice"
    """
    return _QUOTES.sub("", _APOSTROPHES.sub("'", text))


def fold_accents(text: str) -> str:
    """Drop accents and tone marks, which many writers leave out.

    >>> fold_accents("Médecins Sans Frontières"), fold_accents("Mínzú")
    ('Medecins Sans Frontieres', 'Minzu')
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(part for part in parts if not "\u0300" <= part <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def drop_inner_acronym(text: str) -> str:
    """Drop an acronym in brackets that repeats the words before it.

    Other brackets are part of the name: Measures (Trial).

    >>> drop_inner_acronym("Global Artificial Intelligence (AI) Governance Initiative")
    'Global Artificial Intelligence Governance Initiative'
    >>> drop_inner_acronym("Measures (Trial)")
    'Measures (Trial)'
    """

    def replace(found: re.Match[str]) -> str:
        capitals = sum(letter.isupper() for letter in found[1])
        if capitals * 2 > len(found[1]) and abbreviates(found[1], text[: found.start()]):
            return ""
        return found[0]

    return _INNER_ACRONYM.sub(replace, text) if "(" in text else text


def drop_optional_plural(text: str) -> str:
    """Drop a plural that is only offered: Circuit(s).

    >>> drop_optional_plural("Circuit(s)")
    'Circuit'
    """
    return _OPTIONAL_PLURAL.sub("", text) if "(" in text else text


def spell_ampersand(text: str) -> str:
    """Spell & as and, except inside R&D and its like.

    >>> spell_ampersand("Policies & Regulations"), spell_ampersand("R&D")
    ('Policies and Regulations', 'R&D')
    """
    return _AMPERSAND.sub("and", text)


def split_hyphens(text: str) -> str:
    """Make a hyphen between words a space: state-owned and state owned are one spelling.

    A minus before a figure stays.

    >>> split_hyphens("state-owned enterprise"), split_hyphens("-5"), split_hyphens("a-share")
    ('state owned enterprise', '-5', 'a-share')
    """
    return _JOINING_HYPHEN.sub(" ", text)


def drop_possessive(text: str) -> str:
    """Drop possessive endings, then apostrophes inside words (Xi'an).

    >>> drop_possessive("china's people's court"), drop_possessive("xi'an")
    ('china people court', 'xian')
    """
    return _POSSESSIVE.sub("", text).replace("'", "") if "'" in text else text


def drop_leading_article(text: str) -> str:
    """Drop the, a or an before the term: it belongs to the sentence.

    >>> drop_leading_article("the analects"), drop_leading_article("a")
    ('analects', 'a')
    """
    found = _ARTICLES.match(text)
    return text[found.end() :] if found else text


def strip_ends(text: str) -> str:
    """Strip punctuation that ends a clause; a leading dot stays (.NET).

    >>> strip_ends("Baidu, Inc."), strip_ends(".net")
    ('Baidu, Inc', '.net')
    """
    return text.rstrip(_END_MARKS).lstrip(" ,;:!…")


def singularize_head(text: str) -> str:
    """Write the head noun, the last word before a preposition, in the singular.

    Only the head: the plural of a modifier is part of the name. A wrong singular (news, new)
    does no harm, since keys are never shown and both languages must agree before terms merge.

    >>> singularize_head("interim measures for the administration of services")
    'interim measure for the administration of services'
    >>> singularize_head("high risk ai systems")
    'high risk ai system'
    """
    found = _PREPOSITION.search(text)
    end = found.start() if found else len(text)
    start = text.rfind(" ", 0, end) + 1
    return text[:start] + singular(text[start:end]) + text[end:]


_STEPS = (
    drop_invisible,
    fold_width,
    fold_dashes,
    fold_quotes,
    collapse_spaces,
    drop_inner_acronym,
    fold_accents,
    fold_case,
    drop_optional_plural,
    spell_ampersand,
    drop_possessive,
    split_hyphens,
    collapse_spaces,
    drop_leading_article,
    strip_ends,
    singularize_head,
)


@lru_cache(maxsize=1 << 16)
def en_key(text: str) -> str:
    """Give the key of an English term: equal for spellings of one term.

    The key of a key is the key.

    >>> en_key("The “Interim Measures for the Administration of Generative AI Services”")
    'interim measure for the administration of generative ai services'
    >>> en_key("Open Weights") == en_key("open weight")
    True
    """
    return settle(text, _STEPS)
