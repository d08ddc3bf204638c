# ruff: noqa: ANN401 - the fixtures are classes of conftest.py, which cannot be imported
"""Who may ask: only this machine by its own name, with the token, from the page itself."""

from typing import Any
from urllib.parse import quote

import pytest

TOKEN = "a-token-that-nobody-knows"  # noqa: S105 - of tests only


def test_the_page_is_given_to_whoever_has_its_address(reader: Any) -> None:
    answer = reader.send("GET", f"/{TOKEN}/")
    assert answer.status == 200
    assert "connect-src &#39;self&#39;" in answer.body.decode()
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/search", "/x/", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/search"])
def test_without_the_token_there_is_nothing(reader: Any, path: str) -> None:
    answer = reader.send("GET", path)
    assert answer.status == 404
    assert b"glossary serve printed" in answer.body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1:9", "127.0.0.1"])
def test_another_host_name_is_refused(reader: Any, host: str) -> None:
    assert reader.send("GET", f"/{TOKEN}/", Host=host).status == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://127.0.0.1:9"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": "200001"}, 413),
    ],
)
def test_a_decision_from_elsewhere_is_refused(
    project: Any, reader: Any, headers: dict[str, str], status: int
) -> None:
    entry = reader.entry("indigestion")
    body = f'{{"id": "{entry["id"]}", "version": "{entry["version"]}"}}'.encode()
    assert reader.send("POST", f"/{TOKEN}/decide", body, **headers).status == status
    assert not project.place.exists()


@pytest.mark.parametrize("path", ["decide", "undo"])
def test_nothing_is_decided_by_get(project: Any, reader: Any, path: str) -> None:
    entry = reader.entry("indigestion")
    asked = f"id={entry['id']}&version={entry['version']}"
    assert reader.send("GET", f"/{TOKEN}/{path}?{asked}").status == 405
    assert not project.place.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"[" * 10_000, b"\xff"])
def test_a_body_that_is_no_object_decides_nothing(project: Any, reader: Any, body: bytes) -> None:
    assert reader.send("POST", f"/{TOKEN}/decide", body).status == 404
    assert not project.place.exists()


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE", "*", '"', "\0", "<script>", "\U00020bb7" * 500, "\u202e", "%", "a" * 500],
)
def test_a_question_of_any_kind_is_answered(reader: Any, text: str) -> None:
    asked = f"query={quote(text)}&from=x&sort=x&kind=x"
    assert reader.send("GET", f"/{TOKEN}/search?{asked}").status == 200
    assert reader.send("GET", f"/{TOKEN}/concept/{quote(text, safe='')}").status == 404
