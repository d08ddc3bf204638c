"""Make pages of the site out of the files that stand at the top of the repository.

README.md, ARCHITECTURE.md and the others are read where people look for them; the site
shows the same text, with its links turned to where the pages stand in the site.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

TOP = Path(__file__).parents[2]
PAGES = {
    "README.md": "index.md",
    "ARCHITECTURE.md": "architecture.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
_LINK = re.compile(r"(?<=\]\()(?!https?:)([^)#\s]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to the site."""
    for name, page in PAGES.items():
        path = TOP / name
        if path.exists():
            text = _LINK.sub(lambda link: _turn(link[1]), path.read_text(encoding="utf-8"))
            files.append(File.generated(config, page, content=text))
    return files


def _turn(link: str) -> str:
    """Give a link from the top of the repository as one from the top of the site."""
    if link in PAGES:
        return PAGES[link]
    link = link.removeprefix("docs/")
    return f"{link.rstrip('/')}/0001-english-model.md" if link.startswith("decisions") else link
