"""How the two terms of a pair belong together."""

import re
from functools import lru_cache

from glossary.align.closed_classes import GENERIC
from glossary.align.evidence import coverage, find_links, find_tokens
from glossary.align.names import is_pinyin_of
from glossary.align.words import SURNAMES
from glossary.model import Relation
from glossary.text.script import count_han

_PROPER_TAIL = re.compile(
    r"(?:法|条例|條例|规定|办法|辦法|法院|检察院|委员会|委員會|办公室|辦公室|部|总局|總局|局|署|日报|日報|银行|銀行|总理|集团|公司|大学|大學)$"
)


@lru_cache(maxsize=16384)
def find_relation(first: Relation, zh: str, en: str, *, quoted: bool) -> Relation:
    """Name the relation; ``first`` is what the pattern saw.

    A description names a thing without being its name: lower-case words of which
    the last tells only a kind (watchdog, regulator, law) before a proper name, of
    whose meaning they carry little.

    >>> find_relation(Relation.TRANSLATION, "关系", "guanxi", quoted=False).value
    'romanization'
    >>> office = "国家互联网信息办公室"
    >>> find_relation(Relation.TRANSLATION, office, "net watchdog", quoted=False).value
    'description'
    >>> find_relation(Relation.TRANSLATION, "明暗对照法", "chiaroscuro", quoted=False).value
    'translation'
    """
    if first is Relation.ACRONYM:
        return first
    if is_pinyin_of(en, zh):
        person = zh[:1] in SURNAMES and 2 <= count_han(zh) <= 4 and en[:1].isupper()  # noqa: PLR2004
        return Relation.TRANSLATION if person else Relation.ROMANIZATION
    if not quoted and _describes(zh, en):
        return Relation.DESCRIPTION
    return first


def _describes(zh: str, en: str) -> bool:
    """Say whether lower-case words of a kind, which the Chinese name lacks, stand beside it."""
    if not _PROPER_TAIL.search(zh) or count_han(zh) < 4:  # noqa: PLR2004
        return False
    tokens = find_tokens(en)
    words = [number for number, token in enumerate(tokens) if token.content]
    if not words or tokens[words[-1]].text not in GENERIC:
        return False
    head = any(words[-1] in link.tokens for link in find_links(zh, en))
    return not head or coverage(zh, en)[0] < 0.6  # noqa: PLR2004 - less is no translation
