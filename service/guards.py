"""ASGI guards round the application: limits of the body while it arrives, and silence about what went wrong inside."""

from __future__ import annotations

import logging

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import pressure
from service.operation.logs import route_of, whereabouts
from service.problems import ProblemError, answer

__all__ = ["BodyLimits", "Shield"]

_HEADERS = {
    # Answers are about dispatches: no cache keeps them, and no page of others frames them or runs anything in them.
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
_LEAVE = {"Connection": "close"}  # what the client still sends is not read, so that no other request could follow
_NOT_MODIFIED = 304  # what it says of caching would replace what the answer said that the client has
_log = logging.getLogger("docproc.service")


class BodyLimits:
    """Refuse a body larger than ``max_bytes``: at once if it says so, else as soon as it has sent that much.

    One of which nothing comes for ``silence_seconds`` is given up: what has come of it would take room for good.
    """

    def __init__(self, app: ASGIApp, *, max_bytes: int, silence_seconds: float) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._silence_seconds = silence_seconds

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
        received, whole = 0, False

        async def limited() -> Message:
            nonlocal received, whole
            if whole:  # what comes yet is the client's leaving, for which an answer of many pieces waits
                return await receive()
            try:
                with anyio.fail_after(self._silence_seconds):
                    message = await receive()
            except TimeoutError:
                raise self._too_slow() from None
            received += len(message.get("body", b""))
            if received > self._max_bytes:
                raise self._too_large()
            whole = not message.get("more_body", False)
            return message

        await self._app(scope, limited, send)

    def _too_large(self) -> ProblemError:
        detail = f"the request is larger than {self._max_bytes} bytes"
        return ProblemError(413, "file_too_large", detail, headers=_LEAVE)

    def _too_slow(self) -> ProblemError:
        detail = f"nothing of the request's body came for {self._silence_seconds:g} seconds"
        return ProblemError(408, "request_too_slow", detail, headers=_LEAVE)


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
