"""glossary.v2.tbx: a termbase in TBX version 2 (martif), for what cannot read version 3.

OmegaT, Weblate and translate-toolkit read only this one. No document type is
declared: a parser would look for it on the network.

Source: ISO 30042:2008.
"""

from pathlib import Path

from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.tbx import describe_file
from glossary.export.tbx_entry import EntryMaker, Names
from glossary.export.xml_text import DECLARATION, XMLNS, attribute
from glossary.model import Glossary

_NAMES = Names(concept="termEntry", language="langSet", term="tig", two_languages_first=True)
_ENCODING = """\
  <encodingDesc>
    <p type="XCSURI">TBXXCSV02.xcs</p>
  </encodingDesc>
"""


def write_tbx_v2(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write every concept that may leave as an entry of TBX version 2."""
    maker = EntryMaker(glossary, options, _NAMES, "tbx-v2")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(DECLARATION)
        out.write(f'<martif {XMLNS} type="TBX" xml:lang="{attribute(options.tbx_en)}">\n')
        out.write(f"<martifHeader>\n{describe_file(maker)}{_ENCODING}</martifHeader>\n")
        out.write("<text>\n<body>\n")
        out.writelines(map(maker.entry, maker.concepts))
        out.write("</body>\n</text>\n</martif>\n")
    return maker.carrier.done()
