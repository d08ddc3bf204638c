"""The output folder holds one whole generation, whatever happens, and other people's files."""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary import pipeline
from glossary.config import Settings
from glossary.engine.output import replace_files
from glossary.errors import OutputError
from glossary.report import Report

KILLS = int(os.environ.get("GLOSSARY_KILLS", "30"))
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders so far")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="only root may mount a small or read-only disk",
)


def _put(folder: Path, text: str, *names: str) -> None:
    with replace_files(folder) as new:
        for name in names or ("a.csv", "b.xlsx"):
            (new / name).write_text(text, encoding="utf-8")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.parent.iterdir() if path.name.startswith(".glossary-")]


@pytest.fixture(params=["exchanged", "renamed"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an output folder, on a system that can exchange folders and on one that cannot."""
    if request.param == "exchanged" and sys.platform != "linux":
        pytest.skip("only Linux exchanges folders so far")
    if request.param == "renamed":
        monkeypatch.setattr(sys, "platform", "sunos5")
    return tmp_path / "out"


def test_what_is_not_replaced_stays(folder: Path) -> None:
    _put(folder, "old")
    (folder / ".~lock.b.xlsx#").write_text("open elsewhere")
    (folder / "old.tmx").write_text("of an earlier build")
    (folder / "link").symlink_to("nowhere")
    (folder / "mine").mkdir()
    (folder / "mine" / "notes.txt").write_text("mine")
    folder.chmod(0o750)
    with (folder / "open.txt").open("w") as still_open:
        still_open.write("first")
        _put(folder, "new")
        still_open.write(" second")
    assert _files(folder) == {
        "a.csv": b"new",
        "b.xlsx": b"new",
        ".~lock.b.xlsx#": b"open elsewhere",
        "old.tmx": b"of an earlier build",
        "open.txt": b"first second",
    }
    assert (folder / "mine" / "notes.txt").read_text() == "mine"
    assert (folder / "link").is_symlink()
    assert folder.stat().st_mode & 0o777 == 0o750
    assert not _hidden(folder)


def test_a_block_that_fails_changes_nothing(folder: Path) -> None:
    _put(folder, "old")

    def refuse() -> None:
        raise OutputError("saved meanwhile")

    with pytest.raises(OutputError, match="meanwhile"), replace_files(folder, refuse) as new:
        (new / "a.csv").write_text("new")
    with pytest.raises(UnicodeEncodeError):
        _put(folder, "half of a character: \ud800")
    assert _files(folder) == {"a.csv": b"old", "b.xlsx": b"old"}
    assert not _hidden(folder)


@linux
def test_the_folder_is_replaced_in_one_step(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    _put(folder, "old")
    seen = os.open(folder, os.O_RDONLY)  # whoever has begun to read sees the old files to the end
    _put(folder, "new")
    assert not os.listdir(seen)  # noqa: PTH208 - of an open folder, wherever it is now
    os.close(seen)
    assert _files(folder)["a.csv"] == b"new"


@linux
def test_what_is_saved_at_the_last_moment_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glossary.engine import exchange

    folder = tmp_path / "out"
    _put(folder, "old")
    (folder / "notes.txt").write_text("first")
    swap = exchange._swap  # noqa: SLF001 - the moment between looking and exchanging
    moments = iter([True, False])

    def save_first(one: Path, other: Path) -> bool:
        if next(moments, False):
            (folder / "b.xlsx").write_text("a reviewer's work")
            (folder / "new.txt").write_text("fresh")
            saved = folder / "saved"
            saved.write_text("second")
            saved.replace(folder / "notes.txt")
        return swap(one, other)

    monkeypatch.setattr(exchange, "_swap", save_first)
    with pytest.raises(OutputError, match=r"out/b\.xlsx: was saved during the build; build again"):
        _put(folder, "new")
    mine = {"new.txt": b"fresh", "notes.txt": b"second"}
    assert _files(folder) == {"a.csv": b"old", "b.xlsx": b"a reviewer's work", **mine}
    _put(folder, "new")
    assert _files(folder) == {"a.csv": b"new", "b.xlsx": b"new", **mine}
    assert not _hidden(folder)


@linux
def test_the_folder_in_which_a_shell_stands_stays_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _put(Path(), "old")
    _put(Path(), "new")
    assert _files(Path.cwd()) == {"a.csv": b"new", "b.xlsx": b"new"}


@linux
def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk" / "out").mkdir(parents=True)
    (tmp_path / "out").symlink_to(tmp_path / "disk" / "out")
    _put(tmp_path / "out", "new")
    assert (tmp_path / "out").is_symlink()
    assert _files(tmp_path / "disk" / "out")["a.csv"] == b"new"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process starts as a copy of another here")
def test_a_process_that_outlives_a_build_holds_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with replace_files(folder) as new:
        (new / "a.csv").write_text("1", encoding="utf-8")
        child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,))
        child.start()
    try:
        _put(folder, "2", "a.csv")
        assert _files(folder) == {"a.csv": b"2"}
    finally:
        child.kill()
        child.join()


@linux
def test_a_second_build_says_so_and_a_neighbour_is_left_alone(tmp_path: Path) -> None:
    with replace_files(tmp_path / "out") as new, replace_files(tmp_path / "out-2") as other:
        (new / "a.csv").write_text("1")
        (other / "a.csv").write_text("2")
        with pytest.raises(OutputError, match="another build is writing here"):
            _put(tmp_path / "out", "3")
    assert _files(tmp_path / "out") == {"a.csv": b"1"}
    assert _files(tmp_path / "out-2") == {"a.csv": b"2"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("this root may not mount (a container)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - our own disk


@root
@pytest.mark.parametrize("name", ["out", "."])
def test_a_full_disk_leaves_the_old_files(small_disk: Path, name: str) -> None:
    folder = small_disk / name
    _put(folder, "old")
    (small_disk / "filler").write_bytes(b"0" * 200_000)
    with pytest.raises(OutputError, match=r"No space left on device.*free the place"):
        _put(folder, "new" * 60_000)
    assert {name: _files(folder)[name] for name in ("a.csv", "b.xlsx")} == {
        "a.csv": b"old",
        "b.xlsx": b"old",
    }
    assert not _hidden(folder)
    (small_disk / "filler").unlink()
    _put(folder, "new")
    assert _files(folder) == {"a.csv": b"new", "b.xlsx": b"new"}


@root
def test_a_read_only_disk_is_said_in_a_line(small_disk: Path) -> None:
    _put(small_disk / "out", "old")
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)  # noqa: S603 - our own disk
    with pytest.raises(OutputError, match="out: cannot be written"):
        _put(small_disk / "out", "new")
    assert _files(small_disk / "out") == {"a.csv": b"old", "b.xlsx": b"old"}


def test_a_folder_without_the_right_to_write_is_said_in_a_line(tmp_path: Path) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    _put(tmp_path / "out", "old")
    (tmp_path / "out").chmod(0o555)
    with pytest.raises(OutputError, match="out: cannot be written"):
        _put(tmp_path / "out", "new")
    (tmp_path / "out").chmod(0o755)
    assert _files(tmp_path / "out")["a.csv"] == b"old"


@linux
def test_a_build_may_be_killed_at_any_moment(tmp_path: Path, every_format: tuple[str, ...]) -> None:
    """Kill builds and writings at random moments; GLOSSARY_KILLS=1000 does so more often."""
    folder = tmp_path / "out"
    text = "所谓过拟合(overfitting)。他患有消化不良(indigestion)。"
    settings = Settings(formats=every_format)
    glossaries = [
        pipeline.build(text * (1 + number), to=tmp_path / str(number), settings=settings)
        for number in range(2)
    ]
    whole = [_files(tmp_path / "0"), _files(tmp_path / "1")]
    assert whole[0] != whole[1]
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "notes.txt").write_text("in a folder")
    (folder / "notes.txt").write_text("mine")
    choose = random.Random(20231129)  # noqa: S311 - moments, no secret
    longest = [0.0, 0.0]
    now = None
    cut = 0
    for number in range(KILLS + 2):
        target = number // 2 % 2
        start = time.monotonic()
        child = os.fork()
        if not child:
            try:
                if number % 2:
                    pipeline.build(text * (1 + target), to=folder, settings=settings)
                else:
                    pipeline.write(glossaries[target], folder, settings=settings, report=Report())
            finally:
                os._exit(0)
        if number >= 2:
            time.sleep(choose.uniform(0, longest[number % 2]))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if number < 2:
            longest[number % 2] = 1.1 * (time.monotonic() - start)
        cut += os.WIFSIGNALED(status)
        found = _files(folder)
        assert found.pop("notes.txt") == b"mine"
        assert found == whole[target] or found == now, f"mixed after kill {number}"
        now = found
    assert cut > KILLS / 3
    pipeline.write(glossaries[0], folder, settings=settings, report=Report())
    assert _files(folder) == {**whole[0], "notes.txt": b"mine"}
    assert (folder / "mine" / "notes.txt").read_text() == "in a folder"
    assert not _hidden(folder)
