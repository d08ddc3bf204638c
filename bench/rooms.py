"""Run the first rooms in this process: what each costs, how much of it asks spaCy or jieba.

usage: rooms.py ARTICLES.jsonl; prints JSON: seconds of CPU for each room, and counts.
"""

import json
import sys
import time
from pathlib import Path

from spacy.tokens import Doc

from glossary.align.words import words_of
from glossary.detect import detect_candidates
from glossary.model import Article, Mention, Source
from glossary.model.candidate import Candidate
from glossary.pipeline import find_in_article
from glossary.text.nlp import load_english, tag_english


def read(path: Path) -> list[Article]:
    """Read articles as the benchmark and the gold have them."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Article(id=line["id"], text=line["text"], source=Source(article=line["id"], file=path.name))
        for line in lines
    ]


def count_texts() -> list[str]:
    """Give a list to which every text is added that spaCy sees from now on."""
    seen: list[str] = []
    english = load_english()
    tokenize = english.tokenizer

    def keep(text: str) -> Doc:
        seen.append(text)
        return tokenize(text)

    english.tokenizer = keep
    return seen


def main() -> None:
    """Measure; everything is loaded before the clock starts."""
    articles = [article for path in sys.argv[1:] for article in read(Path(path))]
    find_in_article(articles[0])
    tag_english("faces large wind and solar bases")
    texts, tagged = words_of.cache_info().misses, count_texts()
    start = time.process_time()
    candidates = sum(
        isinstance(one, Candidate) for article in articles for one in detect_candidates(article)
    )
    detected = time.process_time()
    mentions = sum(
        isinstance(one, Mention) for article in articles for one in find_in_article(article).found
    )
    done = time.process_time()
    figures = {
        "articles": len(articles),
        "detect": detected - start,
        "detect and align": done - detected,
        "candidates": candidates,
        "mentions": mentions,
        "windows that spaCy saw": len(tagged),
        "texts that jieba saw": words_of.cache_info().misses - texts,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
