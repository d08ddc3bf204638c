"""Language codes: which language does one name."""


def is_chinese(code: str) -> bool:
    """Say whether a code names Chinese.

    >>> is_chinese("zh-CN"), is_chinese("en-US")
    (True, False)
    """
    return _language(code) in {"zh", "zho", "chi", "cmn"}


def is_english(code: str) -> bool:
    """Say whether a code names English.

    >>> is_english("EN_gb"), is_english("entropy")
    (True, False)
    """
    return _language(code) in {"en", "eng"}


def _language(code: str) -> str:
    """Give the first part of a code, which names the language (RFC 5646, 2.1)."""
    return code.lower().replace("_", "-").split("-")[0]
