"""Tell Simplified from Traditional Chinese."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from glossary.model import Language, Wording

if TYPE_CHECKING:
    import opencc


@cache
def _converter(name: str) -> "opencc.OpenCC":
    import opencc

    return opencc.OpenCC(name)


@lru_cache(maxsize=1 << 16)
def chinese_script(text: str) -> Language | None:
    """Give the script of a Chinese text, or None where both scripts write it alike.

    >>> chinese_script("論語"), chinese_script("论语"), chinese_script("孟子")
    (<Language.ZH_HANT: 'zh-Hant'>, <Language.ZH_HANS: 'zh-Hans'>, None)
    """
    if _converter("t2s").convert(text) != text:
        return Language.ZH_HANT
    if _converter("s2t").convert(text) != text:
        return Language.ZH_HANS
    return None


def is_traditional(wordings: Iterable[Wording]) -> bool:
    """Say whether the Chinese terms of an article are Traditional wherever the scripts differ.

    In it a term that both scripts write alike (孟子) counts as Traditional.
    """
    scripts = {chinese_script(wording.zh) for wording in wordings}
    return Language.ZH_HANT in scripts and Language.ZH_HANS not in scripts
