"""``/openapi.json``: what programs can ask."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from service.access.deps import SignedIn

__all__ = ["router"]

router = APIRouter()


@router.get("/openapi.json", include_in_schema=False)
def describe(request: Request, principal: SignedIn) -> dict[str, Any]:
    """The description, for those who may use what it describes."""
    description: dict[str, Any] = request.app.openapi()
    return description
