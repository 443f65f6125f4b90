"""Routes of pages: refusals become pages in Vietnamese, and headers let nothing in from elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from docproc.errors import DocprocError
from service.operation.logs import route_of, whereabouts
from service.problems import ProblemError
from service.web import words
from service.web.render import render

__all__ = ["PageRoute", "local_path", "wants_json"]

_HEADERS = {
    # Own files alone; nothing inline, so that text of a document that slipped through would still do nothing.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers then send "Origin: null" with forms, and cannot prove that they come from here.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_log = logging.getLogger("docproc.service")


class PageRoute(APIRoute):
    """A route whose answers are for people: ``APIRouter(route_class=PageRoute)``."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with what holds for all pages."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                response = await handle(request)
            except Exception as error:
                response = _refuse(request, error)
            for name, value in _HEADERS.items():
                response.headers[name] = value
            # Pages show documents: a browser that somebody else uses next must ask again.
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return answer


def local_path(wanted: str | None) -> str:
    """A path of this service to go on to; ``/`` for anything that could lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    # Browsers read a backslash as a slash, and drop tabs and line ends.
    if "\\" in wanted or not wanted.isprintable():
        return "/"
    return wanted


def _refuse(request: Request, error: Exception) -> Response:
    status, code, headers = _told(request, error)
    if wants_json(request):
        return JSONResponse({"code": code, "message": words.problem(code)}, status, headers)
    if code == "sign_in_needed":
        return RedirectResponse(f"/sign-in?next={quote(_came_from(request))}", 303)
    return render(request, "refusal.html", status=status, headers=headers, code=code, back=_came_from(request))


def _told(request: Request, error: Exception) -> tuple[int, str, dict[str, str]]:
    """Status, code and headers of the refusal that an error means."""
    match error:
        case ProblemError():
            return error.status_code, error.code, dict(error.headers or {})
        case DocprocError():
            return error.http_status, error.code, {}
        case RequestValidationError():
            return 422, "request_invalid", {}
        case HTTPException():
            return error.status_code, "not_found" if error.status_code == 404 else "request_malformed", {}
    _log.error(
        "unexpected %s on %s at %s", type(error).__name__, route_of(request.scope), whereabouts(error.__traceback__)
    )
    return 500, "internal", {}


def wants_json(request: Request) -> bool:
    """Whether a script of the page asks, and not the browser itself."""
    return request.headers.get("accept", "").startswith("application/json")


def _came_from(request: Request) -> str:
    """The page to go back to: the one asked for, or the one whose form was sent."""
    if request.method in ("GET", "HEAD"):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return local_path(asked)
    referrer = urlsplit(request.headers.get("referer", ""))
    if referrer.netloc != request.headers.get("host"):
        return "/"
    return local_path(referrer.path + (f"?{referrer.query}" if referrer.query else ""))
