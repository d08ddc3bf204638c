"""Bytes to text: which encoding a file is in, and where a byte is wrong in it."""

import codecs
import re
from dataclasses import dataclass

from glossary.model import Fault
from glossary.read.common_characters import COMMON
from glossary.read.fault import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page that says gb2312 or gbk mostly uses characters beyond it; gb18030 holds both
# (WHATWG Encoding Standard, section 4.2, treats the labels alike).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
}
_LOOKED_AT = 64 * 1024  # bytes that decide; an encoding does not change half-way
_MAX_CONTROLS = 0.05  # share of control characters above which a file is no text
# How much likelier another encoding must look before a declared one is not believed:
# true text scores about 1, misread text about 0.2.
_TRUST = 0.5
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_ISOLATED = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Hold a text, the encoding it came in, and where a byte was wrong."""

    text: str
    encoding: str
    faults: tuple[Fault, ...] = ()


def decode(raw: bytes, name: str, *, declared: str = "", line: int = 1) -> Decoded:
    """Decode bytes, guessing the encoding; ``name`` and ``line`` say where they begin.

    Order of belief: byte order mark, strict UTF-8, the declared encoding, then
    GB18030 against Big5 by how common their characters would be. A wrong byte
    becomes U+FFFD and is reported with its line. Raises UnreadableError for
    bytes that are no text at all.

    >>> decode("暂行办法".encode("big5", "ignore") + "術語管理辦法".encode("big5"), "a").encoding
    'big5hkscs'
    >>> decode("这是术语".encode("gb18030"), "a").text
    '这是术语'
    """
    encoding = guess_encoding(raw, declared=declared)
    mark = next((bom for bom, name_ in _BOMS if raw.startswith(bom) and name_ == encoding), b"")
    body = raw[len(mark) :]
    faults: tuple[Fault, ...] = ()
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        faults = (_wrong_byte(error, text, name, encoding, line),)
    if len(_CONTROL.findall(text, 0, _LOOKED_AT)) > _MAX_CONTROLS * min(len(text), _LOOKED_AT):
        raise UnreadableError(
            "this is no text but a binary file", "give it the suffix of its format or remove it"
        )
    return Decoded(text=text, encoding=encoding, faults=faults)


def guess_encoding(raw: bytes, *, declared: str = "") -> str:
    r"""Name the Python codec of some bytes, without a byte order mark.

    >>> guess_encoding("\ufeffterm".encode("utf-16-le"))
    'utf-16-le'
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return encoding
    sample = raw[:_LOOKED_AT]
    if wide := _wide_encoding(sample):
        return wide
    if _is_utf8(raw):
        return "utf-8"
    known = _codec(declared)
    if known and known != "utf-8" and _decodes(sample, known) and _is_plausible(sample, known):
        return known
    return _most_plausible(sample, known)


def _wide_encoding(sample: bytes) -> str:
    """Recognize UTF-16 without a mark by the zero bytes of its ASCII characters."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < max(1, len(sample) // 100) or (len(sample) % 2 and len(sample) < _LOOKED_AT):
        return ""
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 9 * there and _decodes(sample, encoding):
            return encoding
    return ""


def _is_utf8(raw: bytes) -> bool:
    """Say whether bytes are UTF-8, a few damaged places allowed.

    Other encodings hit valid multibyte sequences only by chance: in GB2312
    about one character in six, so the damage must stay far below what is good.
    """
    if _decodes(raw, "utf-8"):
        return True
    sample = raw[:_LOOKED_AT]
    good = len(_MULTIBYTE.findall(sample))
    bad = len(_HIGH.findall(_MULTIBYTE.sub(b"", sample)))
    return (
        good > 0 and bad <= max(1, good // 10) and (good > 1 or bad == 0 or _is_mostly_han(sample))
    )


def _is_mostly_han(sample: bytes) -> bool:
    text = sample.decode("utf-8", "ignore")
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _codec(declared: str) -> str:
    """Give Python's name of a declared encoding, widened; empty if unknown."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
        "".encode(name) if name else None
    except (LookupError, ValueError, UnicodeError):
        return ""
    return _WIDER.get(name, name)


def _decodes(raw: bytes, encoding: str) -> bool:
    """Say whether bytes decode strictly; a character cut off at the end is no fault."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(raw, final=len(raw) < _LOOKED_AT)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _plausibility(sample: bytes, encoding: str) -> float:
    """Give the share of common characters among all that are not ASCII, less the damage."""
    text = sample.decode(encoding, "replace")
    foreign = _NOT_ASCII.findall(text)
    if not foreign:
        return 0.0
    common = sum(1 for char in foreign if char in COMMON)
    usual = sum(1 for char in foreign if _is_level_1(char, encoding))
    damage = foreign.count("\ufffd")
    return (common + 0.3 * usual - 2.0 * damage) / len(foreign)


def _is_level_1(char: str, encoding: str) -> bool:
    """Say whether a character is in the everyday half of its national standard."""
    if encoding == "gb18030":
        raw = char.encode("gb2312", "ignore")
        return len(raw) > 1 and 0xB0 <= raw[0] <= 0xD7  # noqa: PLR2004 - GB 2312-80, level 1
    raw = char.encode("big5", "ignore")
    return len(raw) > 1 and 0xA4 <= raw[0] <= 0xC6  # noqa: PLR2004 - Big5, frequent characters


def _is_plausible(sample: bytes, encoding: str) -> bool:
    """Say whether a declared encoding may be right: it counts unless it gives rarities."""
    if encoding not in {"gb18030", "big5hkscs"}:
        return not _looks_chinese(sample)
    other = "big5hkscs" if encoding == "gb18030" else "gb18030"
    return _plausibility(sample, encoding) >= _plausibility(sample, other) - _TRUST


def _looks_chinese(sample: bytes) -> bool:
    return max(_plausibility(sample, "gb18030"), _plausibility(sample, "big5hkscs")) > 0.4  # noqa: PLR2004 - mojibake stays below 0.3


def _most_plausible(sample: bytes, known: str) -> str:
    scores = {name: _plausibility(sample, name) for name in ("gb18030", "big5hkscs")}
    best = max(scores, key=lambda name: scores[name])
    if known and known not in scores and not _looks_chinese(sample):
        return known
    isolated, high = len(_ISOLATED.findall(sample)), len(_HIGH.findall(sample))
    if isolated * 2 > high and not _looks_chinese(sample):
        return "cp1252" if _decodes(sample, "cp1252") else "utf-8"
    return best


def _wrong_byte(error: UnicodeDecodeError, text: str, name: str, encoding: str, line: int) -> Fault:
    before = error.object[: error.start].decode(encoding, "replace")
    more = text.count("\ufffd") - 1
    also = f" (and {more} more)" if more > 0 else ""
    return Fault(
        path=name,
        line=line + before.count("\n"),
        problem=f"byte 0x{error.object[error.start]:02x} is not valid {encoding.upper()}{also}",
        advice="read with \ufffd in its place; save the file as UTF-8",
        skipped=False,
    )
