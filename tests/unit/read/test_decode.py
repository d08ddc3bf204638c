import codecs

import pytest

from glossary.read.decode import decode, guess_encoding
from glossary.read.fault import UnreadableError

HANS = "生成式人工智能服务管理暂行办法（Interim Measures），自2023年8月15日起施行。\n第二行。"
HANT = "《防止賄賂條例》（Prevention of Bribery Ordinance）是香港的法例，由廉政公署執行。\n第二行。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANS, "utf-8"),
        (HANS, "utf-8-sig"),
        (HANS, "utf-16"),
        (HANS, "utf-16-le"),
        (HANS, "utf-16-be"),
        (HANS, "utf-32"),
        (HANS, "gb18030"),
        (HANS, "gbk"),
        (HANT, "utf-8"),
        (HANT, "big5"),
        (HANT, "gb18030"),
        ("術語 (term)", "big5"),
        ("术语 (term)", "gb18030"),
        ("熵 entropy", "gb18030"),
        ("plain English, nothing else", "ascii"),
        ("it’s “quoted” – naïve café, English only", "cp1252"),
    ],
)
def test_encoding_is_found_without_a_hint(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.faults) == (text, ())


def test_declared_encoding_decides_what_bytes_leave_open() -> None:
    raw = "腔牟".encode("big5")
    assert decode(raw, "a", declared="Big5").text == "腔牟"


@pytest.mark.parametrize("declared", ["iso-8859-1", "big5", "gb2312", "no-such-code", "rot13"])
def test_wrong_declaration_does_not_spoil_utf8(declared: str) -> None:
    assert decode(HANS.encode(), "a", declared=declared).text == HANS


def test_gb18030_under_a_latin_declaration() -> None:
    assert decode(HANS.encode("gb18030"), "a", declared="iso-8859-1").text == HANS


@pytest.mark.parametrize("wrong", [b"\xff", b"\xe4\xb8", b"\xc0\xaf"])
def test_wrong_byte_is_reported_with_its_line_and_read_on(wrong: bytes) -> None:
    first, second = HANS.encode().split(b"\n")
    decoded = decode(first + b"\n" + wrong + second, "a.txt")
    [fault] = decoded.faults
    assert (fault.path, fault.line, fault.skipped) == ("a.txt", 2, False)
    assert f"0x{wrong[0]:02x}" in fault.problem
    assert decoded.text.startswith(HANS.split("\n", maxsplit=1)[0])
    assert decoded.text.endswith("第二行。")
    assert "\ufffd" in decoded.text


def test_wrong_byte_in_gb18030_is_reported_too() -> None:
    raw = (HANS * 5).encode("gb18030").replace(b"\n", b"\n\xff", 1)
    decoded = decode(raw, "a.txt")
    assert decoded.encoding == "gb18030"
    assert [fault.line for fault in decoded.faults] == [2]
    assert "生成式人工智能服务管理暂行办法" in decoded.text


def test_a_truncated_last_character_is_one_fault() -> None:
    decoded = decode(HANS.encode()[:-1], "a.txt")
    assert decoded.encoding == "utf-8"
    assert len(decoded.faults) == 1


def test_text_of_many_kilobytes_is_decoded_though_only_its_start_is_looked_at() -> None:
    text = HANS * 5000
    assert decode(text.encode("gb18030"), "a").text == text
    assert decode(b"x" + text.encode(), "a").text == "x" + text


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, bytes(900)])
def test_binary_file_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(raw, "a.txt")


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n", "a").text == "a\r\nb\rc\n"


def test_utf32_mark_is_not_taken_for_utf16() -> None:
    assert guess_encoding(codecs.BOM_UTF32_LE + "术".encode("utf-32-le")) == "utf-32-le"
