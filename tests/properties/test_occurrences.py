"""The finder finds what a plain search at every place finds, at the same places."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.text.occurrences import TermFinder

# Blanks, quotes, a hyphen inside a word, and a line end that ends no paragraph.
GAP = r"(?:[ “”]|\n(?! *\n)|(?<=\w)-(?=\w))*"
pieces = st.sampled_from(
    [*"大模型語语言", "model", "models", "large", "AI", "ai", "Ai", *" -“”。\n", "x"]
)
texts = st.lists(pieces, max_size=30).map("".join)
terms = st.lists(st.sampled_from([*"大模型語言", "model ", "large ", "AI ", "ai "]), max_size=5)


def as_expression(term: str) -> re.Pattern[str] | None:
    """Write a term as an expression; None where it has no letter."""
    parts = []
    for word in re.findall("[a-zA-Z]+|[大模型语言]", term.replace("語", "语")):
        if word.isascii():
            form = word if word.isupper() else f"(?i:{word})"
            # in text that knows the acronym, capitals are the acronym
            known = "(?!AI(?![a-zA-Z]))" if word == "ai" else ""
            parts.append(rf"(?<![a-zA-Z]){known}{form}(?i:s)?(?![a-zA-Z])")
        else:
            parts.append("[語语]" if word == "语" else word)
    return re.compile(GAP.join(parts)) if parts else None


def search_plainly(text: str, chosen: list[str]) -> list[tuple[int, int]]:
    expressions = [one for one in map(as_expression, chosen) if one]
    found = []
    place = 0
    while place < len(text):
        ends = [hit.end() for one in expressions if (hit := one.match(text, place))]
        end = max(ends, default=place)
        around = text[max(place - 1, 0) : place] + text[end : end + 1]
        if end == place + 1 and text[place] > "z" and re.search("[大模型語语言]", around):
            end = place
        if end > place:
            found.append((place, end))
        place = max(end, place + 1)
    return found


@given(texts, st.lists(terms.map("".join), max_size=6))
@settings(max_examples=600, deadline=None)
def test_the_finder_finds_what_a_plain_search_finds(text: str, chosen: list[str]) -> None:
    chosen = [*chosen, "AI"]
    places = [(one.start, one.end) for one in TermFinder((t, t) for t in chosen).find(text)]
    assert places == search_plainly(text, chosen)


@given(st.text(max_size=60), st.text(max_size=6), st.sampled_from(["大模型", "large model"]))
@settings(max_examples=400, deadline=None)
def test_places_are_exact_in_any_text(before: str, after: str, term: str) -> None:
    text = f"{before}\n\n{term}\n\n{after}"
    found = [(one.start, one.end) for one in TermFinder([(term, None)]).find(text)]
    assert (len(before) + 2, len(before) + 2 + len(term)) in found
    for start, end in found:
        letters = [c for c in unicodedata.normalize("NFKC", text[start:end]) if c.isalpha()]
        assert len(letters) >= len(term.replace(" ", ""))
