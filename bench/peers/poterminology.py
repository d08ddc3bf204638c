"""poterminology, a program of translate-toolkit: the terms of PO files (English only).

usage: poterminology.py ARTICLES.jsonl; prints how many terms were found. Each line of an
article becomes a message.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    messages = Path(folder, "articles.po")
    found = Path(folder, "terms.pot")
    with messages.open("w", encoding="utf-8") as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n')
        lines = {
            text: None
            for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
            for text in json.loads(line)["text"].splitlines()
            if text.strip()
        }
        for number, text in enumerate(lines):
            file.write(f'#: a{number}\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr ""\n\n')
    command = Path(sys.executable).with_name("poterminology")
    options = ["--progress=none", "--locs-needed=1", "--inputs-needed=1"]
    subprocess.run([command, *options, messages, found], check=True)  # noqa: S603 - a peer
    print(found.read_text(encoding="utf-8").count("msgid") - 1 if found.exists() else 0)
