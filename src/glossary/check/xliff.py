"""Is this XLIFF right: version 2 with the glossary module.

Source: XLIFF Version 2.1, OASIS Standard 2018, 4.2 and 5.2.
"""

from pathlib import Path

from glossary.check.codes import check_code
from glossary.check.finding import Finding, Findings, quote
from glossary.check.terms import Scripts, check_term
from glossary.check.xml_file import Element, read_units
from glossary.text.codes import is_chinese, is_english

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MODULE = "urn:oasis:names:tc:xliff:glossary:2.0"
_STATES = frozenset({"initial", "translated", "reviewed", "final"})


def check_xliff(path: Path) -> tuple[Finding, ...]:
    """Check an XLIFF file, unit by unit."""
    found = Findings(path)
    codes = ("", "")
    ids: dict[str, int] = {}
    scripts = Scripts()
    units = 0
    for element in read_units(path, ("unit",), found):
        if element.name != "unit":
            codes = _check_root(element, found)
            continue
        units += 1
        name = element.attributes.get("id", "")
        if not name:
            found.error(element.line, "a unit without an id", "add one")
        elif (first := ids.setdefault(name, element.line)) != element.line:
            found.error(
                element.line,
                f"the id {quote(name)} stands in line {first} already",
                "make it unique in its file",
            )
        _check_unit(element, codes, found, scripts)
    if not units:
        found.error(0, "no unit", "nothing would be imported: export it again")
    scripts.report(found)
    return found.in_order()


def _check_root(root: Element, found: Findings) -> tuple[str, str]:
    """Check the root and give the two language codes."""
    if root.name != "xliff":
        found.error(root.line, f"the root is {root.name}, not xliff", "this is no XLIFF file")
    if root.namespace != CORE or not root.attributes.get("version", "").startswith("2."):
        found.error(root.line, "not XLIFF version 2", "the glossary module needs version 2")
    source, target = (root.attributes.get(name, "") for name in ("srcLang", "trgLang"))
    for code in (source, target):
        check_code(found, root.line, code)
    return source, target


def _check_unit(unit: Element, codes: tuple[str, str], found: Findings, scripts: Scripts) -> None:
    """Check the segments and glossary entries of a unit."""
    segments = list(unit.find("segment"))
    if not segments:
        found.error(unit.line, "a unit without a segment", "add one: XLIFF requires it")
    for segment in segments:
        _check_segment(segment, found)
    for entry in unit.find("glossEntry"):
        _check_entry(entry, found)
    places = zip(("source", "target", "term", "translation"), codes * 2, strict=True)
    for name, code in places:
        known = is_chinese(code) or is_english(code)
        for one in unit.find(name):
            if check_term(found, one.line, one.all_text, name) and known:
                scripts.add(one.all_text, chinese=is_chinese(code))


def _check_segment(segment: Element, found: Findings) -> None:
    """Check one segment of a unit."""
    state = segment.attributes.get("state", "initial")
    if state not in _STATES:
        allowed = ", ".join(sorted(_STATES))
        found.error(segment.line, f"state {quote(state)}", f"write one of {allowed}")
    if segment.child("source") is None:
        found.error(segment.line, "a segment without a source", "add it")


def _check_entry(entry: Element, found: Findings) -> None:
    """Check one entry of the glossary module."""
    if entry.namespace != MODULE:
        found.error(entry.line, "glossEntry outside its namespace", f"use {MODULE}")
    if entry.child("term") is None:
        found.error(entry.line, "a glossary entry without a term", "add it or take it out")
    elif entry.child("translation") is None and entry.child("definition") is None:
        found.error(entry.line, "a term with neither translation nor definition", "add one")
