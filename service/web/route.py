"""Routes of pages: their headers let nothing in from elsewhere; ``service.web.refusals`` answers what they refuse."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from fastapi.routing import APIRoute

__all__ = ["PageRoute", "guard", "local_path", "wants_json"]

_HEADERS = {
    # Own files alone; nothing inline, so that text of a document that slipped through would still do nothing.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers then send "Origin: null" with forms, and cannot prove that they come from here.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class PageRoute(APIRoute):
    """A route whose answers are for people: ``APIRouter(route_class=PageRoute)``."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with what holds for all pages."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            return guard(await handle(request))

        return answer


def guard(response: Response) -> Response:
    """The same answer, with the headers that all pages have."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    # Pages show documents: a browser that somebody else uses next must ask again.
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def local_path(wanted: str | None) -> str:
    """A path of this service to go on to; ``/`` for anything that could lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    # Browsers read a backslash as a slash, and drop tabs and line ends.
    if "\\" in wanted or not wanted.isprintable():
        return "/"
    return wanted


def wants_json(request: Request) -> bool:
    """Whether a script of the page asks, and not the browser itself."""
    return request.headers.get("accept", "").startswith("application/json")
