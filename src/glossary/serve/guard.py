"""Who may ask: only this machine, only with the token, and to decide only from the page itself."""

import hmac

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 200_000  # bytes

# The page's own policy stands in the page. Nothing of it is kept, framed, or told to other sites.
_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"frame-ancestors 'none'",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}


class Guard:
    """Stand before an application and let only its own page through.

    The host name must be this machine's (a page elsewhere may point a name of
    its own here: DNS rebinding), the path must begin with the token, and what
    changes anything must be a POST of JSON from this origin.
    """

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        """Take the application, the token of all its addresses, and the port it is served on."""
        self._app = app
        self._token = token.encode()
        self._hosts = {f"{host}:{port}".encode() for host in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in a line."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS.items()]}
            await send(message)

        fault = self._fault(scope)
        if fault:
            status, why = fault
            await PlainTextResponse(f"{why}\n", status)(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _fault(self, scope: Scope) -> tuple[int, str] | None:
        """Say why a request is refused, if it is."""
        headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            if name in headers and name in (b"host", b"origin", b"content-length"):
                return 400, "a header was sent twice"
            headers[name] = value
        if headers.get(b"host", b"").lower() not in self._hosts:
            return 403, "wrong host; use the address that glossary serve printed"
        given = scope["path"].encode("utf-8", "replace").split(b"/")[1]
        if not hmac.compare_digest(given, self._token):
            return 404, "not here; use the whole address that glossary serve printed"
        if scope["method"] in ("GET", "HEAD"):
            return None
        return self._fault_of_post(headers)

    def _fault_of_post(self, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        """Say why what would change something is refused, if it is."""
        if headers.get(b"origin") != b"http://" + headers[b"host"]:
            return 403, "decisions are taken from the page itself only"
        if headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
            return 403, "decisions are taken from the page itself only"
        if headers.get(b"content-type") != b"application/json":
            return 415, "send JSON"
        length = headers.get(b"content-length", b"")
        if not length.isdigit() or int(length) > LONGEST_BODY:
            return 413, "too long"
        return None
