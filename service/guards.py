"""ASGI guards round the application: a cap on the body while it arrives, and silence about what went wrong inside."""

from __future__ import annotations

import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import pressure
from service.operation.logs import route_of, whereabouts
from service.problems import ProblemError, answer

__all__ = ["BodyCap", "Shield"]

_HEADERS = {
    # Answers are about dispatches: no cache keeps them, and no page of others frames them or runs anything in them.
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
_NOT_MODIFIED = 304  # what it says of caching would replace what the answer said that the client has
_log = logging.getLogger("docproc.service")


class BodyCap:
    """Refuse a body larger than ``max_bytes``: at once if it says so, else as soon as it has sent that much."""

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self._max_bytes:
            error = self._too_large()
            await answer(413, error.code, error.detail, headers=error.headers)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._max_bytes:
                raise self._too_large()
            return message

        await self._app(scope, counted, send)

    def _too_large(self) -> ProblemError:
        detail = f"the request is larger than {self._max_bytes} bytes"
        # What the client still sends is not read, so the connection cannot serve another request.
        return ProblemError(413, "file_too_large", detail, headers={"Connection": "close"})


class Shield:
    """Answer an unexpected error with a bare 500 and log where it arose, but not its message.

    Messages of exceptions quote what could not be handled, which here is the text of official documents. Where the
    database or the disk is the reason, the answer is 503 and says when to come again. Each answer that says nothing of
    caches and frames is private.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _close_off(message)
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            where = whereabouts(error.__traceback__)
            _log.error("unexpected %s on %s at %s", type(error).__name__, route_of(scope), where)
            if not started:
                await _refusal(error)(scope, receive, watched)


def _refusal(error: Exception) -> Response:
    passing = pressure.refusal(error)
    if passing is None:
        return answer(500, "internal", "an unexpected error; the log says where")
    return answer(pressure.STATUS, passing.code, passing.detail, headers=passing.headers)


def _close_off(message: Message) -> None:
    if message["status"] == _NOT_MODIFIED:
        return
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
