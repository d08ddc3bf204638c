"""Processes that share work out among them and give the results back in order.

Not ``concurrent.futures``: its processes stay behind, waiting forever, when the
program that started them is killed.
"""

import gc
import multiprocessing
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

from glossary.errors import RunError

Payload = TypeVar("Payload")
Result = TypeVar("Result")

_AHEAD = 4  # results a process that may wait for a slower one before them


class _Worker(NamedTuple):
    process: Any  # multiprocessing has no one type for the processes of all its contexts
    pipe: "Connection[Any, Any]"


def work_in_order(
    work: Callable[[Payload], Result], payloads: Iterable[Payload], jobs: int
) -> Iterator[Result]:
    """Call ``work`` on each payload in ``jobs`` processes; give the results in order.

    At most a few payloads and results a process are in memory at a time. Where
    the system can fork, what this process has loaded is shared, not loaded again.
    What ``work`` raises is raised here. Raises RunError when a process is killed.
    The processes end with the generator, and with this process, however it ends.
    """
    workers: list[_Worker] = []
    try:
        gc.freeze()  # else the collector writes to shared pages, which copies them
        for _ in range(jobs):
            workers.append(_start(work, workers))
        gc.unfreeze()
        yield from _share_out(workers, iter(payloads))
    finally:
        for worker in workers:
            worker.process.kill()  # it holds nothing that could be lost
        for worker in workers:
            worker.process.join()
            worker.pipe.close()


def forks() -> bool:
    """Say whether processes share what this one holds. macOS can, but its libraries cannot."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _start(work: Callable[[Any], Any], others: list[_Worker]) -> _Worker:
    """Start a process."""
    context: Any = multiprocessing.get_context("fork" if forks() else "spawn")
    ours, theirs = context.Pipe()
    # A forked process has our ends of the pipes too; while one is open it would not
    # notice that we are gone.
    inherited = [*(worker.pipe for worker in others), ours] if forks() else []
    process = context.Process(target=_serve, args=(theirs, work, inherited), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of threads at a fork; those of linear algebra are not used here
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(
    pipe: "Connection[Any, Any]",
    work: Callable[[Any], Any],
    inherited: list["Connection[Any, Any]"],
) -> None:
    """Do the work that comes through the pipe until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who started us ends us
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            payload = pipe.recv()
            try:
                answer = True, work(payload)
            except Exception as error:  # noqa: BLE001 - raised again where it can be seen
                answer = False, error
            pipe.send(answer)


def _share_out(workers: list[_Worker], payloads: Iterator[Any]) -> Iterator[Any]:
    """Give each idle process the next payload; give the results in order."""
    idle = list(workers)
    busy: dict[Any, tuple[int, _Worker]] = {}
    done: dict[int, Any] = {}
    given = shown = 0
    ended = False
    while True:
        while idle and not ended and given - shown < _AHEAD * len(workers):
            try:
                payload = next(payloads)
            except StopIteration:
                ended = True
                break
            worker = idle.pop()
            _send(worker, payload)
            busy[worker.pipe] = given, worker
            given += 1
        if shown in done:
            yield done.pop(shown)
            shown += 1
        elif not busy:
            return
        else:
            for pipe in wait(list(busy)):
                number, worker = busy.pop(pipe)
                done[number] = _receive(worker)
                idle.append(worker)


def _send(worker: _Worker, payload: object) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # the answer will show its death
        worker.pipe.send(payload)


def _receive(worker: _Worker) -> Any:  # noqa: ANN401 - whatever the work gives
    try:
        is_result, answer = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        code = worker.process.exitcode
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        raise RunError(
            f"a process of this run was ended from outside ({how}; 9 is often a lack of memory);"
            " run again, with fewer --jobs"
        ) from None
    if not is_result:
        raise answer
    return answer
