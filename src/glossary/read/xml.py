"""Parse XML from outside: no entity is expanded, nothing is fetched."""

import re
from typing import TYPE_CHECKING

from glossary.read.fault import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(raw: bytes, part: str) -> "_Element":
    """Parse a part of a docx or epub; UnreadableError if it is damaged.

    Neither format has a document type in its own parts (ISO/IEC 29500-2, 8.3.2,
    forbids it), and only with one can entities be declared: it is refused.
    """
    from lxml import etree

    if _DOCTYPE.search(raw[:4096]):
        raise UnreadableError(
            f"the part {part!r} declares entities", "do not trust this file; save it anew"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError(f"the part {part!r} is no valid XML", "save the file again") from None
