"""glossary build: files that are new as a whole or old as a whole."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FILES = {
    "glossary.csv", "glossary.json", "glossary.omegat.txt", "glossary.tbx",
    "glossary.tmx", "glossary.v2.tbx", "glossary.xlsx", "glossary.html",
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "police.txt").write_text(
        "The Ministry of Public Security (公安部).", encoding="utf-8"
    )
    (folder / "stomach.txt").write_text("他患有消化不良(indigestion)。", encoding="utf-8")
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_format_is_written_and_the_summary_counts(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    ended = glossary_command("build", corpus, "--to", tmp_path / "out")
    assert (ended.code, ended.err) == (0, "")
    assert set(_bytes(tmp_path / "out")) == FILES
    assert "articles    2 read\n" in ended.out
    assert "concepts    2, 0 with a conflict\n" in ended.out
    assert "signature   glossary:" in ended.out


def test_the_same_input_gives_the_same_bytes(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        glossary_command("build", corpus, "--to", tmp_path / name)
    assert _bytes(tmp_path / "first") == _bytes(tmp_path / "second")


def test_the_order_of_the_articles_does_not_matter(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    police, stomach = corpus / "police.txt", corpus / "stomach.txt"
    glossary_command("build", police, stomach, "--to", tmp_path / "first")
    glossary_command("build", stomach, police, "--to", tmp_path / "second")
    assert _bytes(tmp_path / "first") == _bytes(tmp_path / "second")


def test_only_the_formats_asked_for_are_written(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    glossary_command("build", corpus, "--to", tmp_path, "--format", "tmx", "--format", "csv")
    assert FILES & {path.name for path in tmp_path.iterdir()} == {"glossary.csv", "glossary.tmx"}


def test_a_skipped_article_costs_only_itself(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    (corpus / "broken.docx").write_bytes(b"PK no zip")
    ended = glossary_command("build", corpus, "--to", tmp_path / "out")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1
    assert "articles    2 read, 1 skipped" in ended.out
    assert set(_bytes(tmp_path / "out")) == FILES


def test_a_strict_build_that_fails_leaves_the_old_files(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    before = _bytes(out)
    (corpus / "more.txt").write_text("所谓过拟合(overfitting)。", encoding="utf-8")
    (corpus / "wrong.docx").write_bytes(b"PK no zip")
    ended = glossary_command("build", corpus, "--to", out, "--strict")
    assert ended.code == 1
    assert _bytes(out) == before


def test_a_build_without_any_article_leaves_the_old_files(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    before = _bytes(out)
    shutil.rmtree(corpus)
    ended = glossary_command("build", corpus, "--to", out)
    assert ended.code == 1
    assert "no article could be read" in ended.err
    assert _bytes(out) == before


def test_files_of_others_in_the_folder_stay(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    glossary_command("build", corpus, "--to", out)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_one_line(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").touch()
    ended = glossary_command("build", corpus, "--to", tmp_path / name)
    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert line.startswith(f"glossary: {tmp_path / 'file'}")
    assert "cannot be written" in line


def test_a_place_that_is_taken_by_a_folder_is_one_line(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "out" / "glossary.xlsx").mkdir(parents=True)
    ended = glossary_command("build", corpus, "--to", tmp_path / "out")
    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert "glossary.xlsx: cannot be written" in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["glossary.xlsx"]


def test_a_disk_that_fills_up_is_one_line_and_leaves_the_old_files(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    glossary_command("build", corpus, "--to", out)
    before = _bytes(out)
    (corpus / "more.txt").write_text("所谓过拟合(overfitting)。", encoding="utf-8")
    ended = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "glossary", "build", str(corpus), "--to", str(out)],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert _bytes(out) == before


def test_a_folder_inside_the_input_is_refused(
    glossary_command: Callable[..., Any], corpus: Path
) -> None:
    ended = glossary_command("build", corpus, "--to", corpus / "out")
    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert "lies inside the input" in line
    assert not (corpus / "out").exists()


def test_what_a_killed_build_left_is_removed(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    left_over = tmp_path / "out" / ".glossary-new-killed"
    left_over.mkdir(parents=True)
    glossary_command("build", corpus, "--to", tmp_path / "out")
    assert not left_over.exists()


def test_two_builds_into_one_folder_do_not_mix(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows cannot lock a folder")
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    ended = glossary_command("build", corpus, "--to", tmp_path)
    os.close(handle)
    assert ended.code == 1
    assert "another build is writing here" in ended.err


def test_quiet_says_nothing_and_verbose_names_each_article(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    build = ("build", corpus, "--to", tmp_path / "out")
    assert glossary_command(*build, "--quiet") == (0, "", "")
    assert glossary_command("--quiet", *build) == (0, "", "")
    assert "police.txt: 1 mentions" in glossary_command("--verbose", *build).err


def test_settings_come_from_a_file(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "glossary.toml"
    settings.write_text('formats = ["tmx"]\n[export]\nzh_hans = "zh-SG"\n', encoding="utf-8")
    glossary_command("build", corpus, "--to", tmp_path / "out", "--config", settings)
    assert set(_bytes(tmp_path / "out")) == {"glossary.tmx"}
    assert 'xml:lang="zh-SG"' in (tmp_path / "out" / "glossary.tmx").read_text(encoding="utf-8")


def test_every_fault_of_the_settings_is_told_at_once(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "glossary.toml"
    settings.write_text('formats = ["doc"]\n[read]\nid = "x"\ntext_field = 1\n', encoding="utf-8")
    ended = glossary_command("build", corpus, "--to", tmp_path / "out", "--config", settings)
    assert ended.code == 1
    assert [line.split(": ")[2] for line in ended.err.splitlines()] == [
        "formats", "read.id", "read.text_field",
    ]  # fmt: skip
    assert not (tmp_path / "out").exists()


@pytest.fixture
def build_again(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> Callable[..., bool]:
    """Build; say whether the program found that nothing had changed."""

    def build(*options: object) -> bool:
        ended = glossary_command("build", corpus, "--to", tmp_path / "out", *options)
        assert ended.code == 0, ended.err
        return "unchanged   all as in the last build" in ended.out

    assert not build()
    assert build()
    return build


def test_an_unchanged_build_tells_the_same_and_touches_nothing(
    glossary_command: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    (corpus / "empty.txt").write_text("")
    command = ("build", corpus, "--to", tmp_path / "out", "--changes")
    first = glossary_command(*command)
    states = {path: path.stat() for path in (tmp_path / "out").iterdir()}
    again = glossary_command(*command)
    assert again.err == first.err != ""
    assert again.code == first.code == 1
    lines = [line for line in again.out.splitlines() if not line.startswith("seconds")]
    told = [line for line in first.out.splitlines() if not line.startswith("seconds")]
    assert lines == [
        *told,
        "unchanged   all as in the last build, so nothing was written",
        "changes     0 added, 0 removed, 0 changed, 0 new conflicts",
    ]
    assert {path: path.stat() for path in (tmp_path / "out").iterdir()} == states
    assert glossary_command(*command, "--quiet").out.startswith("changes")


def test_a_build_is_done_when_an_article_changes_comes_or_goes(
    build_again: Callable[..., bool], corpus: Path
) -> None:
    article = corpus / "new.txt"
    article.write_text("所谓过拟合(overfitting)。", encoding="utf-8")
    assert not build_again()
    stamp = article.stat()
    article.write_text("所谓欠拟合(overfitting)。", encoding="utf-8")
    os.utime(article, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert not build_again()
    article.rename(corpus / "newer.txt")
    assert not build_again()
    assert build_again()
    (corpus / "newer.txt").unlink()
    assert not build_again()


def test_a_build_is_done_when_a_file_it_wrote_is_changed_or_gone(
    build_again: Callable[..., bool], tmp_path: Path
) -> None:
    table = tmp_path / "out" / "glossary.csv"
    before = table.read_bytes()
    table.write_bytes(before + b"more")
    assert not build_again()
    assert table.read_bytes() == before
    table.unlink()
    assert not build_again()
    assert table.read_bytes() == before
    (tmp_path / "out" / "notes.txt").write_text("mine")
    assert build_again()


def test_a_build_is_done_when_decisions_settings_or_the_date_change(
    build_again: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not build_again("--format", "tsv")
    assert not build_again("--only", "approved")
    assert not build_again()
    (tmp_path / "decisions.jsonl").write_text("", encoding="utf-8")
    assert not build_again("--decisions", tmp_path / "decisions.jsonl")
    assert build_again()  # it stands where it is looked for
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert not build_again()
    assert not build_again("--no-cache")
    assert not build_again("--verbose")


def test_the_first_build_with_an_empty_cache_is_remembered(
    build_again: Callable[..., bool],
    glossary_command: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "fresh"))
    assert not build_again()
    assert build_again()
    glossary_command("cache", "clear")
    assert not build_again()
