"""``POST /v1/extract``: one file in, what it says out, nothing kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

import docproc
from docproc.dispatch import Dispatch
from service.access.deps import Uploading
from service.examples import DISPATCH_TEXT
from service.files_named import base_name
from service.problems import responses
from service.slots import Slots

__all__ = ["router"]

router = APIRouter()


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
