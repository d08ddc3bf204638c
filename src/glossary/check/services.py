"""Are these entries right for a translation service: DeepL, Google, Amazon Translate.

Sources, the services' public documentation: DeepL API, "Managing glossaries"
(two columns, no source twice, 1,024 bytes a text, 10 MiB); Google Cloud
Translation, "Creating and using glossaries" (two columns without header, 10.4
million bytes); Amazon Translate, "Custom terminology" (a header of codes) and
"Guidelines and quotas" (10 MB, 10 target languages, 200 bytes a text).
"""

from dataclasses import dataclass
from pathlib import Path

from glossary.check.codes import check_code
from glossary.check.finding import Finding, Findings, quote
from glossary.check.rows import BOM, Row, check_widths, read_rows, read_text
from glossary.check.terms import Pairs, Scripts, check_term
from glossary.text.codes import is_chinese, is_english

_MOST_TARGETS = 10  # target languages of Amazon Translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Say what a service takes."""

    name: str
    most_bytes: int
    most_bytes_a_text: int
    has_header: bool = False


DEEPL = Service(name="DeepL", most_bytes=10 * 1024 * 1024, most_bytes_a_text=1024)
GOOGLE = Service(name="Google", most_bytes=10_400_000, most_bytes_a_text=1024)
AWS = Service(
    name="Amazon Translate", most_bytes=10_485_760, most_bytes_a_text=200, has_header=True
)


def check_deepl(path: Path) -> tuple[Finding, ...]:
    """Check a DeepL glossary (CSV or TSV)."""
    return check_service(path, DEEPL)


def check_google(path: Path) -> tuple[Finding, ...]:
    """Check a Google Cloud Translation glossary of one direction (CSV or TSV)."""
    return check_service(path, GOOGLE)


def check_aws(path: Path) -> tuple[Finding, ...]:
    """Check a custom terminology of Amazon Translate (CSV or TSV)."""
    return check_service(path, AWS)


def check_service(path: Path, service: Service) -> tuple[Finding, ...]:
    """Check the entries for one service."""
    found = Findings(path)
    size = path.stat().st_size
    if size > service.most_bytes:
        found.error(
            0,
            f"{size:,} bytes; {service.name} takes {service.most_bytes:,}",
            "split it: `glossary export` does so by itself",
        )
        return found.in_order()
    text = read_text(path, found)
    if text is None:
        return found.in_order()
    with path.open("rb") as file:
        if file.read(3) == BOM:
            found.warn(1, "a byte order mark", "save it without: it may stick to the first term")
    rows = list(read_rows(text, found, "\t" if path.suffix == ".tsv" else ","))
    codes = _header(rows, service, found)
    if not rows:
        found.error(0, "no entry", "nothing would be imported: export it again")
    check_widths(rows, len(codes) or _width(rows, service), found)
    _check_entries(rows, codes, service, found)
    return found.in_order()


def _width(rows: list[Row], service: Service) -> int:
    """Give how many columns a file without header has: DeepL takes the two codes as well."""
    return 4 if service is DEEPL and rows and len(rows[0].cells) == 4 else 2  # noqa: PLR2004


def _header(rows: list[Row], service: Service, found: Findings) -> list[str]:
    """Check the row of codes and take it away; report one that must not be there."""
    if not rows:
        return []
    first = rows[0]
    looks = all(is_chinese(cell) or is_english(cell) for cell in first.cells)
    if not service.has_header:
        if looks or [cell.strip().lower() for cell in first.cells[:2]] == ["source", "target"]:
            found.error(
                first.line,
                "a row of column names",
                f"take it out: {service.name} reads the first row as an entry",
            )
            rows.pop(0)
        return []
    if not looks:
        found.error(
            first.line, "no row of language codes", "begin the file with one, such as zh,en"
        )
        return []
    rows.pop(0)
    for code in first.cells:
        check_code(found, first.line, code)
    if len(first.cells) - 1 > _MOST_TARGETS:
        found.error(first.line, f"{len(first.cells) - 1} target languages", "ten at most: split it")
    return first.cells


def _check_entries(rows: list[Row], codes: list[str], service: Service, found: Findings) -> None:
    """Check each entry: texts, lengths, and that no source stands twice."""
    sources, scripts = Pairs(), Scripts()
    for line, cells in rows:
        terms = cells[: len(codes) or 2]
        for number, term in enumerate(terms, start=1):
            check_term(found, line, term, f"column {number}")
            if (size := len(term.encode("utf-8", "surrogatepass"))) > service.most_bytes_a_text:
                found.error(
                    line,
                    f"{quote(term)} has {size:,} bytes",
                    f"{service.name} takes {service.most_bytes_a_text:,}: shorten it",
                )
        if terms and (first := sources.first((terms[0].strip(),), line)):
            found.error(
                line,
                f"the source term {quote(terms[0])} stands in line {first} already",
                f"keep one: {_ON_DUPLICATE[service.name]}",
            )
        for code, term in zip(codes, terms, strict=False):
            scripts.add(term, chinese=is_chinese(code))
    scripts.report(found)


_ON_DUPLICATE = {
    "DeepL": "DeepL refuses the whole file",
    "Google": "Google takes any of them",
    "Amazon Translate": "Amazon takes any of them",
}
