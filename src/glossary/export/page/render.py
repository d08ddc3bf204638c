"""Put records and summary into the template: one file, nothing fetched, nothing from outside run.

The script and the style sheet are known to the browser by their digests
(Content-Security-Policy level 3, 2.3.1), and it may load nothing else. Texts from
outside are JSON that no markup can end; the script shows them as text nodes only.
"""

import base64
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from glossary.export.options import ExportOptions
from glossary.export.page.record import Record
from glossary.export.page.summary import Summary
from glossary.export.workbook.headings import Words
from glossary.export.workbook.styles import HIGH, MEDIUM
from glossary.model import Kind, ReviewStatus

if TYPE_CHECKING:
    import jinja2

LOCALES = ("en", "zh")
_STYLES = ("look.css", "content.css", "media.css")
_SCRIPTS = (
    "search.js",
    "distance.js",
    "words.js",
    "list.js",
    "entry.js",
    "facets.js",
    "served.js",
    "edit.js",
    "page.js",
)
_ENDS_MARKUP = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Name one file of a glossary in several, and its first and last entry."""

    file: str
    first: str
    last: str


def render_page(  # noqa: PLR0913 - keywords, most with a default
    packed: Record,
    summary: Summary,
    options: ExportOptions,
    *,
    signature: str,
    parts: tuple[Part, ...] = (),
    number: int = 1,
    server: Mapping[str, str] | None = None,
) -> str:
    """Give the page as text; the same input gives the same text.

    ``server`` is what ``glossary serve`` tells the page, which then asks the
    server for its concepts and may edit them; without it the page is alone.
    """
    words = page_words()
    locale = "zh" if options.locale.lower().startswith("zh") else "en"
    known = {
        **packed,
        "words": words,
        "locale": locale,
        "bands": {"high": HIGH, "medium": MEDIUM},
        "server": dict(server or {}),
    }
    style = "\n".join(map(_file, _STYLES))
    script = "(() => {\n'use strict';\n" + "\n".join(map(_file, _SCRIPTS)) + "})();\n"
    return _template().render(
        locale=locale,
        words=words[locale],
        summary=summary,
        style=style,
        script=script,
        known=as_json(known),
        policy=policy(script, style, is_served=server is not None),
        signature=signature,
        parts=parts,
        number=number,
        is_served=server is not None,
    )


def policy(script: str, style: str, *, is_served: bool) -> str:
    """Give the Content-Security-Policy of the page."""
    rules = [
        "default-src 'none'",
        f"script-src '{_digest(script)}'",
        f"style-src '{_digest(style)}'",
        "img-src data:",
        *(["connect-src 'self'"] if is_served else []),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules)


def as_json(value: object) -> str:
    r"""Give JSON that may stand inside a script element: no character in it can end one.

    >>> as_json({"en": "</script>"})
    '{"en":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ENDS_MARKUP)


@cache
def page_words() -> dict[str, dict[str, str]]:
    """Give what the page says in each language; kinds and states are called as in the workbook."""
    own: dict[str, dict[str, str]] = tomllib.loads(_file("words.toml"))
    named = [*(f"kind.{kind}" for kind in Kind), *(f"status.{status}" for status in ReviewStatus)]
    found = {}
    for locale in LOCALES:
        workbook = Words(ExportOptions(locale=locale))
        found[locale] = {**own[locale], **{name: workbook(name) for name in named}}
    return found


def _digest(text: str) -> str:
    """Give the digest by which a browser knows an element's text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _file(name: str) -> str:
    """Read a file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> "jinja2.Template":
    """Load the template; whatever it is given is escaped unless it says otherwise."""
    import jinja2

    environment: Any = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template: jinja2.Template = environment.from_string(_file("page.html"))
    return template
