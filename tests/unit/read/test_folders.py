import os
from pathlib import Path

import pytest

from glossary.model import Article, Fault
from glossary.read import find_files, read_articles


def write(path: Path, text: str = "术语 (term)") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*inputs: Path) -> list[str]:
    return [file.name for file in find_files(inputs) if isinstance(file, Path)]


def faults(*inputs: Path) -> list[str]:
    return [str(each) for each in read_articles(inputs) if isinstance(each, Fault)]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/B.txt", "c/d/e.md", "A.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["A.txt", "B.txt", "z.txt", "b.txt", "e.md"]


def test_what_stands_beside_articles_is_left_out(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt",
        ".git/a.txt",
        "PROVENANCE.md",
        "decisions.jsonl",
        "~$a.docx",
        "x.png",
    ):
        write(tmp_path / name)
    write(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt"]
    assert faults(tmp_path) == []


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert names(write(tmp_path / "PROVENANCE.md"), write(tmp_path / ".a.txt")) == [
        "PROVENANCE.md",
        ".a.txt",
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    assert names(tmp_path, file, tmp_path) == ["a.txt"]


def test_unknown_format_is_a_fault_that_lists_the_known(tmp_path: Path) -> None:
    write(tmp_path / "a.doc")
    [line] = faults(tmp_path)
    assert "a.doc: unknown format '.doc'; use one of" in line
    assert ".docx" in line


def test_missing_input_empty_folder_and_no_input_are_faults(tmp_path: Path) -> None:
    assert "no such file or folder" in faults(tmp_path / "no.txt")[0]
    assert "no articles in this folder" in faults(tmp_path)[0]
    assert "nothing to read" in faults()[0]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside/secret.txt")
    folder = write(tmp_path / "in/a.txt").parent
    (folder / "out.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    assert names(folder) == ["a.txt"]
    assert [line.split(": ")[1].split(";")[0] for line in faults(folder)] == [
        "the symbolic link leads nowhere",
        "a symbolic link that leads out of the folder is not followed",
        "a symbolic link that leads out of the folder is not followed",
    ]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(write(tmp_path / "there/a.txt"))
    assert names(link) == ["link.txt"]


@pytest.mark.parametrize("name", ["x" * 5000 + ".txt", "a\0b.txt", "-", "\n.txt", "~/a.txt"])
def test_names_that_cannot_be_are_one_clear_line(name: str) -> None:
    [line] = faults(Path(name))
    assert "check the name" in line
    assert line.isprintable()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_to_itself_is_a_fault(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to(link)
    assert "leads nowhere" in faults(link)[0]
    assert "leads nowhere" in faults(tmp_path)[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in faults(tmp_path)[0]


def test_ids_are_the_paths_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "corpus/sub/a.txt")
    monkeypatch.chdir(tmp_path)
    [article] = read_articles([Path("./corpus/")])
    assert isinstance(article, Article)
    assert article.id == "corpus/sub/a.txt"
