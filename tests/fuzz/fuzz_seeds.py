"""Whole files that fuzzing begins with, made by the program itself and by hand."""

import functools
import gzip
import tempfile
from pathlib import Path

import docx

from glossary.config import Settings
from glossary.pipeline import build

_PAGE = "<!doctype html><meta charset=utf-8><h1>题 Head</h1><p>消化不良(<i>indigestion</i>)。"


@functools.cache
def seeds() -> dict[str, bytes]:
    """Give a valid file for each suffix that has one."""
    formats = ("xlsx", "csv", "tsv", "tmx", "tbx", "xliff", "omegat", "json")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build("他患有消化不良(indigestion)。", to=folder, settings=Settings(formats=formats))
        written = {path.suffix: path.read_bytes() for path in folder.iterdir()}
        document = docx.Document()
        document.add_paragraph("消化不良(indigestion)")
        document.save(str(folder / "a.docx"))
        line = '{"id": "a", "text": "消化不良(indigestion)"}\n'.encode()
        return written | {
            ".docx": (folder / "a.docx").read_bytes(),
            ".html": _PAGE.encode(),
            ".md": "# 题 Head\n\n消化不良(**indigestion**)\n\n| 熵 | entropy |\n|-|-|".encode(),
            ".jsonl": line,
            ".gz": gzip.compress(line, mtime=0),
        }


def seed_for(target: str) -> bytes:
    """Give the file that a target is best begun with; empty where there is none."""
    return seeds().get(Path(target).suffix, b"")
