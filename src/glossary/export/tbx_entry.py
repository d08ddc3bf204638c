"""One concept as a TBX entry; version 2 and 3 differ in little but element names.

Sources: ISO 30042:2019 (version 3) with the TBX-Basic dialect, and ISO
30042:2008 (version 2). The picklist values are those of TBX-Basic.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from lxml import etree

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
from glossary.export.xml_stream import LANG, leaf
from glossary.model import Concept, Glossary, Language, Term, TermStatus, TermType

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
        self._slots: dict[tuple[TermType, TermStatus], etree._Element] = {}
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

    def entry(self, concept: Concept) -> etree._Element:
        """Make the entry of a concept."""
        entry = etree.Element(self.names.concept, {"id": xml_id(concept.id)})
        self._describe(entry, concept)
        contexts = contexts_by_term(concept, self._by_article)
        for language in self._order(concept):
            terms = [term for term in concept.terms if term.language is language]
            section = etree.Element(self.names.language, {LANG: self._codes[language]})
            for term in terms:
                self._add_term(section, concept, term, contexts.get(term.text))
            if len(section):
                entry.append(section)
        return entry

    def _describe(self, entry: etree._Element, concept: Concept) -> None:
        """Add what is known of the concept as a whole."""
        if concept.subject_field:
            text = self.carrier.text(concept.id, concept.subject_field)
            leaf(entry, "descrip", text, "subjectField")
        created = created_on(concept, self._by_article, self.glossary)
        changed = changed_on(concept, self.glossary)
        self._date(entry, "origination", created)
        if changed > created or concept.reviewer:
            group = self._date(entry, "modification", max(changed, created))
            if concept.reviewer:
                reviewer = self.carrier.text(concept.id, concept.reviewer)
                leaf(group, "transacNote", reviewer, "responsibility")
        # TBX-Basic has no category for either; a note is read by people at least.
        leaf(entry, "note", f"kind: {concept.kind}; review: {concept.review}")
        if concept.note:
            leaf(entry, "note", self.carrier.text(concept.id, concept.note))
        for other in self._related.get(concept.id, ()):
            reference = leaf(entry, "ref", "perhaps the same concept", "crossReference")
            reference.set("target", xml_id(other))
        for source in sources_of(concept, self._by_article)[:MOST_SOURCES]:
            text = self.carrier.text(concept.id, cite(source))
            if address := web_address(source):
                reference = leaf(entry, "xref", text, "externalCrossReference")
                reference.set("target", address)
            else:
                leaf(entry, "admin", text, "source")

    def _order(self, concept: Concept) -> Sequence[Language]:
        """Give the languages of a concept in the order in which they are written."""
        first, second = CHINESE
        if not self.names.two_languages_first:
            return (first, second, Language.EN)
        if any(term.language is first for term in concept.terms):
            return (first, Language.EN, second)
        return (second, Language.EN)

    def _add_term(
        self, section: etree._Element, concept: Concept, term: Term, context: Context | None
    ) -> None:
        """Add a term with its type, part of speech, status and first context."""
        text = self.carrier.text(concept.id, term.text)
        if not text.strip():
            self.carrier.lose(concept.id, "a term without text")
            return
        status = TermStatus.DEPRECATED if concept.forbidden else term.status
        slot = copy(self._slot(term.type, status))
        slot[0].text = text
        section.append(slot)
        if context:
            group = etree.SubElement(slot, "descripGrp")
            leaf(group, "descrip", self.carrier.text(concept.id, context.sentence), "context")
            if context.source:
                leaf(group, "admin", self.carrier.text(concept.id, cite(context.source)), "source")

    def _slot(self, kind: TermType, status: TermStatus) -> etree._Element:
        """Make what terms of one type and status share; copies are faster than new elements."""
        if (slot := self._slots.get((kind, status))) is not None:
            return slot
        slot = self._slots[kind, status] = etree.Element(self.names.term)
        leaf(slot, "term", "")
        leaf(slot, "termNote", _TYPES[kind], "termType")
        # Whatever stands in brackets beside its translation is a name or a noun phrase.
        leaf(slot, "termNote", "noun", "partOfSpeech")
        leaf(slot, "termNote", _STATUSES[status], "administrativeStatus")
        return slot

    def _date(self, entry: etree._Element, kind: str, moment: datetime) -> etree._Element:
        """Add when the entry was made or changed."""
        group = etree.SubElement(entry, "transacGrp")
        leaf(group, "transac", kind, "transactionType")
        leaf(group, "date", moment.date().isoformat())
        return group


def xml_id(name: str) -> str:
    """Give a concept's id as an XML ID: as it is where XML allows, else a digest of it.

    >>> xml_id("c-0f3a"), xml_id("0 f")
    ('c-0f3a', 'c-8f259ce169fe')
    """
    if _XML_ID.fullmatch(name):
        return name
    return f"c-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
