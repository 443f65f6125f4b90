"""``POST /v1/documents``: files in, each a document that is read in its turn."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Annotated

import anyio
import anyio.to_thread
from fastapi import APIRouter, File, Header, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import audit
from service.access.deps import REFUSALS, Uploading
from service.deps import QueueDep, SettingsDep, StoreDep
from service.documents.duplicates import Duplicate, duplicates_of
from service.documents.views import address_of
from service.examples import DISPATCH_TEXT
from service.files_named import base_name
from service.intake import Upload, accept
from service.jobs.queue import Queue
from service.problems import ProblemError, responses
from service.store import Store
from service.store.models import Document

__all__ = ["router"]

router = APIRouter(tags=["documents"], responses=REFUSALS)

_FINAL = frozenset({"read", "failed", "refused"})
_LOOK_SECONDS = (0.04, 0.04, 0.06, 0.12)  # then each:
_LAST_LOOK_SECONDS = 0.25
_LONGEST_WAIT = 30


class Uploaded(BaseModel):
    """What became of one file."""

    file_name: str | None = Field(examples=["CV-418-SKHCN.pdf"])
    id: str | None = Field(examples=["7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"], description="null where it was refused")
    location: str | None = Field(examples=["/v1/documents/7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"])
    state: str = Field(examples=["received"], description="received, reading, read, failed or refused")
    problem_code: str | None = Field(default=None, examples=[None])
    problem_detail: str | None = Field(default=None, examples=[None])
    duplicates: list[Duplicate] = Field(default=[], examples=[[]])


class Uploads(BaseModel):
    """What became of each file, in their order."""

    documents: list[Uploaded]


@router.post(
    "/v1/documents",
    operation_id="upload_documents",
    summary="Upload one dispatch or many",
    status_code=202,
    responses={
        200: {"model": Uploads, "description": "All are read, or will not be (only with `wait`)."},
        **responses(400, 408, 413, 422, 503),
    },
    openapi_extra={"requestBody": {"content": {"multipart/form-data": {"example": {"files": [DISPATCH_TEXT]}}}}},
)
async def upload_documents(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    response: Response,
    principal: Uploading,
    store: StoreDep,
    settings: SettingsDep,
    queue: QueueDep,
    files: Annotated[list[UploadFile], File(description="Dispatches: PDF (text or scan), Word, plain text or image.")],
    wait: Annotated[
        float, Query(ge=0, le=_LONGEST_WAIT, description="Seconds to wait for the reading before the answer.")
    ] = 0,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=255,
            description="The same files sent again under this key within seven days are taken in once.",
        ),
    ] = None,
) -> Uploads:
    """Take files in; the answer comes once no crash can lose them.

    Each becomes a document, to be polled at its `location` until its `state` is `read`, `failed` or `refused`. A file
    that the office holds already is taken in all the same and named in `duplicates`.
    """
    if len(files) > settings.max_files:
        raise ProblemError(422, "too_many_files", f"at most {settings.max_files} files may be sent at a time")
    uploads = [Upload(file.file, base_name(file.filename or "")) for file in files]

    def note(session: Session, public_id: str) -> None:
        audit.note(session, principal, "document.uploaded", f"document:{public_id}", request=request)

    ids = await anyio.to_thread.run_sync(
        lambda: accept(store, settings, queue, uploads, owner=principal.name, key=idempotency_key, note=note)
    )
    names = [upload.name for upload in uploads]
    if wait:
        await _until_read(store, queue, [one for one in ids if one], wait)
    shown = await anyio.to_thread.run_sync(_show, store, ids, names)
    if all(one.id is None for one in shown):
        raise ProblemError(422, "file_empty", "the file has no content" if len(shown) == 1 else "no file has content")
    if len(shown) == 1:
        response.headers["Location"] = shown[0].location or ""
    if wait and all(one.state in _FINAL for one in shown):
        response.status_code = 200
    return Uploads(documents=shown)


async def _until_read(store: Store, queue: Queue, ids: Sequence[str], seconds: float) -> None:
    """Wait until nothing is left to be read: told by readers of this process, and by looking for those of others."""
    until = time.monotonic() + seconds
    with queue.news.about(await anyio.to_thread.run_sync(_unfinished, store, ids)) as waiting:
        for pause in chain(_LOOK_SECONDS, repeat(_LAST_LOOK_SECONDS)):
            left = until - time.monotonic()
            if left <= 0 or not await anyio.to_thread.run_sync(_unfinished, store, ids):
                return
            await waiting.sleep(min(pause, left))


def _unfinished(store: Store, ids: Sequence[str]) -> Sequence[int]:
    """Which are still to be read."""
    with store.read() as session:
        waiting = select(Document.id).where(Document.public_id.in_(ids), Document.state.not_in(_FINAL))
        return session.scalars(waiting).all()


def _show(store: Store, ids: list[str | None], names: list[str | None]) -> list[Uploaded]:
    with store.read() as session:
        found = {
            document.public_id: document
            for document in session.scalars(select(Document).where(Document.public_id.in_(filter(None, ids))))
        }
        shown = []
        for public_id, name in zip(ids, names, strict=True):
            document = found.get(public_id or "")
            if public_id is None:
                empty = Uploaded(file_name=name, id=None, location=None, state="failed")
                empty.problem_code, empty.problem_detail = "file_empty", "the file has no content"
                shown.append(empty)
            elif document is None:
                gone = Uploaded(file_name=name, id=public_id, location=address_of(public_id), state="failed")
                gone.problem_code, gone.problem_detail = "document_removed", "it was removed after it was taken in"
                shown.append(gone)
            else:
                shown.append(
                    Uploaded(
                        file_name=document.file_name,
                        id=public_id,
                        location=address_of(public_id),
                        state=document.state,
                        problem_code=document.problem_code,
                        problem_detail=document.problem_detail,
                        duplicates=duplicates_of(session, document),
                    )
                )
        return shown
