"""Language codes: is it one, and which language does it name."""

import re

from glossary.check.finding import Findings, quote

# BCP 47 (RFC 5646, 2.1) as far as importers go: language, script, region.
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?")


def check_code(found: Findings, line: int, code: str) -> None:
    """Report a code that importers pass over."""
    if not code:
        found.error(line, "no language code", "add xml:lang, such as zh-CN or en-US")
    elif "_" in code:
        found.error(
            line,
            f"the language code {quote(code)} has an underscore",
            f"write {code.replace('_', '-')}: tools pass over the other spelling",
        )
    elif not _CODE.fullmatch(code):
        found.error(line, f"{quote(code)} is no language code", "write one such as zh-CN or en-US")
    elif code.upper() in {"CN", "TW", "CHI", "CH"}:
        found.error(
            line,
            f"{quote(code)} is not the code of Chinese",
            "write zh-CN, zh-TW, zh-Hans or zh-Hant",
        )


def same_language(left: str, right: str) -> bool:
    """Say whether two codes name one language, whatever the region.

    >>> same_language("zh-CN", "ZH")
    True
    """
    return left.lower().split("-")[0] == right.lower().split("-")[0]
