"""An ASGI guard that reads no more than a form of somebody who is not known."""

from __future__ import annotations

import anyio.to_thread
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.access import identity
from service.problems import ProblemError
from service.store import Store

__all__ = ["Gate"]

_MUCH = 64 * 1024


class Gate:
    """Refuse a body of more than 64 KiB as soon as it is that long, unless the request shows a key or a session.

    FastAPI takes in a whole body, and lays its files aside on the disk, before an address asks who sends it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received, known = 0, False

        async def watched() -> Message:
            nonlocal received, known
            message = await receive()
            received += len(message.get("body", b""))
            if received > _MUCH and not known:
                await anyio.to_thread.run_sync(_demand_known, Request(scope))
                known = True
            return message

        await self._app(scope, watched, send)


def _demand_known(request: Request) -> None:
    store: Store = request.app.state.store
    try:
        if identity.find_program(request, store) is None and identity.find_browser(request, store) is None:
            raise identity.refusal("sign in, or show a key")
    except ProblemError as error:
        # What the client still sends is not read, so the connection cannot serve another request.
        raise ProblemError(
            error.status_code, error.code, error.detail, headers={**(error.headers or {}), "Connection": "close"}
        ) from None
