"""The glossary of our own articles: valid by the published schemas, whole in other programs."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from glossary.config import Settings
from glossary.export.options import ExportOptions
from glossary.export.registry import WRITERS
from glossary.pipeline import build

SCHEMAS = os.environ.get("GLOSSARY_TBX_SCHEMAS", "")
CORPUS = Path(__file__).parents[2] / "corpus"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the glossary of corpus/ in the formats that are looked at here."""
    folder = tmp_path_factory.mktemp("output")
    options = ExportOptions(tm_variants=True)
    formats = ("tmx", "tbx", "tbx-v2", "weblate")
    build(CORPUS, to=folder, settings=Settings(formats=formats, export=options))
    return folder


def pairs_of(tmx: Path) -> list[tuple[str, str]]:
    """Read the pairs of a memory, Simplified Chinese and English, by lxml."""
    pairs = []
    for unit in etree.parse(tmx).iter("tu"):
        texts = {str(one.get(LANG)): one.findtext("seg") or "" for one in unit.iter("tuv")}
        if "zh-CN" in texts:
            pairs.append((texts["zh-CN"], texts["en-US"]))
    assert len(pairs) > 300
    return pairs


def passes(*command: str | Path) -> None:
    """Run a validator; what it says is shown when it finds a fault."""
    answer = subprocess.run(  # noqa: S603 - a fixed program on our own files
        command, check=False, capture_output=True, encoding="utf-8", timeout=120
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.skipif(
    not (shutil.which("xmllint") and OMEGAT.exists()), reason="xmllint or OmegaT is not installed"
)
@pytest.mark.parametrize(
    ("name", "option", "schema"),
    [
        ("tmx", "--dtdvalid", "tmx14.dtd"),
        ("tbx-v2", "--schema", "tbx.xsd"),
        ("weblate", "--schema", "tbx.xsd"),
    ],
)
def test_valid_by_the_schemas_of_omegat(
    name: str, option: str, schema: str, output: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(OMEGAT) as jar:
        for part in ("tmx14.dtd", "tbx.xsd", "xml.xsd"):
            (tmp_path / part).write_bytes(jar.read(f"schemas/{part}"))
    file = output / WRITERS[name].file_name
    passes("xmllint", "--noout", "--nonet", option, tmp_path / schema, file)


@pytest.mark.skipif(
    not (shutil.which("jing") and SCHEMAS), reason="jing or GLOSSARY_TBX_SCHEMAS is missing"
)
@pytest.mark.parametrize("schema", ["TBXcoreStructV03.rng", "TBX-Basic_DCA.sch"])
def test_valid_by_the_schemas_of_tbx_basic(schema: str, output: Path) -> None:
    passes("jing", Path(SCHEMAS) / schema, output / "glossary.tbx")


def test_translate_toolkit_reads_every_pair(output: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is missing")
    store = tmx.tmxfile.parsefile(str(output / "glossary.tmx"))
    store.setsourcelanguage("zh-CN")
    store.settargetlanguage("en-US")
    theirs = [(unit.source, unit.target) for unit in store.units if unit.source]
    assert sorted(theirs) == sorted(pairs_of(output / "glossary.tmx"))


def test_weblate_reads_the_pairs_of_the_memory(output: Path) -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is missing")
    store = tbx.tbxfile.parsefile(str(output / "glossary.weblate.tbx"))
    theirs = {(unit.source, unit.target) for unit in store.units}
    assert theirs >= set(pairs_of(output / "glossary.tmx"))
