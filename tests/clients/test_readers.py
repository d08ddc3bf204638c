"""translate-toolkit, rdflib, sdcv and XML::TMX read every term, byte for byte."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest

Write = Callable[[str, Path], Path]

PAIRS = [
    ("世界卫生组织", "World Health Organization"),
    ("世卫组织", "WHO"),
    ("\U00020bb7野家", "Yoshinoya & <Sons>"),
    ("“引号”‘单’", 'the "quoted" one'),
    ("=1+1", "-5℃"),
    ("逗号,分号;", "comma, semicolon; tab"),
]


def run(*command: str | Path, folder: Path) -> str:
    """Run a program with a home of its own and give its output."""
    answer = subprocess.run(  # noqa: S603 - a fixed program on our own files
        command,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=120,
    )
    return answer.stdout


def test_translate_toolkit_reads_tmx(tmp_path: Path, write: Write) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is missing")
    store = tmx.tmxfile.parsefile(str(write("tmx", tmp_path)))
    store.setsourcelanguage("zh-CN")
    store.settargetlanguage("en-US")
    assert {(unit.source, unit.target) for unit in store.units} >= set(PAIRS)


@pytest.mark.parametrize("name", ["tbx-v2", "weblate"])
def test_translate_toolkit_reads_tbx(name: str, tmp_path: Path, write: Write) -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is missing")
    store = tbx.tbxfile.parsefile(str(write(name, tmp_path)))
    found = {(unit.source, unit.target) for unit in store.units}
    # It reads one term a language, so only Weblate's own file carries the short forms.
    expected = set(PAIRS) if name == "weblate" else set(PAIRS) - {("世卫组织", "WHO")}
    assert found >= expected
    assert not any(unit.isobsolete() for unit in store.units)


def test_rdflib_reads_skos(tmp_path: Path, write: Write) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is missing")
    graph = rdflib.Graph()
    graph.parse(write("skos", tmp_path), format="turtle")
    labels = {
        (str(thing), thing.language) for thing in graph.objects() if hasattr(thing, "language")
    }
    for zh, en in PAIRS:
        assert {(zh, "zh-Hans"), (en, "en")} <= labels


@pytest.mark.skipif(not shutil.which("sdcv"), reason="sdcv is not installed")
def test_sdcv_looks_up_every_term(tmp_path: Path, write: Write) -> None:
    write("stardict", tmp_path)
    for zh, en in PAIRS:
        for word, meaning in ((zh, en), (en, zh)):
            answer = run(
                *("sdcv", "--non-interactive", "--exact-search", "--json-output"),
                *("--data-dir", tmp_path, "--", word),
                folder=tmp_path,
            )
            # Before a word that begins with "-" it looks up the "--" as well.
            (found,) = json.loads(answer.splitlines()[-1])
            assert found["word"] == word
            assert meaning in found["definition"].split("\n")


PERL = r"""
use XML::TMX::Reader; binmode(STDOUT, ":utf8");
my $reader = XML::TMX::Reader->new($ARGV[0]);
$reader->for_tu(sub { my $tu = shift;
  print join("\t", map { $tu->{$_}{-seg} } grep { !/^-/ } sort keys %$tu), "\n"; });
"""


def test_xml_tmx_reads_tmx(tmp_path: Path, write: Write) -> None:
    if (
        not shutil.which("perl")
        or subprocess.run(
            ["perl", "-MXML::TMX::Reader", "-e", "1"],  # noqa: S607 - found on PATH
            check=False,
            capture_output=True,
        ).returncode
    ):
        pytest.skip("XML::TMX (libxml-tmx-perl) is not installed")
    answer = run("perl", "-e", PERL, write("tmx", tmp_path), folder=tmp_path)
    # It puts a space around each segment and leaves the escapes of XML as they are.
    texts = {unescape(cell.strip()) for line in answer.splitlines() for cell in line.split("\t")}
    assert texts >= {term for pair in PAIRS for term in pair}
