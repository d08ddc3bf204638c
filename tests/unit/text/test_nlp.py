"""The English model that is loaded in part."""

from typing import Any

from spacy import load

from glossary.text.nlp import load_english


def test_the_tokenizer_that_is_not_read_is_the_one_the_model_was_saved_with() -> None:
    english = load_english()
    ours: Any = english.tokenizer
    model = f"{english.lang}_{english.meta['name']}"
    saved: Any = load(model, exclude=english.pipe_names).tokenizer
    assert ours.rules == saved.rules
    for search in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(ours, search).__self__ == getattr(saved, search).__self__
    assert ours.token_match == saved.token_match
