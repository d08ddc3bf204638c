"""glossary.v2.tbx: a termbase in TBX version 2 (martif), for what cannot read version 3.

OmegaT, Weblate and translate-toolkit read only this one. No document type is
declared: a parser would look for it on the network.

Source: ISO 30042:2008.
"""

from pathlib import Path

from lxml import etree

from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.tbx import describe_file
from glossary.export.tbx_entry import EntryMaker, Names
from glossary.export.xml_stream import LANG, leaf, xml_stream
from glossary.model import Glossary

_NAMES = Names(concept="termEntry", language="langSet", term="tig", two_languages_first=True)


def write_tbx_v2(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write every concept that may leave as an entry of TBX version 2."""
    maker = EntryMaker(glossary, options, _NAMES, "tbx-v2")
    root = {"type": "TBX", LANG: options.tbx_en}
    with xml_stream(path) as out, out.inside("martif", root):
        header = etree.Element("martifHeader")
        header.append(describe_file(maker))
        encoding = etree.SubElement(header, "encodingDesc")
        leaf(encoding, "p", "TBXXCSV02.xcs", "XCSURI")
        out.write(header)
        with out.inside("text"), out.inside("body"):
            for concept in maker.concepts:
                out.write(maker.entry(concept))
    return maker.carrier.done()
