"""Schwartz and Hearst's algorithm, which ties a short form in brackets to the words before it.

usage: abbreviations.py ARTICLES.jsonl; prints how many pairs were found.
"""

import json
import sys
from pathlib import Path

sys.path.pop(0)  # this script has the name of the package
from abbreviations import schwartz_hearst

print(
    sum(
        len(
            schwartz_hearst.extract_abbreviation_definition_pairs(doc_text=json.loads(line)["text"])
        )
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    )
)
