"""``/livez`` and ``/readyz``, for what watches the process and for what sends it requests; open without sign-in."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from service.operation.readiness import Readiness
from service.problems import ProblemError, responses

__all__ = ["router"]

router = APIRouter(tags=["probes"])


class Health(BaseModel):
    """The answer to a probe."""

    status: str = Field(examples=["ok"])


@router.head("/livez", include_in_schema=False)
@router.get("/livez", operation_id="check_alive", summary="Does the process answer?")
async def check_alive() -> Health:
    """Always ``ok`` while the process can answer at all."""
    return Health(status="ok")


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", operation_id="check_ready", summary="Can dispatches be taken in?", responses=responses(503))
def check_ready(request: Request) -> Health:
    """``ok`` while the database answers, its tables are this version's, and the disk has room and can be written.

    Otherwise 503 with the code ``not_ready`` (at start and end), ``database_unavailable``, ``database_outdated``,
    ``storage_full`` or ``storage_unwritable``.
    """
    readiness: Readiness | None = getattr(request.app.state, "readiness", None)
    if readiness is None:
        raise ProblemError(503, "not_ready", "the service is starting or stopping")
    readiness.check()
    return Health(status="ok")
