"""Where a concept came from: dates and addresses come from outside and may be anything."""

import pytest

from glossary.export.origin import changed_on, made_on, web_address
from glossary.model import Concept, Glossary, Signature, Source


def _dated(date: str) -> Glossary:
    return Glossary(signature=Signature(version="", settings="", corpus="", date=date))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://example.org/ b",
        'https://example.org/"onclick=',
        "https://example.org/<b>",
        "https://example.org/中",
        "https://example.org/\n",
        "file:///etc/passwd",
        "",
    ],
)
def test_what_is_no_plain_web_address_never_becomes_a_link(address: str) -> None:
    assert web_address(Source(article="a", file="a.txt", address=address)) == ""


def test_a_web_address_stays_as_it_is() -> None:
    address = "http://example.org:80/a?b=%E4%B8%AD&c=(1)#d"
    assert web_address(Source(article="a", file="a.txt", address=address)) == address


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("2024-05-06", "2024-05-06T00:00:00+00:00"),
        ("2024-05-06T01:00:00+08:00", "2024-05-05T17:00:00+00:00"),
        ("yesterday", "2023-11-29T00:00:00+00:00"),
        ("2024-13-40", "2023-11-29T00:00:00+00:00"),
        ("0001-01-01T00:00:00+08:00", "2023-11-29T00:00:00+00:00"),
        ("", "2023-11-29T00:00:00+00:00"),
    ],
)
def test_a_date_that_is_none_gives_way_to_the_signatures(changed: str, expected: str) -> None:
    concept = Concept(id="c-1", terms=(), changed=changed)
    assert changed_on(concept, _dated("2023-11-29T00:00:00Z")).isoformat() == expected


def test_without_any_date_time_begins_in_1980() -> None:
    assert made_on(_dated("never")).isoformat() == "1980-01-01T00:00:00+00:00"
