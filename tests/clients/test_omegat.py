"""OmegaT, headless: our memory translates a text, and its readers read our glossaries."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.config import Settings
from glossary.export.options import DUPLICATES, ExportOptions
from glossary.pipeline import build

JAR = Path("/usr/share/omegat/OmegaT.jar")
CLASS_PATH = f"{JAR}:{JAR.parent}/lib/*:/usr/share/java/*"
CORPUS = Path(__file__).parents[2] / "corpus"
READER = Path(__file__).with_name("GlossaryReader.java")

PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""

needs_javac = pytest.mark.skipif(not shutil.which("javac"), reason="javac is not installed")
pytestmark = pytest.mark.skipif(not shutil.which("omegat"), reason="OmegaT is not installed")


def translate(tmx: Path, languages: tuple[str, str], *, memory: str, text: str) -> str:
    """Let OmegaT translate a text with a memory in a folder of the project."""
    folder = tmx.parent
    project = folder / "project"
    source, target = languages
    for name in ("source", "target", "omegat", "glossary", "dictionary", "tm/auto"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(
        PROJECT.format(source=source, target=target), encoding="utf-8"
    )
    (project / "source" / "text.txt").write_text(text, encoding="utf-8")
    shutil.copy(tmx, project / memory)
    subprocess.run(  # noqa: S603 - a fixed program on our own files
        [  # noqa: S607 - found on PATH
            "omegat",
            "--mode=console-translate",
            "--disable-project-locking",
            f"--config-dir={folder / 'config'}",
            project,
        ],
        check=True,
        capture_output=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=120,
    )
    return (project / "target" / "text.txt").read_text(encoding="utf-8-sig")


CASES = {
    "simplified": (
        "zh-CN",
        "en-US",
        {
            "世界卫生组织": "World Health Organization",
            "世卫组织": "WHO",
            "\U00020bb7野家": "Yoshinoya & <Sons>",
            "“引号”‘单’": 'the "quoted" one',
            "=1+1": "-5℃",
        },
    ),
    "traditional": ("zh-TW", "en-US", {"世界衛生組織": "World Health Organization"}),
    "from English": ("en-US", "zh-CN", {"WHO": "世卫组织", "Yoshinoya & <Sons>": "\U00020bb7野家"}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_memory_in_tm_auto_translates(
    case: str, tmp_path: Path, write: Callable[[str, Path], Path]
) -> None:
    source, target, pairs = CASES[case]
    text = "\n\n".join(pairs) + "\n"
    tmx = write("tmx", tmp_path)
    translated = translate(tmx, (source, target), memory="tm/auto", text=text)
    assert translated.split() == "\n\n".join(pairs.values()).split()


def test_a_memory_in_tm_does_not(tmp_path: Path, write: Callable[[str, Path], Path]) -> None:
    """The control: what makes the text above translated is the memory, not chance."""
    text = "世界卫生组织\n"
    tmx = write("tmx", tmp_path)
    kept = translate(tmx, ("zh-CN", "en-US"), memory="tm", text=text)
    assert kept == text


def read_by_omegat(path: Path, folder: Path) -> list[tuple[str, ...]]:
    """Let OmegaT's own reader read a glossary: source and target of each entry."""
    subprocess.run(  # noqa: S603 - our own program
        ["javac", "-cp", CLASS_PATH, "-d", folder, READER],  # noqa: S607 - found on PATH
        check=True,
        capture_output=True,
    )
    answer = subprocess.run(  # noqa: S603 - our own program
        [
            *("java", "-Djava.awt.headless=true", "-cp", f"{folder}:{CLASS_PATH}"),
            *("GlossaryReader", path, "zh-CN", "en-US"),
        ],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    return [tuple(line.split("\t")[:2]) for line in answer.stdout.splitlines()]


@needs_javac
@pytest.mark.parametrize("name", ["omegat", "tbx-v2"])
def test_its_readers_read_every_entry(
    name: str, tmp_path: Path, write: Callable[[str, Path], Path]
) -> None:
    assert set(read_by_omegat(write(name, tmp_path), tmp_path)) >= {
        ("世界卫生组织", "World Health Organization"),
        ("世界衛生組織", "World Health Organization"),
        ("世卫组织", "WHO"),
        ("\U00020bb7野家", "Yoshinoya & <Sons>"),
        ("“引号”‘单’", 'the "quoted" one'),
        ("=1+1", "-5℃"),
        ("逗号,分号;", "comma, semicolon; tab"),
    }


@needs_javac
def test_its_reader_reads_translations_as_the_user_had_them_written(tmp_path: Path) -> None:
    article = "他患有消化不良(indigestion)。她有消化不良（dyspepsia）。"
    read = {}
    for way in DUPLICATES:
        options = ExportOptions(duplicates=way)
        build(article, to=tmp_path / way, settings=Settings(formats=("omegat",), export=options))
        files = sorted((tmp_path / way).iterdir(), key=lambda file: len(file.name))
        read[way] = [read_by_omegat(file, tmp_path) for file in files]
    first, second = ("消化不良", "indigestion"), ("消化不良", "dyspepsia")
    assert read == {
        "pick": [[first, second]],
        "merge": [[("消化不良", "indigestion; dyspepsia")]],
        "split": [[first], [second]],
    }


@needs_javac
def test_its_reader_reads_the_whole_corpus(tmp_path: Path) -> None:
    build(CORPUS, to=tmp_path, settings=Settings(formats=("omegat", "tbx-v2")))
    path = tmp_path / "glossary.omegat.txt"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    ours = [tuple(line.split("\t")[:2]) for line in lines]
    assert len(ours) > 300
    assert read_by_omegat(path, tmp_path) == ours
    # Of the termbase it makes every pair of an entry, so ours are among them.
    assert set(read_by_omegat(tmp_path / "glossary.v2.tbx", tmp_path)) >= set(ours)
