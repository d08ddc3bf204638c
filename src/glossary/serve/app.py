"""The web application: a page, two questions by GET, two decisions by POST, one guard for all."""

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from glossary.errors import GlossaryError, InputError
from glossary.export.options import ExportOptions
from glossary.export.page.record import Record, pack
from glossary.export.page.render import as_json, render_page
from glossary.export.page.summary import summarize
from glossary.serve.ask import FACETS, Answers, Question
from glossary.serve.desk import Desk, StaleError
from glossary.serve.guard import Guard
from glossary.serve.said import read_said

_LONGEST_QUESTION = 200  # characters
_LAST_PLACE = 10**9


def make_app(desk: Desk, *, token: str, port: int) -> Guard:
    """Give the application (ASGI 3); every address begins with the token.

    Whoever does not know the token, asks under another host name, or sends a
    decision from another page gets nothing. Raises InputError when the glossary
    or the decisions cannot be read.
    """
    room = _Room(desk, token)
    routes = [
        Route(f"/{token}/", room.page, methods=["GET"]),
        Route(f"/{token}/search", room.search, methods=["GET"]),
        Route(f"/{token}/concept/{{name}}", room.concept, methods=["GET"]),
        Route(f"/{token}/decide", room.decide, methods=["POST"]),
        Route(f"/{token}/undo", room.undo, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token=token, port=port)


class _Room:
    """Answer requests; the work is done in threads, one at a time by the desk's lock."""

    def __init__(self, desk: Desk, token: str) -> None:
        """Read the glossary and work out what the first question needs."""
        self._desk = desk
        self._token = token
        self._answers = Answers(desk=desk)
        self._answers.warm()

    async def page(self, _: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(self._render))

    async def search(self, request: Request) -> Response:
        question = _question(request)
        return await _answer(lambda: self._answers.search(question))

    async def concept(self, request: Request) -> Response:
        return await _answer(lambda: self._answers.entry(request.path_params["name"]))

    async def decide(self, request: Request) -> Response:
        record = await _body(request)
        return await _answer(lambda: self._decided(record))

    async def undo(self, _: Request) -> Response:
        return await _answer(self._undone)

    def _decided(self, record: dict[str, Any]) -> Record | None:
        """Lay down a decision; give the concept as it is now, with a word where it was refused."""
        name, version = str(record.get("id", "")), str(record.get("version", ""))
        refused: Record = {}
        try:
            self._desk.decide(name, version, read_said(record))
        except StaleError:
            refused = {"is_stale": True}
        except InputError as fault:
            refused = {"fault": str(fault)}
        found = self._answers.entry(name)
        return None if found is None else {**found, **refused}

    def _undone(self) -> Record | None:
        """Take the last decision back; give the concept as it is now, or nothing."""
        change = self._desk.undo()
        if change is None:
            return {}
        return {**(self._answers.entry(change.concept) or {}), "shown": change.shown}

    def _render(self) -> str:
        """Give the page; it asks for its concepts."""
        desk = self._desk
        with desk.lock:
            desk.refresh()
            return render_page(
                pack(()),
                summarize(tuple(desk.concepts.values()), desk.glossary),
                ExportOptions(),
                signature=str(desk.glossary.signature),
                server={"base": f"/{self._token}/"},
            )


async def _answer(work: Callable[[], Record | None]) -> Response:
    """Give what a question or decision comes to; a fault as a line for the reader."""
    try:
        found = await run_in_threadpool(work)
    except GlossaryError as fault:
        return _json({"fault": str(fault)}, 409)
    if found is None:
        return _json({}, 404)
    is_refused = "is_stale" in found or "fault" in found
    return _json(found, 409 if is_refused else 200)


def _json(value: object, status: int) -> Response:
    """Give JSON; half of a character, which has no UTF-8, as an escape."""
    body = as_json(value).encode("utf-8", "backslashreplace")
    return Response(body, status, media_type="application/json")


async def _body(request: Request) -> dict[str, Any]:
    """Read the JSON object that was sent; what is none is an empty one, which decides nothing."""
    try:
        record = await request.json()
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _question(request: Request) -> Question:
    """Read what is asked."""
    asked = request.query_params
    try:
        start = min(max(int(asked.get("from", "0")), 0), _LAST_PLACE)
    except ValueError:
        start = 0
    return Question(
        text=asked.get("query", "")[:_LONGEST_QUESTION],
        chosen={name: frozenset(asked.getlist(name)) for name in FACETS},
        conflicts="conflicts" in asked,
        order=asked.get("sort", "english"),
        start=start,
    )
