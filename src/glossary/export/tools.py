"""Which files a tool wants: what ``--for TOOL`` writes."""

from collections.abc import Mapping
from types import MappingProxyType

# The first format is the one for terms, the others what the tool takes besides.
TOOLS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "omegat": ("omegat", "tbx-v2", "tmx"),
        "trados": ("multiterm", "tbx", "tmx"),
        "memoq": ("memoq", "tmx"),
        "phrase": ("phrase", "tmx"),
        "matecat": ("matecat", "tmx"),
        "weblate": ("weblate",),
        "deepl": ("deepl",),
        "google": ("google",),
        "aws": ("aws",),
        "stardict": ("stardict",),
        "pandas": ("parquet",),
    }
)
