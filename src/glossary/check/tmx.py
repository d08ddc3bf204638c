"""Is this translation memory right: TMX 1.4b, and what its DTD does not check.

Source: TMX 1.4b Specification, LISA 2005; what OmegaT and Trados do with faults.
"""

import re
from pathlib import Path

from glossary.check.codes import check_code, same_language
from glossary.check.finding import Finding, Findings, quote
from glossary.check.terms import Pairs, Scripts, check_term
from glossary.check.xml_file import Element, read_units
from glossary.text.codes import is_chinese, is_english

_HEADER = (
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
)
_SEGTYPES = frozenset({"block", "paragraph", "sentence", "phrase"})
_DATE = re.compile(r"\d{4}(0[1-9]|1[0-2])([0-2]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-6]\dZ")
_DATES = ("creationdate", "changedate", "lastusagedate")


def check_tmx(path: Path) -> tuple[Finding, ...]:
    """Check a TMX file, unit by unit."""
    return _Check(path).run()


class _Check:
    """Hold what is known of the file while it is read."""

    def __init__(self, path: Path) -> None:
        self.found = Findings(path)
        self.units = 0
        self.srclang = ""
        self.ids: dict[str, int] = {}
        self.pairs, self.sources = Pairs(), Pairs()
        self.several = 0
        self.scripts = Scripts()

    def run(self) -> tuple[Finding, ...]:
        has_header = False
        for element in read_units(self.found.path, ("header", "tu"), self.found):
            if element.name == "tu":
                self.units += 1
                self._unit(element)
            elif element.name == "header":
                has_header = True
                self._header(element)
            else:
                self._root(element)
        if not has_header:
            self.found.error(0, "no header", "export the file again: importers refuse it")
        if not self.units:
            self.found.error(0, "no translation unit", "nothing would be imported: export it again")
        if self.several:
            self.found.warn(
                0,
                f"{self.several} units translate a source text that has another translation before",
                "a memory shows one of them: pick one, or import it as a termbase",
            )
        self.scripts.report(self.found)
        return self.found.in_order()

    def _root(self, root: Element) -> None:
        if root.name != "tmx":
            self.found.error(root.line, f"the root is {root.name}, not tmx", "this is no TMX file")
        version = root.attributes.get("version", "")
        if version != "1.4":
            self.found.warn(
                root.line, f"version {quote(version)}", 'write version="1.4", which all tools read'
            )

    def _header(self, header: Element) -> None:
        for name in _HEADER:
            if not header.attributes.get(name):
                self.found.error(
                    header.line, f"the header has no {name}", "add it; TMX requires it"
                )
        self.srclang = header.attributes.get("srclang", "")
        if self.srclang and self.srclang != "*all*":
            check_code(self.found, header.line, self.srclang)
        segtype = header.attributes.get("segtype", "phrase")
        if segtype not in _SEGTYPES:
            self.found.error(
                header.line,
                f"segtype {quote(segtype)}",
                f"write one of {', '.join(sorted(_SEGTYPES))}",
            )
        self._dates(header)

    def _dates(self, element: Element) -> None:
        for name in _DATES:
            date = element.attributes.get(name)
            if date is not None and not _DATE.fullmatch(date):
                self.found.error(
                    element.line, f"{name} {quote(date)}", "write it as YYYYMMDDThhmmssZ"
                )

    def _unit(self, unit: Element) -> None:
        self._dates(unit)
        name = unit.attributes.get("tuid")
        if name is not None and (first := self.ids.setdefault(name, unit.line)) != unit.line:
            self.found.error(
                unit.line,
                f"tuid {quote(name)} stands in line {first} already",
                "give each unit its own: the later one replaces the earlier",
            )
        variants = [one for one in unit.children if one.name == "tuv"]
        texts = [(one.lang, text) for one in variants if (text := self._variant(one)) is not None]
        codes = [code for code, _ in texts]
        if len(variants) < 2:  # noqa: PLR2004 - a translation takes two
            self.found.error(
                unit.line, f"a unit of {len(variants)} language", "add the other or take it out"
            )
            return
        if len({code.lower() for code in codes}) < len(codes):
            self.found.error(unit.line, "two variants in one language", "make a unit of each")
        source = unit.attributes.get("srclang", self.srclang)
        if source not in {"", "*all*"} and not any(same_language(source, code) for code in codes):
            self.found.error(
                unit.line,
                f"the source language {quote(source)} is none of {', '.join(codes)}",
                "write the code of a variant: tools import nothing where the pair differs",
            )
        self._repeated(unit.line, texts)

    def _repeated(self, line: int, texts: list[tuple[str, str]]) -> None:
        key = tuple(part for pair in texts for part in pair)
        if first := self.pairs.first(key, line):
            self.found.warn(line, f"the same unit as in line {first}", "take one of them out")
        elif texts and self.sources.first((*texts[0], *(code for code, _ in texts[1:])), line):
            self.several += 1

    def _variant(self, variant: Element) -> str | None:
        """Check one language of a unit; give its text."""
        check_code(self.found, variant.line, variant.lang)
        self._dates(variant)
        segments = [one for one in variant.children if one.name == "seg"]
        if len(segments) != 1:
            self.found.error(
                variant.line, f"a variant with {len(segments)} seg", "give each exactly one"
            )
            return None
        text = segments[0].all_text
        if check_term(self.found, segments[0].line, text, variant.lang) and (
            is_chinese(variant.lang) or is_english(variant.lang)
        ):
            self.scripts.add(text, chinese=is_chinese(variant.lang))
        return text
