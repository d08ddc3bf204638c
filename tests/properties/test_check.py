"""No file makes a check fail: it finds faults, each with a line that exists, or none."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.check import CHECKERS

PARTS = [
    b'<?xml version="1.0"?>', b'<tmx version="1.4">', b"<header/>", b"<tu>", b"</tu>",
    b'<tuv xml:lang="zh_CN">', b"</tuv>", b"<seg>", b"</seg>", b"</body>", b"</tmx>",
    b'<tbx xmlns="urn:iso:std:iso:30042:ed-2">', b"<conceptEntry>", b"</conceptEntry>",
    b"<langSec>", b"<termSec>", b"<term/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;",
    b"<xliff>", b'<unit id="1">', b"<segment/>", b"</unit>", b'{"format": "glossary",',
    b'"concepts": [', b'{"id": "c-1", "terms": [', b'{"text": 1}', b"{}", b"null", b"]", b"}",
    b'"', b"'", b",", b"\t", b"\n", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04",
    b"=1+1", b"#", b"zh,en", b"id\tzh\ten", "功夫".encode(), b"kung fu", b"\xed\xa0\x80", b"<",
]  # fmt: skip

FILES = st.lists(st.sampled_from(PARTS) | st.binary(max_size=6), max_size=14).map(b"".join)


@pytest.mark.parametrize("name", CHECKERS)
@settings(max_examples=60, deadline=None)
@given(content=FILES)
def test_any_bytes_are_checked_without_failing(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        lines = content.count(b"\n") + content.count(b"\r") + 1
        for finding in CHECKERS[name](path):
            assert 0 <= finding.line <= lines
            assert finding.problem
            assert finding.advice
