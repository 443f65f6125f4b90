"""The addresses of the service."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel

import docproc
from docproc.dispatch import Dispatch
from service.access.deps import Uploading
from service.examples import DISPATCH_TEXT
from service.files_named import base_name
from service.problems import ProblemError, responses
from service.slots import Slots

__all__ = ["router"]

router = APIRouter()


class Health(BaseModel):
    """The answer to a probe."""

    status: str


@router.post(
    "/v1/extract",
    operation_id="extract_dispatch",
    summary="Read one dispatch, or each in the file",
    tags=["dispatches"],
    response_model=Dispatch | list[Dispatch],
    responses={
        200: {"description": "What the dispatch says."},
        **responses(400, 401, 403, 413, 415, 422, 429, 500, 501, 503),
    },
    openapi_extra={"requestBody": {"content": {"multipart/form-data": {"example": {"file": DISPATCH_TEXT}}}}},
)
async def extract_dispatch(
    request: Request,
    principal: Uploading,
    file: Annotated[UploadFile, File(description="The dispatch: PDF (text or scan), Word, plain text or image.")],
    every: Annotated[
        bool, Query(alias="all", description="Give a list, with a result for each document that the file holds.")
    ] = False,
) -> Response:
    """Give header, citations, obligations and the rest, each with the place where it was read.

    Of a file that holds several dispatches the first is read, or with ``all=true`` each.

    Nothing of the file is kept. A dispatch that bears a secrecy mark is refused.
    """
    if len((await request.form()).getlist("file")) > 1:
        raise RequestValidationError(
            [{"loc": ("body", "file"), "msg": "Only one file may be sent", "type": "too_long"}]
        )
    slots: Slots = request.app.state.slots
    data = await file.read()
    name = base_name(file.filename or "")
    extract = _extract_all if every else _extract
    return Response(await slots.run(lambda: extract(data, name)), media_type="application/json")


def _extract(data: bytes, name: str | None) -> str:
    return docproc.extract(data, file_name=name).model_dump_json()


def _extract_all(data: bytes, name: str | None) -> str:
    return f"[{','.join(one.model_dump_json() for one in docproc.extract_all(data, file_name=name))}]"


@router.head("/livez", include_in_schema=False)
@router.get("/livez", operation_id="check_alive", summary="Does the process answer?", tags=["probes"])
async def check_alive() -> Health:
    """Always ``ok`` while the process can answer at all."""
    return Health(status="ok")


@router.head("/readyz", include_in_schema=False)
@router.get(
    "/readyz",
    operation_id="check_ready",
    summary="Can dispatches be read?",
    tags=["probes"],
    responses=responses(503),
)
async def check_ready(request: Request) -> Health:
    """``ok`` once the pipeline is loaded, 503 before."""
    if not getattr(request.app.state, "ready", False):
        raise ProblemError(503, "not_ready", "the pipeline is not loaded yet")
    return Health(status="ok")
