"""What each kind of evidence brings: leave it out, learn anew, measure on unseen passages."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from glossary.evaluate import Count, Passage, score
from glossary.training.learn import Learned, learn
from tables import Table

_FOLDS = 3
_PROCESSES = 2

_EDGES = {
    "words by dictionary": r"first-linked|first-unlinked|left-linked|left-unlinked|cuts-link|"
    r"chars-unexplained|words-explained|words-unexplained|words-lost|bare-|need|surplus|even",
    "number of words and characters": "longer|shorter|more-words|fewer-words",
    "sound and pinyin": "pinyin|sound|first-sound|person-|syllables|dots-kept|left-dot"
    "|(?:left|first|first-all)-(?:foreign|native)",
    "habits of words and characters": "(?:after|starts)(?:-word)?:|left-verb-sense",
    "what stands to the left": "left",
    "the first word's class": "first=|first-single|first-suffix|tag=",
    "jieba's word boundaries": "cuts-word|cuts-guessed",
    "capitals and title-case runs": "cuts-run|cuts-title|cuts-linked|cuts-lower|run-start|in-run|"
    "before-run|starts-(?!word:)|proper-|lower-before|capital-",
    "heads of documents (Measures for ...)": "document-|cuts-document",
    "spaCy's tags": "tag=|left-tag=|tags=",
    "what lies inside (和, 的, comma)": "inside|contains=",
    "the term elsewhere in the article": "recurs",
    "kind of the English term, conjoined": r".*&",
}
_PAIRS = {
    "pair: pattern, host language, marks": "pattern=|..-host|..-quoted|..-open|has-forms"
    "|bracketed|unbracketed",
    "pair: shape of the terms": "en-|zh-(?!quoted|open|host)|number-|acronym-",
    "pair: meaning, sound and length": "[bu]:",
}
_KIND = re.compile(r"^(?:acronym|latin|name|brand|coinage|word|phrase)&")


def measure_evidence(passages: Sequence[Passage], watch: Callable[[str], None]) -> Table:
    """Learn without one kind of evidence after the other; cross-validated, gold only."""
    kinds = ["", *_EDGES, *_PAIRS]
    work = partial(_learn_without, passages)
    rows = []
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("fork")) as pool:
        for kind, learned in zip(kinds, pool.map(work, kinds), strict=True):
            watch(kind or "nothing left out")
            rows.append(_row(kind, passages, learned))
    whole = rows[0]
    return Table(
        title="What each kind of evidence brings: left out and learned anew (dev and own)",
        head=(
            *("left out", "edges zh", "edges en", "P", "R", "F1 en host", "change"),
            *("F1 zh host", "change"),
        ),
        rows=tuple(_show(row, whole) for row in rows),
    )


def _learn_without(passages: Sequence[Passage], kind: str) -> Learned:
    return learn(passages, folds=_FOLDS, drop=partial(is_dropped, kind) if kind else None)


def is_dropped(kind: str, model: str, name: str) -> bool:
    """Say whether a feature of a model belongs to a kind of evidence."""
    if kind in _PAIRS:
        return model == "pair" and re.match(_PAIRS[kind], name) is not None
    if model == "pair":
        return False
    if kind.startswith("kind of"):
        return _KIND.match(name) is not None
    return re.match(_EDGES[kind], _KIND.sub("", name)) is not None


def _row(
    kind: str, passages: Sequence[Passage], learned: Learned
) -> tuple[str, Learned, Count, Count, Count]:
    en = [passage for passage in passages if passage.id.startswith("en")]
    zh = [passage for passage in passages if not passage.id.startswith("en")]
    counts = (score(part, learned.mentions).strict for part in (passages, en, zh))
    every, english, chinese = counts
    return kind or "nothing", learned, every, english, chinese


def _show(
    row: tuple[str, Learned, Count, Count, Count], whole: tuple[str, Learned, Count, Count, Count]
) -> tuple[str, ...]:
    kind, learned, every, en, zh = row
    return (
        kind,
        f"{learned.accuracy['chinese']:.3f}",
        f"{learned.accuracy['english-tagged']:.3f}",
        f"{every.precision:.3f}",
        f"{every.recall:.3f}",
        f"{en.f1:.3f}",
        f"{en.f1 - whole[3].f1:+.3f}",
        f"{zh.f1:.3f}",
        f"{zh.f1 - whole[4].f1:+.3f}",
    )
