"""Are these three files a dictionary: StarDict's .ifo with the .idx and .dict beside it.

Source: "Format for StarDict dictionary files", version 2.4.2.
"""

import re
from pathlib import Path

from glossary.check.finding import Finding, Findings, quote
from glossary.check.rows import read_text

_FIRST_LINE = "StarDict's dict ifo file"
_NEEDED = ("version", "bookname", "wordcount", "idxfilesize")
_ENTRY = re.compile(rb"([^\0]*)\0(.{4})(.{4})", re.DOTALL)
_MOST_BYTES = 255  # of a head word


def check_stardict(path: Path) -> tuple[Finding, ...]:
    """Check an .ifo and its companions; a line of the .idx is the number of the word."""
    found = Findings(path)
    text = read_text(path, found)
    if text is None:
        return found.in_order()
    first, *lines = text.splitlines() or [""]
    if first != _FIRST_LINE:
        found.error(1, f"the first line is {quote(first)}", f"it must be {_FIRST_LINE!r}")
    facts = dict(line.partition("=")[::2] for line in lines)
    for name in _NEEDED:
        if not facts.get(name):
            found.error(0, f"no {name}", "export the dictionary again")
    index, articles = path.with_suffix(".idx"), path.with_suffix(".dict")
    if missing := [one.name for one in (index, articles) if not one.is_file()]:
        found.error(0, f"{' and '.join(missing)} missing", "put the three files into one folder")
        return found.in_order()
    raw = index.read_bytes()
    if facts.get("idxfilesize") != str(len(raw)):
        found.error(
            0,
            f"idxfilesize {quote(facts.get('idxfilesize', ''))}, but the .idx has {len(raw)} bytes",
            "the files are not of one export: export again",
        )
    words = _check_index(raw, articles.stat().st_size, found)
    if facts.get("wordcount") != str(words):
        found.error(
            0, f"wordcount {quote(facts.get('wordcount', ''))}, but {words} words", "export again"
        )
    return found.in_order()


def _check_index(raw: bytes, size: int, found: Findings) -> int:
    """Check the words: order, length, and that each has its article. Give their number."""
    before = (b"", b"")
    words = place = 0
    while entry := _ENTRY.match(raw, place):
        place = entry.end()
        words += 1
        word, start, length = entry[1], *(int.from_bytes(entry[i], "big") for i in (2, 3))
        shown = quote(word.decode("utf-8", "replace"))
        key = (word.lower(), word)
        if key < before:
            found.error(
                0, f"word {words}, {shown}, out of its order", "programs search by halves: sort"
            )
        before = key
        if not 0 < len(word) <= _MOST_BYTES:
            found.error(0, f"word {words} has {len(word)} bytes", f"1 to {_MOST_BYTES} are allowed")
        if start + length > size:
            found.error(0, f"word {words}, {shown}, has no article in the .dict", "export again")
    if place != len(raw):
        found.error(0, f"the .idx breaks off behind word {words}", "export again")
    return words
