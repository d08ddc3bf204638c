"""Is this termbase right: TBX version 3 (TBX-Basic, DCA) and version 2, and Weblate's part of it.

Sources: ISO 30042:2019 and the TBX-Basic dialect (picklists, levels); ISO
30042:2008; Weblate documentation, "TermBase eXchange format" (two languages an
entry, a term each).
"""

import re
from datetime import date
from pathlib import Path

from glossary.check.codes import check_code
from glossary.check.finding import Finding, Findings, quote
from glossary.check.terms import Pairs, Scripts, check_term
from glossary.check.xml_file import Element, read_units
from glossary.text.codes import is_chinese, is_english

V3 = "urn:iso:std:iso:30042:ed-2"
_STATUSES = (
    "preferredTerm-admn-sts admittedTerm-admn-sts deprecatedTerm-admn-sts supersededTerm-admn-sts"
)
_PICKLISTS = {
    "partOfSpeech": frozenset(["noun", "verb", "adjective", "adverb", "other", "properNoun"]),
    "administrativeStatus": frozenset(
        f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
    ),
    "termType": frozenset(
        ["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]
    ),
    "grammaticalGender": frozenset(["masculine", "feminine", "neuter", "other"]),
}
_XML_ID = re.compile(r"[^\W\d][\w.\-·]*")
_ENTRIES = ("conceptEntry", "termEntry")


def check_tbx(path: Path) -> tuple[Finding, ...]:
    """Check a termbase of either version."""
    return _Check(path).run()


def check_weblate(path: Path) -> tuple[Finding, ...]:
    """Check a termbase of version 2 as Weblate reads it."""
    return _Check(path, for_weblate=True).run()


class _Check:
    """Hold what is known of the file while it is read."""

    def __init__(self, path: Path, *, for_weblate: bool = False) -> None:
        self.found = Findings(path)
        self.for_weblate = for_weblate
        self.is_v3 = True
        self.entries = 0
        self.ids: dict[str, int] = {}
        self.targets: list[tuple[int, str]] = []
        self.pairs = Pairs()
        self.scripts = Scripts()

    def run(self) -> tuple[Finding, ...]:
        headers = 0
        units = (*_ENTRIES, "tbxHeader", "martifHeader")
        for element in read_units(self.found.path, units, self.found):
            if element.name in _ENTRIES:
                self.entries += 1
                self._entry(element)
            elif element.name in {"tbxHeader", "martifHeader"}:
                headers += 1
            else:
                self._root(element)
        if not headers:
            self.found.error(0, "no header", "add one: the schema requires it")
        if not self.entries:
            self.found.error(0, "no entry", "nothing would be imported: export it again")
        for line, target in self.targets:
            if target not in self.ids:
                self.found.error(
                    line, f"a reference to {quote(target)}, which is not here", "take it out"
                )
        self.scripts.report(self.found)
        return self.found.in_order()

    def _root(self, root: Element) -> None:
        self.is_v3 = root.name == "tbx"
        if root.name not in {"tbx", "martif"}:
            self.found.error(root.line, f"the root is {root.name}", "this is no TBX file")
        if not root.lang:
            self.found.error(root.line, "no xml:lang on the root", 'add one, such as xml:lang="en"')
        if not root.attributes.get("type"):
            self.found.error(root.line, "no type on the root", 'add one, such as type="TBX-Basic"')
        if self.is_v3 and root.namespace != V3:
            self.found.error(root.line, "not the namespace of TBX 3", f'write xmlns="{V3}"')
        if self.is_v3 and root.attributes.get("style") not in {"dca", "dct"}:
            self.found.error(root.line, "no style on the root", 'write style="dca"')
        if self.is_v3 and self.for_weblate:
            self.found.error(root.line, "TBX version 3", "give Weblate version 2 (format weblate)")

    def _entry(self, entry: Element) -> None:
        wanted = "conceptEntry" if self.is_v3 else "termEntry"
        if entry.name != wanted:
            self.found.error(
                entry.line, f"{entry.name} in this version of TBX", f"the element is {wanted}"
            )
        self._identify(entry)
        self._categories(entry, at_entry=True)
        languages = [one for one in entry.children if one.name in {"langSec", "langSet"}]
        if not languages:
            self.found.error(entry.line, "an entry without a language", "take it out")
        codes = [one.lang for one in languages]
        if len(set(codes)) < len(codes):
            self.found.error(
                entry.line, "a language stands twice in an entry", "put its terms under one"
            )
        if self.for_weblate and len(languages) != 2:  # noqa: PLR2004 - source and target
            self.found.error(
                entry.line,
                f"an entry of {len(languages)} languages",
                "Weblate reads two of them: make an entry of each pair",
            )
        terms = tuple(text for one in languages for text in self._language(one))
        if terms and (first := self.pairs.first(terms, entry.line)):
            self.found.warn(
                entry.line, f"the same terms as in the entry of line {first}", "merge the two"
            )

    def _identify(self, entry: Element) -> None:
        name = entry.attributes.get("id")
        if name is None:
            if self.is_v3:
                self.found.error(entry.line, "an entry without an id", "add one")
            return
        if not _XML_ID.fullmatch(name):
            self.found.error(
                entry.line, f"the id {quote(name)}", "begin it with a letter, no spaces"
            )
        if (first := self.ids.setdefault(name, entry.line)) != entry.line:
            self.found.error(
                entry.line, f"the id {quote(name)} stands in line {first} already", "make it unique"
            )

    def _language(self, language: Element) -> list[str]:
        """Check the terms of one language and give them."""
        check_code(self.found, language.line, language.lang)
        slots = [one for one in language.children if one.name in {"termSec", "tig", "ntig"}]
        if not slots:
            self.found.error(language.line, "a language without a term", "take it out")
        if self.for_weblate and len(slots) > 1:
            self.found.error(
                language.line,
                f"{len(slots)} terms in one language",
                "Weblate reads the first: make an entry of each",
            )
        texts = []
        for slot in slots:
            terms = list(slot.find("term"))
            if len(terms) != 1:
                self.found.error(slot.line, f"{len(terms)} term elements", "give it exactly one")
            for term in terms:
                texts.append(term.all_text)
                if check_term(self.found, term.line, term.all_text, language.lang) and (
                    is_chinese(language.lang) or is_english(language.lang)
                ):
                    self.scripts.add(term.all_text, chinese=is_chinese(language.lang))
            self._categories(slot, at_entry=False)
        return texts

    def _categories(self, place: Element, *, at_entry: bool) -> None:
        """Check the typed elements of an entry or a term: picklists, levels, dates, references."""
        for note in place.find("termNote"):
            kind, value = note.attributes.get("type", ""), note.all_text.strip()
            allowed = _PICKLISTS.get(kind)
            if allowed and value not in allowed:
                self.found.error(
                    note.line,
                    f"{kind} {quote(value)}",
                    f"write one of {', '.join(sorted(allowed))}",
                )
        for note in () if at_entry and not self.is_v3 else self._own(place, "descrip"):
            kind = note.attributes.get("type", "")
            if kind == ("context" if at_entry else "subjectField") and self.is_v3:
                where = "a term" if at_entry else "the entry"
                self.found.error(note.line, f"{kind} in this place", f"it belongs to {where}")
        for moment in self._own(place, "date"):
            try:
                date.fromisoformat(moment.all_text.strip()[:10])
            except ValueError:
                self.found.error(
                    moment.line, f"the date {quote(moment.all_text)}", "write YYYY-MM-DD"
                )
        if at_entry:
            self.targets += [
                (one.line, one.attributes["target"])
                for one in place.find("ref")
                if "target" in one.attributes
            ]

    def _own(self, place: Element, name: str) -> list[Element]:
        """Give the elements of a name that belong to this level, also inside groups."""
        groups = {"descripGrp", "transacGrp", "adminGrp"}
        inside = [two for one in place.children if one.name in groups for two in one.children]
        return [one for one in (*place.children, *inside) if one.name == name]
