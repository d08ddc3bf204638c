"""glossary.tbx: a termbase in TBX version 3, dialect TBX-Basic, style DCA.

A forbidden concept leaves with all its terms deprecated, which is how TBX says
"do not use". At most five sources a concept and the first context of each term.

Source: ISO 30042:2019; dialect TBX-Basic, LTAC/TerminOrgs.
"""

from pathlib import Path

from glossary.export.loss import Loss
from glossary.export.options import ExportOptions
from glossary.export.tbx_entry import EntryMaker, Names
from glossary.export.xml_text import DECLARATION, XMLNS, attribute, escape
from glossary.model import Glossary

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_NAMES = Names(
    concept="conceptEntry", language="langSec", term="termSec", two_languages_first=False
)


def write_tbx(glossary: Glossary, path: Path, options: ExportOptions) -> tuple[Loss, ...]:
    """Write every concept that may leave as an entry of TBX version 3."""
    maker = EntryMaker(glossary, options, _NAMES, "tbx")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(DECLARATION)
        language = attribute(options.tbx_en)
        kind = f'type="TBX-Basic" style="dca" xml:lang="{language}"'
        out.write(f'<tbx xmlns="{NAMESPACE}" {XMLNS} {kind}>\n')
        out.write(f"<tbxHeader>\n{describe_file(maker)}</tbxHeader>\n<text>\n")
        if maker.concepts:  # an empty body is not valid, no body is
            out.write("<body>\n")
            out.writelines(map(maker.entry, maker.concepts))
            out.write("</body>\n")
        out.write("</text>\n</tbx>\n")
    return maker.carrier.done()


def describe_file(maker: EntryMaker) -> str:
    """Give the part of the header that says what the file is, alike in both versions."""
    signature = escape(maker.carrier.text("", str(maker.glossary.signature)))
    return f"""\
  <fileDesc>
    <titleStmt>
      <title>Chinese-English glossary</title>
    </titleStmt>
    <sourceDesc>
      <p>{signature}</p>
    </sourceDesc>
  </fileDesc>
"""
