"""Read the pairs of translation memories and termbases: TMX, TBX version 2 and 3."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from glossary.errors import InputError
from glossary.review.base import BaseEntry

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = ("deprecatedTerm", "supersededTerm", "obsolete", "forbidden")
_PREFERRED = ("preferredTerm", "standardizedTerm", "preferred")


def read_tmx(path: Path) -> tuple[BaseEntry, ...]:
    """Read the units of a translation memory that hold Chinese and English."""
    entries = []
    for unit in _elements(path, ("tu",)):
        texts: dict[str, list[str]] = defaultdict(list)
        for variant in _below(unit, "tuv"):
            language = script_of(variant.get(_LANG) or variant.get("lang") or "")
            for segment in _below(variant, "seg"):
                if language and (text := _text(segment)):
                    texts[language].append(text)
        properties = {
            str(prop.get("type")): _text(prop) for prop in _below(unit, "prop") if prop.get("type")
        }
        entries.append(
            BaseEntry(
                **{name: tuple(found) for name, found in texts.items()},  # type: ignore[arg-type]
                approved=properties.get("x-status", "") in ("approved", "edited"),
                forbidden=properties.get("x-forbidden", "").lower() == "true",
                subject_field=properties.get("x-domain", ""),
                note=next((_text(note) for note in unit if _name(note) == "note"), ""),
            )
        )
    return tuple(entries)


def read_tbx(path: Path) -> tuple[BaseEntry, ...]:
    """Read the entries of a termbase; elements are known by their local names."""
    entries = []
    for entry in _elements(path, ("termEntry", "conceptEntry")):
        texts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        forbidden: list[str] = []
        for section in _below(entry, "langSet", "langSec"):
            language = script_of(section.get(_LANG) or "")
            for slot in _below(section, "tig", "ntig", "termSec"):
                term = next((_text(found) for found in _below(slot, "term")), "")
                status = _status(slot)
                if not language or not term:
                    continue
                if any(word in status for word in _FORBIDDEN):
                    forbidden.append(term)
                    texts[language].append((2, term))
                else:
                    preferred = any(word in status for word in _PREFERRED)
                    texts[language].append((0 if preferred else 1, term))
        entries.append(_entry(entry, texts, forbidden))
    return tuple(entries)


def _entry(
    entry: Any,  # noqa: ANN401 - lxml's elements have no public type
    texts: dict[str, list[tuple[int, str]]],
    forbidden: list[str],
) -> BaseEntry:
    """Make an entry; one whose English terms are all forbidden is forbidden itself."""
    english = [text for _, text in texts.get("en", [])]
    wholly = bool(english) and all(text in forbidden for text in english)
    ordered = {
        name: tuple(
            text
            for rank, text in sorted(found, key=lambda one: one[0])
            if wholly or text not in forbidden or rank < 2  # noqa: PLR2004 - 2 is forbidden
        )
        for name, found in texts.items()
    }
    notes = [_text(note) for note in entry if _name(note) == "note"]
    return BaseEntry(
        **ordered,  # type: ignore[arg-type]
        forbidden=wholly,
        forbidden_terms=() if wholly else tuple(forbidden),
        subject_field=next(
            (_text(one) for one in _below(entry, "descrip") if one.get("type") == "subjectField"),
            "",
        ),
        approved=any("review: approved" in note or "review: edited" in note for note in notes),
        note=" / ".join(note for note in notes if "; review: " not in note),
    )


def script_of(code: str) -> str:
    """Name the field of a language code; other languages have none.

    >>> [script_of(code) for code in ("zh-CN", "zh_TW", "ZH-Hant-HK", "en_GB", "fr")]
    ['zh_hans', 'zh_hant', 'zh_hant', 'en', '']
    """
    parts = code.replace("_", "-").lower().split("-")
    if parts[0] == "en":
        return "en"
    if parts[0] not in ("zh", "cmn", "zho", "chi"):
        return ""
    is_traditional = bool({"tw", "hk", "mo", "hant", "cht"} & set(parts)) and "hans" not in parts
    return "zh_hant" if is_traditional else "zh_hans"


def _elements(path: Path, names: tuple[str, ...]) -> Iterator[Any]:
    """Give the elements of these names one by one; nothing outside the file is ever read."""
    reading = etree.iterparse(
        path,
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in reading:
            if _name(element) in names:
                yield element
                element.clear()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        why = " ".join((error.msg or "damaged").partition(", line ")[0].split())
        raise InputError(f"{path}:{line}: not valid XML ({why}); export it anew") from None


def _name(element: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _below(element: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Give all elements of these names inside another."""
    return (found for found in element.iter() if _name(found) in names)


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    """Give the text of an element, that of markup inside it too, on one line."""
    return " ".join("".join(element.itertext()).split())


def _status(slot: Any) -> str:  # noqa: ANN401 - as above
    """Give the status of a term, in whichever of the styles it is written."""
    words = [
        _text(found)
        for found in _below(slot, "termNote", "descrip", "admin")
        if found.get("type") in ("administrativeStatus", "normativeAuthorization", "termStatus")
    ]
    words += [_text(found) for found in _below(slot, "administrativeStatus")]
    return " ".join(words)
