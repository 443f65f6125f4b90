"""Refusals outside of ``/v1``: what is a problem to programs is a page in Vietnamese to people."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import anyio
from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import problems
from service.web import words
from service.web.render import render
from service.web.route import PageRoute, guard, local_path, wants_json

__all__ = ["Refusals"]

_MOST_DRAINED = 512 * 1024 * 1024
_DRAINED_WITHIN = 60.0
_TOO_SLOW = 408  # of its body nothing comes any more
_OWN_WAY = ("content-type", "content-length")
_PASSING = frozenset({429, 500, 503})
"""Statuses of what may go well in a moment."""


class Refusals:
    """Turn every problem that a browser meets on its way to a page into one; to stand round whatever refuses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        head: Message | None = None
        body = bytearray()

        async def watched(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start" and _is_problem(message) and _is_for_people(scope):
                head = message
            elif head is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _answer(scope, receive, send, head, bytes(body))

        await self._app(scope, receive, watched)


def _is_problem(head: Message) -> bool:
    return Headers(raw=head["headers"]).get("content-type", "").startswith(problems.MEDIA_TYPE)


def _is_for_people(scope: Scope) -> bool:
    return isinstance(scope.get("route"), PageRoute) or "text/html" in Headers(scope=scope).get("accept", "")


async def _answer(scope: Scope, receive: Receive, send: Send, head: Message, body: bytes) -> None:
    headers = Headers(raw=head["headers"])
    if headers.get("connection") == "close" and head["status"] != _TOO_SLOW:
        with anyio.move_on_after(_DRAINED_WITHIN):
            await _drain(receive)
    request = Request(scope, receive)
    told = _told(head["status"], json.loads(body))
    others = {name: value for name, value in headers.items() if name not in _OWN_WAY}
    await guard(_page(request, told, others))(scope, receive, send)


async def _drain(receive: Receive) -> None:
    """Let the browser send to the end what nobody will read: it looks for an answer no sooner."""
    drained, more = 0, True
    while more and drained < _MOST_DRAINED:
        message = await receive()
        drained += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


class _Told(NamedTuple):
    status: int
    code: str


def _told(status: int, problem: dict[str, Any]) -> _Told:
    """What to say; an address whose variable part cannot be one is just an unknown address."""
    faults = problem.get("errors", ())
    if faults and all(fault["where"].startswith("path.") for fault in faults):
        return _Told(404, "not_found")
    return _Told(status, problem["code"])


def _page(request: Request, told: _Told, headers: dict[str, str]) -> Response:
    if wants_json(request):
        return JSONResponse({"code": told.code, "message": words.problem(told.code)}, told.status, headers)
    asked = _address(request.url.path, request.url.query) if request.method in ("GET", "HEAD") else None
    came_from = _came_from(request)
    if told.code == "sign_in_needed":
        return RedirectResponse(f"/sign-in?next={quote(asked or came_from)}", 303)
    again = asked if told.status in _PASSING else None
    back = came_from if came_from not in ("/", asked) else None
    return render(request, "refusal.html", status=told.status, headers=headers, code=told.code, back=back, again=again)


def _came_from(request: Request) -> str:
    """The page on which a link was followed or a form was sent."""
    try:
        referrer = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/"
    return _address(referrer.path, referrer.query) if referrer.netloc == request.headers.get("host") else "/"


def _address(path: str, query: str) -> str:
    return local_path(f"{path}?{query}" if query else path)
