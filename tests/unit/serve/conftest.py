"""A project that was built once, and its glossary served."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
import uvicorn

from glossary.serve import Desk, make_app
from served_project import ServedProject

TOKEN = "a-token-that-nobody-knows"  # noqa: S105 - of tests only


class Answer(NamedTuple):
    """Hold what the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - JSON
        """Read the body."""
        return json.loads(self.body)


class Reader:
    """Ask and decide as the page does, over a real connection."""

    def __init__(self, desk: Desk) -> None:
        """Serve the desk on a free port, until ``close``."""
        desk.refresh()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._listening.getsockname()[1]}"
        app = make_app(desk, token=TOKEN, port=self._listening.getsockname()[1])
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],))
        self._thread.start()

    def close(self) -> None:
        """End the server."""
        self._server.should_exit = True
        self._thread.join()
        self._listening.close()

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send a request; headers are named with low lines for their dashes."""
        given = {"Host": self.host}
        if method == "POST":
            given |= {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
            given |= {"Content-Length": str(len(body or b""))}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection(self.host, timeout=30)) as connection:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def search(self, query: str = "", **more: str) -> Any:  # noqa: ANN401 - JSON
        """Give the answer to a search."""
        asked = urlencode({"query": query, **more})
        return self.send("GET", f"/{TOKEN}/search?{asked}").json()

    def entry(self, query: str) -> Any:  # noqa: ANN401 - JSON
        """Give the first concept for a query, with what may be edited of it."""
        name = self.search(query)["packed"]["concepts"][0]["id"]
        [entry] = self.send("GET", f"/{TOKEN}/concept/{name}").json()["packed"]["concepts"]
        return entry

    def decide(self, entry: Any, **said: Any) -> Answer:  # noqa: ANN401 - JSON
        """Decide on an entry as it was shown."""
        record = {"id": entry["id"], "version": entry["version"], **said}
        return self.send("POST", f"/{TOKEN}/decide", json.dumps(record).encode())

    def undo(self) -> Answer:
        """Undo the last decision."""
        return self.send("POST", f"/{TOKEN}/undo", b"{}")


@pytest.fixture
def project(tmp_path: Path) -> ServedProject:
    """Build the project."""
    return ServedProject(tmp_path)


@pytest.fixture
def open_reader(project: ServedProject) -> Iterator[Callable[[], Reader]]:
    """Give a function that serves the project, once more each time."""
    readers: list[Reader] = []

    def serve() -> Reader:
        desk = Desk(path=project.output / "glossary.json", place=project.place)
        readers.append(Reader(desk))
        return readers[-1]

    yield serve
    for reader in readers:
        reader.close()


@pytest.fixture
def reader(open_reader: Callable[[], Reader]) -> Reader:
    """Open the page of the project."""
    return open_reader()
