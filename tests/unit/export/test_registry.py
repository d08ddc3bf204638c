"""The registry names every format and loads none of the heavy packages."""

import subprocess
import sys
from pathlib import Path

from glossary.export.registry import WRITERS
from glossary.export.tools import TOOLS


def test_looking_up_a_format_loads_nothing_heavy() -> None:
    code = (
        "import sys; from glossary.export.registry import WRITERS; WRITERS['tmx'].file_name;"
        "print(sorted({'lxml', 'openpyxl', 'pandas', 'pyarrow'} & set(sys.modules)))"
    )
    answer = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == "[]"


def test_no_two_formats_write_the_same_file() -> None:
    names = [writer.file_name for writer in WRITERS.values()]
    assert len(names) == len(set(names))


def test_each_tool_gets_formats_that_exist() -> None:
    assert {name for formats in TOOLS.values() for name in formats} <= set(WRITERS)


def test_each_tool_has_a_page_that_names_its_files() -> None:
    pages = Path(__file__).parents[3] / "docs" / "tools"
    index = (pages / "README.md").read_text(encoding="utf-8")
    for tool, formats in TOOLS.items():
        page = (pages / f"{tool}.md").read_text(encoding="utf-8")
        assert f"({tool}.md) | `{tool}` |" in index
        assert f"--for {tool}" in page
        for name in formats:
            assert f"`{WRITERS[name].file_name}`" in page, (tool, name)
        assert "**Survives**" in page
        shown = ("**Proven**", "**Not tried ", "**By the vendor's manual only**")
        assert any(words in page for words in shown), tool
