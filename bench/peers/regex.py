"""What is tried first: whatever stands before a bracket, and what is in it.

usage: regex.py ARTICLES.jsonl; prints how many pairs were found.
"""

import json
import re
import sys
from pathlib import Path

PAIR = re.compile(
    r"([\u4e00-\u9fff]{2,20}) ?[(（]([A-Za-z][^()（）]{1,80})[)）]"
    r"|\b([A-Za-z'’-]+(?: [A-Za-z'’-]+){0,5})[”\"]? ?[(（]([\u4e00-\u9fff]{2,20})[)）]"
)

print(
    sum(
        len(PAIR.findall(json.loads(line)["text"]))
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    )
)
