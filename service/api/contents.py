"""What a document holds: its dispatch, its file, its text, its pages."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from docproc.dispatch import Dispatch
from service.access import audit
from service.access.deps import REFUSALS, Reading
from service.deps import StoreDep
from service.documents.evidence import marks_on
from service.documents.finding import extraction_of, extractions_of, find, refuse_unread
from service.documents.page_images import PageImagesDep
from service.documents.pages import LARGEST_SCALE, SMALLEST_SCALE, has_pages
from service.documents.ranges import settle_range
from service.documents.texts import text_in
from service.documents.views import DocumentId, ExtractionSummary, summarise_extraction
from service.etags import etag_of, is_known, unchanged
from service.examples import ANSWER
from service.parameters import BINARY, Printed
from service.problems import ProblemError, responses

__all__ = ["router"]

router = APIRouter(tags=["documents"], responses=REFUSALS)

_UNREAD = responses(404, 409, 413, 415, 422)
_CHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "It is as `If-None-Match` says."}}
_PRIVATE = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
_SEALED = _PRIVATE | {"Content-Security-Policy": "default-src 'none'; sandbox"}
_INERT = (
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "image/jpeg",
    "image/png",
    "image/tiff",
)
_ANY = "application/octet-stream"
_FILE = {kind: {"schema": BINARY} for kind in (_ANY, *_INERT)}

Version = Annotated[
    int | None, Query(ge=1, le=2**63 - 1, description="An older reading, by its `version` in the list of extractions.")
]


class Extractions(BaseModel):
    """The readings of a document, the newest first."""

    extractions: list[ExtractionSummary]


@router.get(
    "/v1/documents/{document_id}/dispatch",
    operation_id="get_dispatch",
    summary="What the document says: the contract's JSON",
    response_model=Dispatch,
    responses={**_CHANGED, **_UNREAD},
)
def get_dispatch(
    request: Request, principal: Reading, store: StoreDep, document_id: DocumentId, version: Version = None
) -> Response:
    """Header, citations, obligations and the rest, exactly as they were read; corrections are in the document."""
    with store.read() as session:
        extraction = extraction_of(session, find(session, document_id), version)
    audit.saw(store, principal, f"document:{document_id}", request)
    content = extraction.content.encode()
    etag = etag_of(content)
    return unchanged(etag) if is_known(request, etag) else _answer(content, "application/json", etag)


@router.get(
    "/v1/documents/{document_id}/text",
    operation_id="get_text",
    summary="The text that every span points into",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"example": ANSWER["text"]}}}, **_CHANGED, **_UNREAD},
)
def get_text(
    request: Request, principal: Reading, store: StoreDep, document_id: DocumentId, version: Version = None
) -> Response:
    """The text in reading order, as UTF-8."""
    with store.read() as session:
        extraction = extraction_of(session, find(session, document_id), version)
    audit.saw(store, principal, f"document:{document_id}", request)
    content = text_in(extraction.content).encode()
    etag = etag_of(content)
    return unchanged(etag) if is_known(request, etag) else _answer(content, "text/plain; charset=utf-8", etag)


@router.get(
    "/v1/documents/{document_id}/extractions",
    operation_id="list_extractions",
    summary="The readings of a document",
    responses=responses(404, 422),
)
def list_extractions(_principal: Reading, store: StoreDep, document_id: DocumentId) -> Extractions:
    """Each time a document was read, by which version of docproc; the newest first."""
    with store.read() as session:
        found = extractions_of(session, find(session, document_id))
        shown = [summarise_extraction(one, current=place == 0) for place, one in enumerate(found)]
    return Extractions(extractions=shown)


@router.get(
    "/v1/documents/{document_id}/original",
    operation_id="get_original",
    summary="The file as it was uploaded",
    response_class=FileResponse,
    responses={
        200: {"content": _FILE, "description": "The file."},
        206: {
            "content": _FILE | {"multipart/byteranges": {"schema": BINARY}},
            "description": "The range of it that was asked for, or several.",
        },
        **_CHANGED,
        **responses(403, 404, 416, 422, 500),
    },
)
def get_original(request: Request, principal: Reading, store: StoreDep, document_id: DocumentId) -> Response:
    """The bytes, to be saved and never to be shown in place; `Range` gives a part, or several."""
    with store.read() as session:
        document = find(session, document_id)
        if document.sha256 is None:
            refuse_unread(document)
        sha256, name, media_type = document.sha256, document.file_name, document.media_type or ""
    path = store.files.path(sha256)
    if not path.exists():
        raise ProblemError(500, "file_lost", "the stored file is not there: restore it from a backup")
    audit.saw(store, principal, f"document:{document_id}", request, "document.downloaded")
    etag = f'"{sha256}"'
    if is_known(request, etag):
        return unchanged(etag)
    settle_range(request, path.stat().st_size, etag)
    kind = media_type if media_type in _INERT else _ANY
    headers = _SEALED | {"ETag": etag, "Content-Disposition": _attachment(name or f"{document_id}.bin")}
    return FileResponse(path, media_type=kind, headers=headers)


@router.get(
    "/v1/documents/{document_id}/pages/{page}.png",
    operation_id="get_page_image",
    summary="A picture of a page, with marks where something was read",
    response_class=Response,
    responses={
        200: {"content": {"image/png": {"schema": BINARY}}, "description": "The page."},
        **_CHANGED,
        **responses(403, 404, 409, 413, 415, 422, 500, 503),
    },
)
def get_page_image(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    principal: Reading,
    store: StoreDep,
    images: PageImagesDep,
    document_id: DocumentId,
    page: Annotated[int, Path(ge=1, le=10_000)],
    scale: Annotated[
        float, Query(ge=SMALLEST_SCALE, le=LARGEST_SCALE, description="Pixels a point; A4 has 595 by 842 points.")
    ] = 1.5,
    evidence: Annotated[
        list[Printed],
        Query(
            max_length=100,
            description="What to mark: `obligation:17`, `citation:8`, or a path in the dispatch: `header.number`.",
            examples=[["header.number", "obligation:17"]],
        ),
    ] = [],  # noqa: B006  FastAPI copies it
) -> Response:
    """PDFs, scans and pictures have pages; Word files and texts have none (404 `no_pages`)."""
    with store.read() as session:
        document = find(session, document_id)
        if document.sha256 is None:
            refuse_unread(document)
        extraction = extraction_of(session, document) if document.media_type is None or evidence else None
        sha256, media_type = document.sha256, document.media_type or ""
        if not has_pages(media_type):
            raise ProblemError(404, "no_pages", "a file of this type has no pages")
        if page > (document.pages or 0):
            raise ProblemError(404, "no_such_page", f"the file has {document.pages} pages")
        marks = []
        if extraction is not None and evidence:
            dispatch = Dispatch.model_validate_json(extraction.content)
            marks = marks_on(session, document, dispatch, page, evidence)
    path = store.files.path(sha256)
    if not path.exists():
        raise ProblemError(500, "file_lost", "the stored file is not there: restore it from a backup")
    audit.saw(store, principal, f"document:{document_id}", request)
    content = images.draw(sha256, path, media_type, page, round(scale, 2), marks)
    etag = etag_of(content)
    return unchanged(etag) if is_known(request, etag) else _answer(content, "image/png", etag)


def _answer(content: bytes, media_type: str, etag: str) -> Response:
    return Response(content, media_type=media_type, headers=_PRIVATE | {"ETag": etag})


def _attachment(name: str) -> str:
    """RFC 6266: a plain name for old clients, the Vietnamese one (RFC 5987) for all others."""
    plain = "".join(char if char.isascii() and char.isprintable() and char not in '"\\%' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
