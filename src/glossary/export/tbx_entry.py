"""One concept as a TBX entry; version 2 and 3 differ in little but element names.

Sources: ISO 30042:2019 (version 3) with the TBX-Basic dialect, and ISO
30042:2008 (version 2). The picklist values are those of TBX-Basic.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from glossary.export.carry import Carrier, allowed
from glossary.export.options import ExportOptions
from glossary.export.origin import (
    MOST_SOURCES,
    Context,
    changed_on,
    cite,
    contexts_by_term,
    created_on,
    sources_by_article,
    sources_of,
    web_address,
)
from glossary.export.pairs import CHINESE, leaving
from glossary.export.xml_text import attribute, escape
from glossary.model import Concept, Glossary, Language, Source, Term, TermStatus, TermType

_TYPES: Mapping[TermType, str] = MappingProxyType(
    {
        TermType.FULL_FORM: "fullForm",
        TermType.ACRONYM: "acronym",
        TermType.SHORT_FORM: "shortForm",
        TermType.VARIANT: "variant",
        TermType.ROMANIZATION: "variant",
    }
)
_STATUSES: Mapping[TermStatus, str] = MappingProxyType(
    {
        TermStatus.PREFERRED: "preferredTerm-admn-sts",
        TermStatus.ADMITTED: "admittedTerm-admn-sts",
        TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    }
)
_XML_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Name the elements of one TBX version.

    ``two_languages_first`` puts one Chinese language and English before the
    rest, for readers that take the first two languages of an entry for the pair.
    """

    concept: str
    language: str
    term: str
    two_languages_first: bool


class EntryMaker:
    """Hold what all entries of one TBX file share."""

    def __init__(self, glossary: Glossary, options: ExportOptions, names: Names, form: str) -> None:
        """Prepare to make the entries of ``glossary`` in the version that ``names`` says."""
        self.glossary = glossary
        self.names = names
        self.carrier = Carrier(form)
        self.concepts = tuple(self._with_terms(leaving(glossary, options, says_forbidden=True)))
        self._cited: dict[str, str] = {}
        self._codes = options.tbx_codes
        self._by_article = sources_by_article(glossary)
        leaving_ids = {concept.id for concept in self.concepts}
        self._related: dict[str, list[str]] = {}
        for proposal in glossary.proposals:
            if proposal.left in leaving_ids and proposal.right in leaving_ids:
                self._related.setdefault(proposal.left, []).append(proposal.right)
                self._related.setdefault(proposal.right, []).append(proposal.left)

    def _with_terms(self, concepts: Iterable[Concept]) -> Iterator[Concept]:
        """Keep the concepts that have a term to show: an entry needs one."""
        for concept in concepts:
            if any(allowed(term.text).strip() for term in concept.terms):
                yield concept
            else:
                self.carrier.lose(concept.id, "the whole concept: none of its terms has any text")

    def entry(self, concept: Concept) -> str:
        """Make the entry of a concept, as lines of XML."""
        names = self.names
        lines = [f'<{names.concept} id="{xml_id(concept.id)}">']
        self._describe(lines, concept)
        contexts = contexts_by_term(concept, self._by_article)
        for language in self._order(concept):
            terms = [term for term in concept.terms if term.language is language]
            texts = [
                text
                for term in terms
                if (text := self._term(concept, term, contexts.get(term.text)))
            ]
            if texts:
                code = attribute(self._codes[language])
                lines.append(f'  <{names.language} xml:lang="{code}">')
                lines += texts
                lines.append(f"  </{names.language}>")
        lines.append(f"</{names.concept}>\n")
        return "\n".join(lines)

    def _describe(self, lines: list[str], concept: Concept) -> None:
        """Add what is known of the concept as a whole."""
        if concept.subject_field:
            field = self._text(concept, concept.subject_field)
            lines.append(f'  <descrip type="subjectField">{field}</descrip>')
        created = created_on(concept, self._by_article, self.glossary)
        changed = changed_on(concept, self.glossary)
        lines.append(_transaction("origination", created))
        if changed > created or concept.reviewer:
            note = ""
            if concept.reviewer:
                reviewer = self._text(concept, concept.reviewer)
                note = f'    <transacNote type="responsibility">{reviewer}</transacNote>\n'
            lines.append(_transaction("modification", max(changed, created), note))
        # TBX-Basic has no category for either; a note is read by people at least.
        lines.append(f"  <note>kind: {concept.kind}; review: {concept.review}</note>")
        if concept.note:
            lines.append(f"  <note>{self._text(concept, concept.note)}</note>")
        lines += [
            f'  <ref type="crossReference" target="{xml_id(other)}">perhaps the same concept</ref>'
            for other in self._related.get(concept.id, ())
        ]
        for source in sources_of(concept, self._by_article)[:MOST_SOURCES]:
            text = self._cite(concept, source)
            if address := web_address(source):
                kind = f'type="externalCrossReference" target="{attribute(address)}"'
                lines.append(f"  <xref {kind}>{text}</xref>")
            else:
                lines.append(f'  <admin type="source">{text}</admin>')

    def _text(self, concept: Concept, text: str) -> str:
        """Give a text as XML can carry it."""
        return escape(self.carrier.text(concept.id, text))

    def _cite(self, concept: Concept, source: Source) -> str:
        """Name a source; one that loses nothing is made once, not for each concept."""
        known = self._cited.get(source.article)
        if known is None:
            plain = cite(source)
            known = self._text(concept, plain)
            if plain.isprintable():
                self._cited[source.article] = known
        return known

    def _order(self, concept: Concept) -> Sequence[Language]:
        """Give the languages of a concept in the order in which they are written."""
        first, second = CHINESE
        if not self.names.two_languages_first:
            return (first, second, Language.EN)
        if any(term.language is first for term in concept.terms):
            return (first, Language.EN, second)
        return (second, Language.EN)

    def _term(self, concept: Concept, term: Term, context: Context | None) -> str:
        """Make a term with its type, part of speech, status and first context.

        Empty, and reported, where it has no text.
        """
        text = self.carrier.text(concept.id, term.text)
        if not text.strip():
            self.carrier.lose(concept.id, "a term without text")
            return ""
        status = TermStatus.DEPRECATED if concept.forbidden else term.status
        slot = self.names.term
        seen = self._context(concept, context) if context else ""
        # Whatever stands in brackets beside its translation is a name or a noun phrase.
        return f"""\
    <{slot}>
      <term>{escape(text)}</term>
      <termNote type="termType">{_TYPES[term.type]}</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">{_STATUSES[status]}</termNote>
{seen}    </{slot}>"""

    def _context(self, concept: Concept, context: Context) -> str:
        """Make the sentence in which a term was seen, and where."""
        source = ""
        if context.source:
            where = self._cite(concept, context.source)
            source = f'        <admin type="source">{where}</admin>\n'
        return f"""\
      <descripGrp>
        <descrip type="context">{self._text(concept, context.sentence)}</descrip>
{source}      </descripGrp>
"""


def _transaction(kind: str, moment: datetime, note: str = "") -> str:
    """Make the lines that say when an entry was made or changed."""
    return f"""\
  <transacGrp>
    <transac type="transactionType">{kind}</transac>
    <date>{moment.date().isoformat()}</date>
{note}  </transacGrp>"""


def xml_id(name: str) -> str:
    """Give a concept's id as an XML ID: as it is where XML allows, else a digest of it.

    >>> xml_id("c-0f3a"), xml_id("0 f")
    ('c-0f3a', 'c-8f259ce169fe')
    """
    if _XML_ID.fullmatch(name):
        return name
    return f"c-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
