"""``/v1/documents``: lists, one document, corrections, reading anew, removal."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from service.access import audit
from service.access.deps import REFUSALS, Administering, Reading, Reviewing
from service.cursors import MOST_ROWS
from service.days import office_day
from service.deps import QueueDep, StoreDep
from service.documents import removal
from service.documents.corrections import Corrections, correct
from service.documents.duplicates import duplicates_of
from service.documents.finding import find, find_for_change, parts_of
from service.documents.listing import Filters, Order, list_page
from service.documents.page_images import PageImagesDep
from service.documents.views import DocumentDetail, DocumentId, DocumentSummary, State, address_of, detail, summarise
from service.etags import etag_of, is_known, require_version, unchanged
from service.history import history_of_header
from service.parameters import SEGMENT, Day, Moment, Printed
from service.problems import ProblemError, responses
from service.store.holding import drop_unused
from service.store.models import Document

__all__ = ["router"]

router = APIRouter(tags=["documents"], responses=REFUSALS)


class Documents(BaseModel):
    """One page of a list."""

    documents: list[DocumentSummary]
    next: str | None = Field(description="the cursor of the next page; null on the last one", examples=[None])


@router.get(
    "/v1/documents", operation_id="list_documents", summary="List and filter documents", responses=responses(422)
)
def list_documents(  # noqa: PLR0913, PLR0917  one argument a filter
    request: Request,
    principal: Reading,
    store: StoreDep,
    number: Annotated[
        Printed | None, Query(description="Number and symbol in any spelling.", examples=["418/SKHCN-CĐS"])
    ] = None,
    issuer: Annotated[
        Printed | None,
        Query(
            description="The issuing body, in full or with usual short forms; case and marks do not matter. Without "
            "its territory it is that of any; a province's name alone is its people's committee.",
            examples=["UBND tỉnh Lâm Đồng"],
        ),
    ] = None,
    type_: Annotated[
        Printed | None, Query(alias="type", description="Code or name of the type.", examples=["CV"])
    ] = None,
    state: State | None = None,
    date_from: Annotated[Day | None, Query(description="First day of the dispatch's date.")] = None,
    date_to: Annotated[Day | None, Query(description="Last day of it.")] = None,
    uploaded_from: Moment | None = None,
    uploaded_to: Annotated[Moment | None, Query(description="Uploaded before this moment.")] = None,
    text: Annotated[
        Printed | None, Query(description="Words that occur, with or without marks; “…” for a phrase.")
    ] = None,
    sort: Annotated[Order, Query(description="By upload or date; - for the newest first.")] = "-uploaded",
    cursor: Annotated[str | None, Query(max_length=500, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50,
) -> Documents:
    """Documents that meet all conditions; those without a date come last where the date sorts."""
    filters = Filters(number, issuer, type_, state, date_from, date_to, uploaded_from, uploaded_to, text)
    with store.read() as session:
        found, following = list_page(session, filters, sort, cursor, limit)
        shown = Documents(documents=[summarise(document) for document in found], next=following)
    audit.listed(store, principal, "documents.listed", request)
    return shown


@router.get(
    f"/v1/documents/{{document_id:{SEGMENT}}}",
    operation_id="get_document",
    summary="A document: its state, header, counts, duplicates",
    response_model=DocumentDetail,
    responses={304: {"description": "It is as `If-None-Match` says."}, **responses(404, 422)},
)
def get_document(request: Request, principal: Reading, store: StoreDep, document_id: DocumentId) -> Response:
    """Poll this until `state` is `read`, `failed` or `refused`; `Retry-After` and `poll` say when to ask again."""
    with store.read() as session:
        document = find(session, document_id)
        shown = _detail(session, document)
    content = shown.model_dump_json().encode()
    etag = etag_of(content, version=shown.version)
    if shown.poll is None:
        audit.saw(store, principal, f"document:{document_id}", request)
    if is_known(request, etag):
        return unchanged(etag)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if shown.poll is not None:
        headers["Retry-After"] = str(shown.poll.after_seconds)
    return Response(content, media_type="application/json", headers=headers)


@router.patch(
    f"/v1/documents/{{document_id:{SEGMENT}}}",
    operation_id="update_document",
    summary="Correct the header",
    responses=responses(400, 404, 409, 412, 413, 415, 422, 428),
)
def update_document(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    response: Response,
    principal: Reviewing,
    store: StoreDep,
    queue: QueueDep,
    document_id: DocumentId,
    corrections: Corrections,
    if_match: Annotated[
        str | None, Header(description="The ETag of the document as it was seen.", examples=["*"])
    ] = None,
) -> DocumentDetail:
    """Set fields of the header; `null` takes one to be absent from the page, `received` to be what the stamp says.

    What people set stays when the document is read anew. Citations of the old and of the new number are resolved anew.
    Days of obligations that hang on the date, or on the day of receipt, follow it, but for those that people set; and
    whom it concerns follows the date.
    """
    with store.write() as session:
        document = find_for_change(session, document_id)
        require_version(if_match, document.version)
        changed = correct(session, document, corrections, principal.name, office_day())
        if changed:
            detail_of = {"fields": changed}
            audit.note(
                session, principal, "document.corrected", f"document:{document_id}", detail=detail_of, request=request
            )
        session.flush()
        shown = _detail(session, document)
    queue.wake()  # readers resolve citations too
    response.headers["ETag"] = etag_of(shown.model_dump_json().encode(), version=shown.version)
    return shown


@router.post(
    "/v1/documents/{document_id}:reread",
    operation_id="reread_document",
    summary="Read a document anew",
    status_code=202,
    responses=responses(404, 409, 422),
)
def reread_document(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    response: Response,
    principal: Reviewing,
    store: StoreDep,
    queue: QueueDep,
    document_id: DocumentId,
) -> DocumentSummary:
    """Have its file read again, all dispatches in it; what people corrected and did stays."""
    with store.write() as session:
        document = removal.first_of(session, find_for_change(session, document_id))
        if document.sha256 is None:
            raise ProblemError(409, "file_not_kept", "the file of this document was not kept")
        if document.state not in ("received", "reading"):
            document.state = "received"
            document.attempts = document.interruptions = 0
            document.problem_code = document.problem_detail = document.not_before = None
            document.version += 1
            queue.enqueue(session, document.id)
            audit.note(session, principal, "document.reread", f"document:{document.public_id}", request=request)
        session.flush()
        shown = summarise(document)
    queue.wake()
    response.headers["Location"] = address_of(shown.id)
    return shown


@router.delete(
    f"/v1/documents/{{document_id:{SEGMENT}}}",
    operation_id="delete_document",
    summary="Remove a document",
    status_code=204,
    responses=responses(404, 409, 422),
)
def delete_document(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    principal: Administering,
    store: StoreDep,
    queue: QueueDep,
    images: PageImagesDep,
    document_id: DocumentId,
) -> None:
    """Remove an upload with all dispatches in it, what was read of them, and their obligations.

    The file goes too unless another document has it. What cited them is resolved anew.
    """
    with store.write() as session:
        first = removal.first_of(session, find_for_change(session, document_id))
        if first.public_id != document_id:
            raise ProblemError(409, "part_of_a_file", f"it is a part of document {first.public_id}: remove that one")
        sha256 = removal.remove(session, first)
        audit.note(session, principal, "document.removed", f"document:{document_id}", request=request)
    queue.wake()
    if sha256 is not None:
        drop_unused(store, sha256)
        images.forget(sha256)


def _detail(session: Session, document: Document) -> DocumentDetail:
    history = history_of_header(session, document.id)
    return detail(document, duplicates_of(session, document), parts_of(session, document), history)
