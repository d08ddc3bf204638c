"""Parse XML from outside: no entity is expanded, nothing is fetched."""

import re
from typing import TYPE_CHECKING, Any

from glossary.read.fault import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(raw: bytes, part: str) -> "_Element":
    """Parse a part of a docx or epub; UnreadableError if it is damaged.

    Neither format has a document type in its own parts (ISO/IEC 29500-2, 8.3.2,
    forbids it), and only with one can entities be declared: it is refused.
    """
    if _DOCTYPE.search(raw[:4096]):
        raise UnreadableError(
            f"the part {part!r} declares entities", "do not trust this file; save it anew"
        )
    try:
        return _parse(raw)
    except UnreadableError:
        raise UnreadableError(f"the part {part!r} is no valid XML", "save the file again") from None


def parse_document(raw: bytes) -> "_Element":
    """Parse a whole file, which may name its document type, as TMX does, but declare no entity.

    Raises UnreadableError, with the line where the parser stopped.
    """
    root = _parse(raw)
    declared: Any = root.getroottree().docinfo.internalDTD  # the stubs know little of it
    if declared is not None and declared.entities():
        raise UnreadableError("declares entities", "do not trust this file; export it anew")
    return root


def _parse(raw: bytes) -> "_Element":
    """Parse without looking at anything outside."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        why = " ".join((error.msg or "damaged").partition(", line ")[0].split())
        raise UnreadableError(
            f"not valid XML ({why})", "export the file again", line=error.lineno or 0
        ) from None
    except ValueError:
        raise UnreadableError("not valid XML", "export the file again") from None
