"""glossary serve: what goes wrong before it serves is one line; what was saved outlives a crash."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from glossary import pipeline
from glossary.review import read_decisions

ARTICLE = "他患有消化不良(indigestion)，医生说。\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Build an article into a folder."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    pipeline.build(tmp_path / "corpus", to=tmp_path / "output")
    return tmp_path / "output"


def test_a_glossary_that_is_not_there_is_one_line(
    glossary_command: Callable[..., Any], tmp_path: Path
) -> None:
    ended = glossary_command("serve", "--quiet", "--glossary", tmp_path)
    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert line.startswith(f"glossary: {tmp_path / 'glossary.json'}: ")


def test_a_port_that_is_taken_is_one_line(
    glossary_command: Callable[..., Any], output: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = glossary_command("serve", "--quiet", "--glossary", output, "--port", port)
    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert f"127.0.0.1:{port}: cannot be opened" in line
    assert "name another --port" in line


def _start(output: Path, place: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "glossary", "serve", "--glossary", str(output)]
    return subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--decisions", str(place)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ask(address: str, path: str, record: object = None) -> Any:  # noqa: ANN401 - JSON
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=20)
    headers = {"Origin": f"http://{parts.netloc}", "Content-Type": "application/json"}
    try:
        if record is None:
            connection.request("GET", parts.path + path)
        else:
            connection.request("POST", parts.path + path, json.dumps(record).encode(), headers)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_ctrl_c_ends_it_well(output: Path, tmp_path: Path) -> None:
    with _start(output, tmp_path / "decisions.jsonl") as server:
        assert server.stdout
        assert server.stderr
        address = server.stdout.readline().strip()
        assert _ask(address, "search?query=indigestion")["total"] == 1
        server.send_signal(signal.SIGINT)
        said = server.stderr.read()
    assert server.returncode == 0
    assert "stopped; every decision is in" in said
    assert "Traceback" not in said


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.8])
def test_a_crash_costs_no_decision_that_was_answered(
    output: Path, tmp_path: Path, seconds: float
) -> None:
    place = tmp_path / "decisions.jsonl"
    answered: list[str] = []

    def decide_on_and_on(address: str) -> None:
        [shown] = _ask(address, "search?query=indigestion")["packed"]["concepts"]
        [entry] = _ask(address, f"concept/{shown['id']}")["packed"]["concepts"]
        for number in range(100_000):
            said = {"id": entry["id"], "version": entry["version"]}
            try:
                answer = _ask(address, "decide", {**said, "values": {"note": f"note {number}"}})
            except (OSError, ValueError):  # it was killed
                return
            [entry] = answer["packed"]["concepts"]
            answered.append(entry["note"])

    with _start(output, place) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        person = threading.Thread(target=decide_on_and_on, args=[address])
        person.start()
        time.sleep(seconds)
        server.kill()
        person.join()
    if answered:
        [kept] = [one.value for one in read_decisions(place)]
        # The last one answered, or the one after it that was saved and not answered any more.
        assert kept in (answered[-1], f"note {len(answered)}")
