"""Every target holds on bytes of all kinds, and on valid files with a few bytes changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz_seeds import seed_for
from fuzz_targets import TARGETS
from glossary import extract
from glossary.normalize import zh_key


@pytest.mark.parametrize("name", TARGETS)
@settings(deadline=None, max_examples=25)
@given(
    raw=st.binary(max_size=60),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
)
def test_no_bytes_are_too_much(name: str, raw: bytes, changes: list[tuple[float, int]]) -> None:
    TARGETS[name](raw)
    seed = bytearray(seed_for(name))
    for place, byte in changes:
        if seed:
            seed[round(place * (len(seed) - 1))] = byte
    TARGETS[name](bytes(seed))


@pytest.mark.parametrize(
    "text", ["indi\ud800gestion of the （消化不良）", "他有消化\udfff不良（indigestion）"]
)
def test_half_a_character_ends_a_term_and_nothing_else(text: str) -> None:
    for mention in extract(text):  # found by fuzzing: neither spaCy nor OpenCC bears it
        assert zh_key(mention.zh)
        assert mention.en.isprintable()
