"""Is this glossary.json whole: the right kind, no id twice, every term with a text."""

import json
from pathlib import Path
from typing import Any

from glossary.check.finding import Finding, Findings, quote
from glossary.check.rows import read_text
from glossary.check.terms import Scripts, check_term
from glossary.model import Language, ReviewStatus, TermStatus, TermType


def check_json(path: Path) -> tuple[Finding, ...]:
    """Check a result that ``glossary export`` shall read."""
    found = Findings(path)
    text = read_text(path, found)
    if text is not None:
        _check_text(text, found)
    return found.in_order()


def _check_text(text: str, found: Findings) -> None:
    """Parse the text and check what is in it."""
    record = _parse(text, found)
    if record is None:
        return
    concepts = record["concepts"]
    lines = _lines_of_ids(text)
    ids: set[str] = set()
    scripts = Scripts()
    for concept in concepts:
        name = str(concept.get("id", ""))
        line = lines.get(name, 0)
        if name in ids or not name:
            found.error(line, f"the id {quote(name)} is empty or stands twice", "make it unique")
        ids.add(name)
        _check_concept(concept, line, found, scripts)
    _check_proposals(record.get("proposals"), ids, found)
    if not concepts:
        found.warn(0, "no concept", "nothing can be exported from it")
    scripts.report(found)


def _parse(text: str, found: Findings) -> dict[str, Any] | None:
    """Parse the text; None, and a report, where it is no result of ours."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as fault:
        found.error(fault.lineno, f"not valid JSON ({fault.msg})", "build the glossary again")
        return None
    except (ValueError, RecursionError) as fault:
        found.error(0, f"not valid JSON ({type(fault).__name__})", "build the glossary again")
        return None
    if not isinstance(record, dict) or record.get("format") != "glossary":
        found.error(1, "not a glossary.json", "give the file that `glossary build` wrote")
        return None
    concepts = record.get("concepts")
    if not isinstance(concepts, list) or not all(isinstance(one, dict) for one in concepts):
        found.error(0, "no list of concepts", "build the glossary again")
        return None
    return record


def _check_proposals(proposals: object, ids: set[str], found: Findings) -> None:
    """Check that proposed merges name concepts of the file."""
    for proposal in proposals if isinstance(proposals, list) else ():
        for side in ("left", "right"):
            if not isinstance(proposal, dict) or proposal.get(side) not in ids:
                found.error(
                    0,
                    f"a proposal of which the {side} concept is not here",
                    "build the glossary again",
                )


def _lines_of_ids(text: str) -> dict[str, int]:
    """Give the line of each concept, as far as each stands on its own line."""
    lines: dict[str, int] = {}
    mark = '{"id": "'
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(mark):
            lines.setdefault(line[len(mark) :].partition('"')[0], number)
    return lines


def _check_concept(concept: dict[str, Any], line: int, found: Findings, scripts: Scripts) -> None:
    """Check the terms and statuses of a concept."""
    terms = concept.get("terms")
    if not isinstance(terms, list) or not terms:
        found.error(line, "a concept without terms", "take it out")
        return
    if concept.get("review", "new") not in tuple(ReviewStatus):
        found.error(
            line,
            f"review {quote(str(concept['review']))}",
            f"write one of {', '.join(ReviewStatus)}",
        )
    preferred: list[str] = []
    for term in terms:
        if not isinstance(term, dict):
            found.error(line, "a term that is no object", "build the glossary again")
            continue
        for key, allowed in (("language", Language), ("status", TermStatus), ("type", TermType)):
            value = term.get(key)
            if value is not None and value not in tuple(allowed):
                found.error(
                    line, f"{key} {quote(str(value))}", f"write one of {', '.join(allowed)}"
                )
        language = str(term.get("language", ""))
        if check_term(found, line, str(term.get("text", "")), language):
            scripts.add(str(term["text"]), chinese=language.startswith("zh"))
        if term.get("status") == TermStatus.PREFERRED:
            preferred.append(language)
    if len(set(preferred)) < len(preferred):
        found.error(line, "two preferred terms in one language", "make all but one admitted")
