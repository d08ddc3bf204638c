"""100,000 concepts: TMX and TBX in under six seconds each, and without holding the file."""

import subprocess
import sys
from pathlib import Path

import pytest

CONCEPTS = 100_000
MOST_SECONDS = 6.0
MOST_MEGABYTES = 60

# In a process of its own, so that what it measures of memory is its own.
CODE = """
import resource, sys, time
from pathlib import Path
from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.model import *

def mention(number, zh, en):
    sentence = f"这里说的是{zh}（{en}），还有别的东西，句子比较长一些。"
    return KeyedMention(zh_key=zh, en_key=en, mention=Mention(
        article=f"a{number % 1000}", zh=zh, en=en, zh_span=Span(5, 9), en_span=Span(10, 20),
        context=sentence, context_span=Span(0, len(sentence)), relation=Relation.TRANSLATION,
        pattern="bracket", confidence=0.9))

def concept(number):
    zh, en = f"术语第{number}号", f"term number {number}"
    best = TermStatus.PREFERRED
    return Concept(
        id=f"c-{number:010x}", subject_field="law", changed="2023-11-29",
        terms=(Term(text=zh, language=Language.ZH_HANS, status=best),
               Term(text=en, language=Language.EN, status=best),
               Term(text=f"TN{number}", language=Language.EN, type=TermType.ACRONYM)),
        mentions=(mention(number, zh, en), mention(number + 1, zh, en)))

sources = tuple(Source(article=f"a{n}", file=f"a{n}.html", title=f"Article <{n}>",
                       address=f"https://example.org/{n}", date="2023-11-29") for n in range(1000))
concepts = tuple(map(concept, range(int(sys.argv[3]))))
glossary = Glossary(concepts=concepts, sources=sources)
WRITERS[sys.argv[1]].write(Glossary(), Path(sys.argv[2]), ExportOptions())  # load what it needs
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
WRITERS[sys.argv[1]].write(glossary, Path(sys.argv[2]), ExportOptions())
seconds = time.process_time() - start
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.parametrize("name", ["tmx", "tbx", "tbx-v2"])
def test_many_concepts(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    answer = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", CODE, name, file, str(CONCEPTS)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, megabytes = map(float, answer.stdout.split())
    assert file.stat().st_size > 50_000_000
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
