"""Show issues: as text for people, as JSON and SARIF for programs, as a page.

Source: SARIF Version 2.1.0, OASIS Standard 2020, 3.14 (run), 3.27 (result), 3.28
to 3.33 (location).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from glossary.model import Issue, Rule, Span

_MEANING: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.MISSING_TERM: "A term of the glossary is not rendered as the glossary says",
        Rule.FORBIDDEN_TERM: "A term is used that the glossary deprecates or forbids",
        Rule.INCONSISTENT_TERM: "A term is rendered in two ways in the same translation",
        Rule.NUMBER_DIFFERS: "A number of one side is not on the other",
        Rule.NAME_DIFFERS: "A name of the glossary is rendered otherwise",
    }
)
HEAD = ("Place", "Segment", "Rule", "Severity", "Message", "Source", "Target", "Expected", "Found")
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def describe(issue: Issue) -> str:
    """Say in one sentence what is wrong and what was expected."""
    term, found = f"‘{issue.term}’", f"‘{issue.found}’"
    expected = " or ".join(f"‘{text}’" for text in issue.expected)
    if issue.rule is Rule.NUMBER_DIFFERS:
        if not issue.found:
            return f"{term} is not in the translation"
        if not issue.term:
            return f"{found} is not in the source"
        return f"{found} stands for {term}"
    if issue.rule is Rule.FORBIDDEN_TERM:
        told = f"; expected {expected}" if expected else ""
        return f"{found} must not stand for {term}{told}"
    if issue.rule is Rule.INCONSISTENT_TERM:
        return f"{found} stands for {term}, which is {expected} elsewhere"
    instead = f", perhaps {found} stands for it" if issue.found else ""
    return f"{term} is not rendered{instead}; expected {expected}"


def as_text(issues: Iterable[Issue]) -> str:
    """Show each issue as ``place: severity: rule: what`` with both texts below."""
    return "".join(
        f"{issue.segment.place}: {issue.severity}: {issue.rule}: {describe(issue)}\n"
        f"    {_one_line(issue.segment.source)}\n    {_one_line(issue.segment.target)}\n"
        for issue in issues
    )


def as_row(issue: Issue) -> tuple[str, ...]:
    """Give the cells of a table's row, under ``HEAD``."""
    segment = issue.segment
    return (
        segment.place,
        segment.id,
        issue.rule,
        issue.severity,
        describe(issue),
        segment.source,
        segment.target,
        " | ".join(issue.expected),
        issue.found,
    )


def as_json(issues: Iterable[Issue]) -> str:
    """Give a list of issues; spans count code points."""
    return _dump([_fields(issue) for issue in issues])


def _fields(issue: Issue) -> dict[str, Any]:
    segment = issue.segment
    return {
        "file": segment.file,
        "id": segment.id,
        "line": segment.line or None,
        "rule": issue.rule,
        "severity": issue.severity,
        "message": describe(issue),
        "source": segment.source,
        "target": segment.target,
        "term": issue.term,
        "expected": issue.expected,
        "found": issue.found,
        "source_span": issue.source_span,
        "target_span": issue.target_span,
    }


def as_sarif(issues: Iterable[Issue], version: str) -> str:
    """Give a SARIF log, which CI systems show beside the lines of a file."""
    rules = [
        {"id": rule, "shortDescription": {"text": meaning}} for rule, meaning in _MEANING.items()
    ]
    driver = {"name": "glossary", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue) for issue in issues],
    }
    return _dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(issue: Issue) -> dict[str, Any]:
    segment = issue.segment
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(PurePath(segment.file).as_posix())}
    }
    if segment.line:
        physical["region"] = {"startLine": segment.line, "snippet": {"text": segment.target}}
    key = repr((issue.rule.value, issue.term, issue.found, segment.source, segment.target))
    return {
        "ruleId": issue.rule,
        "ruleIndex": list(_MEANING).index(issue.rule),
        "level": issue.severity,
        "message": {"text": describe(issue)},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [{"fullyQualifiedName": segment.id, "kind": "segment"}],
            }
        ],
        "partialFingerprints": {
            "segmentAndRule/v1": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
        },
        "properties": {"source": segment.source, "target": segment.target},
    }


def as_page(issues: Sequence[Issue], version: str) -> str:
    """Give a page of HTML that needs nothing else; all text is escaped."""
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(
        resources.files("glossary.qa").joinpath("report.html").read_text(encoding="utf-8")
    )
    rows = [
        {
            "place": issue.segment.place,
            "id": issue.segment.id,
            "rule": issue.rule,
            "severity": issue.severity,
            "message": describe(issue),
            "source": _split(issue.segment.source, issue.source_span),
            "target": _split(issue.segment.target, issue.target_span),
        }
        for issue in issues
    ]
    return template.render(rows=rows, version=version) + "\n"


def _split(text: str, span: Span | None) -> tuple[str, str, str]:
    """Part a text into what is before, inside and after a place."""
    start, end = span or (len(text), len(text))
    return text[:start], text[start:end], text[end:]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _dump(value: object) -> str:
    """Give JSON; half a character, which a broken file may hold, is escaped as JSON allows."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value, indent=1)
    return text + "\n"


Show = Callable[[Sequence[Issue], str], str]
SHOWN: Mapping[str, Show] = MappingProxyType(
    {
        "text": lambda issues, _: as_text(issues),
        "json": lambda issues, _: as_json(issues),
        "sarif": as_sarif,
        "html": as_page,
    }
)
"""The reports that are text, by the name of their format."""
