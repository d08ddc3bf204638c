"""Several processes give what one gives, and end cleanly however they end."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary import pipeline
from glossary.config import Settings
from glossary.engine.findings import Findings
from glossary.engine.local import run_units
from glossary.engine.pool import work_in_order
from glossary.errors import RunError, SetupError
from glossary.model import Article, Fault, Source
from glossary.read import ReadOptions
from glossary.report import Report

MANY = 400  # articles: more than a batch for each process


def _articles(count: int = MANY) -> Iterator[Article]:
    for number in range(count):
        name = f"a{number % (count - 3)}"  # the last three have ids that were used before
        yield Article(
            id=name,
            text=f"所谓第{number}类过拟合(overfitting of type {number})。见图（Figure 2）。",
            source=Source(article=name, file=f"all.jsonl#{number + 1}"),
        )


def test_the_outcomes_and_their_order_are_those_of_one_process(tmp_path: Path) -> None:
    for number in range(150):
        (tmp_path / f"{number}.txt").write_text("" if number % 7 == 0 else "消化不良(indigestion)")
    inputs: list[str | Path | Article] = [*_articles(), tmp_path, "她患有消化不良(indigestion)。"]
    alone = list(pipeline.find(inputs))
    assert list(pipeline.find(inputs, jobs=3)) == alone
    ids = [one.article for one in alone if isinstance(one, Findings)]
    assert len(ids) == len(set(ids))
    assert ids[MANY - 3 : MANY] == ["a0#2", "a1#2", "a2#2"]
    assert sum(isinstance(one, Fault) and one.skipped for one in alone) == 22


def test_formats_written_by_several_processes_are_the_same(
    tmp_path: Path, every_format: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_MANY", 0)  # mentions from which the formats are shared out
    settings, reports = Settings(formats=every_format), (Report(), Report())
    for jobs, report in enumerate(reports, start=1):
        to = tmp_path / str(jobs)
        pipeline.build(list(_articles()), to=to, settings=settings, jobs=jobs, report=report)
    assert reports[0].losses == reports[1].losses
    for path in (tmp_path / "1").iterdir():
        assert (tmp_path / "2" / path.name).read_bytes() == path.read_bytes(), path.name
    assert not multiprocessing.active_children()


def test_little_work_starts_no_process() -> None:
    outcomes = pipeline.find(_articles(60), jobs=2)
    next(outcomes)
    assert not multiprocessing.active_children()
    outcomes = pipeline.find(_articles(), jobs=2)
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()  # type: ignore[attr-defined] # it is a generator
    assert not multiprocessing.active_children()


def test_only_what_is_near_is_read_ahead() -> None:
    read = 0

    def count() -> Iterator[Article]:
        nonlocal read
        for article in _articles(2_560):
            read += 1
            yield article

    outcomes = pipeline.find(count(), jobs=2)
    next(outcomes)
    assert read < 800
    assert sum(1 for _ in outcomes) > 2_000
    assert read == 2_560


def _fail_on_7(article: Article) -> Findings:
    if "第7类" in article.text:
        raise ZeroDivisionError("seven")
    return pipeline.find_in_article(article)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_on_which_the_program_fails_is_named(jobs: int) -> None:
    outcomes = list(
        run_units(_articles(), _fail_on_7, options=ReadOptions(), jobs=jobs, cache=None)
    )
    assert len(outcomes) == MANY + 3
    assert str(outcomes[7]).startswith("all.jsonl#8: the program failed on this article (ZeroDiv")


def _fail(number: int) -> int:
    if number == 5:
        raise SetupError("no model; install it")
    return number


def test_an_error_of_the_machine_comes_through() -> None:
    with pytest.raises(SetupError, match="install it"):
        list(work_in_order(_fail, range(10), 2))
    assert not multiprocessing.active_children()


def test_a_killed_process_ends_the_run_in_one_line() -> None:
    outcomes = pipeline.find(_articles(2_560), jobs=2)
    next(outcomes)
    victim = multiprocessing.active_children()[0].pid
    assert victim is not None
    os.kill(victim, signal.SIGKILL)
    with pytest.raises(RunError, match=r"\(signal 9; .*\); run again, with fewer --jobs$"):
        list(outcomes)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="spawn is the only way there")
def test_it_works_all_the_same_where_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    numbers = work_in_order(_fail, range(5), 2)
    assert list(numbers) == [0, 1, 2, 3, 4]


def _start(tmp_path: Path) -> "subprocess.Popen[str]":
    corpus = tmp_path / "many.jsonl"
    if not corpus.exists():
        text = "所谓过拟合(overfitting)。" * 10
        corpus.write_text(
            "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(1_000))
        )
    command = [sys.executable, "-m", "glossary", "extract", str(corpus), "--jobs", "2"]
    return subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _wait_for_processes(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    assert process.stdout.readline()  # the first batch is done, so both others are at work


def _group_ends(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a group of processes")
def test_ctrl_c_reaches_all_and_says_one_line(tmp_path: Path) -> None:
    process = _start(tmp_path)
    _wait_for_processes(process)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "glossary: stopped; nothing was changed"
    assert _group_ends(process.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a group of processes")
def test_processes_do_not_outlive_the_one_that_started_them(tmp_path: Path) -> None:
    process = _start(tmp_path)
    _wait_for_processes(process)
    process.kill()
    process.communicate(timeout=60)
    assert _group_ends(process.pid)
