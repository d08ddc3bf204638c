"""glossary.tbx: a termbase in TBX version 3, dialect TBX-Basic, style DCA.

A forbidden concept leaves with all its terms deprecated, which is how TBX says
"do not use". At most five sources a concept and the first context of each term.

Source: ISO 30042:2019; dialect TBX-Basic, LTAC/TerminOrgs.
"""

from pathlib import Path

from lxml import etree

from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.tbx_entry import EntryMaker, Names
from glossary.export.xml_stream import LANG, leaf, xml_stream
from glossary.model import Glossary

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_NAMES = Names(
    concept="conceptEntry", language="langSec", term="termSec", two_languages_first=False
)


def write_tbx(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write every concept that may leave as an entry of TBX version 3."""
    maker = EntryMaker(glossary, options, _NAMES, "tbx")
    root = {"type": "TBX-Basic", "style": "dca", LANG: options.tbx_en}
    with xml_stream(path) as out, out.inside("tbx", root, NAMESPACE):
        header = etree.Element("tbxHeader")
        header.append(describe_file(maker))
        out.write(header)
        with out.inside("text"):
            if maker.concepts:  # an empty body is not valid, no body is
                with out.inside("body"):
                    for concept in maker.concepts:
                        out.write(maker.entry(concept))
    return maker.carrier.done()


def describe_file(maker: EntryMaker) -> etree._Element:
    """Give the part of the header that says what the file is, alike in both versions."""
    description = etree.Element("fileDesc")
    title = etree.SubElement(description, "titleStmt")
    leaf(title, "title", "Chinese-English glossary")
    source = etree.SubElement(description, "sourceDesc")
    leaf(source, "p", maker.carrier.text("", str(maker.glossary.signature)))
    return description
