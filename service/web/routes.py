"""All pages."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from service.problems import ProblemError
from service.web import changes, document, documents, keys, obligations, record, sign_in, users
from service.web.assets import find_asset
from service.web.route import PageRoute

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("/static/{name}")
def show_asset(name: str) -> Response:
    """A file that pages need; it says nothing of documents and is open to everybody."""
    found = find_asset(name)
    if found is None:
        raise ProblemError(404, "not_found", "there is no such file")
    return Response(found.content, media_type=found.media_type, headers=_FOR_GOOD)


for part in (sign_in, documents, document, changes, obligations, users, keys, record):
    router.include_router(part.router)
